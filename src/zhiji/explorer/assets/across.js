// Several reports: what each holds, organ by organ and year by year, before one of them is opened; and the same initiative
// wherever it is told.
const MOST_THEMES = 8;
const MOST_SHARED = 80;
const isIn = (thing, report) => thing.at.some((place) => Array.isArray(place) && place[0] === report.id);
const reportsOf = (item) => [...new Set(item.at.filter(Array.isArray).map((place) => place[0]))].map((r) => REPORTS[r]);
const homeOf = (thing) => (!S.across && isIn(thing, S.report) ? S.report : reportsOf(thing)[0] || REPORTS[thing.report]);
// Whether the open report only plans a thing; of one that it does not tell, whether all do that tell it.
function isPlanned(thing) {
  const asked = !S.across && isIn(thing, S.report) ? [S.report] : reportsOf(thing);
  return Boolean(thing.planned) && asked.every((report) => thing.planned.includes(report.id));
}
// The reports that tell of an edge; where its words are not known, those that tell of both its ends.
function tellersOf(edge) {
  if (edge.at.length) return reportsOf(edge);
  return reportsOf(edge.from).filter((report) => isIn(edge.to, report));
}
// Of an item that the open report does not tell: organ and year of those that do; nothing where the page has one report.
function elsewhere(item) {
  if (REPORTS.length < 2) return "";
  const told = item.what === "edge" ? tellersOf(item) : reportsOf(item);
  return !S.across && told.includes(S.report) ? "" : sourcesOf(told);
}
// Organs with their years, years that follow each other as a span: 甲市 2011–2014, 2016；乙市 2016.
function sourcesOf(reports) {
  const organs = new Map();
  for (const report of inOrder(reports)) {
    const held = organs.get(report.issuerLabel) || organs.set(report.issuerLabel, []).get(report.issuerLabel);
    if (!report.year || isTwin(report)) held.push([yearOf(report)]);
    else if (held.at(-1)?.at(-1) === report.year - 1) held.at(-1).push(report.year);
    else held.push([report.year]);
  }
  const span = (years) => (years.length > 2 ? `${years[0]}–${years.at(-1)}` : years.join(", "));
  return [...organs].map(([organ, spans]) => `${organ} ${spans.map(span).join(", ")}`.trim()).join(S.lang === "zh" ? "；" : "; ");
}
const inOrder = (reports) => [...reports].sort((a, b) => a.issuerLabel.localeCompare(b.issuerLabel, "zh") || (a.year || 0) - (b.year || 0) || a.id - b.id);

// For each report its initiatives by kind, its outcomes and links.
function countHeld() {
  const held = new Map(REPORTS.map((report) => [report, { kinds: new Map(), outcomes: 0, links: 0 }]));
  for (const thing of THINGS) {
    for (const report of reportsOf(thing)) {
      const row = held.get(report);
      if (thing.kind === "initiative") row.kinds.set(thing.code || "", [...(row.kinds.get(thing.code || "") || []), thing]);
      if (thing.is_outcome) row.outcomes += 1;
    }
  }
  for (const edge of EDGES) if (edge.predicate === "link" && showsEdge(edge)) for (const report of REPORTS) if (edge.at.length && toldIn(edge, report)) held.get(report).links += 1;
  return held;
}
// Initiatives of one name, wherever they are told: name → [thing, report] by organ and year.
const SHARED = new Map();
function shareNames() {
  if (SHARED.size) return SHARED;
  for (const thing of THINGS) {
    if (thing.kind !== "initiative") continue;
    const name = plain(thing.label);
    SHARED.set(name, [...(SHARED.get(name) || []), ...reportsOf(thing).map((report) => [thing, report])]);
  }
  for (const [name, told] of SHARED) if (new Set(told.map(([, report]) => report)).size < 2) SHARED.delete(name);
  return SHARED;
}

function showAcross() {
  const on = S.across && !S.focus;
  $("across").hidden = !on;
  $("png").hidden = S.across; // there is no picture to save
  if (!on) return;
  const held = countHeld();
  const totals = new Map();
  for (const { kinds } of held.values()) for (const [code, things] of kinds) totals.set(code, (totals.get(code) || 0) + things.length);
  const codes = [...totals].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const themes = codes.filter((code) => code && code !== "other").slice(0, MOST_THEMES);
  const rest = codes.filter((code) => !themes.includes(code)); // under one heading with those of no kind
  const largest = Math.max(1, ...[...held.values()].flatMap(({ kinds }) => themes.map((code) => kinds.get(code)?.length || 0)));
  const head = el("tr", {}, el("th", {}, say("organ")), el("th", {}, say("year")), themes.map((code) => el("th", {}, sayCode(code))),
    rest.length > 0 && el("th", {}, say("otherKinds")), el("th", {}, say("outcomesHeld")), el("th", {}, say("linksHeld")));
  const grouped = new Set(REPORTS.map((report) => report.issuerLabel)).size < REPORTS.length; // else a line says it all
  const rows = inOrder(REPORTS).flatMap((report, i, all) => {
    const row = acrossRow(report, held.get(report), themes, rest, largest, grouped ? "" : report.issuerLabel);
    const first = i === 0 || all[i - 1].issuerLabel !== report.issuerLabel;
    return grouped && first ? [el("tr", { class: "organ" }, el("th", { scope: "rowgroup", colSpan: head.childElementCount, lang: "zh" }, report.issuerLabel)), row] : [row];
  });
  fill($("across"), el("h2", {}, say("acrossTitle")), el("p", { class: "quiet" }, say("acrossText")), leftOutNote(),
    el("div", { class: "wide-table" }, el("table", {}, el("thead", {}, head), el("tbody", {}, rows))), sharedList());
}
function acrossRow(report, { kinds, outcomes, links }, themes, rest, largest, organ) {
  const open = el("button", { type: "button", class: "year", title: report.title || report.name, on: { click: () => openReport(report) } }, yearOf(report));
  const cell = (things) => {
    if (!things.length) return el("td", {});
    const button = el("button", { type: "button", class: "heat", title: things.slice(0, 6).map(nameOf).join("\n"), on: { click: () => openAt(report, strongest(things)) } }, String(things.length));
    button.style.setProperty("--heat", `${Math.round((45 * things.length) / largest)}%`);
    return el("td", {}, button);
  };
  return el("tr", {}, el("th", { scope: "row", lang: "zh" }, organ), el("td", {}, open), themes.map((code) => cell(kinds.get(code) || [])),
    rest.length > 0 && cell(rest.flatMap((code) => kinds.get(code) || [])), el("td", { class: "number" }, String(outcomes)), el("td", { class: "number" }, String(links)));
}
const strongest = (things) => [...things].sort((a, b) => Math.min(9, ...ranks(a)) - Math.min(9, ...ranks(b)) || startOf(a) - startOf(b))[0];
const ranks = (thing) => thing.edges.filter((e) => e.predicate === "link").map((e) => BASES.indexOf(e.basis));
function openAt(report, thing) {
  if (S.report !== report || S.across) openReport(report, true);
  choose(thing);
}
function leftOutNote() {
  if (!DATA.left.length) return null;
  return el("details", { class: "note", id: "reports-left-out" }, el("summary", {}, say("reportsLeftOut", DATA.left.length)), el("p", {}, say("reportsLeftOutHow")), el("p", { lang: "zh" }, DATA.left.join("；")));
}
function sharedList() {
  const several = new Set(REPORTS.map((report) => report.issuerLabel)).size > 1;
  const told = [...shareNames().values()].sort((a, b) => b.length - a.length || startOf(a[0][0]) - startOf(b[0][0]));
  if (!told.length) return null;
  const lines = told.slice(0, MOST_SHARED).map((places) => el("li", {}, el("span", { class: "name", lang: "zh" }, places[0][0].label), chips(places, several)));
  return [el("h3", {}, say("acrossShared"), " ", el("span", { class: "count" }, String(told.length))), el("ul", { class: "shared" }, lines), told.length > MOST_SHARED && el("p", { class: "quiet" }, say("andMore", told.length - MOST_SHARED))];
}
function chips(places, several) {
  const ordered = [...places].sort((a, b) => a[1].issuerLabel.localeCompare(b[1].issuerLabel, "zh") || (a[1].year || 0) - (b[1].year || 0));
  return el("span", { class: "chips" }, ordered.map(([thing, report]) =>
    el("button", { type: "button", class: "year", lang: "zh", "aria-pressed": String(!S.across && S.chosen === thing && S.report === report), on: { click: () => openAt(report, thing) } }, several ? sourceOf(report) : yearOf(report))));
}
// Of a chosen initiative: the other reports that tell of one of that name.
function alsoTold(thing) {
  const places = thing.kind === "initiative" && REPORTS.length > 1 ? shareNames().get(plain(thing.label)) : null;
  return places ? chips(places, new Set(places.map(([, report]) => report.issuerLabel)).size > 1) : null;
}
function acrossHelp() {
  const number = (n, words) => el("div", {}, el("b", {}, String(n)), el("span", {}, say(words)));
  const links = EDGES.filter((edge) => edge.predicate === "link" && showsEdge(edge));
  return [
    el("header", {}, el("h2", {}, say("overview")), el("p", {}, say("acrossHelp")), el("p", { class: "quiet" }, say("notCause"))),
    el("div", { class: "numbers" }, number(REPORTS.length, "countReports"), number(THINGS.filter((t) => t.kind === "initiative").length, "countTold"),
      number(THINGS.filter((t) => t.is_outcome).length, "countOutcomes"), number(links.length, "countLinks")),
    weakNote(links),
  ];
}
function openAcross() {
  if (S.focus) leaveFocus();
  S.across = true;
  S.chosen = null;
  $("chooser").value = "";
  setTitle();
  showFilters();
  showAcross();
  showEvidence();
  writeReport();
  if (narrow.matches) showPane("picture");
  keepAddress();
}
