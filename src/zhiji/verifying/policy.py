"""By what rules words and figures count as the same: named, versioned, known by a fingerprint."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from zhiji.lexicon import load_table, load_terms

NAME, VERSION = "guarded", "5"
"""Digits, units, years, directions, negations, what is measured, what is only planned, sums over years, parts of a
territory and superlatives are guarded; raised with every change to them."""


@dataclass(frozen=True)
class Policy:
    """``rows`` are those of ``policy.tsv``: kind → term → value."""

    rows: dict[str, dict[str, str]]
    fingerprint: str

    def terms(self, kind: str) -> tuple[str, ...]:
        return tuple(self.rows[kind])

    def number(self, name: str) -> float:
        """A limit of that name."""
        return float(self.rows["limit"][name])


@cache
def load_policy() -> Policy:
    """The policy that ships: ``policy.tsv`` beside this file, its words of direction and negation from the lexicon."""
    told = (files("zhiji.verifying") / "policy.tsv").read_text(encoding="utf-8")
    rows: dict[str, dict[str, str]] = {}
    for line in told.splitlines()[1:]:
        kind, term, value, _ = line.split("\t")
        rows.setdefault(kind, {})[term] = value
    words = [(row.term, row["sense"]) for row in load_table("answer_polarity")]
    mark = sha256(f"{NAME} {VERSION}\n{told}\n{words}".encode()).hexdigest()[:16]
    return Policy(rows, f"{NAME}-{VERSION}-{mark}")


def any_of(terms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the terms, longest first; for none where there are none."""
    held = sorted(set(terms), key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, held)) or "(?!)")


_WHOLE = "全我本"
"""How words begin that say for whom a figure holds and not what it measures: 全市, but not 城区."""


@cache
def noise() -> re.Pattern[str]:
    """Words that say nothing of what is measured: those of the policy, of bounds, directions and connection."""
    linking = (r.term for r in load_table("quantity_function_words") if r["kind"] != "body" and len(r.term) > 1)
    moving = (r.term for r in load_table("answer_polarity") if r["sense"] in ("up", "down") and len(r.term) > 1)
    placed = (term for term in load_terms("scopes", "kind", "region") if term[0] in _WHOLE)
    return any_of((*load_policy().terms("noise"), *load_terms("bound_words"), "同比", *linking, *moving, *placed))


@cache
def names() -> re.Pattern[str]:
    """Words of direction or connection that are part of a name: 增加值."""
    return any_of(load_policy().terms("name"))


@cache
def one_word_for_one() -> re.Pattern[str]:
    """Words that stand for each other."""
    return any_of(load_policy().terms("same"))


@cache
def acts() -> re.Pattern[str]:
    """Verbs that stand before what is counted."""
    return any_of(row.term for row in load_table("quantity_verbs") if row["kind"] in ("light", "state"))


@cache
def light_acts() -> frozenset[str]:
    """Those of them that may be left out or put in without another thing being counted."""
    return frozenset(row.term for row in load_table("quantity_verbs") if row["kind"] == "light")


@cache
def scopes() -> re.Pattern[str]:
    """Words for where a figure holds: 全市, 我区."""
    return any_of(load_terms("scopes", "kind", "region"))


@cache
def asking() -> re.Pattern[str]:
    """Words of requirements and aims: 不低于, 力争."""
    return any_of(row.term for row in load_table("role_cues") if row["kind"] in ("norm", "hoped"))


@cache
def planning() -> re.Pattern[str]:
    """Words of a memo for what is aimed at: 计划, 目标."""
    return any_of(load_policy().terms("plan"))


@cache
def aiming() -> re.Pattern[str]:
    """Those words where they are verbs, and no part of what is measured (生产总值预期增长), and 到 before a year."""
    told = planning().pattern
    verbs = "|".join(held.pattern for held in (acts(), moving("up"), moving("down")))
    behind = rf"\s*(?:[到于在将为达]|\d|{verbs}|$)"
    ahead_of_year = r"[到至](?=\s*(?:19|20)\d\d\s*年)"
    return re.compile(rf"^\s*(?:{told})|(?<=\d年)(?:{told})|(?:{told})(?={behind})|{ahead_of_year}")


@cache
def meeting() -> re.Pattern[str]:
    """Words of a memo for a plan that was carried out: 完成了目标."""
    return any_of(load_policy().terms("met"))


@cache
def sets_targets() -> re.Pattern[str]:
    """Words of a report behind which its targets stand, whatever its headings are: 主要预期目标是."""
    return re.compile(f"(?:{any_of(load_policy().terms('targets')).pattern})[^，,。；;完实]{{0,8}}(?:[：:]|[是为])")


@cache
def moving(sense: str) -> re.Pattern[str]:
    """Chinese words for up, down or not."""
    return any_of(load_terms("answer_polarity", "sense", sense))


@cache
def english(kind: str) -> re.Pattern[str]:
    """The policy's English words of one kind, whole."""
    held = sorted(load_policy().terms(kind), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, held)) + r")\b", re.IGNORECASE)
