// A thing's card on the canvas. vis-network calls the renderer for every card in view.
const WRAPPED = new Map();

function wrap(ctx, text, width, most, font) {
  const key = `${font}|${Math.round(width)}|${most}|${text}`;
  const known = WRAPPED.get(key);
  if (known) return known;
  const lines = [];
  let line = "";
  for (const word of text.match(/[A-Za-z0-9.,%'’&/-]+\s?|./gsu) || []) {
    if (line && ctx.measureText(line + word.trimEnd()).width > width) {
      lines.push(line.trimEnd());
      line = "";
      if (lines.length === most) break;
    }
    line += word;
    while (ctx.measureText(line.trimEnd()).width > width && line.length > 1) line = line.slice(0, -1);
  }
  const cut = lines.length === most;
  if (!cut) lines.push(line.trimEnd());
  else lines[most - 1] = ellipsis(ctx, lines[most - 1], width);
  WRAPPED.set(key, lines);
  return lines;
}
function ellipsis(ctx, line, width) {
  let kept = line;
  while (kept && ctx.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}

function drawCard(ctx, thing, box, form, mood) {
  const { x, y, w, h } = box;
  const left = x - w / 2, top = y - h / 2;
  const colour = colourOf(thing);
  const shape = new Path2D(outline(thing.kind, left, top, w, h));
  ctx.save();
  ctx.globalAlpha = mood.dim ? 0.5 : 1;
  ctx.fillStyle = COLOURS.card;
  ctx.fill(shape);
  ctx.globalAlpha = mood.dim ? 0.04 : 0.1;
  ctx.fillStyle = colour;
  ctx.fill(shape);
  ctx.globalAlpha = mood.dim ? 0.35 : mood.faint ? 0.7 : 1;
  if (familyOf(thing) === "warning" || isPlanned(thing)) ctx.setLineDash([4, 3]);
  else if (thing.reading === "proposed") ctx.setLineDash([1.5, 2.5]);
  ctx.lineWidth = mood.chosen ? 2.4 : mood.hovered ? 1.8 : 1;
  ctx.strokeStyle = mood.chosen ? COLOURS.chosen : colour;
  ctx.stroke(shape);
  ctx.setLineDash([]);
  if (thing.kind === "initiative") {
    ctx.fillStyle = colour;
    ctx.fillRect(left, top + 3, 3.5, h - 6);
  }
  ctx.globalAlpha = mood.dim ? 0.66 : mood.faint ? 0.85 : 1; // what is faded can still be read
  if (mood.text) drawWords(ctx, thing, { left, top, w, h }, form);
  if (S.focus && REPORTS.length > 1) drawSource(ctx, thing, left, top);
  ctx.restore();
}

function drawWords(ctx, thing, box, form) {
  const { left, top, w, h } = box;
  const plain = `${form.font}px ${FONT}`;
  const inset = form.padding + (thing.kind === "initiative" ? 2 : form.font / 2);
  const figure = figureOf(thing);
  const beside = figure ? form.figure : 0;
  ctx.textBaseline = "middle";
  ctx.fillStyle = COLOURS.ink;
  let room = w - inset - form.padding;
  let x = left + inset;
  let y = top;
  let height = h;
  if (figure) {
    drawFigure(ctx, thing, figure, x, beside ? top + h / 2 : top + form.padding / 2 + form.line / 2, beside || room, form);
    x += beside;
    room -= beside;
    if (!beside) [y, height] = [top + form.line, h - form.line];
  }
  ctx.font = thing.kind === "initiative" ? `500 ${plain}` : plain;
  ctx.fillStyle = figure ? COLOURS.quiet : COLOURS.ink;
  const most = Math.max(1, Math.floor((height - form.padding + 4) / form.line));
  const lines = wrap(ctx, DATA.kinds[thing.kind].mark + nameOf(thing), room, most, ctx.font);
  const first = y + height / 2 - ((lines.length - 1) * form.line) / 2 + 0.5;
  lines.forEach((line, i) => ctx.fillText(line, x, first + i * form.line));
}

// In a neighbourhood things of several reports stand together: each with its organ and year.
function drawSource(ctx, thing, left, top) {
  ctx.font = `10.5px ${FONT}`;
  ctx.fillStyle = COLOURS.quiet;
  ctx.fillText(sourceOf(homeOf(thing)), left + 4, top - 7);
}

function drawFigure(ctx, thing, figure, x, y, room, form) {
  const mark = markOf(thing);
  const width = room - (mark ? 20 : 8);
  let size = form.font + 1;
  do ctx.font = `600 ${size}px ${FONT}`;
  while (ctx.measureText(figure).width > width && (size -= 1) >= 10);
  const lines = wrap(ctx, figure, width, 2, ctx.font); // two small lines are no higher than a large one
  ctx.fillStyle = mark ? COLOURS[valence(thing)] : COLOURS.ink;
  lines.forEach((line, i) => ctx.fillText(line, x, y + 0.5 + (i - (lines.length - 1) / 2) * 11));
  if (mark) {
    const after = x + Math.max(...lines.map((line) => ctx.measureText(line).width)) + 4;
    ctx.font = `700 ${form.font - 1}px ${FONT}`;
    ctx.fillText(mark, after, y + 0.5);
  }
}
