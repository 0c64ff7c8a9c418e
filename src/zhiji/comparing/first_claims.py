"""Claims to be the first or the only one, as words: where one stands, within what, of what, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from zhiji.comparing.first_holders import holder_of, subject_before
from zhiji.comparing.first_things import counted_before, honour_before, honoured, name_in, thing_of
from zhiji.comparing.first_wording import (
    BATCH,
    DONE,
    LEADING,
    LONGEST,
    STOP,
    claim_within,
    claims_beside,
    first_cues,
    goes_on,
    next_claim,
)
from zhiji.comparing.wording import pattern_of

_AMONG = re.compile(r"^、[^、]{0,12}之一的?")
"""What is said beside the claim of the same thing: 全省唯一、全国六家之一的."""
_NOTE = re.compile(r"\^?[\[［（(〔【]\d+[\]］）)〕】]|\^")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[)）、.．])\s*")
_INSIDE = re.compile(r"(?:[^“”]|“[^“”]*”?)*")
_DATE = re.compile(r"^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """One claim in a text: ``begin`` to ``end`` are the words of the claim itself (在全国率先), ``scope`` what it is
    first within, empty where it does not say; ``thing`` what is first, empty where the words name nothing; ``holder``
    who or what is said to have it, empty where nothing is named right there."""

    begin: int
    end: int
    claim: str
    scope: str
    kind: str
    thing: str
    holder: str

    @property
    def field(self) -> str:
        """The field that the claim narrows its scope to: 光伏领域 of 全国光伏领域首家."""
        words = re.split(first_cues(), self.claim)[0]
        return words.partition(self.scope)[2].strip("的中内") if self.scope else ""

    @property
    def is_exclusive(self) -> bool:
        """Whether only one can claim it: 首家, 唯一; several may lead (率先)."""
        return not any(word in self.claim for word in LEADING.all)


def find_first_claims(text: str) -> Iterator[FirstClaim]:
    """The claims that say within what, and those of the same list behind them.

    >>> [(c.claim, c.thing, c.holder) for c in find_first_claims("青山港成为全国首个零碳港口。")]
    [('全国首个', '零碳港口', '青山港')]
    """
    done = 0
    for match in claim_within().finditer(text):
        if match.start() < done:
            continue
        done = match.end()
        if match["own"] and match["cue"] in DONE:  # 我市率先: who did it, not within what
            continue
        if goes_on(text, match.end()):
            continue
        scope = match["scope"] or match["around"]
        if match["cue"] != BATCH:
            yield read_claim(text, match.start(), match.end(), scope)
        for begin, end in _listed_behind(text, match.end()):
            yield read_claim(text, begin, end, scope)
            done = end


def read_claim(text: str, begin: int, end: int, scope: str) -> FirstClaim:
    """What the claim from ``begin`` to ``end`` is of, and whose."""
    cue = re.search(first_cues(), text[begin:end])
    kind = "sole" if cue and cue.group() == "唯一" else "first"
    if counted := counted_before(text, begin):
        return FirstClaim(begin, end, text[begin:end], scope, kind, counted, "")
    before = _before(text, begin)
    beside = claims_beside().match(text, end)
    after = _after(text, beside.end() if beside else end)
    if not after and not before and (told := honour_before(text, begin)):
        return FirstClaim(begin, end, text[begin:end], scope, kind, name_in(told["what"]), told["who"])
    if not after and (told := honoured().fullmatch(before)) and told["who"]:  # …获评创新举措（全国首创）
        return FirstClaim(begin, end, text[begin:end], scope, kind, name_in(told["what"]), holder_of(told["who"]))
    holder = holder_of(before) or (
        subject_before(text, begin) if tells_more().fullmatch(before.split("、")[-1]) else ""
    )
    thing = thing_of(after, before, is_done=bool(cue and cue.group() in DONE))
    if _kind_alone().fullmatch(after) and _as().search(before):
        thing = name_in(clause_of(text[text.index(after, end) + len(after) :][1 : 2 * LONGEST]))
    return FirstClaim(begin, end, text[begin:end], scope, kind, thing, "" if holder in thing else holder)


def _listed_behind(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The claims behind one in the same clause, each behind a 、: they are first within the same."""
    stop = STOP.search(text, at)
    last = stop.start() if stop else len(text)
    for found in re.finditer(f"(?<=、)(?:{first_cues()})", text[at:last]):
        yield at + found.start(), at + found.end()


def _before(text: str, begin: int) -> str:
    words = STOP.split(text[max(begin - LONGEST, 0) : begin])[-1]
    return _DATE.sub("", _ORDINAL.sub("", words)).strip().rstrip("“（(")


def _after(text: str, end: int) -> str:
    words = _AMONG.sub("", clause_of(text[end : end + 2 * LONGEST]))
    return _NOTE.sub("", next_claim().split(words)[0]).lstrip("）)").strip("、 ")


def clause_of(words: str) -> str:
    """The words up to a mark that stands in no quotes (保持“零撤改，零败诉”的单位), or where quotes around it end."""
    words = _INSIDE.match(words)[0]  # type: ignore[index]
    stops = [stop.start() for stop in STOP.finditer(words)] or [len(words)]
    return words[: next((at for at in stops if not _is_quoted(words, at)), stops[0])]


def _is_quoted(words: str, at: int) -> bool:
    """Whether the place stands in quotes that begin and end in the words."""
    opened = words.count("“", 0, at)
    return opened > words.count("”", 0, at) and opened <= words.count("”")


tells_more, _as, _kind_alone = (partial(pattern_of, use, "first_words") for use in ("is", "as", "kind"))
