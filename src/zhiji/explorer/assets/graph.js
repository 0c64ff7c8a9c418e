// The page's data: reports, things and edges, joined by their places in the lists.
async function readData(node) {
  if (node.type === "application/json") return JSON.parse(node.textContent);
  const packed = Uint8Array.from(atob(node.textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
const DATA = await readData(document.getElementById("data"));
const BASES = ["explicit", "same-sentence", "same-paragraph"];
const HOME = "https://w3id.org/zhiji/id/";
const THINGS = DATA.things;
// What a language model alone read is left out where the address says so, before anything is made of it.
const HAS_PROPOSALS = THINGS.some((thing) => thing.alone || thing.own) || DATA.edges.some((edge) => edge.alone);
const asksWithout = () => HAS_PROPOSALS && location.hash.slice(1).split("&").includes("proposed=no");
const WITHOUT = asksWithout();
const isGone = (thing) => WITHOUT && Boolean(thing.alone);
const LINES = DATA.edges.map((edge, i) => [edge, DATA.network.edges[i]])
  .filter(([edge, line]) => !(WITHOUT && (edge.alone || THINGS[line.from].alone || THINGS[line.to].alone)));
const EDGES = LINES.map(([edge]) => edge);
if (WITHOUT) for (const thing of THINGS) thing.at = thing.alone ? [] : thing.own ? thing.own.map((n) => thing.at[n]) : thing.at;
const REPORTS = DATA.reports;

// What a title says beside organ and year.
const ownTitle = (report) => report.title.replace(report.issuerLabel, "").replace(new RegExp(`${report.year}年?度?`), "").trim();
const organAndYear = (report) => [report.issuerLabel, report.year].filter(Boolean).join(" ");
const isTwin = (report) => REPORTS.some((held) => held !== report && organAndYear(held) === organAndYear(report));

const shortKey = (iri) => (iri.startsWith(HOME) ? iri.slice(HOME.length) : iri);

THINGS.forEach((thing, i) => {
  const node = DATA.network.nodes[i];
  Object.assign(thing, { id: i, what: "thing", kind: node.group, label: node.label, edges: [], key: shortKey(thing.iri) });
});
EDGES.forEach((edge, i) => {
  const line = LINES[i][1];
  Object.assign(edge, { id: i, what: "edge", predicate: line.group, from: THINGS[line.from], to: THINGS[line.to], line });
  edge.key = edge.iri ? shortKey(edge.iri) : [edge.from.key, edge.predicate, edge.to.key].join("!");
  edge.rivals = edge.rivals || 0;
  edge.from.edges.push(edge);
  if (edge.to !== edge.from) edge.to.edges.push(edge);
});
const BY_KEY = new Map([...EDGES, ...THINGS.filter((thing) => !isGone(thing))].map((item) => [item.key, item]));

// Offsets are in code points; JavaScript counts in halves of some characters.
REPORTS.forEach((report, i) => {
  report.id = i;
  const astral = /[\u{10000}-\u{10ffff}]/u.test(report.text);
  const starts = astral ? [...report.text].reduce((at, c) => (at.push(at[at.length - 1] + c.length), at), [0]) : null;
  report.at = (offset) => (starts ? starts[Math.min(offset, starts.length - 1)] : offset);
  report.slice = (start, end) => report.text.slice(report.at(start), report.at(end));
});

// A place is [report, start, end, sentence start, sentence end], or the words alone where the text does not hold them.
function readPlace(place) {
  if (!Array.isArray(place)) return { ...place, drifted: true };
  const [r, start, end, from, to, page] = place;
  return { report: REPORTS[r], start, end, from, to, page };
}
const placesOf = (item) => item.at.map(readPlace);
const startOf = (thing) => thing.at[0]?.[1] ?? 0;
const toldIn = (edge, report) => !edge.at.length || edge.at.some((place) => !Array.isArray(place) || place[0] === report.id);
const isCited = (thing) => thing.edges.some((e) => e.predicate === "link");
const issuers = new Set(REPORTS.map((r) => r.issuer));
const isIssuers = (edge) => edge.predicate !== "link" && (issuers.has(edge.from.id) || issuers.has(edge.to.id)) &&
  ["carriedOutBy", "issuedBy", "implementedBy", "studiedBy", "plannedBy", "recipient"].includes(edge.predicate);
const other = (edge, thing) => (edge.from === thing ? edge.to : edge.from);
const labelOf = (thing) => [nameOf(thing), figureOf(thing)].filter((words, i, all) => words && (i === 0 || words !== all[0])).join(" ");
// Organ and year; where an organ has two reports of a year, also the title.
const sourceOf = (report) => [organAndYear(report), isTwin(report) && ownTitle(report)].filter(Boolean).join(" · ");
const yearOf = (report) => [report.year || report.title, report.year && isTwin(report) && ownTitle(report)].filter(Boolean).join(" · ");
const nameOf = (thing) => {
  if (S.lang === "en" && thing.label_en) return withoutFigure(thing, thing.label_en);
  return (thing.value && thing.indicator) || withoutFigure(thing, thing.label);
};
const valence = (thing) => {
  if (!thing.direction || !thing.polarity || thing.polarity === "neutral") return null;
  return thing.polarity.startsWith(thing.direction) ? "good" : "bad";
};
const arrowOf = (thing) => ({ up: "▲", down: "▼" })[thing.direction] || "";
const markOf = (thing) => ({ good: "✓", bad: "✕" })[valence(thing)] || "";
// ▼36% is a fall by as much; 98.6% ▲ a level reached by rising.
const withArrow = (thing, words) => (thing.kind === "change" ? `${arrowOf(thing)}${words}` : `${words} ${arrowOf(thing)}`.trim());
const figureOf = (thing) => {
  if (!thing.value) return "";
  return withArrow(thing, S.lang === "en" && thing.figureEn ? thing.figureEn : thing.as_written || thing.value);
};
const withoutFigure = (thing, label) => {
  const figure = thing.value ? withArrow(thing, thing.as_written || thing.value) : "";
  return figure && label.endsWith(figure) && label !== figure ? label.slice(0, -figure.length).trim() : label;
};
