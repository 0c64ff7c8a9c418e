// What the panel shows before anything is chosen: how to read the picture, and its links as a list.
const MOST_LISTED = 200;

function overview() {
  const here = new Set(geometry().cards.map(([id]) => id));
  const links = EDGES.filter((edge) => edge.predicate === "link" && toldIn(edge, S.report) && here.has(edge.from.id)).sort(byStrength);
  const number = (n, words) => el("div", {}, el("b", {}, String(n)), el("span", {}, say(words)));
  return [
    el("header", {}, el("h2", {}, say("overview")), el("p", {}, say("overviewText")), el("p", { class: "quiet" }, say("notCause"))),
    el("div", { class: "numbers" },
      number(new Set(links.map((l) => l.from)).size, "countInitiatives"),
      number(new Set(links.map((l) => l.to)).size, "countOutcomes"),
      number(links.length, "countLinks"),
      number(links.filter((l) => l.basis === "explicit").length, "countExplicit")),
    ...BASES.map((basis) => overviewGroup(basis, links.filter((link) => link.basis === basis))),
  ];
}
function overviewGroup(basis, links) {
  if (!links.length) return null;
  const byInitiative = new Map();
  for (const link of links.slice(0, MOST_LISTED)) byInitiative.set(link.from, [...(byInitiative.get(link.from) || []), link]);
  return el("details", { open: basis === "explicit" },
    el("summary", {}, basisBadge(basis), el("span", { class: "count" }, String(links.length))),
    el("ul", { class: "credits" }, [...byInitiative].map(([thing, held]) =>
      el("li", {}, thingButton(thing), el("ul", {}, held.map((link) => el("li", {}, thingButton(link.to))))))));
}
