"""The words by which claims to be the first or the only one are told, as patterns."""

from __future__ import annotations

import re
from functools import cache

from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Terms

LEADING = Terms("first_words", "leading")
"""Words of which several may tell at once: 率先."""
BATCH = "首批"
"""No claim itself, but those listed behind it are first within the same."""
DONE = ("率先", "首次")
"""Words behind which stands what was done first, rather than what is first."""
STOP = re.compile(r"[，,。；;！!？?：:\n]")
"""The marks at which a clause ends."""
LONGEST = 40
"""Characters as far as which a claim is read before and behind it; names of things are no longer."""


@cache
def first_cues() -> str:
    """A pattern for the words that say that it is the first or the only one: 首个, 率先, 唯一."""
    named = any_of(load_terms("first_words", "use", "cue-of-named"))
    return f"{any_of(load_terms('first_words', 'use', 'cue'))}|(?:{named})(?![^《“])"


@cache
def claim_within() -> re.Pattern[str]:
    """A claim with what it is first within: 全国首个, 在全省光伏领域率先; 率先在全省|建立."""
    scope, within, ours = (any_of(load_terms("first_words", "use", use)) for use in ("scope", "within", "ours"))
    inside = f"(?:(?:(?!{scope})[^，。；、：\\d\\n“”（）]){{0,6}}?(?:{within}))?[的中内]?"
    claim = f"在?(?P<scope>(?P<own>{ours})|{scope}){inside}(?P<cue>{BATCH}|{first_cues()})"
    return re.compile(f"{claim}|(?:{any_of(LEADING.all)})在(?P<around>{scope}){inside}(?={opening_verb().pattern})")


@cache
def claims_beside() -> re.Pattern[str]:
    """Further claims of the same thing: 全国首家|、全省唯一的, 全市首家|、全国第5家."""
    scope = any_of(load_terms("first_words", "use", "scope"))
    return re.compile(
        f"(?:、(?:{scope})[的中内]?(?:第[\\d一二三四五六七八九十]+[家个]|{first_cues()}))+的?(?=[^，。；、])"
    )


@cache
def next_claim() -> re.Pattern[str]:
    """Where the next claim of the same list begins, or what else is told of the same."""
    more = any_of(load_terms("first_words", "use", "else"))
    return re.compile(f"、[^、]{{0,4}}(?={BATCH}|{first_cues()})|、(?={more})|和(?=\\d)")


def goes_on(text: str, end: int) -> bool:
    """Whether what looks like a claim is none by what it goes on with: 首台|（套）, a list of equipment; 首次|…评价中,
    the first of the assessments."""
    return bool(_no_claim().match(text, end))


@cache
def _no_claim() -> re.Pattern[str]:
    listed, assessed = (any_of(load_terms("first_words", "use", use)) for use in ("listed", "assessed"))
    return re.compile(f"{listed}|[^，。；]{{2,20}}?(?:{assessed})中")


@cache
def opening_verb() -> re.Pattern[str]:
    """The verbs that words begin with, and their adverbs: 全面推行了."""
    verbs = any_of((*load_terms("first_words", "use", "verb"), *load_terms("initiative_verbs")))
    adverbs = any_of((*load_terms("first_words", "use", "adverb"), *load_terms("initiative_adverbs")))
    return re.compile(f"(?:{adverbs})*(?:{verbs})+了?")


@cache
def _verbs_at_end() -> re.Pattern[str]:
    verbs = any_of((*load_terms("first_words", "use", "verb"), *load_terms("first_words", "use", "holds")))
    more = any_of((*load_terms("initiative_verbs"), *load_terms("initiative_adverbs")))
    return re.compile(f"(?:{verbs}|{more})了?$")


def without_verbs(words: str) -> str:
    """The words without the verbs that they end in: 青山港成为 → 青山港."""
    shorter = _verbs_at_end().sub("", words)
    while shorter != words:
        words, shorter = shorter, _verbs_at_end().sub("", shorter)
    return words
