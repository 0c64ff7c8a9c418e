/** The report's text: a paragraph a point, a span a sentence, its facts highlighted. */
const sentences = DATA.sentences.map(([start, end]) => ({ start, end, shown: el("span", { class: "sentence", "data-start": start }) }));
const sentenceOf = (offset) => sentences.find((s) => s.start <= offset && offset < s.end);

function showText() {
  let point = null;
  let paragraph = null;
  for (const sentence of sentences) {
    const around = DATA.points.findIndex(([start, end]) => start <= sentence.start && sentence.start < end);
    if (around !== point || !paragraph) byId("text").append((paragraph = el("p")));
    point = around;
    paragraph.append(sentence.shown);
    showSentence(sentence);
  }
}

function showSentence(sentence) {
  const within = [...facts.values()].filter((f) => !isLink(f) && f.now.start < sentence.end && sentence.start < f.now.end && isShown(f));
  const current = facts.get(state.current);
  const lit = current && (isLink(current) ? [current.now.from, current.now.to] : [current.id]);
  const subject = current?.now.subject;
  const cuts = new Set([sentence.start, sentence.end]);
  for (const place of [...within.map((f) => f.now), ...(subject ? [subject] : [])]) for (const at of [place.start, place.end]) if (sentence.start < at && at < sentence.end) cuts.add(at);
  const ends = [...cuts].sort((a, b) => a - b);
  sentence.shown.replaceChildren(
    ...ends.slice(0, -1).map((start, i) => {
      const over = within.filter((f) => f.now.start <= start && start < f.now.end).sort((a, b) => a.now.end - a.now.start - (b.now.end - b.now.start));
      const top = over.find((f) => lit?.includes(f.id)) ?? over[0];
      const classes = top ? ["fact", top.done ?? "open", lit?.includes(top.id) ? "current" : ""] : [];
      if (subject && subject.start <= start && start < subject.end) classes.push("subject");
      return el("span", { class: classes.join(" "), "data-start": start, ...(top ? { tint: top.type, "data-fact": top.id } : {}) }, wordsAt(start, ends[i + 1]));
    }),
  );
  sentence.shown.classList.toggle("here", sentence === state.sentence);
}

/** The selected stretch of the report as a span, or null. */
function selectedSpan() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [offsetAt(range.startContainer, range.startOffset), offsetAt(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : { start, end, text: wordsAt(start, end) };
}

function offsetAt(node, offset) {
  if (!byId("text").contains(node)) return null;
  if (node.nodeType !== Node.TEXT_NODE) {
    const next = node.childNodes[offset] ?? null;
    const piece = next?.nodeType === Node.ELEMENT_NODE ? (next.matches("[data-start]") ? next : next.querySelector("[data-start]")) : null;
    if (piece) return Number(piece.dataset.start);
    const last = [...node.querySelectorAll("span span[data-start]")].pop();
    return last ? Number(last.dataset.start) + Array.from(last.textContent).length : null;
  }
  return Number(node.parentElement.dataset.start) + Array.from(node.data.slice(0, offset)).length;
}
