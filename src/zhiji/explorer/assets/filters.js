// The legend, which is also the filter.
function showFilters() {
  if (S.across) return fill($("filters"), group("links", basisSlider()), readersGroup()); // the rest is of one picture
  const form = geometry();
  const ys = form.ys[extraIndex()];
  const kept = linked(form);
  const here = form.cards.filter((_, i) => ys[i] !== null).map(([id]) => THINGS[id]).filter((thing) => !isGone(thing)).filter((thing) => !kept || kept.has(thing) || S.extras.has(extraOf(thing)));
  const kinds = KINDS.filter((kind) => here.some((t) => t.kind === kind));
  const levels = LEVELS.filter((level) => here.some((t) => t.level === level));
  const open = $("finer")?.open;
  fill($("filters"),
    group("things", kinds.map((kind) => check(!S.hiddenKinds.has(kind), (on) => flip(S.hiddenKinds, kind, !on), shapeIcon(kind), say(kind), `kind-${kind}`))),
    el("p", { class: "key quiet" }, `▲ ${say("up")}  ▼ ${say("down")}  ✓ ${say("good")}  ✕ ${say("bad")}`, here.some(isPlanned) && plannedKey()),
    group("links", basisSlider()),
    readersGroup(),
    el("div", { id: "extras" }, extraGroup(form)),
    el("details", { id: "finer", open: open ?? narrow.matches },
      el("summary", {}, say("finer")),
      el("div", { class: "finer" },
        group("levels", levels.map((level) => check(!S.hiddenLevels.has(level), (on) => flip(S.hiddenLevels, level, !on), null, say(level), `level-${level}`))),
        group("ties", Object.keys(S.ties).map((tie) => check(S.ties[tie], (on) => { S.ties[tie] = on; refresh(); }, null, say(tie), `tie-${tie}`))))));
}
const plannedKey = () => [el("i", { class: "dashed" }), say("planned")];
const readersGroup = () => HAS_PROPOSALS && (WITHOUT || !document.querySelector(".switch")) && group("readers", check(!WITHOUT, turnProposals, null, say("proposedShown"), "proposed"));
function group(title, ...children) {
  return children.flat().length ? el("fieldset", { class: `set set-${title}` }, el("legend", {}, say(title)), ...children.flat()) : null;
}
function check(on, change, icon, words, id) {
  return el("label", { class: "chip" }, el("input", { type: "checkbox", checked: on, id, on: { change: (e) => change(e.target.checked) } }), icon, el("span", {}, words));
}
function flip(set, item, hide) {
  if (hide) set.add(item);
  else set.delete(item);
  refresh();
}
// The page is made anew with or without them; all that was chosen stands in the address.
function turnProposals(on) {
  const rest = address().slice(1).split("&").filter((part) => part && part !== "proposed=no");
  history.replaceState(null, "", `#${[...rest, ...(on ? [] : ["proposed=no"])].join("&")}`);
  location.reload();
}
// Whatever follows from a filter: the picture, the counts and the list, the address.
function refresh() {
  redraw();
  showAcross();
  if (!S.across) fill($("extras"), extraGroup(geometry()));
  if (!S.chosen) showEvidence();
  keepAddress();
}
const extraGroup = (form) => group("more", EXTRAS.map((extra) => extraCheck(extra, form)).filter(Boolean));

function basisSlider() {
  const set = (value) => {
    S.basis = value;
    range.value = value;
    labels.forEach((label, i) => label.classList.toggle("off", i >= value));
    range.setAttribute("aria-valuetext", BASES.slice(0, value).map((basis) => say(basis)).join(" + "));
    if (network && !first) refresh();
  };
  let first = true;
  const range = el("input", { type: "range", id: "basis", min: 1, max: 3, step: 1, value: S.basis, "aria-label": `${say("links")}: ${say("atLeast")}`, on: { input: () => set(Number(range.value)) } });
  const labels = BASES.map((basis, i) => el("button", { type: "button", class: "step", data: { basis }, on: { click: () => set(i + 1) } }, lineIcon(basis), el("span", {}, say(basis))));
  set(S.basis);
  first = false;
  return [el("div", { class: "basis" }, range, el("div", { class: "labels" }, labels))];
}

function extraCheck(extra, form) {
  const kept = linked(form);
  const hidden = form.cards.filter(([id], i) => extraOf(THINGS[id]) === extra && !isGone(THINGS[id]) && (form.ys[0][i] === null || (kept && !kept.has(THINGS[id])))).length;
  if (!hidden) return null;
  const crowded = extra === "initiatives" && !kept && form.cards.some(([id], i) => form.ys[0][i] === null && THINGS[id].kind === "initiative" && isCited(THINGS[id]));
  const words = say(`extra${extra[0].toUpperCase()}${extra.slice(1)}${crowded ? "Many" : ""}`, hidden);
  return check(S.extras.has(extra), (on) => { flip(S.extras, extra, on); showFilters(); $(`extra-${extra}`)?.focus(); }, null, words, `extra-${extra}`);
}
