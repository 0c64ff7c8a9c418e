// Elements are made here, and only here. Text goes in as text: no markup is ever parsed.
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "class") node.className = value;
    else if (name in node && name !== "role") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
const $ = (id) => document.getElementById(id);
const fill = (node, ...children) => node.replaceChildren(...children.flat().filter(Boolean));

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
function shapeIcon(kind) {
  const path = svg("path", { d: outline(kind, 1.5, 2, 19, 12), class: `shape f-${DATA.kinds[kind].family}` });
  return svg("svg", { viewBox: "0 0 22 16", width: 22, height: 16, "aria-hidden": "true" }, path);
}
function lineIcon(basis) {
  const line = svg("line", { x1: 1, y1: 6, x2: 29, y2: 6, class: `line b-${basis}` });
  return svg("svg", { viewBox: "0 0 30 12", width: 30, height: 12, "aria-hidden": "true" }, line);
}
function announce(text) {
  $("said").textContent = text;
}
function setWords() {
  document.documentElement.lang = S.lang === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of document.querySelectorAll("[data-hint]")) {
    node.placeholder = narrow.matches ? say(node.dataset.hint).split("  ")[0] : say(node.dataset.hint);
    node.setAttribute("aria-label", say(node.dataset.hint));
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    if (node.tagName === "BUTTON") node.setAttribute("title", say(node.dataset.label));
  }
  $("lang").textContent = say("otherLang");
}
