// What lies behind the cards: a band for each section with its heading, and the branches of the initiatives' tree.
function drawBands(ctx) {
  const form = geometry();
  const [left, right] = [Math.min(form.columns[0][0], 0) - 10, form.columns[2][1] + 10];
  const headLeft = form.columns[narrow.matches ? 1 : 0][0];
  let chapter = "";
  BANDS.forEach(([index, top, bottom], i) => {
    const headings = S.report.headings[index];
    ctx.fillStyle = i % 2 ? COLOURS.paper : COLOURS.band;
    ctx.fillRect(left, top, right - left, bottom - top);
    let y = top;
    if (headings.length > 1 && headings[0] !== chapter) {
      writeHeading(ctx, headings[0], headLeft, y + 20, right - headLeft - 10, true);
      y += 34;
    }
    chapter = headings[0] || "";
    if (headings.length) writeHeading(ctx, headings[headings.length - 1], headLeft, y + 15, right - headLeft - 10, false);
  });
  drawBranches(ctx);
}

function writeHeading(ctx, text, x, y, width, large) {
  ctx.font = large ? `600 14px ${FONT}` : `12.5px ${FONT}`;
  ctx.textBaseline = "middle";
  ctx.fillStyle = large ? COLOURS.ink : COLOURS.quiet;
  ctx.fillText(wrap(ctx, text, width, 1, ctx.font)[0], x, y);
}

const leftOf = (box) => box.x - box.w / 2;
function isBranch(edge) {
  const [part, whole] = [BOXES.get(edge.from), BOXES.get(edge.to)];
  return part && whole && (S.focus || toldIn(edge, S.report)) && edge.from.kind === "initiative" && edge.to.kind === "initiative" &&
    leftOf(part) > leftOf(whole) && part.y > whole.y;
}
function branches() {
  return EDGES.filter((edge) => edge.predicate === "partOf" && BOXES.has(edge.from) && BOXES.has(edge.to) && isBranch(edge));
}
function drawBranches(ctx) {
  ctx.save();
  ctx.strokeStyle = COLOURS.initiative;
  for (const edge of branches()) {
    const [part, whole] = [BOXES.get(edge.from), BOXES.get(edge.to)];
    const near = NEAR?.edges.has(edge);
    const x = leftOf(whole) + 7;
    ctx.globalAlpha = near ? 1 : NEAR && !NEAR.soft ? 0.15 : 0.5;
    ctx.lineWidth = near ? 2 : 1.2;
    ctx.beginPath();
    ctx.moveTo(x, whole.y + whole.h / 2);
    ctx.lineTo(x, part.y);
    ctx.lineTo(leftOf(part), part.y);
    ctx.stroke();
  }
  ctx.restore();
}
function branchAt({ x, y }) {
  return branches().find((edge) => {
    const [part, whole] = [BOXES.get(edge.from), BOXES.get(edge.to)];
    const stem = leftOf(whole) + 7;
    const onStem = Math.abs(x - stem) < 5 && y > part.y - part.h && y < part.y + 4;
    return onStem || (Math.abs(y - part.y) < 5 && x > stem && x < leftOf(part));
  }) || null;
}

// The names of the columns stay at the top while the picture moves under them.
function placeColumns() {
  const bar = $("columns");
  bar.hidden = Boolean(S.focus);
  if (S.focus) return;
  const names = ["actorsColumn", "initiativesColumn", "outcomesColumn"];
  if (bar.children.length !== 3) fill(bar, ...names.map(() => el("span")));
  geometry().columns.forEach(([left, right], i) => {
    const span = bar.children[i];
    const [a, b] = [network.canvasToDOM({ x: left, y: 0 }).x, network.canvasToDOM({ x: right, y: 0 }).x];
    span.textContent = say(names[i]);
    span.style.left = `${a}px`;
    span.style.width = `${b - a}px`;
  });
}
