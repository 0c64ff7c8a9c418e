// The evidence panel: what the report states of a thing or a line, and the sentences that say it.
// ``told`` is what says in which report the thing stands here: an edge to it, or itself.
const thingButton = (thing, told = thing) =>
  el("button", { type: "button", class: `thing f-${familyOf(thing)}${markedProposed(thing)}`, title: thing.reading === "proposed" ? say("proposed") : null, data: { key: thing.key }, on: { click: () => choose(thing) } },
    shapeIcon(thing.kind), el("span", {}, nameOf(thing), sourceMark(told)), thing.value && el("b", { class: valence(thing) || "" }, `${figureOf(thing)} ${markOf(thing)}`.trim()));
function sourceMark(told) {
  const words = elsewhere(told);
  return words && el("small", { class: "source", lang: "zh" }, words);
}

const markedProposed = (item) => (item.reading === "proposed" ? " proposed" : "");
const basisBadge = (basis) => el("span", { class: `badge b-${basis}` }, lineIcon(basis), say(basis));
const part = (title, ...children) => (children.flat().some(Boolean) ? el("section", {}, el("h3", {}, title), ...children) : null);

function showEvidence() {
  const pane = $("evidence");
  const close = el("button", { type: "button", class: "close", "aria-label": say("close"), on: { click: () => (narrow.matches ? showPane("picture") : choose(null)) } }, "×");
  if (S.across && !S.chosen) fill(pane, ...acrossHelp());
  else if (!S.chosen) fill(pane, ...overview());
  else if (S.chosen.what === "edge") fill(pane, close, turner(), ...edgePanel(S.chosen));
  else fill(pane, close, turner(), ...thingPanel(S.chosen));
  pane.scrollTop = 0;
}

function thingPanel(thing) {
  const here = (place) => (place.report === S.report ? 0 : 1); // what the open report says stands first
  const places = placesOf(thing).sort((a, b) => here(a) - here(b) || (a.report?.year || 0) - (b.report?.year || 0));
  const links = thing.edges.filter((edge) => edge.predicate === "link");
  const ties = thing.edges.filter((edge) => edge.predicate !== "link").sort((a, b) => nearestFirst(a, b) || isIssuers(a) - isIssuers(b));
  return [
    el("header", {},
      el("p", { class: `kind f-${familyOf(thing)}` }, shapeIcon(thing.kind), say(thing.kind, 1), thing.code && ` · ${sayCode(thing.code)}`, badges(thing), REPORTS.length > 1 && el("span", { class: "source", lang: "zh" }, sourceOf(homeOf(thing)))),
      el("h2", {}, nameOf(thing)),
      thing.value && el("p", { class: `figure ${valence(thing) || ""}` }, figureOf(thing), markOf(thing) && el("small", {}, ` ${markOf(thing)} ${say(valence(thing))}`)),
      S.lang === "en" && thing.label_en && thing.label !== thing.label_en && el("p", { class: "quiet", lang: "zh" }, thing.label),
      el("p", { class: "actions" }, el("button", { type: "button", id: "focus", on: { click: () => focusOn(thing, 1) } }, `◎ ${say("neighbourhood")}`))),
    part(say(thing.kind === "initiative" ? "linksOf" : "linksTo"), ...linkGroups(links, thing)),
    part(say("wordsOf"), places.slice(0, 8).map((place) => quoteBox(place, [{ ...place, as: "said" }])),
      places.length > 8 && el("p", { class: "quiet" }, `… ${places.length} ${say("places")}`)),
    part(say("acrossOthers"), alsoTold(thing)),
    part(say("factsOf"), factList(thing)),
    part(say("tiesOf"), tieList(ties, thing)),
  ].filter(Boolean);
}
const badges = (thing) => ["planned", "group", "tentative"].filter((name) => (name === "planned" ? isPlanned(thing) : thing[name])).map((name) => el("span", { class: "badge" }, say(name))).concat(thing.reading === "proposed" ? [el("span", { class: "badge proposed" }, say("proposed"))] : []);

function factList(thing) {
  const how = String(thing.reading || "").match(/curated|extracted|proposed|computed/)?.[0];
  const rows = [
    ["figure", thing.value && thing.as_written], ["value", thing.value && (S.lang === "en" ? thing.figureEn : `${thing.value.replace("-", "−")} ${thing.measure || ""}`.trim())], ["measured", thing.indicator],
    ["bound", thing.bound && sayCode(thing.bound)], ["level", thing.level && say(thing.level)],
    ["direction", thing.direction && `${arrowOf(thing)} ${say(thing.direction)}`], ["polarity", thing.polarity && sayCode(thing.polarity)],
    ["comparison", thing.comparison && sayCode(thing.comparison)], ["period", thing.period], ["scopeOf", thing.scope],
    ["kind", thing.code && sayCode(thing.code)], ["reading", how ? say(how) : thing.reading], ["rule", thing.rule],
  ].filter(([, value]) => value);
  return rows.length ? el("dl", {}, rows.flatMap(([name, value]) => [el("dt", {}, say(name)), el("dd", {}, String(value))])) : null;
}

function linkGroups(links, thing) {
  const said = { report: "claimed", reader: "judged", software: "seen" };
  const groups = { claimed: [], judged: [], seen: [] };
  for (const link of links) groups[link.basis === "explicit" ? "claimed" : said[link.asserted_by] || "seen"].push(link);
  return Object.entries(groups).filter(([, held]) => held.length).map(([name, held]) =>
    el("div", { class: `group ${name}` },
      el("h4", {}, say(name), " ", el("span", { class: "count" }, String(held.length))),
      el("p", { class: "quiet" }, say(`${name}Note`)),
      el("ul", { class: "links" }, held.sort((a, b) => nearestFirst(a, b) || byChoice()(a, b)).map((link) => linkItem(link, thing)))));
}
const byStrength = (a, b) => BASES.indexOf(a.basis) - BASES.indexOf(b.basis) || startOf(a.from) - startOf(b.from) || startOf(a.to) - startOf(b.to) || a.id - b.id;

// As the reader wants them: the strongest first, or as the report tells them.
const byPlace = (a, b) => startOf(a.from) - startOf(b.from) || startOf(a.to) - startOf(b.to) || a.id - b.id;
const byChoice = () => (S.order === "report" ? byPlace : byStrength);
// What the open report tells first, then the other years one after the other.
const nearestFirst = (a, b) => isFarFrom(a) - isFarFrom(b);
const isFarFrom = (edge) => (tellersOf(edge).includes(S.report) ? 0 : Math.min(...tellersOf(edge).map((report) => report.year || 1)));

// The facts of the report one after the other, in its order.
function factsInOrder() {
  const place = (thing) => placesOf(thing).find((p) => p.report === S.report)?.start;
  return THINGS.filter((thing) => place(thing) !== undefined && showsThing(thing)).sort((a, b) => place(a) - place(b) || a.id - b.id);
}
function turn(step) {
  const facts = factsInOrder();
  const now = facts.indexOf(S.chosen?.what === "edge" ? S.chosen.from : S.chosen);
  const next = facts[now < 0 ? (step > 0 ? 0 : facts.length - 1) : (now + step + facts.length) % facts.length];
  if (next) choose(next);
}
function turner() {
  const facts = factsInOrder();
  const now = facts.indexOf(S.chosen.what === "edge" ? S.chosen.from : S.chosen);
  const button = (step, mark, word) => el("button", { type: "button", id: word, "aria-label": say(word), title: say(word), on: { click: () => { turn(step); $(word)?.focus(); } } }, mark);
  return el("p", { class: "turner quiet" }, button(-1, "‹", "previous"), now >= 0 && `${now + 1} / ${facts.length}`, button(1, "›", "next"));
}

function linkItem(link, thing) {
  return el("li", {},
    thingButton(other(link, thing), link),
    el("button", { type: "button", class: "why", data: { key: link.key }, on: { click: () => choose(link) } }, basisBadge(link.basis), ` ${whyOf(link)}`));
}
function whyOf(link) {
  return [reasonOf(link), link.confidence !== undefined && say(link.weak ? "weak" : "sure", link.confidence), link.tentative && say("tentative"), link.reading === "proposed" && say("proposed")].filter(Boolean).join(S.lang === "zh" ? "；" : "; ");
}
function reasonOf(link) {
  if (link.basis === "explicit") return link.cue.length ? `${say("cue")}${S.lang === "zh" ? "：" : ": "}${cueWords(link)}` : "";
  const apart = link.distance ? say("distance", link.distance) : say("distance0");
  return link.rivals ? `${apart}${S.lang === "zh" ? "；" : "; "}${say("rivals", link.rivals)}` : apart;
}
const cueWords = (link) => link.cue.map(readPlace).map((p) => (p.drifted ? p.quote : p.report.slice(p.start, p.end))).map((w) => `“${w}”`).join(" ");

function tieList(ties, thing) {
  if (!ties.length) return null;
  return el("ul", { class: "ties" }, ties.slice(0, 60).map((edge) =>
    el("li", {},
      el("button", { type: "button", class: "relation", on: { click: () => choose(edge) } }, say(edge.from === thing ? edge.predicate : `${edge.predicate}<`), edge.inferred && " *", edge.reading === "proposed" && ` (${say("proposed")})`),
      thingButton(other(edge, thing), edge))),
    ties.length > 60 && el("li", { class: "quiet" }, say("andMore", ties.length - 60)));
}

function edgePanel(edge) {
  const isLink = edge.predicate === "link";
  const group = edge.basis === "explicit" ? "claimed" : edge.asserted_by === "reader" ? "judged" : "seen";
  return [
    el("header", {},
      el("p", { class: "kind" }, isLink ? basisBadge(edge.basis) : say(edge.predicate), edge.tentative && el("span", { class: "badge" }, say("tentative")), edge.reading === "proposed" && el("span", { class: "badge" }, say("proposed"))),
      el("div", { class: "ends" }, thingButton(edge.from, edge), el("span", { class: "arrow", "aria-hidden": "true" }, isLink ? "⋯" : "→"), thingButton(edge.to, edge))),
    isLink && el("section", { class: `group ${group}` }, el("h3", {}, say(group)), el("p", {}, say(`${group}Note`)), el("p", {}, whyOf(edge)), el("p", { class: "quiet" }, say("notCause"))),
    edge.inferred && el("p", { class: "note" }, say("inferred")),
    part(say("wordsOf"), ...sentencesOf(edge)),
  ].filter(Boolean);
}

// The sentence of the result, and the nearest one that names the initiative, with cue words marked.
function sentencesOf(edge) {
  const own = placesOf(edge);
  if (edge.predicate !== "link") return own.map((place) => quoteBox(place, [{ ...place, as: "said" }]));
  const named = placesOf(edge.from).filter((p) => !p.drifted);
  const cues = edge.cue.map(readPlace).map((p) => ({ ...p, as: "cue" }));
  const shown = new Map();
  for (const place of own.length ? own : placesOf(edge.to)) {
    if (place.drifted) {
      shown.set(shown.size, place);
      continue;
    }
    const near = named.filter((p) => p.report === place.report).sort((a, b) => Math.abs(a.from - place.from) - Math.abs(b.from - place.from))[0];
    for (const p of [near, place, ...cues.filter((c) => !c.drifted)]) if (p) shown.set(`${p.report.id}:${p.from}`, p);
  }
  const marks = [...named.map((p) => ({ ...p, as: "initiative" })), ...placesOf(edge.to).map((p) => ({ ...p, as: "outcome" })), ...cues];
  return [...shown.values()].sort((a, b) => (a.from || 0) - (b.from || 0)).map((place) => quoteBox(place, marks));
}

function quoteBox(place, marks) {
  if (place.drifted) return el("blockquote", { class: "drifted" }, el("p", {}, place.sentence), el("p", { class: "warn" }, `⚠ ${say("drifted")}`));
  const inside = marks.filter((m) => !m.drifted && m.report === place.report && m.start < place.to && m.end > place.from);
  const sentence = el("button", { type: "button", class: "sentence", lang: "zh", title: say("showInText"), on: { click: () => readAt(place) } }, marked(place, inside));
  const copy = el("button", { type: "button", class: "copy", on: { click: (event) => copyText(citation(place), event.currentTarget) } }, say("copy"));
  return el("blockquote", {}, sentence, el("footer", {}, el("cite", {}, sourceLine(place)), copy));
}
function marked(place, marks) {
  const cuts = [...new Set([place.from, place.to, ...marks.flatMap((m) => [Math.max(m.start, place.from), Math.min(m.end, place.to)])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const held = marks.filter((m) => m.start <= start && m.end >= cuts[i + 1]).map((m) => m.as);
    const words = place.report.slice(start, cuts[i + 1]);
    return held.length ? el("mark", { class: [...new Set(held)].join(" ") }, words) : words;
  });
}
function sourceLine({ report, from, to, page }) {
  const year = report.year ? (S.lang === "zh" ? `，${report.year} 年` : `, ${report.year}`) : "";
  const [join, comma] = S.lang === "zh" ? ["", "，"] : [", ", ", "];
  const title = report.title ? `${join}《${report.title}》` : "";
  return `${report.issuerLabel}${title}${year}${page ? `${comma}${say("page", page)}` : ""}${comma}${say("chars", `${from + 1}–${to}`)}`;
}
// By GB/T 7714, as zhiji --cite has it: the place in characters from 0, and the hash of the text.
function citation({ report, from, to, page }) {
  const words = report.slice(from, to).trim();
  const where = `${report.year ? ` ${report.year}:` : ""} ${page ? `第${page}页, ` : ""}字符${from}–${to}（“${words}”）.`;
  const address = report.address ? ` ${linkTo(report.address, words)}.` : "";
  const title = report.title ? `. ${report.title}` : "";
  return `${report.issuerLabel}${title}[${report.address ? "R/OL" : "R"}].${where}${address} 全文SHA-256: ${report.sha256}.`;
}
function linkTo(address, words) {
  const encoded = (part) => encodeURIComponent(part).replace(/[-!'()*_.~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const directive = words.length > 60 ? `${encoded(words.slice(0, 16))},${encoded(words.slice(-16))}` : encoded(words);
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${directive}`;
}
async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = el("textarea", { value: text, class: "unseen" });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  button.textContent = say("copied");
  announce(say("copied"));
  setTimeout(() => { button.textContent = say("copy"); }, 1600);
}
