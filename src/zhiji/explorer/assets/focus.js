// A neighbourhood on its own, freely laid out: forces run for these few cards, then stop.
const MOST_NEAR = 48;

function neighbourhood(thing, depth) {
  const found = new Map([[thing, 0]]);
  let rim = [thing];
  for (let step = 1; step <= depth; step += 1) {
    const next = [];
    for (const at of rim) {
      for (const edge of [...at.edges].sort(nearestFirst)) {
        const far = other(edge, at);
        if (found.has(far) || !showsEdge(edge) || !showsThing(far) || found.size >= MOST_NEAR) continue;
        found.set(far, step);
        next.push(far);
      }
    }
    rim = next;
  }
  return found;
}

function focusOn(thing, depth, { choosing = true } = {}) {
  S.folded = false;
  showFolded();
  const lent = S.focus?.lent || (issuers.has(thing.id) && !S.ties.issuer);
  if (lent) S.ties.issuer = true; // an issuer's neighbourhood is nothing else
  S.focus = { thing, depth, lent };
  if (choosing && S.chosen !== thing) choose(thing);
  showFocus();
  keepAddress();
}
function leaveFocus() {
  if (S.focus.lent) S.ties.issuer = false;
  S.focus = null;
  $("focusbar").hidden = true;
  network.setOptions({ physics: { enabled: false } });
  showLayers();
  openView();
  if (S.chosen) bringIntoView(S.chosen);
  keepAddress();
}

function showFocus() {
  const { thing, depth } = S.focus;
  const found = neighbourhood(thing, depth);
  const form = geometry();
  const sizes = new Map(form.cards.map(([id, , w, h]) => [id, [w, h]]));
  BOXES.clear();
  const nodes = [...found].map(([held, step], i) => {
    const [w, h] = sizes.get(held.id) || [200, 50];
    const turn = i * 2.399963; // the golden angle spreads them evenly, the same every time
    const box = { x: step * 330 * Math.cos(turn), y: step * 190 * Math.sin(turn), w: Math.min(w, 250), h: w > 250 ? h * 1.25 : h };
    BOXES.set(held, box);
    return { ...DATA.network.nodes[held.id], label: undefined, x: box.x, y: box.y, fixed: step === 0, mass: 2 };
  });
  edgeSet.clear();
  nodeSet.clear();
  nodeSet.add(nodes);
  showEdges();
  settle();
  showFocusBar();
}

function settle() {
  const forces = { nodeDistance: 210, centralGravity: 0.15, springLength: 190, springConstant: 0.03, damping: 0.3 };
  network.setOptions({ physics: { enabled: true, solver: "repulsion", repulsion: forces, stabilization: { enabled: false } } });
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    for (const [id, { x, y }] of Object.entries(network.getPositions())) Object.assign(BOXES.get(THINGS[id]), { x, y });
    spreadOut([...BOXES.values()]);
    nodeSet.update([...BOXES].map(([held, { x, y }]) => ({ id: held.id, x, y })));
    fitBoxes();
  });
  network.stabilize(180);
}

function fitBoxes() {
  const boxes = [...BOXES.values()];
  const side = (pick, least) => Math[least](...boxes.map(pick));
  const [left, right] = [side((b) => b.x - b.w / 2, "min"), side((b) => b.x + b.w / 2, "max")];
  const [top, bottom] = [side((b) => b.y - b.h / 2, "min"), side((b) => b.y + b.h / 2, "max")];
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const scale = Math.min(1.1, (width - 40) / (right - left), (height - 110) / (bottom - top));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 - 25 / scale }, scale });
}

// Cards are wide and low: push apart those that still overlap.
function spreadOut(boxes) {
  for (let round = 0; round < 120; round += 1) {
    let moved = false;
    for (let i = 1; i < boxes.length; i += 1) {
      for (let j = 0; j < i; j += 1) moved = pushApart(boxes[j], boxes[i]) || moved;
    }
    if (!moved) return;
  }
}
function pushApart(a, b) {
  const dx = (a.w + b.w) / 2 + 24 - Math.abs(a.x - b.x);
  const dy = (a.h + b.h) / 2 + 14 - Math.abs(a.y - b.y);
  if (dx <= 0 || dy <= 0) return false;
  if (dy < dx) {
    const push = ((b.y >= a.y ? 1 : -1) * (dy + 1)) / 2;
    a.y -= push;
    b.y += push;
  } else {
    const push = ((b.x >= a.x ? 1 : -1) * (dx + 1)) / 2;
    a.x -= push;
    b.x += push;
  }
  return true;
}

function showFocusBar() {
  const { thing, depth } = S.focus;
  const steps = [1, 2, 3].map((n) =>
    el("button", { type: "button", "aria-pressed": String(n === depth), on: { click: () => focusOn(thing, n) } }, String(n)));
  const back = el("button", { type: "button", class: "plain", id: "back", on: { click: leaveFocus } }, `← ${say("back")}`);
  fill($("focusbar"), back, el("strong", {}, nameOf(thing)), BOXES.size === MOST_NEAR && el("span", { class: "quiet" }, say("nearest", MOST_NEAR)), el("span", { class: "steps" }, say("depth"), ...steps));
  $("focusbar").hidden = false;
}
