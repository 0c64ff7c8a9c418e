"""Parts that are listed with their total: 受理120件，其中举报50件、投诉60件; 举报50件、投诉60件，合计110件.

ZJ208 parts that do not come to their total
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhiji.lexicon.parts_and_turns import PARTS, SOME_PARTS
from zhiji.model.findings import Finding
from zhiji.verifying.drafts import involved
from zhiji.verifying.known import Home, Known
from zhiji.verifying.rules import rule_of

_ALTOGETHER = re.compile(r"合计|共计|总计|总共")
_OPEN_ENDED = re.compile(r"等|主要")
_NEARLY = Decimal("0.8")
"""Which part of a total the parts behind 其中 come to where they are meant to be all of it."""


def find_wrong_totals(home: Home) -> Iterator[Finding]:
    """Totals that their listed parts do not come to, sentence by sentence."""
    for place in home.report.sentences:
        held = [k for k in home.beside(place.start, place.end) if _counts(k)]
        words = home.report.text[place.start : place.end]
        turns = list(PARTS.finditer(words))
        if len(turns) == 1:
            yield from _among(held, place.start + turns[0].end(), turns[0].group(), words[turns[0].end() :])
        ends = list(_ALTOGETHER.finditer(words))
        if len(ends) == 1 and not turns:
            yield from _altogether(held, place.start + ends[0].end())


def _counts(known: Known) -> bool:
    row = known.row
    return row.role == "level" and row.upper is None and row.bound == "exact" and row.unit not in ("%", "‰", "个百分点")


def _among(held: Sequence[Known], turn: int, word: str, behind: str) -> Iterator[Finding]:
    parts = [k for k in held if k.row.begin >= turn]
    wholes = [k for k in held if k.row.end <= turn and parts and k.row.unit == parts[0].row.unit]
    same = [k for k in parts if k.row.unit == parts[0].row.unit]
    if not wholes or len(same) < 2:
        return
    whole, total = wholes[-1], sum((k.row.value for k in same), Decimal(0))
    short = total < whole.row.value and not _OPEN_ENDED.search(behind)
    meant = word not in SOME_PARTS or total >= _NEARLY * whole.row.value
    if total > whole.row.value or (short and meant):
        yield _told(whole, same, total)


def _altogether(held: Sequence[Known], end: int) -> Iterator[Finding]:
    whole = next((k for k in held if k.row.begin >= end), None)
    parts = [k for k in held if whole and k.row.end <= end and k.row.unit == whole.row.unit]
    total = sum((k.row.value for k in parts), Decimal(0))
    if whole and len(parts) > 1 and total != whole.row.value:
        yield _told(whole, parts, total)


def _told(whole: Known, parts: Sequence[Known], total: Decimal) -> Finding:
    rule = rule_of("ZJ208")
    listed = "+".join(k.row.quote for k in parts)
    return Finding(
        kind="draft",
        severity="violation" if total > whole.row.value else rule.severity,
        rule=rule.code,
        zh=f"{whole.row.name}：{rule.zh}（{listed}={total:f}，写为{whole.row.quote}）",
        en=f"{whole.row.name}: {rule.en} ({listed} = {total:f}, {whole.row.quote} is stated)",
        things=tuple(involved(k) for k in (whole, *parts)),
    )
