// Colours and letters come from the style sheet, so that light, dark and print agree with the rest of the page.
let COLOURS = {};
let FONT = "";
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "card", "ink", "quiet", "rule", "band", "chosen", "unit", "initiative", "outcome", "document", "warning", "link", "good", "bad"];
  FONT = style.getPropertyValue("--font").trim();
  COLOURS = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}
const familyOf = (thing) => DATA.kinds[thing.kind].family;
const colourOf = (thing) => COLOURS[familyOf(thing)];

// The outline of each kind, as an SVG path: the same shape on the canvas and in the legend.
function outline(kind, x, y, w, h) {
  const r = x + w, b = y + h;
  const c = Math.min(7, h / 3);
  switch (DATA.kinds[kind].outline) {
    case "octagon":
      return `M${x + c} ${y}H${r - c}L${r} ${y + c}V${b - c}L${r - c} ${b}H${x + c}L${x} ${b - c}V${y + c}Z`;
    case "round":
      return round(x, y, w, h, Math.min(h / 2, 15));
    case "sheet":
      return `M${x} ${y}H${r - c * 1.3}L${r} ${y + c * 1.3}V${b}H${x}Z`;
    case "arrow":
      return `M${x} ${y}H${r - c}L${r} ${y + h / 2}L${r - c} ${b}H${x}Z`;
    case "ribbon":
      return `M${x} ${y}H${r - c}L${r} ${y + h / 2}L${r - c} ${b}H${x}L${x + c * 0.8} ${y + h / 2}Z`;
    case "tag":
      return `M${x + c} ${y}H${r}V${b}H${x + c}L${x} ${y + h / 2}Z`;
    case "roof":
      return `M${x + c} ${y}H${r - c}L${r} ${b}H${x}Z`;
    default:
      return round(x, y, w, h, 4);
  }
}
function round(x, y, w, h, q) {
  const r = x + w, b = y + h;
  return `M${x + q} ${y}H${r - q}Q${r} ${y} ${r} ${y + q}V${b - q}Q${r} ${b} ${r - q} ${b}H${x + q}Q${x} ${b} ${x} ${b - q}V${y + q}Q${x} ${y} ${x + q} ${y}Z`;
}
