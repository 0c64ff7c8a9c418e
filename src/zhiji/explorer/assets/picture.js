// The picture itself. vis-network holds the lines, their ends and the view; the cards are drawn over them here.
let network = null;
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const BOXES = new Map(); // thing → {x, y, w, h}, for what is drawn now
let NEAR = null;
let seenTop = 0; // where the picture is cut off above
let posing = false; // while the whole picture is drawn for saving

function startNetwork() {
  const { options } = DATA.network;
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, options);
  network.on("beforeDrawing", (ctx) => S.focus || drawBands(ctx));
  network.on("afterDrawing", (ctx) => {
    drawCards(ctx);
    placeColumns();
    drawMinimap();
    if (!posing) seenTop = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  });
  network.on("resize", () => {
    const top = seenTop;
    if (!posing) requestAnimationFrame(() => stayInPlace(top)); // after vis-network's own move
  });
  network.on("click", ({ pointer }) => choose(itemAt(pointer.DOM)));
  network.on("doubleClick", ({ pointer }) => {
    const item = itemAt(pointer.DOM);
    if (item?.what === "thing") focusOn(item, 1);
  });
  $("canvas").addEventListener("pointermove", pointAt);
  $("canvas").addEventListener("pointerleave", () => hover(null));
  network.on("dragEnd", keepInView);
  $("canvas").addEventListener("wheel", scrollPicture, { capture: true, passive: false });
}

function itemAt(place) {
  const at = network.DOMtoCanvas(place);
  for (const [thing, { x, y, w, h }] of BOXES) {
    if (Math.abs(at.x - x) <= w / 2 && Math.abs(at.y - y) <= h / 2) return thing;
  }
  const edge = network.getEdgeAt(place);
  if (edge !== undefined) return EDGES[edge];
  return S.focus ? null : branchAt(at);
}
let pointed = null;
function pointAt({ clientX, clientY, buttons, pointerType }) {
  if (buttons || pointerType === "touch") return;
  if (!pointed) requestAnimationFrame(() => { hover(itemAt(pointed)); pointed = null; });
  const { left, top } = $("canvas").getBoundingClientRect();
  pointed = { x: clientX - left, y: clientY - top };
}

function drawCards(ctx) {
  const { clientWidth, clientHeight } = ctx.canvas;
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const text = network.getScale() > 0.22;
  for (const [thing, box] of BOXES) {
    const [dx, dy] = [box.w / 2 + 4, box.h / 2 + 4];
    if (box.x + dx < start.x || box.x - dx > end.x || box.y + dy < start.y || box.y - dy > end.y) continue;
    drawCard(ctx, thing, box, geometry(), {
      chosen: S.chosen === thing,
      hovered: S.hovered === thing,
      dim: NEAR && !NEAR.soft && !NEAR.things.has(thing),
      faint: !S.focus && thing.kind === "initiative" && !isCited(thing),
      text,
    });
  }
}

// Cards of the layered picture, each with a port on either side for lines to meet it.
function showLayers() {
  const mapped = needsMinimap();
  BOXES.clear();
  for (const [thing, x, y, w, h] of placedCards(geometry())) BOXES.set(thing, { x, y, w, h });
  const nodes = [];
  for (const [thing, { x, y, w }] of BOXES) {
    nodes.push({ ...DATA.network.nodes[thing.id], x, y, label: undefined });
    if (!thing.edges.some((edge) => edge.predicate === "link" || showsEdge(edge))) continue;
    nodes.push({ id: `<${thing.id}`, x: x - w / 2, y }, { id: `>${thing.id}`, x: x + w / 2, y });
  }
  edgeSet.clear();
  nodeSet.clear();
  nodeSet.add(nodes);
  showEdges();
  showFolded();
  if (mapped !== needsMinimap()) stayInPlace(seenTop); // the picture makes room for it
}

function showEdges() {
  NEAR = nearby();
  const lines = [];
  for (const edge of EDGES) {
    if (!BOXES.has(edge.from) || !BOXES.has(edge.to)) continue;
    const near = NEAR?.edges.has(edge);
    if (!near && (!showsEdge(edge) || (!S.focus && !toldIn(edge, S.report)))) continue;
    if (S.focus) lines.push({ ...styled(edge, near), from: edge.from.id, to: edge.to.id, smooth: false });
    else if (edge.predicate !== "partOf" || (near && !isBranch(edge))) lines.push({ ...styled(edge, near), ...ends(edge) });
  }
  const known = new Set(lines.map((line) => line.id));
  edgeSet.remove(edgeSet.getIds().filter((id) => !known.has(id)));
  edgeSet.update(lines);
  network.redraw();
}

function ends({ from, to }) {
  const [a, b] = [BOXES.get(from), BOXES.get(to)];
  if (Math.abs(a.x - b.x) < a.w / 2) {
    return { from: `>${from.id}`, to: `>${to.id}`, smooth: { enabled: true, type: a.y < b.y ? "curvedCW" : "curvedCCW", roundness: 0.25 } };
  }
  return a.x < b.x ? { from: `>${from.id}`, to: `<${to.id}` } : { from: `>${to.id}`, to: `<${from.id}` };
}

const OPACITY = { explicit: 0.9, "same-sentence": 0.5, "same-paragraph": 0.42 };
function styled(edge, near) {
  const isLink = edge.predicate === "link";
  const colour = isLink ? COLOURS.link : COLOURS[familyOf(edge.from)];
  const rest = isLink ? OPACITY[edge.basis] * (edge.weak ? 0.5 : 1) : 0.3;
  const chosen = S.chosen === edge;
  const plain = isIssuers(edge); // there is one to nearly everything: never loud
  const long = Math.abs(BOXES.get(edge.from).y - BOXES.get(edge.to).y) > 600 ? 0.4 : 1; // a line across many sections
  return {
    id: edge.id,
    dashes: edge.inferred && !isLink ? [2, 4] : edge.line.dashes,
    width: plain && !chosen ? 0.8 : edge.line.width + (near ? 0.8 : 0) + (chosen ? 1 : 0),
    color: { color: chosen ? COLOURS.chosen : colour, hover: colour, opacity: near ? (plain ? 0.5 : 1) : rest * long * (NEAR ? (NEAR.soft ? 0.6 : 0.25) : 1), inherit: false },
  };
}

function hover(item) {
  if (S.hovered === item) return;
  S.hovered = item;
  $("canvas").classList.toggle("pointing", Boolean(item));
  if (S.chosen) network.redraw();
  else showEdges();
}

// --- the view ---------------------------------------------------------------------------------
function extent() {
  const form = geometry();
  return { left: form.columns[narrow.matches ? 1 : 0][0], right: form.columns[2][1], bottom: BANDS.length ? BANDS[BANDS.length - 1][2] : 100 };
}
function openView() {
  const { left, right } = extent();
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const beside = needsMinimap() ? MINIMAP + 12 : 0;
  const scale = Math.max(0.5, Math.min(1.15, (width - 16 - beside) / (right - left)));
  network.moveTo({ position: { x: (left + right + beside / scale) / 2, y: (height / 2 - 34) / scale }, scale });
}
function stayInPlace(top) {
  if (S.focus) return fitBoxes();
  openView();
  const y = top + $("canvas").clientHeight / 2 / network.getScale();
  network.moveTo({ position: { x: network.getViewPosition().x, y } });
  return keepInView();
}
function scrollPicture(event) {
  if (event.ctrlKey || event.metaKey || S.focus) return;
  event.preventDefault();
  event.stopPropagation();
  const unit = event.deltaMode ? 18 : 1;
  moveBy(event.deltaX * unit, event.deltaY * unit);
}
function moveBy(dx, dy) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
  keepInView();
}
function keepInView() {
  if (S.focus) return;
  const form = geometry();
  const { bottom } = extent();
  const { x, y } = network.getViewPosition();
  const half = $("canvas").clientHeight / 2 / network.getScale();
  const within = (value, low, high) => Math.max(low, Math.min(high, value));
  const top = half - 34 / network.getScale();
  const position = { x: within(x, form.columns[0][0], form.columns[2][1]), y: within(y, top, Math.max(top, bottom - half + 40)) };
  if (position.x !== x || position.y !== y) network.moveTo({ position });
}
function bringIntoView(item) {
  const boxes = (item.what === "edge" ? [item.from, item.to] : [item]).map((thing) => BOXES.get(thing)).filter(Boolean);
  if (!boxes.length || S.focus) return;
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const half = $("canvas").clientHeight / 2 / scale;
  const sheet = narrow.matches ? half * 0.9 : 0; // on a phone the evidence covers the lower half
  const at = boxes.reduce((sum, box) => sum + box.y, 0) / boxes.length;
  if (at < y - half + 45 || at > y + half - 30 - sheet) {
    network.moveTo({ position: { x, y: at + sheet / 2 }, scale });
    keepInView();
  }
}
