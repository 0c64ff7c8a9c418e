"""What a draft lacks or gets wrong by itself, each finding on its exact words.

ZJ211 one figure told twice   ZJ221 a change without its base   ZJ222 more than a hundred per cent
ZJ231 a topic of the genre with nothing said
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from zhiji.lexicon.parts_and_turns import OF_WHICH
from zhiji.model import Evidence
from zhiji.model.findings import Finding, Involved
from zhiji.model.rows import FigureRow, ReportRow
from zhiji.verifying.known import Home, Known
from zhiji.verifying.policy import acts, any_of, load_policy, moving
from zhiji.verifying.rules import rule_of
from zhiji.verifying.stretches import content
from zhiji.verifying.values import Stand

_BASED = re.compile(r"同比|环比|同期|上年|去年|往年|相比|对比|基础上|[较比从由]|原来|此前|以前|优于|高于|低于")
_USUAL = re.compile(r"政府工作报告|代表[^，,。；;]{0,20}政府[^，,。；;]{0,12}(?:作|报告)[^，,。；;]{0,4}工作")
"""The genre that tells yearly growth without its base."""
_HEAD = 300
"""Characters in which a report says what it is."""
_RATES = re.compile(r"(?:率|比例|比重|占比|满意度|覆盖面)$")
CHANGING = ("%", "％", "‰", "个百分点", "百分点", "倍", "番")
"""Units in which only a change can be told, or a share."""
_LEAST = 4
"""Characters of a name from which it is of one thing."""


def find_draft_findings(home: Home) -> Iterator[Finding]:
    """What can be found in the draft alone."""
    yield from find_missing_topics(home.report)
    yield from find_told_twice(home)
    for known in home.known:
        if known.row.role == "change" and not _is_based(known) and not _is_total(known):
            yield _finding(
                "ZJ221",
                [known],
                f"“{known.row.quote}”",
                usual=bool(_USUAL.search(home.report.title + home.report.text[:_HEAD])),
            )
        if _is_beyond_all(known):
            yield _finding("ZJ222", [known], f"“{known.row.name}”{known.row.quote}")


def _is_based(known: Known) -> bool:
    """Whether the sentence says what the change is a change from."""
    row = known.row
    start, _ = known.sentence
    stated = row.comparison not in (None, "unstated") or row.base_period is not None
    return stated or _in_plan(known) or bool(_BASED.search(known.home.report.text[start : row.begin]))


def _is_total(known: Known) -> bool:
    """Whether an amount says how much was done, and not by how much something moved: 核减财政投资概算6000万元,
    核减涉诈重点人员47人."""
    row = known.row
    if row.unit in CHANGING or row.unit in load_policy().rows["duration"]:
        return False
    start, _ = known.home.figured.clause(row.begin, row.end)
    words = known.home.report.text[start : row.begin]
    if counted().search(words):
        return True
    named = (row.name_begin or 0) - start
    verbs = [m.start() for sense in ("up", "down") for m in moving(sense).finditer(words)]
    return named > 0 and bool(verbs) and max(verbs) < named < len(words)


@cache
def counted() -> re.Pattern[str]:
    """Verbs whose amounts are totals of what was done."""
    return any_of(load_policy().terms("counted"))


def _in_plan(known: Known) -> bool:
    at = known.row.begin
    roles = [role for start, end, role in known.home.report.roles if start <= at < end]
    return bool(roles) and roles[-1] == "plans"


def _is_beyond_all(known: Known) -> bool:
    row = known.row
    if row.unit not in ("%", "％") or row.value <= 100 or row.role not in ("level", "share"):
        return False
    start, end = known.home.figured.clause(row.begin, row.end)
    may = may_exceed().search(known.home.report.text[start:end] + row.name + (row.share_of or ""))
    return not may and (row.role == "share" or bool(_RATES.search(row.name)))


@cache
def may_exceed() -> re.Pattern[str]:
    """Words for rates that can be more than a hundred per cent."""
    return any_of(load_policy().terms("beyond"))


def find_told_twice(home: Home) -> Iterator[Finding]:
    """One thing counted twice in one unit, period and kind, in two places, with two values."""
    told: dict[tuple[str, str, str, str], list[Known]] = defaultdict(list)
    for known in home.known:
        name = content(known.row.name)
        if len(name) >= _LEAST and acts().sub("", name) and known.row.role in ("level", "share"):
            told[name, known.row.unit, known.year, known.row.scope or ""].append(known)
    for held in told.values():
        for one, other in combinations(held, 2):
            if _differ(one.row, other.row) and _alike(one, other) and not _in_turn(one, other):
                yield _finding("ZJ211", [one, other], f"“{one.row.quote}”“{other.row.quote}”")


def _in_turn(one: Known, other: Known) -> bool:
    """Whether the two are told one after the other in one point, each in a sentence that begins with another thing, or
    as parts of what stands before them (其中): each is of another thing, which its name does not say."""
    starts = [known.sentence[0] for known in (one, other)]
    if starts[0] == starts[1] or one.home.point(starts[0]) == one.home.point(starts[1]):
        return True
    leads = [_lead(known) for known in (one, other)]
    if all(leads) and leads[0] != leads[1]:
        return True
    text = one.home.report.text
    return any(OF_WHICH.search(text, start, k.row.begin) for start, k in zip(starts, (one, other), strict=True))


def _lead(known: Known) -> str:
    """What the first clause of a sentence says that has no figure, where the figure stands in a later one: 认真学习宣传
    贯彻全会精神，中心组专题学习5次."""
    home, (first, _) = known.home, known.sentence
    _, end = home.figured.clause(first, first)
    own, _ = home.figured.clause(known.row.begin, known.row.end)
    words = content(home.report.text[first:end]) if end < own and not home.beside(first, end) else ""
    return words if len(words) >= _LEAST else ""


def _differ(one: FigureRow, other: FigureRow) -> bool:
    exact = one.bound == other.bound == "exact" and one.upper is None and other.upper is None
    return exact and one.value != other.value


def _alike(one: Known, other: Known) -> bool:
    """Whether the two clauses call the thing by the same words: one word more may be another thing."""
    return content(one.around) == content(other.around)


def find_missing_topics(report: ReportRow) -> Iterator[Finding]:
    """The topics that the draft's genre requires and of which no word of it speaks."""
    head = re.sub(r"\s+", "", report.title or report.text[:_HEAD])
    for genre, words, zh, en, source in load_topics():
        if re.search(genre, head) and not re.search(words, report.text):
            rule = rule_of("ZJ231")
            yield Finding(
                kind="draft",
                severity=rule.severity,
                rule=rule.code,
                zh=f"{rule.zh}：{zh}（{source}）",
                en=f"{rule.en}: {en} ({source})",
                things=(title_of(report),),
            )


@cache
def load_topics() -> tuple[tuple[str, str, str, str, str], ...]:
    """Genre, words that speak of the topic (both patterns), the topic in two languages, and who requires it."""
    lines = (files("zhiji.verifying") / "topics.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple((genre, words, zh, en, source) for genre, _, words, zh, en, source in rows)


def title_of(report: ReportRow) -> Involved:
    """The draft's title, where what is missing everywhere is told; its first line where the title is not found."""
    plain = re.sub(r"\s+", "", report.title)
    found = re.search(r"\s*".join(map(re.escape, plain)), report.text) if plain else None
    found = found or re.search(r"\S[^\n]*", report.text)
    begin, end = found.span() if found else (0, 0)
    words = report.text[begin:end]
    return Involved(report.iri, words, (Evidence(report.iri, begin, end, words, begin, words),))


def _finding(code: str, held: Sequence[Known], said: str, *, usual: bool = False) -> Finding:
    rule = rule_of(code)
    return Finding(
        kind="draft",
        severity="note" if usual else rule.severity,
        rule=code,
        zh=f"{held[0].row.name}：{rule.zh}（{said}）",
        en=f"{held[0].row.name}: {rule.en} ({said})",
        things=tuple(involved(known) for known in held),
    )


def involved(known: Known) -> Involved:
    """A figure as a thing of a finding, on its own words."""
    row, stand = known.row, Stand(known.home.report, known.row.begin, known.row.end)
    start, _ = known.sentence
    evidence = Evidence(row.report, row.begin, row.end, row.quote, start, stand.sentence)
    return Involved(row.iri, f"{row.name} {row.quote}", (evidence,))


def of_report(findings: Iterable[Finding], report: str) -> list[Finding]:
    """The findings that concern one report; what two rules of one code say of the same words is said once."""
    kept: dict[tuple[str, str, frozenset[tuple[int, int]]], Finding] = {}
    for finding in findings:
        if report in finding.reports:
            places = frozenset((e.start, e.end) for e in finding.evidence if e.report == report)
            said = "" if finding.rule in ("ZJ211",) else finding.zh
            kept.setdefault((finding.rule, said, places), finding)
    return list(kept.values())
