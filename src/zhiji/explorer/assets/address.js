// The whole view in the address: what is chosen first, then whatever differs from how the page opens.
const listed = (set) => [...set].sort().join(".");
const OPENING = { report: "", basis: "3", add: "", without: "", ties: "actors.receiving", order: "strength", around: "", steps: "", whole: "", proposed: "", lang: DATA.lang };

function viewNow() {
  return {
    report: REPORTS.length < 2 || S.across ? "" : shortKey(S.report.iri),
    basis: String(S.basis),
    add: listed(S.extras),
    without: listed([...S.hiddenKinds, ...S.hiddenLevels]),
    ties: listed(Object.keys(S.ties).filter((tie) => S.ties[tie] && !(tie === "issuer" && S.focus?.lent))),
    order: S.order,
    around: S.focus ? S.focus.thing.key : "",
    steps: S.focus ? String(S.focus.depth) : "",
    whole: S.folded ? "1" : "",
    proposed: WITHOUT ? "no" : "",
    lang: S.lang,
  };
}
function address() {
  const parts = Object.entries(viewNow()).filter(([name, value]) => value !== OPENING[name]).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `#${[S.chosen ? encodeURIComponent(S.chosen.key) : "", ...parts].filter(Boolean).join("&")}`;
}
const sameAddress = () => (location.hash || "#") === address();
// A change of the view stands in the address, but is no step to go back to.
function keepAddress() {
  if (!following && !sameAddress()) history.replaceState(null, "", address());
}

function readAddress() {
  const view = { ...OPENING };
  let key = "";
  for (const part of location.hash.slice(1).split("&")) {
    const [name, value] = part.split("=", 2);
    try {
      if (value === undefined) key = decodeURIComponent(name);
      else if (name in OPENING) view[name] = decodeURIComponent(value);
    } catch {
      continue; // half an escape: not ours
    }
  }
  return { key, view };
}

let following = false;
function followAddress() {
  if (asksWithout() !== WITHOUT) return location.reload();
  const { key, view } = readAddress();
  const item = BY_KEY.get(shortKey(key)) || null;
  const before = JSON.stringify(viewNow());
  if (item === S.chosen && before === JSON.stringify({ ...viewNow(), ...view })) return;
  following = true;
  takeView(view);
  if (item !== S.chosen) choose(item, { quiet: true });
  const around = BY_KEY.get(view.around);
  if (around?.what === "thing") focusOn(around, within(Number(view.steps), 1, 3), { choosing: false });
  following = false;
  keepAddress();
}
const within = (number, low, high) => (number >= low && number <= high ? Math.round(number) : low);

function takeView(view) {
  const split = (words) => words.split(".").filter(Boolean);
  const report = REPORTS.find((held) => shortKey(held.iri) === view.report) || REPORTS[0];
  const spoken = view.lang === "en" || view.lang === "zh" ? view.lang : DATA.lang;
  const changesWords = spoken !== S.lang;
  Object.assign(S, { lang: spoken, basis: within(Number(view.basis), 1, 3), order: view.order === "report" ? "report" : "strength", folded: view.whole === "1" });
  S.extras = new Set(split(view.add).filter((extra) => EXTRAS.includes(extra)));
  S.hiddenKinds = new Set(split(view.without).filter((kind) => KINDS.includes(kind)));
  S.hiddenLevels = new Set(split(view.without).filter((level) => LEVELS.includes(level)));
  for (const tie of Object.keys(S.ties)) S.ties[tie] = split(view.ties).includes(tie);
  if (S.focus && !view.around) leaveFocus();
  const across = REPORTS.length > 1 && !REPORTS.some((held) => shortKey(held.iri) === view.report) && !BY_KEY.has(shortKey(readAddress().key)) && !BY_KEY.has(view.around);
  if (across && !S.across) openAcross();
  else if (!across && (report !== S.report || S.across)) openReport(report, true);
  if (changesWords) speak();
  else {
    showFilters();
    redraw();
    showEvidence();
  }
}
