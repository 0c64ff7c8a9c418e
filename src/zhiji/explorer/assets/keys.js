// Choosing, by hand, by key or by address.
function choose(item, { still = false, quiet = false } = {}) {
  if (item?.what === "thing") reveal(item);
  if (item?.what === "edge") [item.from, item.to].forEach(reveal);
  S.chosen = item;
  S.hovered = null;
  if (S.focus && item && !onFocus(item)) leaveFocus();
  showEdges();
  showEvidence();
  if (item) bringIntoView(item);
  if (!still) readChosen();
  else markChosen();
  if (narrow.matches && item) showPane("evidence");
  announce(item ? describe(item) : say("nothingSelected"));
  if (quiet) keepAddress();
  else if (!sameAddress()) location.hash = address();
}
const onFocus = (item) => (item.what === "edge" ? BOXES.has(item.from) && BOXES.has(item.to) : BOXES.has(item));
const describe = (item) => (item.what === "edge" ? `${nameOf(item.from)}, ${say(item.basis || item.predicate)}, ${nameOf(item.to)}` : `${say(item.kind)} ${nameOf(item)} ${figureOf(item)}`);

// What is chosen must be seen: its report is opened, its kind shown, what it belongs to unfolded.
function reveal(thing) {
  if (S.focus && BOXES.has(thing)) return;
  if (S.folded) fold(false);
  if (S.across) openReport(REPORTS.find((report) => isIn(thing, report)) || REPORTS[thing.report], true);
  const inReport = (report) => report.pictures.wide.cards.some(([id]) => id === thing.id);
  if (!inReport(S.report)) openReport(REPORTS.find(inReport) || REPORTS[thing.report], true);
  const hidden = !showsThing(thing);
  S.hiddenKinds.delete(thing.kind);
  S.hiddenLevels.delete(thing.level);
  const form = geometry();
  const i = form.cards.findIndex(([id]) => id === thing.id);
  const kept = linked(form);
  const folded = form.ys[extraIndex()][i] === null || (kept && !kept.has(thing) && !S.extras.has(extraOf(thing)));
  if (folded) S.extras.add(extraOf(thing));
  if ((folded || hidden) && !S.focus) {
    showFilters();
    showLayers();
  }
}

function startKeys() {
  window.addEventListener("hashchange", followAddress);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      $("search").focus();
      $("search").select();
    } else if ((event.key === "n" || event.key === "p") && !typing) {
      turn(event.key === "n" ? 1 : -1);
    } else if (event.key === "Escape") {
      if (S.focus) leaveFocus();
      else if (S.folded) fold(false);
      else choose(null);
    }
  });
  $("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (turn) walk(...turn);
    else if (event.key === "Enter" && S.chosen) $("evidence").focus();
    else if (event.key === "f" && S.chosen?.what === "thing") focusOn(S.chosen, 1);
    else if (event.key === "+" || event.key === "=") zoom(1.2);
    else if (event.key === "-") zoom(1 / 1.2);
    else return;
    event.preventDefault();
  });
}
const zoom = (times) => network.moveTo({ scale: Math.max(0.05, Math.min(3, network.getScale() * times)) });

// Left and right follow lines, up and down stay in the column.
function walk(dx, dy) {
  const from = S.chosen;
  if (!from) {
    const first = [...BOXES.keys()].filter((t) => t.kind === "initiative").sort((a, b) => BOXES.get(a).y - BOXES.get(b).y)[0];
    if (first) choose(first);
    return;
  }
  if (from.what === "edge") {
    choose(dx < 0 || dy < 0 ? from.from : from.to);
    return;
  }
  const here = BOXES.get(from);
  if (!here) return;
  const tied = from.edges.filter(showsEdge).map((edge) => other(edge, from));
  const onward = (dx && !S.focus ? tied : dx ? tied.concat([...BOXES.keys()]) : [...BOXES.keys()]).filter((thing) => {
    const box = BOXES.get(thing);
    if (!box || thing === from) return false;
    if (dx) return dx * (box.x - here.x) > 20;
    return dy * (box.y - here.y) > 2 && (S.focus || Math.abs(box.x - here.x) < 120);
  });
  const far = (thing) => Math.hypot(BOXES.get(thing).x - here.x, BOXES.get(thing).y - here.y);
  const next = onward.sort((a, b) => far(a) - far(b) || a.id - b.id)[0];
  if (next) choose(next);
}
