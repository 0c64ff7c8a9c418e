"""Initiatives that are a quote and nothing more: “一窗通办” after a verb, in a row, or told of."""

from __future__ import annotations

import re

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.claims import GOES_ON, is_credited_at, is_formula
from zhiji.extraction.initiatives.edges import trimmed
from zhiji.extraction.initiatives.words import WORDS, Strength, head_of, heads, verb_before
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Place

_AFTER_QUOTE = Pattern(
    WORDS, r"[，。、；：！？“（）(),;:\n　 ]|{after-quote}|$|[{=numerals:digit|pair|ten}\d]{1,2}[项个种]"
)
_USED = Pattern(WORDS, "{using}$")
_TITLE = Pattern(WORDS, r"{title-end}”$|“20\d\d年|以“[^”]*”$")


def find_quoted(surface: Surface, named: list[Candidate]) -> list[Candidate]:
    """“一窗通办” after a verb, or in a row with one that is; what stands between verb and quote belongs to it."""
    text, covered = surface.text, surface.covered
    taken = {c.end for c in named if text[c.end - 1] == "”"}
    found: list[Candidate] = []
    for place in surface.opaque:
        if text[place.start] not in '“"' or is_formula(text[place.start : place.end]) or place.end - place.start < 5:
            continue
        if _TITLE.search(text, place.start, place.end):
            continue
        head = head_of(text[place.start + 1 : place.end - 1])
        known = heads().table.get(head, ("", "quote"))[1] not in ("quote", "practice")
        counted = _QUOTED_COUNT.search(covered, max(0, place.start - 8), place.start)
        before = counted.start() if counted else place.start
        alone = _stands_alone(surface, place, before)
        if not known and not alone and not _AFTER_QUOTE.match(covered, place.end):
            continue
        chained = before in taken or (covered[before - 1 : before] in ("、", "和", "与", "及") and before - 1 in taken)
        start, verb = _verb_right_before(surface, place.start)
        if verb in ("none", "use") and not chained and alone:
            start, verb = place.start, "carry"
        if chained:
            start, verb = place.start, "carry"
        if verb == "none" or (verb == "use" and not (known and _USED.search(covered, max(0, start - 4), start))):
            continue
        taken.add(place.end)
        end = place.end + (2 if covered.startswith("工作", place.end) else 0)
        kind = heads().table[head][0] if known else "mechanism"
        found.append(Candidate(start, end, place.end, kind, "verb", verb, chained, True))
    return found


_QUOTED_COUNT = re.compile(r"\d+余?[项个类件]$")
_WAY = Pattern(WORDS, '{way}[”"]$')
"""“网上办”, “秒批”: a quote that ends like a way of working."""


def _stands_alone(surface: Surface, place: Place, before: int) -> bool:
    """“高效办成一件事”惠及企业群众, 实现300项“网上办”: a quote that needs no verb of setting up."""
    covered = surface.covered
    opens = surface.clause(place.start).start == before or covered[before - 1 : before] == "、"
    if opens and is_credited_at(covered, place.end):
        return True
    head = head_of(surface.text[place.start + 1 : place.end - 1])
    known = heads().table.get(head, ("", "quote"))[1] not in ("quote", "practice")
    if opens and known and GOES_ON.match(covered, place.end):
        return True
    way = _WAY.search(surface.text, place.start, place.end)
    return (
        bool(way)
        and (opens or covered.endswith((*_MADE.all, *_TURNED.all), 0, before))
        and (before < place.start or covered.endswith(_MADE.all, 0, before) or bool(_SHARE.match(covered, place.end)))
    )


_SHARE = Pattern(WORDS, "{share}")
_MADE = Terms(WORDS, "made-so")
_TURNED = Terms(WORDS, "turned-into")


def _verb_right_before(surface: Surface, quote: int) -> tuple[int, Strength]:
    """Where the name that ends in a quote begins, and its verb; none where more than a few words stand between."""
    clause = surface.clause(quote)
    at, verb = verb_before(surface, max(clause.start, quote - 16), quote + 3)
    start = trimmed(surface.covered, at, quote)
    words = surface.covered[start:quote]
    if verb == "none" or len(words) > 10 or re.search("[、和与及，”》]", words):
        return quote, "none"
    return start, verb
