// The page comes up.
function redraw() {
  if (S.focus) return showFocus();
  return showLayers();
}
function openReport(report, keep = false) {
  S.report = report;
  if (S.focus) leaveFocus();
  $("chooser").value = String(report.id);
  showFilters();
  showLayers();
  openView();
  setTitle();
  if (!keep) choose(null);
  if (PIECES.length) writeReport();
}
function setTitle() {
  $("title").textContent = DATA.title || S.report.title;
}
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
  if (S.focus) showFocusBar();
  readColours();
  redraw();
  if (S.chosen) bringIntoView(S.chosen);
}

function start() {
  fill($("chooser"), REPORTS.map((report) => el("option", { value: String(report.id) }, report.title)));
  $("chooser").closest("label").hidden = REPORTS.length < 2;
  setTitle();
  setWords();
  readColours();
  showTabs();
  showFilters();
  startNetwork();
  showLayers();
  openView();
  showEvidence();
  startSearch();
  startKeys();
  $("chooser").addEventListener("change", (event) => openReport(REPORTS[Number(event.target.value)]));
  $("lang").addEventListener("click", () => { S.lang = S.lang === "zh" ? "en" : "zh"; speak(); });
  $("png").addEventListener("click", savePicture);
  $("print").addEventListener("click", () => window.print());
  $("zoomin").addEventListener("click", () => zoom(1.25));
  $("zoomout").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", fitAll);
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
