// The picture taken away: as a file, or on paper.

const ABOVE = 60; // room for the title
const ON_A_PAGE = 1180;
const MOST_PIXELS = 14000; // what browsers allow a canvas

// The whole picture on one canvas, with its title: for saving and for print.
function wholeCanvas() {
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  const { left, right, bottom } = extent();
  const shrink = S.focus ? 1 : Math.min(1, MOST_PIXELS / (bottom + ABOVE));
  const width = S.focus ? 1600 : (right - left + 40) * shrink;
  const height = S.focus ? 1100 : (bottom + ABOVE + 20) * shrink;
  posing = true;
  network.setSize(`${width}px`, `${height}px`);
  if (S.focus) fitBoxes();
  else network.moveTo({ position: { x: (left + right) / 2, y: height / 2 / shrink - ABOVE }, scale: shrink });
  network.redraw();
  const source = $("canvas").querySelector("canvas");
  const ratio = source.width / width;
  const out = el("canvas", { width: source.width, height: source.height });
  const ctx = out.getContext("2d");
  ctx.fillStyle = COLOURS.paper;
  ctx.fillRect(0, 0, out.width, out.height);
  ctx.drawImage(source, 0, 0);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = COLOURS.ink;
  ctx.font = `600 17px ${FONT}`;
  ctx.fillText(S.focus ? nameOf(S.focus.thing) : S.report.name, 20, 30);
  network.setSize("100%", "100%");
  posing = false;
  network.moveTo({ position, scale });
  network.redraw();
  return out;
}
function savePicture() {
  wholeCanvas().toBlob((blob) => {
    const url = URL.createObjectURL(blob);
    el("a", { href: url, download: `${(S.report.name || "zhiji").replace(/[\\/:*?"<>|]/g, "_")}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  });
}
// Paper is white: the picture is drawn again in the light colours, and put back afterwards.
function light(on) {
  document.documentElement.toggleAttribute("data-light", on);
  readColours();
  showEdges();
}
function preparePrint() {
  $("printed")?.remove();
  light(true);
  if (S.across) return; // the overview is printed as it stands
  const whole = wholeCanvas();
  const ratio = whole.width / (extent().right - extent().left + 40);
  const cuts = S.focus ? [whole.height] : pageCuts(whole.height / ratio).map((y) => y * ratio);
  const pages = cuts.map((end, i) => el("img", { alt: say("picture"), src: slice(whole, i ? cuts[i - 1] : 0, end) }));
  $("picture").append(el("div", { id: "printed" }, printedLegend(), pages, printedLinks()));
}
// On paper nothing can be pressed: the signs are explained, and every link has its words beside it.
function printedLegend() {
  const kinds = KINDS.filter((kind) => [...BOXES.keys()].some((thing) => thing.kind === kind));
  return el("p", { class: "printed-legend" },
    kinds.map((kind) => el("span", { class: "chip" }, shapeIcon(kind), say(kind))),
    BASES.slice(0, S.basis).map((basis) => el("span", { class: "chip" }, lineIcon(basis), say(basis))),
    el("span", {}, `▲ ${say("up")}  ▼ ${say("down")}  ✓ ${say("good")}  ✕ ${say("bad")}`), [...BOXES.keys()].some(isPlanned) && el("span", {}, plannedKey()), el("span", {}, say("notCause")));
}
function printedLinks() {
  const links = EDGES.filter((e) => e.predicate === "link" && showsEdge(e) && BOXES.has(e.from) && BOXES.has(e.to) && toldIn(e, S.report)).sort(byChoice());
  if (!links.length) return null;
  const rows = links.slice(0, MOST_LISTED).map((link) => {
    const place = sentencesOf(link).length ? placesOf(link)[0] || placesOf(link.to)[0] : null;
    const words = place ? (place.drifted ? place.sentence : place.report.slice(place.from, place.to).trim()) : "";
    const figure = figureOf(link.to);
    return el("li", {}, el("b", {}, nameOf(link.from)), ` — ${nameOf(link.to)} ${figure}  `, el("i", {}, `${say(link.basis)} ${whyOf(link)}`),
      el("blockquote", { lang: "zh" }, words, place && !place.drifted && el("cite", {}, ` ${sourceLine(place)}`)));
  });
  return el("section", { class: "printed-links" }, el("h2", {}, say("printedLinks")), el("ol", {}, rows),
    links.length > MOST_LISTED && el("p", {}, say("andMore", links.length - MOST_LISTED)));
}
// Where a page ends: between two sections, as late as fits.
function pageCuts(height) {
  const ends = [...BANDS.map(([, , bottom]) => bottom + ABOVE), height];
  const cuts = [];
  let start = 0;
  ends.forEach((end, i) => {
    if (i && end - start > ON_A_PAGE && ends[i - 1] > start) cuts.push((start = ends[i - 1]));
  });
  return [...cuts, height];
}
function slice(whole, from, to) {
  const page = el("canvas", { width: whole.width, height: Math.max(1, Math.round(to - from)) });
  page.getContext("2d").drawImage(whole, 0, -from);
  return page.toDataURL("image/png");
}
