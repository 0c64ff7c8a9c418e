// The whole picture, to be read: the sections folded to a row each, with what stands in them; a row unfolds its section.
const NAMED = 2; // names in a cell; the rest is counted

function showWhole() {
  if (S.focus) return fitBoxes();
  const { left, right, bottom } = extent();
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const scale = Math.min((width - 24) / (right - left), (height - 50) / bottom, 1);
  if (!S.folded && scale > 0.6) return network.moveTo({ position: { x: (left + right) / 2, y: bottom / 2 - 14 / scale }, scale });
  return fold(!S.folded);
}
function fold(on) {
  S.folded = on;
  showFolded();
  keepAddress();
}
function showFolded() {
  const on = S.folded && !S.focus;
  $("folded").hidden = !on;
  $("fit").setAttribute("aria-pressed", String(on));
  drawMinimap();
  if (!on) return;
  let chapter = "";
  fill($("folded"), el("table", {},
    el("colgroup", {}, ["heading", "actors", "initiatives", "outcomes"].map((name) => el("col", { class: `of-${name}` }))),
    el("thead", {}, el("tr", {}, el("th", {}, say("section")), ...["actorsColumn", "initiativesColumn", "outcomesColumn"].map((name) => el("th", {}, say(name))))),
    el("tbody", {}, BANDS.flatMap(([index, top, bottom]) => {
      const headings = S.report.headings[index];
      const rows = headings.length > 1 && headings[0] !== chapter ? [el("tr", {}, el("th", { colSpan: 4, class: "chapter", lang: "zh" }, headings[0]))] : [];
      chapter = headings[0] || "";
      return [...rows, foldedRow(headings[headings.length - 1] || S.report.name, top, bottom)];
    }))));
}
function foldedRow(heading, top, bottom) {
  const held = [...BOXES].filter(([, box]) => box.y >= top && box.y < bottom).sort((a, b) => a[1].y - b[1].y).map(([thing]) => thing);
  const open = el("button", { type: "button", class: "plain", lang: "zh", on: { click: () => unfold(top) } }, heading);
  const cell = (column) => el("td", {}, foldedCell(held.filter((thing) => columnOf(thing) === column)));
  return el("tr", {}, el("th", {}, open), cell("actors"), cell("initiatives"), cell("outcomes"));
}
// Those with the strongest links stand for the others.
function foldedCell(things) {
  const strength = (thing) => Math.min(9, ...thing.edges.filter((e) => e.predicate === "link").map((e) => BASES.indexOf(e.basis)));
  const named = [...things].sort((a, b) => strength(a) - strength(b)).slice(0, NAMED);
  const names = named.map((thing) => thingButton(thing));
  return [...names, things.length > NAMED && el("span", { class: "count" }, say("andMore", things.length - NAMED))];
}
function unfold(top) {
  fold(false);
  openView();
  network.moveTo({ position: { x: network.getViewPosition().x, y: top + ($("canvas").clientHeight / 2 - 34) / network.getScale() } });
  keepInView();
  $("canvas").focus({ preventScroll: true });
}
