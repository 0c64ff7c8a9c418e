/** The panel: the facts of the sentence, each with what can be done to it, or the form that is open. */
const STATES = { accept: "accepted", reject: "rejected", change: "changed", add: "added" };

function showPanel() {
  const panel = byId("panel");
  if (state.form) return panel.replaceChildren(state.form);
  const here = inOrder().filter((f) => sentenceOf(placeOf(f).start) === state.sentence && isShown(f));
  const tools = el("div", { class: "tools" }, button(word("addHere"), "n", openAdd), button(word("addLink"), null, () => openForm(null, "link", {})));
  const left = kept.length ? el("p", { class: "quiet" }, word("kept", kept.length)) : null;
  panel.replaceChildren(tools, el("h2", {}, word("sentence")), ...(here.length ? here.map(card) : [el("p", { class: "quiet" }, word("noFacts"))]), ...(left ? [left] : []));
  return undefined;
}

function card(fact) {
  const gone = fact.done !== "reject" && isGone(fact);
  const done = gone ? "gone" : fact.done;
  const current = fact.id === state.current;
  return el(
    "article",
    { class: `card ${done ?? "open"} ${current ? "current" : ""}`, tint: fact.type, "data-fact": fact.id, ...(current ? { "aria-current": "true" } : {}), onclick: () => current || goTo(fact.id) },
    el("header", {}, el("span", { class: "type" }, typeWord(fact.type)), el("b", {}, nameOf(fact)), done ? el("span", { class: `state ${done}` }, word(gone ? "gone" : STATES[done])) : null),
    details(fact),
    readers(fact),
    fact.why ? el("p", { class: "quiet" }, `${word("why")}: ${fact.why}`) : null,
    gone ? null : el("div", { class: "buttons" }, actions(fact, current)),
  );
}

/** Who read it, where a language model read too, and how sure that makes it. */
function readers(fact) {
  const { readings, model, confidence } = fact.was ?? {};
  if (!readings?.length && !confidence) return null;
  const who = readings?.length ? word(readings.length > 1 ? "byBoth" : readings[0] === "proposed" ? "byModel" : "byReader", model ?? "") : "";
  return el("p", { class: `quiet ${differs(fact) ? "differs" : ""}` }, [who, confidence === undefined ? "" : word("confidence", confidence)].filter(Boolean).join(" · "));
}

function actions(fact, current) {
  const key = (letter) => (current ? letter : null);
  return [
    fact.done ? null : button(word("accept"), key("a"), (event) => act(event, fact, "accept")),
    fact.done === "reject" ? null : button(word("reject"), key("r"), (event) => act(event, fact, "reject")),
    fact.done === "reject" ? null : button(word("change"), key("e"), (event) => (event.stopPropagation(), openForm(fact, fact.type, fact.now))),
    fact.done ? button(word("undo"), key("u"), (event) => act(event, fact, null)) : null,
  ];
}

function details(fact) {
  const rows = fieldsOf(fact.type).flatMap((asked) => {
    const value = fact.now[asked.name];
    if (value === undefined || asked.name === "name" && value === fact.now.text) return [];
    const isNew = fact.was && !same(value, fact.was[asked.name]);
    return [el("dt", {}, fieldWord(asked.name)), el("dd", { class: isNew ? "new" : "" }, shownValue(asked, value))];
  });
  return el("dl", {}, rows);
}

function shownValue(asked, value) {
  if (Array.isArray(value)) return value.map((each) => shownValue({ ...asked, kind: asked.kind.replace(/s$/, "") }, each)).join("、");
  if (asked.kind === "ref") return facts.has(value) ? nameOf(facts.get(value)) : "?";
  if (asked.kind === "choice") return codeWord(value);
  if (asked.kind === "flag") return value ? word("yes") : "—";
  if (asked.kind === "standing") return `${codeWord(value.kind)} ${value.text}`;
  return asked.kind === "span" ? value.text : String(value);
}

/** `fact` is null for a new one; `fields` are what the form starts with. */
function openForm(fact, type, fields) {
  const { rows, read } = fieldsForm(type, fields);
  const wrong = el("p", { class: "wide wrong", role: "alert" });
  const why = el("input", { id: "why", value: fact?.why ?? "" });
  const words = isLink({ type }) ? [] : placeRow(fields);
  const types = fact ? [] : [el("label", { htmlFor: "type" }, word("type")), typeChoice(type, fields)];
  const save = (event) => {
    event.preventDefault();
    try {
      saveFact(fact, type, { ...(isLink({ type }) ? {} : words.span()), ...read() }, why.value.trim());
    } catch (reason) {
      if (typeof reason !== "string") throw reason;
      wrong.textContent = reason;
    }
  };
  const buttons = el("div", { class: "wide buttons" }, el("button", { type: "submit", class: "strong" }, word("save")), button(word("cancel"), "Esc", closeForm));
  state.form = el("form", { onsubmit: save, noValidate: true }, types, words, rows, el("label", { htmlFor: "why" }, word("why")), why, wrong, buttons);
  showPanel();
  state.form.querySelector(isLink({ type }) || fact ? "input, select" : "#type").focus();
}

function placeRow(fields) {
  const input = spans([{ start: fields.start, end: fields.end, text: fields.text }], true);
  const row = [el("label", { class: "required" }, word("words")), input.element];
  row.span = () => {
    const span = input.read();
    if (!span) throw word("required", word("words"));
    return span;
  };
  return row;
}

function typeChoice(type, fields) {
  const types = Object.keys(DATA.forms).filter((each) => (each === "link") === (type === "link"));
  const place = { start: fields.start, end: fields.end, text: fields.text };
  return el("select", { id: "type", onchange: (event) => openForm(null, event.target.value, startOf(event.target.value, place)) }, types.map((each) => el("option", { value: each, selected: each === type }, typeWord(each))));
}

/** What a new fact starts with: its words, and its name where it has one. */
function startOf(type, span) {
  const asks = (name) => fieldsOf(type).some((f) => f.name === name);
  return { ...span, ...(asks("name") ? { name: span.text } : {}), ...(asks("value") ? numberStart(span.text) : {}) };
}

function numberStart(text) {
  const found = text.match(/^(\d+(?:\.\d+)?)(万|亿)?(.*)$/);
  if (!found) return { period: DATA.year ? String(DATA.year) : "" };
  const times = { 万: 1e4, 亿: 1e8 }[found[2]] ?? 1;
  return { value: Math.round(Number(found[1]) * times * 1e6) / 1e6, unit: found[3].replace(/(以上|左右|以下)$/, ""), period: DATA.year ? String(DATA.year) : "" };
}

/** The fields of a fact that no form asks for, such as its rule: they stay as they are. */
const notAsked = (type, fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => !fieldsOf(type).some((f) => f.name === name)));

function saveFact(fact, type, fields, why) {
  const put = fact ?? addFact(type, fields);
  put.now = plain(type, { ...notAsked(type, put.was ?? {}), ...fields });
  if (put.was && !same(plain(type, put.was), put.now)) put.done = "change";
  else if (put.was && put.done === "change") put.done = null;
  sign(put, why);
  closeForm();
  goTo(put.id);
}
