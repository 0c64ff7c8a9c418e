/** A form for the fields of one type: {element, read}, where read gives the fields or throws what is wrong. */
const choice = (codes, value, required) =>
  el("select", { required }, required ? null : el("option", { value: "" }, ""), codes.map((code) => el("option", { value: code, selected: code === value }, codeWord(code))));

const INPUTS = {
  text: (asked, value) => plainInput(value ?? ""),
  number(asked, value) {
    const { element } = plainInput(value ?? "");
    element.inputMode = "decimal";
    return { element, read: () => numberIn(element.value, asked.name) };
  },
  flag(asked, value) {
    const element = el("input", { type: "checkbox", checked: value ?? asked.default });
    return { element, read: () => element.checked };
  },
  choice(asked, value) {
    const element = choice(asked.choices, value, asked.required);
    return { element, read: () => element.value };
  },
  texts(asked, value) {
    const element = el("textarea", { value: (value ?? []).join("\n"), placeholder: word("listHint") });
    return { element, read: () => element.value.split("\n").map((line) => line.trim()).filter(Boolean) };
  },
  ref(asked, value) {
    const element = pick(asked.types, value);
    return { element, read: () => element.value };
  },
  refs: (asked, value) => {
    const more = pick(asked.types, null);
    const list = chipList(value ?? [], (id) => nameOf(facts.get(id)));
    more.addEventListener("change", () => {
      if (more.value && !list.held.includes(more.value)) list.add(more.value);
      more.value = "";
    });
    return { element: el("div", {}, list.element, more), read: () => list.held };
  },
  span: (asked, value) => spans(value ? [value] : [], true),
  spans: (asked, value) => spans(value ?? [], false),
  standings: (asked, value) => standings(value ?? []),
};

function plainInput(value) {
  const element = el("input", { value: String(value) });
  return { element, read: () => element.value.trim() };
}

function numberIn(text, name) {
  const written = text.trim();
  if (written && !/^\d+(\.\d+)?$/.test(written)) throw word("number", fieldWord(name));
  return written === "" ? null : Number(written);
}

function pick(types, value) {
  const options = inOrder().filter((f) => types.includes(f.type) && !isGone(f));
  return el("select", {}, el("option", { value: "" }, word("choose")), options.map((f) => el("option", { value: f.id, selected: f.id === value }, describe(f))));
}
const describe = (fact) => `${typeWord(fact.type)} ${nameOf(fact)}${fact.now.subject ? ` · ${fact.now.subject.text}` : ""} (${fact.now.start})`;

function chipList(held, label) {
  const element = el("div", { class: "chips" });
  const list = { element, held: [...held], add: (item) => (list.held.push(item), show()) };
  const show = () => element.replaceChildren(...list.held.map((item, i) => button(`${label(item)} ×`, null, () => (list.held.splice(i, 1), show()))));
  show();
  return list;
}

function spans(value, single) {
  const list = chipList(value, (span) => span.text);
  const use = button(word("useSelection"), null, () => {
    if (!state.selection) return say(word("nothing"));
    if (single) list.held.length = 0;
    return list.add(state.selection);
  });
  return { element: el("div", {}, list.element, use), read: () => (single ? list.held[0] ?? null : list.held) };
}

function standings(value) {
  const rows = el("div");
  const add = (held) => {
    const inputs = DATA.standing.map((asked) => ({ asked, ...INPUTS[asked.kind](asked, held[asked.name]) }));
    for (const input of inputs) [input.element.title, input.element.placeholder] = [fieldWord(input.asked.name), fieldWord(input.asked.name)];
    const row = el("div", { class: "row" }, inputs.map((i) => i.element), button("×", null, () => row.remove()));
    row.read = () => Object.fromEntries(inputs.map((i) => [i.asked.name, i.read()]).filter(([, v]) => v !== null && v !== ""));
    rows.append(row);
  };
  value.forEach(add);
  return { element: el("div", {}, rows, button("+", null, () => add({}))), read: () => [...rows.children].map((row) => row.read()) };
}

function fieldsForm(type, fields) {
  const inputs = fieldsOf(type).map((asked) => ({ asked, ...INPUTS[asked.kind](asked, fields[asked.name]) }));
  const rows = inputs.flatMap(({ asked, element }) => {
    element.id ||= `field-${asked.name}`;
    return [el("label", { class: asked.required ? "required" : "", htmlFor: element.id }, fieldWord(asked.name)), element];
  });
  return { rows, read: () => readAll(type, inputs) };
}

function readAll(type, inputs) {
  const fields = Object.fromEntries(inputs.map(({ asked, read }) => [asked.name, read()]));
  for (const { asked } of inputs) if (asked.required && (fields[asked.name] === null || fields[asked.name] === "")) throw word("required", fieldWord(asked.name));
  if (type === "link" && (fields.basis === "explicit") !== fields.cue.length > 0) throw word("cueRule");
  return fields;
}
