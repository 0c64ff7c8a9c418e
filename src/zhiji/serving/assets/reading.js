"use strict";
const reading = document.getElementById("reading");
const text = document.getElementById("text");
const panel = document.getElementById("panel");
const index = document.getElementById("index");
const pieces = [...text.querySelectorAll("[data-s]")].map((node) => ({
  node,
  start: Number(node.dataset.s),
  end: Number(node.dataset.e),
  things: node.dataset.f ? node.dataset.f.split(" ") : [],
}));
const links = new Map([...index.querySelectorAll("a.thing")].map((link) => [nameOf(link), link]));
let chosen = null;

function nameOf(link) {
  const [, name] = (link.getAttribute("href") || "").split("/id/");
  return name?.split("?")[0] || null;
}

// The thing's card is made by the server, the same as on its own page; here it only takes its place.
async function choose(name, { others = [], scroll = false } = {}) {
  chosen = name;
  const lang = document.documentElement.lang.slice(0, 2);
  const side = new URLSearchParams(location.search).get("proposed") === "no" ? "&proposed=no" : "";
  const answer = await fetch(`/id/${name}?part=card&lang=${lang}${side}`, { headers: { Accept: "text/html" } });
  if (!answer.ok || chosen !== name) return;
  const card = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article");
  panel.replaceChildren(shutButton(), ...(others.length > 1 ? [otherButtons(others, name)] : []), card);
  panel.classList.add("open");
  panel.scrollTop = 0;
  for (const piece of pieces) piece.node.classList.toggle("chosen", piece.things.includes(name));
  const place = placeOf(name);
  if (place) {
    history.replaceState(null, "", `#${place.join("-")}`);
    if (scroll) show(...place);
  }
}
function shutButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "shut";
  button.textContent = "×";
  button.setAttribute("aria-label", reading.dataset.close);
  button.addEventListener("click", shut);
  return button;
}
function otherButtons(names, current) {
  const bar = document.createElement("div");
  bar.className = "others";
  for (const name of names) {
    const link = links.get(name);
    if (!link) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.textContent = link.textContent;
    button.setAttribute("aria-pressed", String(name === current));
    button.addEventListener("click", () => choose(name, { others: names }));
    bar.append(button);
  }
  return bar;
}
function shut() {
  chosen = null;
  panel.replaceChildren(index);
  panel.classList.remove("open");
  for (const piece of pieces) piece.node.classList.remove("chosen", "here-now");
  history.replaceState(null, "", location.pathname + location.search);
}
function placeOf(name) {
  const at = links.get(name)?.dataset.at;
  return at ? at.split("-").map(Number) : null;
}

// Marks the characters from start to end and brings them into view.
function show(start, end) {
  let first = null;
  for (const piece of pieces) {
    const inside = piece.start < end && piece.end > start;
    piece.node.classList.toggle("here-now", inside);
    if (inside) first = first || piece.node;
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first?.closest("details")?.setAttribute("open", ""); // the page around the report is folded
  if (first) scrollTo(first, still ? "auto" : "smooth");
}
function scrollTo(node, behavior) {
  const narrow = matchMedia("(max-width: 720px)").matches;
  const box = text.getBoundingClientRect();
  const free = narrow ? box.height * 0.3 : box.height;
  const top = text.scrollTop + node.getBoundingClientRect().top - box.top - free / 2 + 16;
  text.scrollTo({ top: Math.max(0, top), behavior });
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest("a.f");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const names = mark.dataset.f.split(" ");
  for (const piece of pieces) piece.node.classList.remove("here-now");
  choose(names[0], { others: names });
});
// What is selected in the panel, in its lists or in its drawing, is shown in the text.
panel.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-at]");
  if (!link || link.dataset.report !== reading.dataset.report) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const name = nameOf(link);
  if (name) choose(name, { scroll: true });
  else {
    show(...link.dataset.at.split("-").map(Number));
    history.replaceState(null, "", `#${link.dataset.at}`);
  }
});
index.addEventListener("change", (event) => {
  const kind = event.target.dataset.kind;
  if (!kind) return;
  for (const node of text.querySelectorAll(`a.k-${kind}`)) {
    node.classList.toggle("f", event.target.checked);
    node.classList.toggle("off", !event.target.checked);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) shut();
});

// #start-end, and the names that places have in the graph: #s12-40, #c12-16.
function follow() {
  const found = /^#[a-z]*(\d+)-(\d+)$/.exec(location.hash);
  if (!found) return;
  const [start, end] = found.slice(1).map(Number);
  const exact = pieces.filter((piece) => piece.start >= start && piece.end <= end).flatMap((piece) => piece.things);
  const name = exact.find((one) => links.get(one)?.dataset.at === `${start}-${end}`);
  show(start, end);
  if (name) choose(name);
}
addEventListener("hashchange", follow);
follow();
