// Where one is: the picture in small at its edge, with the part that is in view; a press goes there.
const MINIMAP = 58; // its width, in pixels
let mapped = false;

// Whether the picture is much longer than the window at the scale it opens with.
function needsMinimap() {
  const { left, right, bottom } = extent();
  const { clientWidth: width, clientHeight: height } = $("canvas");
  return !S.focus && !narrow.matches && bottom * Math.min(1.15, (width - 16) / (right - left)) > height * 1.4;
}
function drawMinimap() {
  const map = $("minimap");
  map.hidden = S.focus !== null || S.folded || posing || !needsMinimap();
  if (map.hidden) return;
  const { left, right, bottom } = extent();
  const [width, height] = [MINIMAP, $("canvas").clientHeight - 46];
  const ratio = window.devicePixelRatio || 1;
  if (map.height !== Math.round(height * ratio)) Object.assign(map, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const ctx = map.getContext("2d");
  const [sx, sy] = [width / (right - left), height / bottom];
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  for (const [thing, { x, y, w, h }] of BOXES) {
    ctx.globalAlpha = NEAR && !NEAR.soft && !NEAR.things.has(thing) ? 0.25 : 0.75;
    ctx.fillStyle = S.chosen === thing ? COLOURS.chosen : colourOf(thing);
    ctx.fillRect((x - w / 2 - left) * sx, (y - h / 2) * sy, Math.max(w * sx, 2), Math.max(h * sy, 1.2));
  }
  const start = network.DOMtoCanvas({ x: 0, y: 34 });
  const end = network.DOMtoCanvas({ x: 0, y: $("canvas").clientHeight });
  ctx.globalAlpha = 1;
  ctx.strokeStyle = COLOURS.ink;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(0.75, Math.max(0.75, start.y * sy), width - 1.5, Math.min(height - 1.5, (end.y - start.y) * sy));
}
function startMinimap() {
  const go = (event) => {
    if (!mapped) return;
    const box = $("minimap").getBoundingClientRect();
    const y = ((event.clientY - box.top) / box.height) * extent().bottom;
    network.moveTo({ position: { x: network.getViewPosition().x, y } });
    keepInView();
  };
  $("minimap").addEventListener("pointerdown", (event) => {
    mapped = true;
    $("minimap").setPointerCapture(event.pointerId);
    go(event);
  });
  $("minimap").addEventListener("pointermove", go);
  $("minimap").addEventListener("pointerup", () => { mapped = false; });
}
