// The search box: substrings of Chinese and English names; arrows walk the hits, Enter chooses.
const MOST_HITS = 30;
let hits = [];
let at = -1;

const plain = (text) => (text || "").toLowerCase().replace(/[“”"‘’'《》\s]/g, "");
const NAMES = new Map();
const namesOf = (thing) => {
  if (!NAMES.has(thing)) NAMES.set(thing, [thing.label, thing.label_en, thing.indicator, thing.as_written].map(plain).filter(Boolean));
  return NAMES.get(thing);
};
// Several words may stand in any order; of several reports also their organs and years are searched.
function find(words) {
  const wanted = plain(words);
  const parts = words.split(/\s+/).map(plain).filter(Boolean);
  if (!wanted) return [];
  const found = [];
  for (const thing of THINGS) {
    if (isGone(thing)) continue;
    const names = namesOf(thing);
    const sources = REPORTS.length > 1 ? plain(reportsOf(thing).map(sourceOf).join("\n")) : "";
    const places = names.map((name) => name.indexOf(parts[0])).filter((i) => i >= 0);
    const whole = names.includes(wanted) ? -100 : 0;
    if (!places.length) places.push(50);
    if (holdsAll(parts, names, sources)) found.push({ thing, rank: whole + Math.min(...places) + (thing.kind === "initiative" ? 0 : 0.5) - (isCited(thing) ? 0.25 : 0) });
  }
  return found.sort((a, b) => a.rank - b.rank || a.thing.id - b.thing.id).slice(0, MOST_HITS).map((hit) => hit.thing);
}

// At least one of the words is the thing's own: an organ or a year alone would find all that its reports tell.
function holdsAll(parts, names, sources) {
  const own = (part) => names.some((name) => name.includes(part));
  return parts.some(own) && parts.every((part) => own(part) || sources.includes(part));
}

function showHits() {
  const words = $("search").value;
  hits = find(words);
  at = hits.length ? 0 : -1;
  const rows = hits.map((thing, i) =>
    el("div", { role: "option", id: `hit${i}`, class: "hit", on: { mousedown: (e) => { e.preventDefault(); takeHit(i); } } },
      shapeIcon(thing.kind), el("span", {}, labelOf(thing)), REPORTS.length > 1 && el("small", { lang: "zh" }, sourcesOf(reportsOf(thing)))));
  fill($("hits"), rows.length ? rows : el("p", { class: "quiet" }, say("noHits", words)));
  openHits(Boolean(plain(words)));
  markHit();
}
function openHits(open) {
  $("hits").hidden = !open;
  $("search").setAttribute("aria-expanded", String(open));
}
function markHit() {
  [...$("hits").children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
  if (at >= 0) $("search").setAttribute("aria-activedescendant", `hit${at}`);
  else $("search").removeAttribute("aria-activedescendant");
  $(`hit${at}`)?.scrollIntoView({ block: "nearest" });
}
function takeHit(i) {
  if (!hits[i]) return;
  openHits(false);
  choose(hits[i]);
  $("search").blur(); // the keys are the page's again
  $(narrow.matches ? "evidence" : "canvas").focus({ preventScroll: true });
}
function startSearch() {
  const box = $("search");
  box.addEventListener("input", showHits);
  box.addEventListener("focus", () => box.value && showHits());
  box.addEventListener("blur", () => openHits(false));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && hits.length) {
      event.preventDefault();
      at = (at + step + hits.length) % hits.length;
      markHit();
    } else if (event.key === "Enter") {
      event.preventDefault();
      takeHit(at);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if ($("hits").hidden) box.blur();
      openHits(false);
    }
  });
}
