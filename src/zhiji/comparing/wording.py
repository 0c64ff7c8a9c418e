"""The words by which a figure's place in a series is told, from ``lexicon/series_words.tsv``, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from zhiji.lexicon import load_table, load_terms


def any_of(terms: Iterable[str]) -> str:
    """A pattern for any of the terms, longest first."""
    return "|".join(re.escape(term) for term in sorted(set(terms), key=lambda t: (-len(t), t)))


@cache
def pattern_of(use: str, table: str = "series_words") -> re.Pattern[str]:
    """A pattern for the words of one use of a table: ``mean`` finds 年均 and its like."""
    return re.compile(any_of(load_terms(table, "use", use)))


@cache
def values_of(use: str) -> dict[str, str]:
    """The words of one use with their values: ``plan`` gives “十二五” → 2011/2015."""
    return {row.term: row["value"] for row in load_table("series_words") if row["use"] == use}


def tells_mean(words: str) -> bool:
    """Whether ``words`` tell a mean over years (年均增长), and not what is called by one (年均浓度).

    >>> tells_mean("居民收入年均增长"), tells_mean("细颗粒物年均浓度下降")
    (True, False)
    """
    return bool(pattern_of("mean").search(pattern_of("called-mean").sub("", words)))


def tells_total(words: str) -> bool:
    """Whether ``words`` tell a total (累计完成, 共建成), and not what only has such a word in it (公共预算).

    >>> tells_total("一般公共预算收入累计"), tells_total("一般公共预算收入")
    (True, False)
    """
    return bool(pattern_of("total").search(pattern_of("called-total").sub("", words)))


@cache
def place_words() -> frozenset[str]:
    """The words that say for where a figure holds: 全市, 区本级, 我区."""
    return frozenset(load_terms("scopes", "kind", "region"))
