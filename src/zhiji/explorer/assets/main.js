// The page comes up.
function redraw() {
  if (S.focus) return showFocus();
  return showLayers();
}
function openReport(report, keep = false) {
  const shown = PIECES.length > 0 || S.across;
  S.report = report;
  S.across = false;
  showAcross();
  if (S.focus) leaveFocus();
  $("chooser").value = String(report.id);
  showFilters();
  showLayers();
  openView();
  setTitle();
  if (!keep) choose(null);
  if (shown) writeReport();
}
function setTitle() {
  const one = !DATA.title && !S.across;
  const name = DATA.title || (S.across ? nameOfAll() : S.report.name);
  fill($("title"), one ? cutAround(name, String(S.report.year || "")) : name);
  $("title").title = name;
  document.title = one && REPORTS.length > 1 ? yearFirst(S.report) : name;
}
function nameOfAll() {
  const shown = REPORTS.length;
  return DATA.left.length ? say("reportsOf", shown, shown + DATA.left.length) : say("allReports", shown);
}
// Where a name has not room, what stands before and behind the year is cut.
function cutAround(name, year) {
  const at = year ? name.indexOf(year) : -1;
  if (at < 0) return name;
  return [name.slice(0, at), name.slice(at, at + year.length), name.slice(at + year.length)].map((words) => el("span", {}, words));
}
// Organs in their order, years within; what a title says of them is not said twice.
function chooserOptions() {
  const organs = [...new Set(REPORTS.map((report) => report.issuerLabel))];
  const all = el("option", { value: "", data: { word: "everyReport" } });
  return [all, ...organs.map((organ) => el("optgroup", { label: organ },
    REPORTS.filter((report) => report.issuerLabel === organ).sort((a, b) => (a.year || 0) - (b.year || 0)).map((report) =>
      el("option", { value: String(report.id) }, yearFirst(report)))))];
}
// A box cuts what is at the end, which is never the year.
const yearFirst = (report) => [[report.year, report.issuerLabel].filter(Boolean).join(" "), ownTitle(report)].filter(Boolean).join(" · ");
function showPane(name) {
  document.body.dataset.pane = name;
  for (const tab of $("tabs").children) tab.setAttribute("aria-pressed", String(tab.dataset.pane === name));
  if (name === "text") writeReport();
}
function showTabs() {
  fill($("tabs"), ["picture", "evidence", "text", "filters"].map((name) =>
    el("button", { type: "button", data: { pane: name }, "aria-pressed": String(document.body.dataset.pane === name), on: { click: () => showPane(name) } }, say(name))));
}
function speak() {
  setWords();
  showTabs();
  showFilters();
  showEvidence();
  written = null;
  if (S.across || PIECES.length) writeReport();
  if (S.focus) showFocusBar();
  showAcross();
  setTitle();
  readColours();
  redraw();
  if (S.chosen) bringIntoView(S.chosen);
}

function start() {
  if (DATA.home) $("title").before(el("a", { id: "home", href: DATA.home, data: { word: "home" } }));
  const turn = document.querySelector(".switch");
  turn?.addEventListener("click", () => { turn.hash = location.hash; });
  fill($("chooser"), chooserOptions());
  $("chooser").closest("label").hidden = REPORTS.length < 2;
  setTitle();
  setWords();
  readColours();
  showTabs();
  showFilters();
  startNetwork();
  showLayers();
  openView();
  if (S.across) $("chooser").value = "";
  showAcross();
  showEvidence();
  startSearch();
  startKeys();
  $("chooser").addEventListener("change", (event) => (event.target.value ? openReport(REPORTS[Number(event.target.value)]) : openAcross()));
  $("lang").addEventListener("click", () => { S.lang = S.lang === "zh" ? "en" : "zh"; speak(); keepAddress(); });
  $("png").addEventListener("click", savePicture);
  $("print").addEventListener("click", () => window.print());
  $("zoomin").addEventListener("click", () => zoom(1.25));
  $("zoomout").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", showWhole);
  startMinimap();
  window.addEventListener("beforeprint", preparePrint);
  window.addEventListener("afterprint", () => light(false));
  narrow.addEventListener("change", speak);
  dark.addEventListener("change", () => { readColours(); redraw(); });
  followAddress();
  network.once("afterDrawing", () => {
    performance.mark("painted");
    setTimeout(writeReport, 60);
  });
}
start();
