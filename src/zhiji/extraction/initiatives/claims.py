"""Whether a stretch names an initiative: by what its head noun needs, its verb, and the words after it."""

from __future__ import annotations

import re

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.edges import is_named
from zhiji.extraction.initiatives.words import SETTING_UP, VERBAL, WORDS
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern, Terms, any_of, per_lexicon, terms_of

_FORMULA = Pattern(WORDS, r"[{=numerals:digit|pair|ten}双\d]+[个项大种条]?{formula}*|.*{formula-end}")


def is_initiative(surface: Surface, c: Candidate) -> bool:
    """By what its head noun needs: nothing more, any verb, a verb of setting up, or a quote and a verb."""
    if _is_line(surface, c):
        return True
    if (c.head < c.end and not is_named(surface.covered, c.start, c.head, c.end)) or _is_line_of_work(
        surface.text[c.start : c.end]
    ):
        return False
    if c.need == "name":
        return c.verb != "none" or c.quoted or c.listed or c.subject
    if c.need == "verb":
        if c.listed and c.verb == "use" and c.kind == "platform" and not c.quoted and c.head == c.end:
            return False
        verbal = surface.text[c.head : c.end] in VERBAL
        strong = c.verb != "none" and not (verbal and c.verb == "use" and c.kind == "campaign")
        told = not verbal or surface.covered.endswith(("改造", "创建", "试点"), c.start, c.end)
        acts = c.subject and told and _acts_after(surface, c)
        return strong or c.quoted or (acts and not _is_clause(surface.covered, c.start, c.head))
    if surface.covered.endswith(_PLACES.all, c.start, c.end) and _is_aim(surface, c):
        return False
    if surface.covered.endswith(_CENTRES.all, c.start, c.end) and _WORLD.search(
        surface.covered, max(0, c.start - 26), c.start
    ):
        return False
    if c.need == "launch":
        return c.verb in SETTING_UP or (c.quoted and c.verb != "none") or _is_set_up(surface, c)
    if c.need == "practice":
        return c.verb == "practise" and c.end - c.start >= 4 and not c.listed
    return (
        c.quoted
        and (c.verb != "none" or is_credited_at(surface.covered, c.end))
        and not is_formula(surface.text[c.start : c.head])
    )


def _is_aim(surface: Surface, c: Candidate) -> bool:
    """打造两岸共同市场先行区, 争创甲示范区、乙示范区: what the body wants to become."""
    if c.listed and _AIM_ROW.search(surface.covered, max(surface.clause(c.start).start, c.start - 44), c.start):
        return True
    return bool(_AIM.search(surface.covered, max(0, c.start - 8), c.start))


_AIM_ROW = Pattern(WORDS, r"{aiming}[\u4e00-\u9fff]{3,}[^，。；]*[、和与及]$")
_CENTRES = Terms(WORDS, "centre")
_PLACES = Terms(WORDS, "zone")
_AIM = Pattern(WORDS, "{becoming}[成为]?{rank}?$")
_WORLD = Pattern(WORDS, "{making}[^，。；]{0,12}{worldly}[^，。；]{0,12}的$")
"""打造两岸共同市场先行区 is an aim; 先行区加快建设 a thing that is there."""


@per_lexicon
def _clause_words() -> re.Pattern[str]:
    """What makes the words before a head noun a clause: a verb they open with, or one of setting up anywhere."""
    opening = any_of([*(t for t in load_terms("quantity_verbs") if len(t) > 1), *_OPENING.all])
    inside = any_of(
        [*(t for t in load_terms("initiative_verbs", "place", "any") if len(t) > 1 and t != "研发"), *_INSIDE.all]
    )
    return re.compile(f"{opening}|.{{0,30}}?{inside}")


_OPENING = Terms(WORDS, "opening")
_INSIDE = Terms(WORDS, "inside-clause")


def _is_clause(covered: str, start: int, end: int) -> bool:
    return bool(_clause_words().match(covered, start, end))


def _is_set_up(surface: Surface, c: Candidate) -> bool:
    """What needs a verb of setting up is taken with a weaker one where its name is long, or as a subject that acts."""
    if c.verb == "carry":
        return c.head - c.start >= (4 if c.kind in ("institution", "team", "project") else 6)
    if c.listed and c.quoted:
        return True
    if not (c.subject or (c.listed and c.head < c.end)) or not (
        _acts_after(surface, c) if c.kind in ("institution", "team") else _goes_on(surface, c)
    ):
        return False
    if c.kind in ("mechanism", "platform") or _is_clause(surface.covered, c.start, c.head):
        return False
    return c.kind == "institution" or c.end - c.start >= (5 if c.kind == "team" else 6)


def _is_line(surface: Surface, c: Candidate) -> bool:
    """12345平台: known by its number wherever it stands."""
    return c.kind == "platform" and bool(
        re.search(r"(?<!\d)(?:1\d{4}|110|119|120)(?!\d)", surface.text[c.start : c.end])
    )


_CREDIT = Pattern(WORDS, "{credited|award_cues:award}")
_PREDICATE = Pattern(WORDS, r"{work|rebuilding}?{going-on|credited}|{predicate}|[{=numerals:digit}]期|[，。；\d]")
_ROW = Pattern(WORDS, "[、和与及][^，。；：的]{3,40}?{going-on}")
"""A、B建设取得新进展: what several do together."""


def _acts_after(surface: Surface, c: Candidate) -> bool:
    return bool(_PREDICATE.match(surface.covered, c.end) or _ROW.match(surface.covered, c.end))


GOES_ON = Pattern(WORDS, "{work}?{going-on|credited}|{went}|[{=numerals:digit}]期")


def _goes_on(surface: Surface, c: Candidate) -> bool:
    """What is only done or built, no body that acts: the words after it tell how it went."""
    return bool(GOES_ON.match(surface.covered, c.end) or _ROW.match(surface.covered, c.end))


def is_credited_at(covered: str, end: int) -> bool:
    """Whether the words from ``end`` on credit what stands before them: 惠及, 获评, 上线."""
    return bool(_CREDIT.match(covered, end))


@per_lexicon
def _lines_of_work() -> frozenset[str]:
    return frozenset(t for t in terms_of("organisation_functions", "function") if not t.startswith("执法"))


def _is_line_of_work(words: str) -> bool:
    """区经发系统 is a group of units, no platform."""
    return words.endswith("系统") and words[:-2].lstrip("全省市区县各级") in _lines_of_work()


_FORMULAS = Terms("quoted_formulas", "politics|people|plan|aim")


def is_formula(words: str) -> bool:
    """Whether quoted words are politics, people or aims, which name no initiative."""
    core = words.strip('“”"')
    return core in _FORMULAS or bool(_FORMULA.fullmatch(core))
