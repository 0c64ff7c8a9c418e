"""One number for several things, several numbers for several things: 均, 各, 分别."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from zhiji.extraction.quantities.phrases import TO_WHOM, Phrase, split_conjuncts
from zhiji.extraction.quantities.phrases_before import best_before
from zhiji.extraction.quantities.predicates import RATES, parse_predicate
from zhiji.extraction.quantities.walks import Measured, Walk

_BETWEEN = re.compile(r"[、和及与]|以及|、\s")
_ENDS = re.compile(r"[、，,。；;：:和及与（(）)\s]|$")
_LONGEST: Final = 24


def split_shared(walk: Walk, phrase: Phrase, shortest: int = 3) -> list[Phrase]:
    """甲率、乙率均为100%: each of the joined phrases; the whole one where they do not read as two row heads."""
    if "等" in walk.covered[phrase.start : phrase.end]:
        return [phrase]
    parts = split_conjuncts(walk.covered, phrase.start, phrase.end)
    if len(parts) < 2 or any(end - start < shortest for start, end in parts):
        return [phrase]
    return [Phrase(start, end, scope=phrase.scope) for start, end in parts]


def find_distributed(walk: Walk, i: int) -> list[Measured]:
    """甲、乙分别达到1216笔、913笔: each its own, for the amounts from ``i`` on; empty where this is no such list."""
    run = _run_from(walk, i)
    if run - i < 2:
        return []
    amounts = walk.amounts[i:run]
    left = walk.left_of(i)
    after = walk.covered[amounts[-1].end : walk.right_of(run - 1)]
    predicate = parse_predicate(walk.covered, left, amounts[0].start, after, rate=amounts[0].kind in RATES)
    phrase = best_before(walk.covered, left, predicate.end)
    if phrase is None:
        moved = _set_out_together(walk, i, len(amounts))
        said = _said_before(walk, len(amounts)) if predicate.distributes or moved else []
        return [
            Measured(amount, predicate, head, "from-its-base" if moved else "respectively", left, after)
            for amount, head in zip(amounts, said, strict=False)
        ]
    parts = split_conjuncts(walk.covered, phrase.start, phrase.end)
    if not predicate.distributes and not _ENDS.match(walk.covered, amounts[-1].end):
        return []
    if len(parts) != len(amounts):
        if "分别" not in walk.covered[left : amounts[0].start]:
            return []
        parts = _parts_around(walk, i, left, predicate.end, len(amounts)) or [(phrase.start, phrase.end)] * len(amounts)
    heads = [_head(walk, start, end, phrase) for start, end in parts]
    return [
        Measured(amount, predicate, head, "respectively", left, after)
        for amount, head in zip(amounts, heads, strict=True)
    ]


def _parts_around(walk: Walk, i: int, left: int, end: int, count: int) -> list[tuple[int, int]]:
    """As many things as numbers: in all the words before them, or in the clause before, which has no number of its own
    (甲、乙、丙处理能力提高，处理率分别)."""
    topic = walk.topic_before(left)
    alone = topic and (i == 0 or walk.amounts[i - 1].end <= topic.start)
    for start, stop in [(left, end), *([(topic.start, topic.end)] if topic and alone else [])]:
        parts = split_conjuncts(walk.covered, start, stop)
        if len(parts) == count:
            return parts
    return []


def _run_from(walk: Walk, i: int) -> int:
    run = i + 1
    while run < min(len(walk.amounts), i + _LONGEST) and _BETWEEN.fullmatch(
        walk.covered, walk.amounts[run - 1].end, walk.amounts[run].start
    ):
        run += 1
    return run


def _set_out_together(walk: Walk, i: int, count: int) -> bool:
    """分别从5家、7家增加到9家、8家: as many bases stand right before, each of its own thing."""
    before = walk.done[-count:]
    ends_here = i > 0 and walk.left_of(i) == walk.amounts[i - 1].end
    return ends_here and len(before) == count and all(m.predicate.is_base and m.how == "respectively" for m in before)


def _said_before(walk: Walk, count: int) -> list[Phrase | None]:
    """办理案件1.1万件，罚没金额2.3亿元，同比分别上升12%和8%: the last things measured, in their order."""
    said = [m.subject for m in islice(walk.backwards(), count)][::-1]
    return said if len(said) == count else []


def _head(walk: Walk, start: int, end: int, phrase: Phrase) -> Phrase:
    part = best_before(walk.covered, start, end) or Phrase(start, end)
    if start == phrase.start < part.start and TO_WHOM.match(walk.covered, start):
        part = replace(part, start=start)
    return phrase if part.bare else part
