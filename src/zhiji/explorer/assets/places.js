// What the filters leave of the picture, and where it stands: as the page brings it, or closed up where something is left
// out. The rules are those of the layout that was made beforehand.
const GAP = 8, BAND_GAP = 14, PART_HEAD = 34, SECTION_HEAD = 28;
let BANDS = []; // [index of its headings, top, bottom] of the sections drawn now
const columnOf = (thing) => DATA.kinds[thing.kind].column;
const extraOf = (thing) => ({ actors: "context", initiatives: "initiatives", outcomes: "numbers" })[columnOf(thing)];

// What a link of a chosen basis leads to or from, with what that is part of and who is named with it; null for everything.
function linked(form) {
  const here = new Set(form.cards.filter((_, i) => form.ys[0][i] !== null).map(([id]) => THINGS[id]));
  const all = EDGES.filter((e) => e.predicate === "link" && toldIn(e, S.report) && here.has(e.from) && here.has(e.to));
  if (S.basis === BASES.length || !all.length) return null;
  const kept = new Set(all.filter(showsEdge).flatMap((e) => [e.from, e.to]));
  for (const thing of kept) {
    for (const edge of thing.edges) if (edge.predicate === "partOf" && edge.from === thing && here.has(edge.to) && toldIn(edge, S.report)) kept.add(edge.to);
  }
  for (const thing of [...kept]) {
    for (const edge of thing.edges) {
      const far = other(edge, thing);
      if (edge.predicate !== "link" && !isIssuers(edge) && ["unit", "person"].includes(far.kind) && here.has(far)) kept.add(far);
    }
  }
  for (const thing of here) if (issuers.has(thing.id)) kept.add(thing);
  return kept;
}

// The cards to draw as [thing, x, y, w, h]; sets BANDS.
function placedCards(form) {
  const ys = form.ys[extraIndex()];
  const kept = linked(form);
  const drawn = form.cards.map(([id, x, w, h], i) => [THINGS[id], x, ys[i], w, h]).filter(([, , y]) => y !== null);
  const shown = drawn.filter(([thing]) => showsThing(thing) && (!kept || kept.has(thing) || S.extras.has(extraOf(thing))));
  BANDS = form.bands[extraIndex()];
  return shown.length === drawn.length ? drawn : closeUp(shown);
}

function closeUp(cards) {
  const bands = BANDS;
  const out = [];
  let top = 0;
  let chapter = "";
  BANDS = [];
  for (const [index, from, to] of bands) {
    const held = cards.filter(([, , y]) => y >= from && y < to);
    if (!held.length) continue;
    const headings = S.report.headings[index];
    const head = (headings.length ? SECTION_HEAD : 0) + (headings.length > 1 && headings[0] !== chapter ? PART_HEAD : 0);
    chapter = headings[0] || "";
    const [placed, bottom] = placeBand(held, top + head);
    out.push(...placed);
    BANDS.push([index, top, bottom + BAND_GAP / 2]);
    top = bottom + BAND_GAP;
  }
  return out;
}

const stackHeight = (cards) => cards.reduce((sum, [, , , , h]) => sum + h + GAP, cards.length ? -GAP : 0);
function placeBand(held, top) {
  const columns = { initiatives: [], outcomes: [], actors: [] };
  for (const card of held) columns[columnOf(card[0])].push(card);
  for (const cards of Object.values(columns)) cards.sort((a, b) => a[2] - b[2]);
  const bottom = top + Math.max(...Object.values(columns).map(stackHeight));
  const order = stackHeight(columns.outcomes) > stackHeight(columns.initiatives) ? ["outcomes", "initiatives", "actors"] : ["initiatives", "outcomes", "actors"];
  const centres = new Map();
  return [order.flatMap((column) => alignCards(columns[column], centres, top, bottom)), bottom];
}
function alignCards(cards, centres, top, bottom) {
  let room = stackHeight(cards);
  let at = top;
  return cards.map(([thing, x, , w, h]) => {
    const near = thing.edges.filter((e) => e.predicate !== "partOf" && !isIssuers(e) && showsEdge(e)).map((e) => centres.get(other(e, thing))).filter((y) => y !== undefined);
    const wanted = near.length ? near.reduce((a, b) => a + b, 0) / near.length - h / 2 : at;
    const y = Math.round(Math.max(at, Math.min(wanted, bottom - room)));
    centres.set(thing, y + h / 2);
    at = y + h + GAP;
    room -= h + GAP;
    return [thing, x, y + h / 2, w, h];
  });
}
