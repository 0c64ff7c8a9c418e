"""Claims to be the first or the only one: what is said to be first, who says so, and who says the same elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from zhiji.comparing.contexts import Context
from zhiji.comparing.first_claims import FirstClaim, find_first_claims, read_claim
from zhiji.comparing.first_things import counted_before
from zhiji.comparing.first_wording import goes_on
from zhiji.comparing.names import plain
from zhiji.comparing.wording import pattern_of
from zhiji.lexicon.patterns import Terms
from zhiji.model.rows import ReportRow, StandingRow

_NO_SCOPES = Terms("first_words", "no-scope")
_FIRST_OF_ITS_OWN = Terms("first_words", "of-its-own")
_LONGEST_PLACE = 6
_CUE = re.compile(r"首[\u4e00-\u9fff]|率先|唯一")


@dataclass(frozen=True, slots=True)
class First:
    """One claim: ``recipient`` is the IRI of the named thing it is told of, where there is one; ``claims`` counts what
    its issuer claims in the open reports, one thing once, ``rivals`` names the other issuers that claim the same in a
    scope in which both cannot be first."""

    claim: FirstClaim
    report: ReportRow
    recipient: str | None
    sentence: str
    claims: int = 0
    rivals: tuple[str, ...] = ()


def find_firsts(reports: Sequence[ReportRow], standings: Iterable[StandingRow]) -> list[First]:
    """The claims that say of what, each report by itself, in its order; what is only planned is no claim."""
    told: dict[str, list[StandingRow]] = defaultdict(list)
    for row in standings:
        told[row.report].append(row)
    return [first for report in reports for first in _in_report(report, told[report.iri])]


def _in_report(report: ReportRow, standings: Sequence[StandingRow]) -> list[First]:
    """The claims of one report: those that its words make and those read as standings, each once."""
    claims = list(find_first_claims(report.text))
    told = [(row, next((c for c in claims if _tells(report, c, row)), None)) for row in standings]
    claims += [made for row, claim in told if claim is None and (made := _of_row(report, row))]
    found: dict[int, First] = {}
    for claim in claims:
        rows = [row for row, one in told if one is claim or (one is None and row.begin <= claim.begin < row.end)]
        if (first := _first(report, claim, rows)) and not _is_planned(report, claim):
            found.setdefault(claim.begin, first)
    return [found[begin] for begin in sorted(found)]


def _tells(report: ReportRow, claim: FirstClaim, row: StandingRow) -> bool:
    """Whether the standing is that of the claim: it overlaps it, or is told in the same words of one sentence."""
    if claim.begin < row.end and row.begin < claim.end:
        return True
    same = row.claim.removeprefix("在") == claim.claim.removeprefix("在")
    places = (Context(report, at, at + 1).sentence_place for at in (row.begin, claim.begin))
    return same and len(set(places)) == 1


def _first(report: ReportRow, claim: FirstClaim, rows: Sequence[StandingRow]) -> First | None:
    """The claim with the one thing that was read as what has it, where that is another than what is first; its name
    where the words give none; None where nothing is named."""
    held = {row.holder: row.held for row in rows if row.holder}
    recipient, name = held.popitem() if len(held) == 1 else (None, None)
    claim = claim if claim.thing else replace(claim, thing=name or "")
    if not claim.thing:
        return None
    if counted_before(report.text, claim.begin) or (name and _is_one(name, claim.thing)):
        recipient = None
    return First(claim, report, recipient, Context(report, claim.begin, claim.end).sentence)


def _is_one(name: str, thing: str) -> bool:
    """Whether both name one thing, one of them in more words."""
    one, other = plain(name), plain(thing)
    return one in other or other in one


def _of_row(report: ReportRow, row: StandingRow) -> FirstClaim | None:
    """The claim of a standing whose words do not say within what, None of one that only counts (首台机组并网发电)."""
    said = report.text[row.begin : row.end]
    cues = list(_CUE.finditer(said))
    begin, end = (row.begin + cues[-1].start(), row.begin + cues[-1].end()) if cues else (row.begin, row.end)
    scope = "" if row.scope in _NO_SCOPES else row.scope or ""
    behind = said[cues[-1].end() :] if cues else ""
    if scope in behind and not behind.startswith(f"在{scope}"):
        scope = ""  # 首个|国际卫生陆港: a word of what is first
    if goes_on(report.text, end) or (cues and cues[-1].start() == 0 and not scope and said[:2] in _FIRST_OF_ITS_OWN):
        return None
    if cues and 0 < cues[-1].start() <= _LONGEST_PLACE and said.startswith(scope):
        begin = row.begin
    claim = read_claim(report.text, begin, end, scope)
    holder = "" if claim.holder in row.claim else claim.holder  # 青山市唯一: within what it is, not whose
    return replace(claim, claim=row.claim, kind=row.kind, holder=holder)


def _is_planned(report: ReportRow, claim: FirstClaim) -> bool:
    """Whether it stands among plans, and not in a point that looks back."""
    context = Context(report, claim.begin, claim.end)
    return context.role == "plans" and not _back().search(context.point_before + context.sentence)


_back = partial(pattern_of, "back", "first_words")
