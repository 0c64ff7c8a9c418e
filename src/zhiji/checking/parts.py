"""Shares and parts: 40 of 100 is 40 %, and what is 其中 is not more than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from zhiji.checking.checks import RATE, Check, Pair, judged
from zhiji.checking.comparisons import Claim
from zhiji.checking.figures import Figure, plain_name
from zhiji.lexicon.parts_and_turns import OF_WHICH
from zhiji.model.intervals import exactly


def find_share_checks(figures: Iterable[Figure]) -> Iterator[Check]:
    """A stated share against its part and its whole, where one sentence holds all three and names the whole."""
    for group in _by_sentence(figures).values():
        counts = [f for f in group if f.kind == "observation" and not f.is_rate]
        for share in (f for f in group if f.kind == "observation" and f.is_rate):
            parts = [f for f in counts if _names(f) & _names(share) and f.period == share.period]
            wholes = [f for f in counts if _is_whole(f, share, parts)]
            if len(parts) == len(wholes) == 1:
                check = _share_check(share, parts[0], wholes[0])
                if check:
                    yield check


def find_part_checks(figures: Iterable[Figure]) -> Iterator[Check]:
    """A part after 其中 against the whole before it, where they are in one unit and one sentence."""
    for group in _by_sentence(figures).values():
        sentence, start = group[0].evidence.sentence, group[0].evidence.sentence_start
        turns = list(OF_WHICH.finditer(sentence))
        if len(turns) != 1:
            continue
        turn = start + turns[0].start()
        counts = [f for f in group if f.kind == "observation" and not f.is_rate and f.direction is None]
        parts = [f for f in counts if f.evidence.start > turn]
        for unit in dict.fromkeys(f.unit for f in parts):
            wholes = [f for f in counts if f.evidence.start < turn and f.unit == unit]
            yield from _part_checks([f for f in parts if f.unit == unit], wholes)


def _part_checks(parts: Sequence[Figure], wholes: Sequence[Figure]) -> Iterator[Check]:
    if not wholes:
        return
    whole = max(wholes, key=lambda f: (f.size().high is None, f.value))
    stated = Claim((whole,), (("", whole.size()),))
    for part in parts:
        if OF_WHICH.search(part.clause) and stated.value.below(part.size()):
            yield Check("part", stated, Claim((part,), (("", part.size()),)), "broken", certain=False)
    total = sum((f.value for f in parts), start=parts[0].value * 0)
    if len(parts) > 1 and total == whole.value:
        yield Check("parts", stated, Claim(tuple(parts), (("", exactly(total)),)), "held")


def _share_check(share: Figure, part: Figure, whole: Figure) -> Check | None:
    def claims(slack: Fraction) -> Pair | None:
        value = part.size(slack).over(whole.size(slack))
        if value is None:
            return None
        return Claim((share,), ((RATE, share.size(slack)),)), Claim((part, whole), ((RATE, value),))

    return judged("share", claims)


def _is_whole(figure: Figure, share: Figure, parts: Sequence[Figure]) -> bool:
    named = plain_name(share.share_of or "") in _names(figure)
    return figure not in parts and named and figure.unit in [p.unit for p in parts]


def _names(figure: Figure) -> set[str]:
    return {plain_name(figure.name), plain_name(figure.about)} - {""}


def _by_sentence(figures: Iterable[Figure]) -> dict[tuple[str, int], list[Figure]]:
    groups: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.sentence].append(figure)
    return groups
