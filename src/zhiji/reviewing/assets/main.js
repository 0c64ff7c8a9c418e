const state = { current: null, sentence: null, selection: null, form: null, hidden: new Set(), onlyOpen: false, onlyDiffering: false, dirty: false };

const isShown = (fact) => fact.id === state.current || (!state.hidden.has(fact.type) && !(state.onlyOpen && fact.done) && !(state.onlyDiffering && !differs(fact)));
const say = (text) => { byId("progress").textContent = text; };

function sign(fact, why) {
  const who = byId("who").value.trim();
  [fact.who, fact.why] = [who || fact.who, why || undefined];
  state.dirty = true;
}

function act(event, fact, done) {
  event?.stopPropagation();
  if (!fact.was && done !== null && done !== "reject") return;
  if (!fact.was) {
    for (const other of [...facts.values()].filter((f) => !f.was && isLink(f) && [f.now.from, f.now.to].includes(fact.id))) facts.delete(other.id);
    facts.delete(fact.id);
  } else if (done === null || done === "reject") [fact.done, fact.now] = [done, fact.was];
  else fact.done = done;
  sign(fact, fact.why);
  refresh();
}

function goTo(id) {
  state.current = id;
  state.sentence = sentenceOf(placeOf(facts.get(id)).start) ?? state.sentence;
  refresh();
  byId("text").querySelector(`[data-fact="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
  byId("panel").querySelector(".card.current")?.scrollIntoView({ block: "nearest" });
}

/** The order in which facts are gone through: first those on which reader and model differ. */
const inTurn = () => inOrder().sort((a, b) => differs(b) - differs(a));

function step(by) {
  const order = inTurn().filter((f) => isShown(f));
  const at = order.findIndex((f) => f.id === state.current);
  const next = order[at < 0 ? 0 : at + by];
  if (next) goTo(next.id);
}

function refresh() {
  if (!facts.has(state.current)) state.current = null;
  sentences.forEach(showSentence);
  showPanel();
  showProgress();
}

function showProgress() {
  const read = [...facts.values()].filter((f) => f.was);
  const done = read.filter((f) => f.done || isGone(f)).length;
  const open = read.filter((f) => differs(f) && !f.done && !isGone(f)).length;
  say((done === read.length ? word("done") : word("progress", done, read.length)) + (open ? word("differing", open) : ""));
}

function openAdd() {
  if (!state.selection) return say(word("nothing"));
  state.sentence = sentenceOf(state.selection.start) ?? state.sentence;
  return openForm(null, "initiative", startOf("initiative", state.selection));
}

function closeForm() {
  state.form = null;
  refresh();
}

function download() {
  const lines = writeRows().map((row) => `${JSON.stringify(row)}\n`).join("");
  const link = el("a", { href: URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" })), download: `${DATA.name}.corrections.jsonl` });
  document.body.append(link);
  link.click();
  link.remove();
  state.dirty = false;
}

function showFilters() {
  const present = Object.keys(DATA.forms).filter((type) => [...facts.values()].some((f) => f.type === type));
  const box = (label, checked, change, tint) => el("label", {}, el("input", { type: "checkbox", checked, onchange: change }), tint ? el("i", { tint }) : null, label);
  byId("filters").replaceChildren(
    ...present.map((type) => box(typeWord(type), !state.hidden.has(type), (e) => (state.hidden[e.target.checked ? "delete" : "add"](type), refresh()), type)),
    ...([...facts.values()].some(differs) ? [box(word("onlyDiffering"), state.onlyDiffering, (e) => { state.onlyDiffering = e.target.checked; refresh(); })] : []),
    box(word("onlyOpen"), state.onlyOpen, (e) => { state.onlyOpen = e.target.checked; refresh(); }),
  );
}

function showWords() {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  for (const named of document.querySelectorAll("[data-word]")) named.textContent = word(named.dataset.word);
  byId("keys").replaceChildren(el("dl", {}, Object.entries(word("keys")).flatMap(([key, what]) => [el("dt", {}, key.split(" ").map((k) => el("kbd", {}, k))), el("dd", {}, what)])));
  showFilters();
  state.form = null;
  refresh();
}

const switchLanguage = () => { lang = lang === "zh" ? "en" : "zh"; showWords(); };
const onCurrent = (then) => { const fact = facts.get(state.current); if (fact) then(fact); };
function decide(done) {
  const [fact, order] = [facts.get(state.current), inTurn()];
  act(null, fact, done);
  const next = order.slice(order.indexOf(fact) + 1).find((f) => facts.has(f.id) && isShown(f) && !isGone(f));
  if (next) goTo(next.id);
}

const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  a: () => onCurrent((fact) => !fact.done && !isGone(fact) && decide("accept")), r: () => onCurrent((fact) => !isGone(fact) && decide("reject")),
  e: () => onCurrent((fact) => !isGone(fact) && openForm(fact, fact.type, fact.now)), u: () => onCurrent((fact) => act(null, fact, null)),
  n: openAdd, s: download, l: switchLanguage, "?": () => byId("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.form) return closeForm();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea") || state.form) return undefined;
  if (!KEYS[event.key]) return undefined;
  event.preventDefault();
  return KEYS[event.key]();
});
document.addEventListener("selectionchange", () => {
  const span = selectedSpan();
  if (!span) return;
  state.selection = span;
  say(word("selected") + span.text);
});
byId("text").addEventListener("click", (event) => {
  if (!getSelection().isCollapsed || state.form) return;
  const fact = event.target.closest("[data-fact]");
  if (fact) return goTo(fact.dataset.fact);
  const sentence = event.target.closest(".sentence");
  if (sentence) [state.sentence, state.current] = [sentenceOf(Number(sentence.dataset.start)), null];
  return refresh();
});
addEventListener("beforeunload", (event) => state.dirty && event.preventDefault());
byId("help").addEventListener("click", () => byId("keys").showModal());
byId("lang").addEventListener("click", switchLanguage);
byId("download").addEventListener("click", download);

DATA.corrections.forEach(readRow);
const firstOpen = inTurn().find((f) => differs(f) && !f.done);
state.sentence = (firstOpen && sentenceOf(placeOf(firstOpen).start)) ?? sentences[0] ?? null;
showText();
showWords();
if (firstOpen) goTo(firstOpen.id);
