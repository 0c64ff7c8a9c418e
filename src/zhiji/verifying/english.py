"""Subjects that are told in English: the scheme's indicators by their English names, and nothing that only looks like
one. What is left of a clause and says something more (urban, theft) makes another subject of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from zhiji.model.rows import IndicatorEntry
from zhiji.verifying.judging import Asked, Held, hold_named
from zhiji.verifying.known import Known
from zhiji.verifying.policy import english, load_policy
from zhiji.verifying.stretches import content

_WORD = re.compile(r"[A-Za-z]+(?:\d+(?:\.\d+)?)?")
_LATIN = re.compile(r"[A-Za-z]{2}")
_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d[\d,.]*(?:\s*%)?|['’]s\b")
"""Numbers, and the sign of whose something is."""
_SCOPES = re.compile(r"[省市区县镇乡]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PLURAL = 3
"""Letters from which an s at the end of a word is its plural."""


@dataclass(frozen=True)
class English:
    """What English words may name: the ``indicators`` of the scheme. ``measured`` gives, when it is first needed, which
    of them each figure of the reports is of, by their IRIs; only the issuers' own, not those of a part."""

    indicators: Sequence[IndicatorEntry] = ()
    measured: Callable[[], Mapping[str, str]] = dict

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], IndicatorEntry]:
        return {_words_of(name): e for e in self.indicators for name in (e.name_en, *e.alternatives_en)}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._by_words), default=0)

    @cached_property
    def _measured(self) -> Mapping[str, str]:
        return self.measured()

    def named(self, words: str) -> tuple[list[IndicatorEntry], list[str]]:
        """The indicators that English words name, longest names first taken, and the words left that say something."""
        told, found, rest, at = _words_of(_NUMBER.sub(" ", words)), [], [], 0
        while at < len(told):
            sizes = range(min(self._longest, len(told) - at), 0, -1)
            size = next((n for n in sizes if told[at : at + n] in self._by_words), 0)
            if size:
                found.append(self._by_words[told[at : at + size]])
            else:
                rest.append(told[at])
            at += size or 1
        empty = _empty_words()
        return list(dict.fromkeys(found)), [word for word in rest if word not in empty]

    def best(self, asked: Asked, words: str, known: Iterable[Known]) -> tuple[Held, bool] | None:
        """The figure that is meant, and whether its subject was compared: of the indicator that is named, the one that
        the memo tells as the report does, else one of which it tells other numbers; where none is named, or something
        more is said of it, one that is told as the report does but for its subject. None where there is none."""
        clause, level = _without_way(asked)
        found, rest = self.named(words)
        if not found and not rest:  # the clause only goes on: at 80, down 20%
            found, rest = self.named(asked.sentence)
        entry = found[0] if len(found) == 1 else None
        names = "，".join((entry.name, *entry.alternatives)) if entry else ""
        told = replace(
            asked, topics=(), clause=clause if level else asked.clause, sentence=f"{asked.sentence}\n{names}"
        )
        held = [hold_named(told, one) for one in known]
        of_it = [h for h in held if entry and self._measured.get(h.known.row.iri) == entry.iri]
        compared = [h for h in of_it if not _foreign(rest, h.known)]
        if same := [h for h in compared if h.is_same]:
            return min(same, key=_place), True
        if near := [h for h in compared if len(h.differences) == 1]:
            return min(near, key=lambda h: (h.differences[0].what != "value", _place(h))), True
        others = [h for h in held if h.is_same and (not entry or h in of_it or h.known.row.iri not in self._measured)]
        return (min(others, key=_place), False) if others else None


def is_english(words: str, topics: Iterable[str]) -> bool:
    """Whether what a figure measures is told in English alone: by its words, or where they say nothing by ``topics``
    that no Chinese words gave."""
    if _HAN.search(words) or not _LATIN.search(words):
        return False
    return bool(content(words)) or not any(_HAN.search(topic) for topic in topics)


def _place(held: Held) -> tuple[str, int]:
    return held.known.home.report.iri, held.known.row.begin


def _words_of(words: str) -> tuple[str, ...]:
    """Words as they are compared: in small letters and in the singular.

    >>> _words_of("Deaths in traffic (PM2.5)")
    ('death', 'in', 'traffic', 'pm2.5')
    """
    found = (word.lower() for word in _WORD.findall(words))
    return tuple(w[:-1] if len(w) > _PLURAL and w.endswith("s") and not w.endswith("ss") else w for w in found)


def _empty_words() -> frozenset[str]:
    """Words that say nothing of what is measured, and those of directions, hedges and measures."""
    rows = load_policy().rows
    kinds = ("en-empty", "up", "down", "bound", "scale", "en-level", "en-unit", "en-plan")
    return frozenset(w for kind in kinds for term in rows[kind] for w in _words_of(term))


def _foreign(rest: Iterable[str], known: Known) -> list[str]:
    """Words that say more than the indicator's name, and not for whom the report is issued (city of 某市)."""
    scopes = load_policy().rows["en-scope"]
    last = (_SCOPES.findall(known.home.report.issuer) or [""])[-1]
    return [word for word in rest if not last or scopes.get(word) != last]


def _without_way(asked: Asked) -> tuple[str, bool]:
    """The clause without its words of direction, and whether the number is a level that something went to or from."""
    at = asked.clause.rfind(asked.figure.text)
    before = asked.clause[: max(at, 0)].rstrip()
    while bound := next((m for m in english("bound").finditer(before) if m.end() == len(before)), None):
        before = before[: bound.start()].rstrip()
    level = any(m.end() == len(before) for m in english("en-level").finditer(before))
    clause = asked.clause
    for sense in ("up", "down"):
        clause = english(sense).sub(" ", clause)
    return clause, level
