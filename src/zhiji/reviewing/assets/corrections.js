/** Corrections as rows of the overlay, and back. A fact is named by its words, for ids do not outlive an extraction. */
const KNOWN = ["value", "unit", "subject"];
const kept = []; // rows that match nothing here: they stay in the file
const overall = []; // rows about no single fact, such as from which confidence proposals are accepted

function targetOf(fact) {
  const held = fact.was ?? fact.now;
  if (isLink(fact)) return { type: "link", from: targetOf(facts.get(held.from)), to: targetOf(facts.get(held.to)), basis: held.basis };
  const target = { type: fact.type, start: held.start, end: held.end, text: held.text };
  const onSpan = (f) => f && f.start === held.start && f.end === held.end;
  const twins = [...facts.values()].filter((f) => f.type === fact.type && (onSpan(f.was) || onSpan(f.now)));
  if (fact.type === "quantity" && twins.length > 1) for (const name of KNOWN) if (held[name] !== undefined) target[name] = held[name];
  return target;
}

function meantBy(target) {
  const alive = [...facts.values()].filter((f) => f.type === target?.type && !isGone(f));
  if (target?.type === "link") {
    const [from, to] = [meantBy(target.from), meantBy(target.to)];
    return alive.find((f) => from && to && f.now.from === from.id && f.now.to === to.id && f.now.basis === target.basis);
  }
  const found = alive.filter((f) => ["start", "end", "text", ...KNOWN].every((name) => target[name] === undefined || same(f.now[name], target[name])));
  return found.length === 1 ? found[0] : undefined;
}

const namesFacts = (type, name) => fieldsOf(type).find((f) => f.name === name)?.kind.startsWith("ref");

/** Fields with ids in place of targets; undefined where one is of no fact here. */
function withIds(type, row) {
  const fields = {};
  for (const [name, value] of Object.entries(row)) {
    const ids = namesFacts(type, name) && value !== null ? [value].flat().map((target) => meantBy(target)?.id) : null;
    if (ids?.includes(undefined)) return undefined;
    fields[name] = ids ? (Array.isArray(value) ? ids : ids[0]) : value;
  }
  return fields;
}

function withTargets(type, fields) {
  const row = {};
  for (const [name, value] of Object.entries(fields)) {
    const named = namesFacts(type, name) && value !== null;
    const alive = named ? [value].flat().map((id) => facts.get(id)).filter((f) => f && !isGone(f)).map(targetOf) : null;
    row[name] = named ? (Array.isArray(value) ? alive : alive[0] ?? null) : value;
  }
  return row;
}

let added = 0;
function addFact(type, fields) {
  const fact = { id: `+${++added}`, type, was: null, now: plain(type, fields), done: "add" };
  facts.set(fact.id, fact);
  return fact;
}

function readRow(row) {
  if (row.do === "accept-proposals") return overall.push(row);
  const { type, ...given } = row.fact ?? {};
  const fact = row.do === "add" ? null : meantBy(row.target);
  const fields = row.do === "add" ? withIds(type, given) : row.do === "change" && fact ? withIds(fact.type, row.set) : {};
  const place = { ...fact?.now, ...fields };
  const stands = !fields || place.text === undefined || wordsAt(place.start, place.end) === place.text;
  if ((row.do !== "add" && !fact) || !fields || !stands) return kept.push(row);
  const put = fact ?? addFact(type, fields);
  if (row.do === "change") put.now = plain(put.type, { ...put.now, ...fields });
  if (put.was || row.do === "reject") put.done = row.do === "accept" && put.done ? put.done : row.do;
  if (!put.was && row.do === "reject") facts.delete(put.id);
  [put.who, put.why] = [row.who, row.why];
  return put;
}

function changedFields(fact) {
  const set = {};
  for (const name of new Set([...Object.keys(fact.now), ...Object.keys(fact.was)])) if (!same(fact.now[name], fact.was[name])) set[name] = fact.now[name] ?? null;
  return set;
}

/** The rows in an order in which each finds what it names: links go before the facts they rest on, added facts come
 * before what names them, and a fact's words change last. */
function writeRows() {
  const row = (fact, body) => ({ do: fact.done, ...body, ...(fact.who ? { who: fact.who } : {}), ...(fact.why ? { why: fact.why } : {}) });
  const ranked = [...facts.values()].filter((f) => f.done && !(isLink(f) && f.done !== "reject" && isGone(f)));
  const rank = (f) => {
    if (f.done === "accept") return 0;
    if (f.done === "reject") return isLink(f) ? 1 : 2;
    if (f.done === "add") return isLink(f) ? 4 : 3;
    return ["start", "end", ...KNOWN].some((name) => name in changedFields(f)) ? 6 : 5;
  };
  ranked.sort((a, b) => rank(a) - rank(b)); // sort is stable: within a rank, the order of the report or of adding
  const rows = ranked.map((fact) => {
    if (fact.done === "add") return row(fact, { fact: { type: fact.type, ...withTargets(fact.type, fact.now) } });
    if (fact.done === "change") return row(fact, { target: targetOf(fact), set: withTargets(fact.type, changedFields(fact)) });
    return row(fact, { target: targetOf(fact) });
  });
  return [...overall, ...rows, ...kept];
}
