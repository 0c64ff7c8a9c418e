const DATA = JSON.parse(byId("data").textContent);
const CHARS = Array.from(DATA.text); // offsets count code points
const wordsAt = (start, end) => CHARS.slice(start, end).join("");

/** id → {id, type, was, now, done, why, who}: `was` as it was read (null for an added fact), `now` as corrected. */
const facts = new Map();
for (const { id, type, ...fields } of DATA.facts) facts.set(id, { id, type, was: fields, now: fields, done: null });

const fieldsOf = (type) => DATA.forms[type];
const isLink = (fact) => fact.type === "link";
const isGone = (fact) => fact.done === "reject" || (isLink(fact) && [fact.now.from, fact.now.to].some((id) => facts.get(id)?.done === "reject"));
const placeOf = (fact) => (isLink(fact) ? facts.get(fact.now.to).now : fact.now);
/** Reader and language model differ on a fact that one of them alone read where both did. */
const differs = (fact) => (fact.was?.readings ?? []).length === 1;
const inOrder = () => [...facts.values()].sort((a, b) => placeOf(a).start - placeOf(b).start || isLink(a) - isLink(b) || placeOf(a).end - placeOf(b).end);

/** Fields without what says nothing: nulls, empty texts and lists, flags at their default. */
function plain(type, fields) {
  const kept = {};
  for (const [name, value] of Object.entries(fields)) {
    const asked = fieldsOf(type).find((f) => f.name === name);
    const empty = value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
    if (!empty && !(asked?.kind === "flag" && value === asked.default)) kept[name] = value;
  }
  return kept;
}
const same = (one, other) => canonical(one) === canonical(other);
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value && typeof value === "object") return `{${Object.keys(value).sort().map((k) => `${k}:${canonical(value[k])}`)}}`;
  return JSON.stringify(value ?? null);
}
const nameOf = (fact) => (isLink(fact) ? `${nameOf(facts.get(fact.now.from))} → ${nameOf(facts.get(fact.now.to))}` : fact.now.text);
