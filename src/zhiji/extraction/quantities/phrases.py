"""Noun phrases: a stretch of text that names a thing, what kind of words it is made of, and the parts it joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from zhiji.extraction.quantities.cues import WORDS, load_cues
from zhiji.lexicon.patterns import Pattern

SHORT_NOUNS: Final = "人村店厂校园镇乡县市区岗站桥路河湖港矿井户一二三"
"""Nouns of one character that can be a row head; 一二三 for 一、二、三产业."""
_AND = Pattern(WORDS, "{and}")
TO_WHOM = Pattern(WORDS, "{toward-whom}")
TRADE = Pattern(WORDS, "{trade}$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that names a thing; ``bare``: verbs only (转送, 已办结), nothing that is counted is named;
    ``state``: how far the thing before it came (已办结); ``placed``: where it stands (在办理期限内); ``own``: where its
    own words begin behind whose it is (重大项目[完成投资])."""

    start: int
    end: int
    bare: bool = False
    state: bool = False
    placed: bool = False
    scope: str | None = None
    own: int | None = None

    @property
    def core(self) -> int:
        """Where its own words begin."""
        return self.start if self.own is None else self.own


def split_conjuncts(covered: str, start: int, end: int) -> list[tuple[int, int]]:
    """A、B和C as the places of its parts; one part where nothing joins. Stacked quotes (“甲”“乙”) are parts too."""
    parts: list[tuple[int, int]] = []
    at = start
    for match in _AND.finditer(covered, start, end):
        if match.start() > at:
            parts.append((at, match.start()))
        at = match.end()
    if at < end:
        parts.append((at, end))
    return parts


def is_body(covered: str, start: int, end: int) -> bool:
    """The phrase ends as the name of an organisation or a region does."""
    return load_cues().body.search(covered, start, end) is not None


def ends_with_verb(covered: str, start: int, end: int) -> bool:
    cues = load_cues()
    return any(cues.strong.fullmatch(covered, end - size, end) for size in (2, 3, 4) if end - size >= start)


def scope_in(covered: str, phrase: Phrase) -> str | None:
    """全市 before 34家检测机构: the phrase where it is a scope and nothing else."""
    whole = load_cues().scopes.fullmatch(covered, phrase.start, phrase.end)
    return whole[0].rstrip("的") if whole else None


def is_noun_too(covered: str, phrase: Phrase) -> bool:
    """出口增长10.1%: a verb that names a thing as well."""
    return load_cues().kinds.get(covered[phrase.start : phrase.end], "").endswith("-noun")


def begins_with_verb(covered: str, start: int, end: int) -> bool:
    return load_cues().leading.match(covered, start, end) is not None


def leading_word(covered: str, start: int, end: int) -> Phrase | None:
    """The word that begins the stretch as a verb does, and that names those who do what another verb behind it says:
    组织 of 组织获得奖项."""
    cues = load_cues()
    word = cues.leading.match(covered, start, end)
    follows = word and cues.leading.match(covered, word.end(), end)
    return Phrase(start, word.end()) if word and follows else None


def best_state(covered: str, start: int, end: int) -> Phrase | None:
    """100%办结: the verb after a rate is what the rate is of."""
    match = load_cues().state.match(covered, start, end)
    return Phrase(start, match.end()) if match else None
