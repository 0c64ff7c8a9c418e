"""Where a standing holds: the place in the words before a rank, or in a title."""

from __future__ import annotations

from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.lexicon.regions import load_regions_by_name

WORDS = "honour_words"
SCOPE = r"(?:{scope}|(?!.全)[\u4e00-\u9fff]{2}[省市](?!场))"
_OF_ALL = Pattern(WORDS, "{scope}")
_RANKED = Pattern(WORDS, "(?:{ranking|standing|at|ever|rarest|within}|的|{standing_cues:rank})+$")
_AHEAD = Pattern(WORDS, "(?P<scope>{scope}[^，。；：、\\n“”]{0,8}?){range|within}{ever}?$")


def place_of(words: str | None) -> str | None:
    """The scope that ``words`` tell, without what ranks or confers beside it; None where they name no place.

    >>> place_of("全省排名"), place_of("全市各区"), place_of("焦作市"), place_of("通过省")
    ('全省', '全市各区', '焦作市', None)
    """
    told = words[: ranked.start()] if words and (ranked := _RANKED.search(words)) else words or ""
    if _OF_ALL.match(told) or told in load_regions_by_name():
        return told
    return None


def place_before(surface: Surface, at: int) -> str | None:
    """The scope right before a rank that names none: 在全省沿海六市一区中|排名第一."""
    clause = surface.clause(at)
    ahead = _AHEAD.search(surface.text, max(clause.start, at - 24), at)
    return ahead["scope"] if ahead else None
