"""Of whom and of when a place of a memo speaks: the issuer and the years that its sentence, paragraph and headings
name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhiji.model import Quantity
from zhiji.model.rows import ReportRow
from zhiji.verifying.memos import Memo

_YEAR = re.compile(
    r"(?P<lead>[较比与同]|than (?:in )?)?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?:\s*年|(?=[^\d\u4e00-\u9fff]|$))"
)
_DATED = re.compile(r"\s*\d{1,2}\s*月|[-/.]\d{1,2}")
_RANGE = re.compile(r"((?:19|20)\d\d)\s*年?\s*[-—–~至到]\s*((?:19|20)\d\d)\s*年?")
_BEHIND = re.compile(r"\s*[（(，,]?\s*(?:in\s+)?((?:19|20)\d\d)\s*年?[）)]?\s*(?:[，,。；;.）)]|$)")
_GOVERNMENT = ("人民政府", "政府")
_ABOVE = re.compile(r"[省市州盟区县旗]")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """``year`` is what the figure's own words say (2020, 2016/2020), ``near`` another year that its sentence names,
    ``lead`` what the sentences just before it say that have no figure of their own, ``around`` what its paragraph or a
    heading does, ``base`` the years it is compared with; empty where nothing is said."""

    year: str
    near: str
    lead: str
    around: str
    base: tuple[str, ...]


def years_told(memo: Memo, figure: Quantity) -> Told:
    """The years that a memo tells of a figure."""
    place = memo.sentence_at(figure.start)
    text = memo.seen
    before, behind = text[place.start : figure.start], text[figure.end : place.end]
    base = tuple(m["year"] for m in _YEAR.finditer(before) if m["lead"])
    own = "/".join(dict.fromkeys(re.findall(r"(?:19|20)\d\d", figure.period or "")))
    if not own and (after := _BEHIND.match(behind)):
        own = after[1]
    near = "" if own else _last_year(before)
    if not own and not near and not base:
        only = {m["year"] for m in _YEAR.finditer(behind) if not m["lead"] and not _is_dated(behind, m)}
        near = only.pop() if len(only) == 1 else ""
    paragraph = memo.paragraph_at(figure.start)
    around = _last_year(text[paragraph.start : place.start])
    last = max((q.end for q in memo.figures if q.end <= place.start), default=0)
    floor = max(paragraph.start, memo.sentence_at(last - 1).end if last else 0)
    lead = _last_year(text[floor : place.start]) if floor < place.start else ""
    return Told(own, near, lead, around or _headed(memo, figure.start), base)


def _last_year(words: str) -> str:
    """The year or range of years named last as the one spoken of; no date, and no year that is compared with."""
    found = [(m.start(), f"{m[1]}/{m[2]}") for m in _RANGE.finditer(words)]
    spans = [m.span() for m in _RANGE.finditer(words)]
    found += [
        (m.start(), m["year"])
        for m in _YEAR.finditer(words)
        if not m["lead"] and not _is_dated(words, m) and not any(a <= m.start() < b for a, b in spans)
    ]
    return max(found)[1] if found else ""


def _is_dated(words: str, match: re.Match[str]) -> bool:
    return bool(_DATED.match(words, match.end()))


def _headed(memo: Memo, offset: int) -> str:
    """The year of the nearest heading or paragraph without a stop above that names exactly one."""
    for point in reversed([p for p in memo.report.points if p.end <= offset]):
        words = memo.seen[point.start : point.end].strip()
        if words and not re.search(r"[。；;！？]", words):
            years = {m["year"] for m in _YEAR.finditer(words) if not _is_dated(words, m)}
            if len(years) == 1:
                return years.pop()
    return ""


class Issuers:
    """The issuers of the open reports, to be told apart by a memo's words."""

    def __init__(self, reports: Sequence[ReportRow]) -> None:
        self._names = {r.iri: _names(r) for r in reports}

    def named(self, memo: Memo, offset: int) -> frozenset[str]:
        """The reports whose issuer the memo names nearest before a place: in the sentence, the paragraph, or above;
        none where it names none."""
        sentence, paragraph = memo.sentence_at(offset), memo.paragraph_at(offset)
        for start, end in ((sentence.start, sentence.end), (paragraph.start, sentence.start), (0, paragraph.start)):
            if found := self._last_named(memo, start, end):
                return found
        return frozenset()

    def _last_named(self, memo: Memo, start: int, end: int) -> frozenset[str]:
        """The reports whose issuer is named last, by its longest name, in full or short (区市监局)."""
        words = memo.seen[start:end]
        units = [u for u in memo.units if start <= u.start < end]
        spots: dict[str, tuple[int, int]] = {}
        for iri, names in self._names.items():
            held = [(words.rfind(name) + len(name), len(name)) for name in names if name in words]
            held += [(u.end - start, len(u.text)) for u in units if is_short(u.text, names[0])]
            if held:
                spots[iri] = max(held)
        last = max(spots.values(), default=None)
        return frozenset(iri for iri, spot in spots.items() if spot == last)


def is_short(words: str, name: str) -> bool:
    """Whether ``words`` are a name cut short: its characters in their order, with the last one.

    >>> is_short("区市监局", "甲市乙区市场监督管理局"), is_short("丙市公安局", "甲市公安局")
    (True, False)
    """
    left = iter(name)
    return words[-1:] == name[-1:] and all(character in left for character in words)


def strangers(memo: Memo, offset: int) -> tuple[str, ...]:
    """The bodies that the memo names before a place, in its sentence, else in the last sentence of its paragraph that
    names any."""
    sentence, paragraph = memo.sentence_at(offset), memo.paragraph_at(offset)
    held = [u for u in memo.units if sentence.start <= u.start < offset]
    if not held and (before := [u for u in memo.units if paragraph.start <= u.start < sentence.start]):
        last = memo.sentence_at(before[-1].start)
        held = [u for u in before if u.start >= last.start]
    return tuple(u.text for u in held)


def _names(report: ReportRow) -> tuple[str, ...]:
    """What an issuer may be called: its whole name, without the places above its own, and without what every
    government is called; the whole name first."""
    name = report.issuer
    cuts = [0, *(m.end() for m in _ABOVE.finditer(name))]
    parts = [name[cut:] for cut in cuts]
    parts += [part.removesuffix(end) for part in parts for end in _GOVERNMENT if part.endswith(end)]
    return tuple(dict.fromkeys(part for part in parts if len(part) >= _LEAST))
