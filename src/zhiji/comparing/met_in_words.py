"""What the words around a result say of whether its target was met, beside the two numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from zhiji.comparing.amounts import find_amounts
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.names import plain
from zhiji.comparing.wording import pattern_of
from zhiji.lexicon.patterns import Pattern

_SHARE_SAID = re.compile(
    r"[，,、]?(?P<told>(?:占|完成了?|为|达到?|超额完成)?(?:全年|年度|年初|年)?(?:投资)?(?:目标|任务|计划){1,2}数?的"
    r"(?P<share>\d+(?:\.\d+)?)[%％])"
)
_WHOLE = 100


def share_said(result: PlacedFigure) -> re.Match[str] | None:
    """The words right behind a result that say what share of its target it is."""
    return _SHARE_SAID.match(result.sentence, result.end - result.sentence_begin)


def says_met(result: PlacedFigure) -> bool:
    """Whether these words say that its target was met: 占年度计划的115%."""
    said = share_said(result)
    return bool(said and float(said["share"]) >= _WHOLE)


def is_rid_of(figure: PlacedFigure) -> bool:
    """Whether it counts so many of what there should be less of, which are rid of it: 21869名贫困人口全部稳定脱贫."""
    if figure.polarity != "down-is-good" or figure.is_relative or figure.bound in ("at-most", "less-than"):
        return False
    return bool(pattern_of("rid-of").search(figure.sentence[figure.end - figure.sentence_begin :]))


def told_in_parts(target: PlacedFigure, result: PlacedFigure) -> Fraction:
    """What the clause of a result counts together in its unit, where its parts are told one by one: of one thing
    (建成1万亩、在建1万亩), or of kinds of what the target calls 造林 (人工造林6.5万亩、封山育林6万亩)."""
    begin = result.begin - result.sentence_begin - len(result.clause_before)
    clause = _CLAUSE.match(result.sentence, begin)
    words = clause.group() if clause else ""
    parts = [one for one in find_amounts(words) if one.unit == result.unit]
    is_of_kinds = plain(target.worded) not in plain(words)
    own = result.begin - result.sentence_begin - begin
    held = [one for one in parts if one.begin == own or is_of_kinds or _ONLY_HOW_FAR.fullmatch(one.before)]
    return sum((Fraction(one.value) for one in held), Fraction(0)) if len(held) > 1 else Fraction(0)


_CLAUSE = re.compile("[^，,；;。]*")
_ONLY_HOW_FAR = Pattern("plan_words", "(?:{still-on|underway|carrying}|{plan_stages:*})+")
