// What the panel shows before anything is chosen: how to read the picture, and its links as a list.
const MOST_LISTED = 200;

function overview() {
  const told = EDGES.filter((edge) => edge.predicate === "link" && toldIn(edge, S.report));
  const shown = (thing) => BOXES.has(thing) || S.focus;
  const links = told.filter((link) => showsEdge(link) && shown(link.from) && shown(link.to)).sort(byChoice());
  const number = (n, words) => el("div", {}, el("b", {}, String(n)), el("span", {}, say(words)));
  const head = el("header", {}, el("h2", {}, say("overview")), el("p", {}, say("overviewText")), el("p", { class: "quiet" }, say("notCause")));
  if (!told.length) return [head, ...withoutLinks()];
  return [
    head,
    el("div", { class: "numbers" },
      number(new Set(links.map((l) => l.from)).size, "countInitiatives"),
      number(new Set(links.map((l) => l.to)).size, "countOutcomes"),
      number(links.length, "countLinks"),
      number(links.filter((l) => l.basis === "explicit").length, "countExplicit")),
    weakNote(links),
    links.length < told.length && el("p", { class: "quiet", id: "left-out" }, say("leftOut", told.length - links.length)),
    orderButtons(),
    ...(S.order === "report" ? [creditList(links, true)] : BASES.map((basis) => overviewGroup(basis, links.filter((link) => link.basis === basis)))),
    links.length > MOST_LISTED && el("p", { class: "quiet" }, say("andMore", links.length - MOST_LISTED)),
  ];
}
// The links that tables leave out unasked.
function weakNote(links) {
  const weak = links.filter((link) => link.weak).length;
  return weak > 0 && el("p", { class: "quiet weak" }, say("weakAmong", weak));
}
function orderButtons() {
  const take = (order) => { S.order = order; keepAddress(); showEvidence(); $(`order-${order}`)?.focus(); };
  return el("p", { class: "orders", role: "group", "aria-label": say("order") }, el("span", { class: "quiet" }, say("order")),
    ["strength", "report"].map((order) => el("button", { type: "button", id: `order-${order}`, "aria-pressed": String(S.order === order), on: { click: () => take(order) } }, say(`order-${order}`))));
}
function overviewGroup(basis, links) {
  if (!links.length) return null;
  return el("details", { open: basis === "explicit" },
    el("summary", {}, basisBadge(basis), el("span", { class: "count" }, String(links.length))), creditList(links.slice(0, MOST_LISTED), false));
}
function creditList(links, withBasis) {
  const byInitiative = new Map();
  for (const link of links.slice(0, MOST_LISTED)) byInitiative.set(link.from, [...(byInitiative.get(link.from) || []), link]);
  return el("ul", { class: "credits" }, [...byInitiative].map(([thing, held]) =>
    el("li", {}, thingButton(thing), el("ul", {}, held.map((link) => el("li", {}, withBasis && lineIcon(link.basis), thingButton(link.to)))))));
}
// A report that ties nothing together: what it holds is shown all the same, and that is said.
function withoutLinks() {
  const here = THINGS.filter((thing) => placesOf(thing).some((place) => place.report === S.report)).sort((a, b) => startOf(a) - startOf(b));
  const initiatives = here.filter((thing) => thing.kind === "initiative");
  const numbers = here.filter((thing) => columnOf(thing) === "outcomes");
  const list = (things) => things.length > 0 && el("ul", { class: "credits" }, things.slice(0, MOST_LISTED).map((thing) => el("li", {}, thingButton(thing))));
  return [
    el("p", { class: "note", id: "no-links" }, say(initiatives.length ? "noLinks" : "noInitiatives", numbers.length)),
    list(initiatives), list(numbers),
    numbers.length > MOST_LISTED && el("p", { class: "quiet" }, say("andMore", numbers.length - MOST_LISTED)),
  ];
}
