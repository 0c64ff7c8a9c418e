// The report itself, every fact in it marked by its kind; a click on a mark chooses the thing.
let PIECES = []; // {start, end, node} in text order, offsets in the string
let written = null;

function writeReport() {
  if (S.across) {
    [PIECES, written] = [[], null];
    return fill($("text"), el("p", { class: "quiet" }, say("chooseReport")));
  }
  if (written === S.report) return;
  written = S.report;
  const { text } = S.report;
  const marks = THINGS.flatMap((thing) => placesOf(thing).filter((p) => p.report === S.report).map((p) => ({
    start: S.report.at(p.start), end: S.report.at(p.end), from: S.report.at(p.from), to: S.report.at(p.to), thing,
  }))).sort((a, b) => a.start - b.start || b.end - a.end);
  const breaks = [...text.matchAll(/\n/g)].flatMap((m) => [m.index, m.index + 1]);
  const cuts = [...new Set([0, text.length, ...S.report.extent.map((at) => S.report.at(at)), ...breaks, ...marks.flatMap((m) => [m.start, m.end, m.from, m.to])])].sort((a, b) => a - b);
  PIECES = [];
  const paragraphs = [el("p")];
  const begun = new Set();
  let active = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    while (next < marks.length && marks[next].start <= start) active.push(marks[next++]);
    active = active.filter((m) => m.end > start);
    if (text.slice(start, end) === "\n") {
      paragraphs.push(el("p"));
      continue;
    }
    const node = piece(text.slice(start, end), active, begun);
    if (end <= S.report.at(S.report.extent[0]) || start >= S.report.at(S.report.extent[1])) node.classList.add("outside");
    paragraphs[paragraphs.length - 1].append(node);
    PIECES.push({ start, end, node, things: active.map((m) => m.thing) });
  }
  fill($("text"), el("h2", { lang: "zh" }, S.report.name), el("div", { class: "body", lang: "zh", on: { click: clickText, keydown: pressText } }, foldPage(paragraphs.filter((p) => p.firstChild))));
  markChosen();
}
function foldPage(paragraphs) { // what the web page has above and below the report is folded away
  const [first, last] = S.report.extent.map((at) => S.report.at(at));
  const starts = new Map(PIECES.map((held) => [held.node, held.start]));
  const sort = (p) => { const at = starts.get(p.firstChild); return at + p.textContent.length <= first ? "above" : at >= last ? "below" : "report"; };
  const part = (name) => paragraphs.filter((p) => sort(p) === name);
  const folded = (name) => (part(name).length ? [el("details", { class: "around" }, el("summary", {}, say("around")), part(name))] : []);
  return [...folded("above"), ...part("report"), ...folded("below")];
}
function piece(words, active, begun) {
  if (!active.length) return el("span", {}, words);
  const mark = active.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
  const inner = mark.thing;
  const reached = begun.has(mark) ? { tabIndex: -1 } : { tabIndex: 0, role: "button" }; // a mark in pieces is one stop
  begun.add(mark);
  return el("span", { class: `hl f-${familyOf(inner)} k-${inner.kind}${markedProposed(inner)}`, data: { thing: String(inner.id) }, ...reached }, words);
}
function pressText(event) {
  if (event.key !== "Enter" && event.key !== " ") return;
  if (!event.target.closest(".hl")) return;
  event.preventDefault();
  clickText(event);
}
function clickText({ target }) {
  const id = target.closest(".hl")?.dataset.thing;
  if (id !== undefined && String(getSelection()) === "") choose(THINGS[Number(id)], { still: true });
}

function markChosen() {
  const things = !S.chosen ? [] : S.chosen.what === "edge" ? [S.chosen.from, S.chosen.to] : [S.chosen];
  for (const held of PIECES) held.node.classList.toggle("chosen", held.things.some((thing) => things.includes(thing)));
}
function readAt(place) {
  if (place.report !== S.report) openReport(place.report, true);
  writeReport();
  if (narrow.matches) showPane("text");
  const [from, to] = [S.report.at(place.from), S.report.at(place.to)];
  let first = null;
  let exact = null;
  for (const held of PIECES) {
    const inside = held.start >= from && held.end <= to;
    held.node.classList.toggle("current", inside);
    if (inside) first = first || held.node;
    if (held.start >= S.report.at(place.start) && held.end <= S.report.at(place.end)) exact = exact || held.node;
  }
  (exact || first)?.closest("details")?.setAttribute("open", "");
  (exact || first)?.scrollIntoView({ block: "center" });
}
function readChosen() {
  writeReport();
  markChosen();
  if (!S.chosen) {
    for (const held of PIECES) held.node.classList.remove("current");
    return;
  }
  const places = [...placesOf(S.chosen), ...(S.chosen.what === "edge" ? placesOf(S.chosen.to) : [])];
  const place = places.find((p) => p.report === S.report) || null;
  if (place && !narrow.matches) readAt(place);
}
