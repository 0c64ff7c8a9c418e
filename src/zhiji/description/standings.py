"""Awards and their receipts, recognitions, shortcomings, and how the honoured stand among others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiji.description.iris import iri
from zhiji.description.page import Page
from zhiji.model import Award, Link, Quantity, Recognition, Shortcoming, Span, Standing
from zhiji.vocabulary import ZJ, code

_NUMBER_OF_KIND = {
    "rank": ZJ.rankPosition,
    "batch": ZJ.batchNumber,
    "one-of-n": ZJ.cohortSize,
    "top-tier": ZJ.cohortSize,
}


def describe_standings(page: Page) -> None:
    """Every award, recognition, rank and shortcoming of the report's facts."""
    titles: dict[str, list[Award]] = {}
    for fact in sorted(page.facts.items, key=lambda f: (-1, f.id) if isinstance(f, Link) else (f.start, f.id)):
        match fact:
            case Award():
                titles.setdefault(page.names.award_iri(fact), []).append(fact)
            case Recognition():
                _describe_recognition(page, fact)
            case Quantity(role="rank"):
                _describe_rank(page, fact)
            case Shortcoming():
                node = page.names.of(fact.id)
                page.sheet.a(node, ZJ.Shortcoming)
                page.sheet.label(node, fact.text, fact.en)
                page.state(node, [fact])
    for title, told in titles.items():
        _describe_award(page, title, told)


def _describe_award(page: Page, title: str, told: Sequence[Award]) -> None:
    """The title itself, and a receipt for each who got it; ``told`` are all places that tell of it, in text order."""
    page.sheet.a(title, ZJ.Award)
    page.sheet.label(title, told[0].text, next((f.en for f in told if f.en), None))
    page.state(title, told)
    receipts: dict[str, list[Award]] = {}
    for fact in told:
        receipts.setdefault(page.names.of(fact.id), []).append(fact)
    for node, same in receipts.items():
        page.sheet.a(node, ZJ.AwardReceipt, ZJ.Outcome)
        page.sheet.label(node, same[0].text, next((f.en for f in same if f.en), None))
        page.sheet.iri(node, ZJ.award, title)
        _describe_honour(page, node, same, page.names.recipients(same[0]), page.names.conferrers(same[0]))


def _describe_recognition(page: Page, fact: Recognition) -> None:
    node = page.names.of(fact.id)
    page.sheet.a(node, ZJ.Recognition, ZJ.Outcome)
    page.sheet.label(node, fact.text if fact.en else told_of(page.report.text, fact.span), fact.en)
    _describe_honour(page, node, [fact], fact.recipient, fact.conferred_by)


def told_of(text: str, said: Span) -> str:
    """Words of praise with what they are said of: up to the end of their clause where that follows them, else the whole
    clause; a name that a person gave, or a long clause, stays as it is.

    >>> text = "建成全国首个竹编交易中心，竹编碳汇走在全国前列。"
    >>> [told_of(text, Span(at, at + len(w), w)) for w in ("全国首个", "走在全国前列") for at in (text.index(w),)]
    ['全国首个竹编交易中心', '竹编碳汇走在全国前列']
    """
    if len(said.text) > _BARE:
        return said.text
    before, after = _STOP.split(text[: said.start])[-1], _STOP.split(text[said.end :], maxsplit=1)[0]
    after = "" if _RESULT.match(after) else after
    lead = _LEAD.match(before)
    before = before[lead.end() if lead else 0 :]
    if max(len(before), len(after.strip())) < _TELLS:  # 系全省首创
        return said.text
    whole = said.text + after if len(after.strip()) >= _TELLS else before + said.text + after
    fits = len(whole) <= _LONGEST and whole.count("“") == whole.count("”")
    return whole.strip() if fits else said.text


_BARE, _TELLS, _LONGEST = 14, 3, 48
"""Characters of praise that say of nothing, of words behind it that do, and of what is shown at the most."""
_RESULT = re.compile(r"的[^，。；]{0,4}(?:成绩|佳绩|名次|位次)")
"""以全省排名第一|的成绩被评为…: what came of a rank is not what it is told of."""
_STOP = re.compile(r"[，,。；;！!？?：:\n]")
_LEAD = re.compile(r"\s*(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[)）]|并|且|也|还)?\s*")


def _describe_honour(
    page: Page, node: str, facts: Sequence[Award | Recognition], recipients: Sequence[str], bodies: Sequence[str]
) -> None:
    page.state(node, facts)
    for recipient in recipients:
        page.sheet.iri(node, ZJ.recipient, page.names.of(recipient))
    for body in bodies:
        page.sheet.iri(node, ZJ.conferredBy, page.names.of(body))
    for fact in facts:
        page.sheet.text(node, ZJ.period, fact.period)
        for standing in fact.standing:
            _describe_standing(page, node, standing, fact)


def _describe_standing(page: Page, holder: str, standing: Standing, fact: Award | Recognition | Quantity) -> str:
    node = iri("standing", page.names.sha256, holder, standing.kind, standing.text)
    sheet = page.sheet
    sheet.iri(holder, ZJ.standing, node)
    sheet.a(node, ZJ.Standing)
    sheet.label(node, standing.text)
    sheet.iri(node, ZJ.standingKind, code("standing", standing.kind))
    sheet.text(node, ZJ.scope, standing.scope)
    if standing.kind in _NUMBER_OF_KIND:
        sheet.integer(node, _NUMBER_OF_KIND[standing.kind], standing.n)
    sheet.integer(node, ZJ.streakYears, standing.streak)
    page.state(node, [fact], [(standing.text, fact.span)])
    return node


def _describe_rank(page: Page, fact: Quantity) -> None:
    """A rank is the position of the standing whose words hold its number; with no such words it is a recognition of
    its own."""
    holder = page.names.holder(fact)
    node = page.names.of(fact.id)
    if holder is None:
        page.sheet.a(node, ZJ.Recognition, ZJ.Outcome)
        page.sheet.label(node, fact.text, fact.en)
        page.state(node, [fact])
    ranks = [s for s in (holder.standing if holder else ()) if s.kind == "rank"]
    said = next((s for s in ranks if s.n in (None, int(fact.value))), None)
    standing = said or Standing("rank", fact.text, scope=fact.scope)
    ranked = _describe_standing(page, node, standing, fact)
    page.sheet.integer(ranked, ZJ.rankPosition, int(fact.value))
    page.sheet.iri(ranked, ZJ.about, page.mention(fact.subject) if fact.subject else None)
