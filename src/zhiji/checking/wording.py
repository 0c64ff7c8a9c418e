"""What a check found, in words."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from zhiji.checking.checks import RATE, Check, Rule
from zhiji.checking.comparisons import Claim
from zhiji.checking.figures import Figure
from zhiji.checking.rows import Citations
from zhiji.model.findings import Finding, FindingKind, Severity
from zhiji.model.intervals import Interval

_KINDS: dict[Rule, FindingKind] = {
    "stated-twice": "repetition",
    "direction": "direction",
    "share": "share",
    "part": "part",
    "parts": "part",
}

_BROKEN: dict[Rule, tuple[str, str]] = {
    "series": ("二者不可能属于同一数列", "both cannot hold for one series"),
    "base-and-level": ("两份报告对同一数值的说法不一", "two reports differ on one value"),
    "stated-twice": ("同一数值两处不一", "one value stands twice and differs"),
    "signs": ("数量与比率方向相反", "the amount and the rate go opposite ways"),
    "direction": ("与所写的升降方向不符", "this is not the direction that is stated"),
    "part": ("部分大于整体", "the part is more than the whole"),
}
_HOLDS: dict[Rule, tuple[str, str]] = {
    "direction": ("与所写的升降方向相符", "this is the direction that is stated"),
    "parts": ("各部分之和等于整体", "the parts come to the whole"),
}
_DIFFERS = ("二者不符", "they do not agree")
_CLOSE = ("仅末位不同", "they differ in the last digit only")
_HELD = ("相符", "they agree")


def to_finding(check: Check, citations: Citations) -> Finding:
    """The check as a finding, with both sides in words and every figure's sentence. What holds is a note."""
    zh, en = _verdict(check)
    name = check.figures[0].name
    sides_zh, sides_en = _sides(check, _told_zh), _sides(check, _told_en)
    return Finding(
        kind=_KINDS.get(check.rule, "arithmetic"),
        severity=_severity(check),
        rule=check.rule,
        zh=f"{name}：{'；'.join(sides_zh)}——{zh}",
        en=f"{name}: {'; '.join(sides_en)}: {en}",
        things=citations.involved(*(f.iri for f in check.figures)),
    )


def _severity(check: Check) -> Severity:
    if check.verdict != "broken":
        return "note"
    return "violation" if check.certain else "warning"


def _verdict(check: Check) -> tuple[str, str]:
    if check.verdict == "broken":
        return _BROKEN.get(check.rule, _DIFFERS)
    return _HOLDS.get(check.rule, _HELD) if check.verdict == "held" else _CLOSE


def _sides(check: Check, told: Callable[[Claim], str]) -> list[str]:
    sides = sorted((check.one, check.other), key=lambda c: (c.figures[0].report, min(_start(f) for f in c.figures)))
    return [told(side) for side in sides]


def _told_zh(claim: Claim) -> str:
    words = "、".join(f"“{figure}”" for figure in claim.figures)
    if claim.is_stated:
        period = claim.figures[0].period
        return f"{period}年写为{words}" if period and period.isdigit() else f"写为{words}"
    return f"由{words}得出" + "，".join(
        f"{_period_zh(period)}{_value(period, value)}" for period, value in _worked_out(claim)
    )


def _told_en(claim: Claim) -> str:
    words = " and ".join(str(figure) for figure in claim.figures)
    if claim.is_stated:
        period = claim.figures[0].period
        return f"{words} is stated for {period}" if period else f"{words} is stated"
    steps = (f"{_value(period, value)}{_period_en(period)}" for period, value in _worked_out(claim))
    return f"{words} give " + ", then ".join(steps)


def _worked_out(claim: Claim) -> tuple[tuple[str, Interval], ...]:
    """The steps without a first one that is only the figure it starts from."""
    return claim.steps[1:] if claim.steps[1:] and claim.figures[0].kind == "observation" else claim.steps


def _period_zh(period: str) -> str:
    if period == RATE:
        return "比率 "
    return f"{period}年 " if period.isdigit() else f"{period} " if period else ""


def _period_en(period: str) -> str:
    return "" if period in (RATE, "") else f" for {period}"


def _value(period: str, value: Interval) -> str:
    if period != RATE:
        return str(value)
    return f"{value.scaled(Fraction(100))} %"


def _start(figure: Figure) -> int:
    return figure.evidence.start
