"""From chosen stretches to what the builders take: the rule's own finding where it stands in the same place, else one
made from the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from zhiji.extraction.deciding.choosing import Choice
from zhiji.extraction.document_relations import relation_at
from zhiji.extraction.documents import FoundDocument, whole_title, without_works
from zhiji.extraction.honours.awards import FoundAward, find_standings
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.scopes import SCOPE, WORDS, place_before, place_of
from zhiji.extraction.honours.streaks import NUMERAL, STREAK
from zhiji.extraction.initiatives.building import same_words
from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.coreference import find_anaphors
from zhiji.extraction.initiatives.words import heads
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.text.cover import QUOTED
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.full_names import full_name, namer_of
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.extraction.weighing import Weights
from zhiji.lexicon import load_terms
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, per_lexicon
from zhiji.model import Report, Span, Standing

Place = TypeVar("Place", FoundUnit, Candidate, FoundAward, FoundRecognition, FoundDocument)


def _by_place(found: Iterable[Place]) -> dict[tuple[int, int], Place]:
    return {(f.start, f.end): f for f in found}


_GROUP = Pattern("unit_words", r"{whole-of}|多?个?{all-of}?(?P<count>\d{1,5})[个家支所名]")


def unit_places(prepared: Prepared, chosen: Sequence[Choice]) -> list[FoundUnit]:
    """The chosen units, and the issuer where it is first named if none of them is the issuer; a bare number of them
    (10家) names none."""
    ruled = _by_place(prepared.units)
    named = (c for c in chosen if not _GROUP.fullmatch(prepared.surface.text, c.start, c.end))
    places = [ruled.get((c.start, c.end)) or _unit(prepared.surface, c) for c in named]
    report = prepared.surface.report
    if _first_issuer(report, places) is None and (own := _first_issuer(report, prepared.units)):
        places = [own, *(p for p in places if p.start >= own.end or p.end <= own.start)]
    return sorted(places, key=lambda p: (p.start, p.end))


def _first_issuer(report: Report, places: Iterable[FoundUnit]) -> FoundUnit | None:
    """The first of ``places`` whose full name is the issuer's."""
    if report.issuer is None:
        return None
    namer = namer_of(report.issuer, report.region)
    return next((p for p in places if full_name(report.text[p.start : p.end], namer)[0] == report.issuer), None)


def _unit(surface: Surface, choice: Choice) -> FoundUnit:
    match = _GROUP.match(surface.text, choice.start, choice.end)
    count = int(match["count"]) if match and match["count"] else None
    return FoundUnit(choice.start, choice.end, "unit:tagged", match is not None, count)


def initiative_places(prepared: Prepared, chosen: Sequence[Choice], kinds: Weights) -> list[Candidate]:
    """The chosen initiatives, what refers back to one (该机制), and later places with the very words of one; none
    inside another. A glossary explains them and names none."""
    ruled = _by_place([*prepared.candidates, *prepared.initiatives])
    surface = prepared.surface
    named = [_initiative(surface, c, ruled.get((c.start, c.end))) for c in chosen]
    named = [c.of_kind(kinds.best(kind_clues(surface, c))[0]) for c in named]
    meant = [c for c in find_anaphors(surface) if not _meets(c.start, c.end, named)]
    again = [c for c in same_words(surface, named) if not _meets(c.start, c.end, [*named, *meant])]
    told = [c for c in (*named, *meant, *again) if surface.role(c.start) != "notes"]
    return sorted(told, key=lambda c: (c.start, c.end))


def _meets(start: int, end: int, others: Iterable[Candidate]) -> bool:
    return any(start < o.end and o.start < end for o in others)


def _initiative(surface: Surface, choice: Choice, ruled: Candidate | None) -> Candidate:
    if ruled is not None:
        return ruled
    words = surface.text[choice.start : choice.end].rstrip("”")
    size = next((n for n in range(min(6, len(words)), 1, -1) if words[-n:] in heads().table), 0)
    kind, need = heads().table[words[-size:]] if size else (kind_by_end(words), "name")
    quoted = QUOTED in surface.covered[choice.start : choice.end]
    return Candidate(choice.start, choice.end, choice.start + len(words) - size, kind, need, "carry", quoted=quoted)


_ENDS = Pattern(
    "initiative_words",
    "(?:(?P<project>{project-end})|(?P<campaign>{campaign-end})|(?P<mechanism>{mechanism-end})|(?P<team>{team-end})"
    "|(?P<institution>{institution-end})|(?P<platform>{platform-end})|(?P<reform>{reform-end}))$",
)


def kind_by_end(words: str) -> str:
    """The kind of what ends in no head noun: “五经普” a campaign, 服务企业办公室 an institution, 白石水库 a project."""
    match = _ENDS.search(words)
    return (match and match.lastgroup) or "other"


def kind_clues(surface: Surface, place: Candidate) -> list[str]:
    """What tells of which kind an initiative is: how its name ends and begins, and what stands before it."""
    words = surface.text[place.start : place.end]
    bare = words.strip("“”")
    clause = surface.clause(place.start)
    before = surface.covered[max(clause.start, place.start - 4) : place.start]
    clues = ["bias", f"rule={place.kind}", f"rule+verb={place.kind} {place.verb}"]
    clues += [f"e{n}={bare[-n:]}" for n in range(1, 5) if len(bare) >= n]
    clues += [f"b{n}={bare[:n]}" for n in range(2, 4) if len(bare) >= n]
    clues += [f"v{n}={before[-n:]}" for n in (1, 2) if len(before) >= n]
    clues.append(f"end={kind_by_end(bare)}")
    clues += [f"has={term}" for term in _head_nouns_in(bare)]
    return [*clues, f"quoted={bare != words}"]


@per_lexicon
def _head_nouns() -> tuple[dict[str, int], int]:
    """Head nouns with their place in the table, and the characters of the longest."""
    known = {term: n for n, term in enumerate(load_terms("initiative_heads")) if len(term) > 1}
    return known, max(map(len, known), default=0)


def _head_nouns_in(name: str) -> list[str]:
    """The head nouns that stand anywhere in a name, in the table's order."""
    known, longest = _head_nouns()
    parts = {name[a:b] for a in range(len(name)) for b in range(a + 2, min(len(name), a + longest) + 1)}
    return sorted(parts & known.keys(), key=known.__getitem__)


def award_places(prepared: Prepared, chosen: Sequence[Choice]) -> list[FoundAward]:
    ruled = _by_place(prepared.awards)
    parts = [part for c in chosen for part in _titles(prepared.surface, c)]
    return [ruled.get((c.start, c.end)) or _award(prepared, c) for c in parts]


_AND = re.compile(r"[、和及与](?=“)")


def _titles(surface: Surface, choice: Choice) -> list[Choice]:
    """全市“平安鼎”和“无讼杯”: two titles in one stretch are one each."""
    cuts = [m.start() for m in _AND.finditer(surface.covered, choice.start, choice.end)]
    starts = [choice.start, *(cut + 1 for cut in cuts)]
    return [replace(choice, start=a, end=b) for a, b in zip(starts, [*cuts, choice.end], strict=True)]


_CONFERS = Pattern("link_words", "{confers|award_cues:award}")


def _award(prepared: Prepared, choice: Choice) -> FoundAward:
    surface = prepared.surface
    near = [a for a in prepared.awards if a.start < choice.end and choice.start < a.end]
    cue = near[0].cue if near else conferring(surface, choice.start, choice.end)
    start = max(min(cue.end, choice.start), surface.covered.rfind("”", cue.end, choice.start))
    return FoundAward(choice.start, choice.end, cue, "award:tagged", find_standings(surface, start, choice.end))


def conferring(surface: Surface, start: int, end: int) -> Span:
    """The conferring words nearest before a title in its sentence, else those behind it, else the title itself."""
    sentence = surface.sentence(start)
    before = list(_CONFERS.finditer(surface.covered, max(sentence.start, start - 60), start))
    match = before[-1] if before else _CONFERS.search(surface.covered, end, min(sentence.end, end + 30))
    return surface.report.span(*match.span()) if match else surface.report.span(start, end)


def recognition_places(prepared: Prepared, chosen: Sequence[Choice]) -> list[FoundRecognition]:
    ruled = _by_place(prepared.recognitions)
    return [ruled.get((c.start, c.end)) or _recognition(prepared, c) for c in chosen]


def _recognition(prepared: Prepared, choice: Choice) -> FoundRecognition:
    surface = prepared.surface
    near = [r for r in prepared.recognitions if r.start < choice.end and choice.start < r.end]
    standing = near[0].standing if near else _standings(surface, choice.start, choice.end)
    rule = near[0].rule if near else f"recognition:{_FORMS.get(standing[0].kind, 'tagged') if standing else 'tagged'}"
    return FoundRecognition(choice.start, choice.end, surface.report.span(choice.start, choice.end), rule, standing)


_FORMS = {"first": "first", "sole": "first", "batch": "first", "rank": "rank", "top-tier": "rank"}
_RANK = Pattern(WORDS, f"第(?P<n>{NUMERAL}{{1,3}}+)[位名]?+(?!{{not-ranked}})")
_TOP = Pattern(WORDS, "{top|leading}")
_FIRST = Pattern("standing_cues", "{first}")
_PROMOTED = Pattern("standing_cues", "{promoted}")
_REGION = Pattern(WORDS, SCOPE)


def _standings(surface: Surface, start: int, end: int) -> tuple[Standing, ...]:
    """What a phrase says of rank, first place, praise or adoption elsewhere."""
    words = surface.text[start:end]
    if found := find_standings(surface, start, end):
        return found
    region = _REGION.search(words)
    scope = place_of(region.group()) if region else place_before(surface, start)
    streak = STREAK.search(words)
    years = value_of(streak["n"]) if streak else None
    if match := _RANK.search(words):
        return (Standing("rank", words, value_of(match["n"]), scope, years),)
    if _TOP.search(words):
        return (Standing("top-tier", words, None, scope, years),)
    if _FIRST.search(words):
        return (Standing("first", words, None, scope),)
    kind = "promoted" if _PROMOTED.search(words) else "commended"
    return (Standing(kind, words, None, scope),)  # type: ignore[arg-type]


def document_places(prepared: Prepared, chosen: Sequence[Choice]) -> list[FoundDocument]:
    """All that the rules find but works of art, and what was chosen beside it."""
    surface, ruled = prepared.surface, prepared.documents
    beside = [c for c in chosen if not any(c.start < d.end and d.start < c.end for d in ruled)]
    made = [FoundDocument(c.start, c.end, relation_at(surface, c.start, c.end), "document:tagged") for c in beside]
    named = (whole_title(surface, d) for d in without_works(surface, (*ruled, *made)))
    return sorted(named, key=lambda d: (d.start, d.end))
