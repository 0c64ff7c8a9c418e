// What the reader has chosen. Everything that is drawn follows from here.
const KINDS = Object.keys(DATA.kinds);
const LEVELS = ["effect", "output", "activity", "scope"];
const EXTRAS = ["initiatives", "numbers", "context"];
const S = {
  lang: DATA.lang,
  report: REPORTS[0],
  extras: new Set(),
  hiddenKinds: new Set(),
  basis: 3, // how many of the bases are shown, strongest first
  hiddenLevels: new Set(),
  ties: { actors: true, receiving: true, issuer: false },
  chosen: null,
  hovered: null,
  focus: null, // {thing, depth}
  order: "strength", // or "report"
  across: REPORTS.length > 1, // all reports, before one of them is opened
  folded: false, // the sections instead of the cards
};
const narrow = window.matchMedia("(max-width: 720px)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
function geometry() {
  const { pictures } = S.report;
  const name = narrow.matches ? "narrow" : "wide";
  return pictures[`${name}-${S.lang}`] || pictures[name];
}
const extraIndex = () => EXTRAS.reduce((sum, extra, i) => sum + (S.extras.has(extra) ? 1 << i : 0), 0);

function showsThing(thing) {
  if (isGone(thing) || S.hiddenKinds.has(thing.kind)) return false;
  return !(thing.level && S.hiddenLevels.has(thing.level));
}
function showsEdge(edge) {
  if (edge.predicate === "link") return BASES.indexOf(edge.basis) < S.basis;
  if (edge.predicate === "partOf") return true;
  if (isIssuers(edge)) return S.ties.issuer;
  if (edge.predicate === "carriedOutBy" || edge.predicate === "ledBy") return S.ties.actors;
  if (edge.predicate === "recipient" && edge.to.kind === "initiative") return false; // the link says it
  return S.ties.receiving;
}

// The chosen thing, what it is tied to, and the ties: the rest is dimmed.
function nearby() {
  const at = S.chosen || S.hovered;
  const soft = !S.chosen; // what is only pointed at dims nothing
  if (!at || at === S.focus?.thing) return null;
  const things = new Set();
  const edges = new Set();
  if (at.what === "edge") {
    [at.from, at.to].forEach((thing) => things.add(thing));
    edges.add(at);
  } else {
    things.add(at);
    for (const edge of at.edges) {
      if (!showsEdge(edge)) continue;
      edges.add(edge);
      things.add(other(edge, at));
    }
  }
  return { things, edges, soft };
}
