"""Of whom and of when a place of a memo speaks: the issuer and the years that its sentence, paragraph and headings
name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.lexicon.regions import load_regions_by_name
from zhiji.model import Quantity, Span
from zhiji.model.rows import ReportRow
from zhiji.verifying.memos import Memo
from zhiji.verifying.places import places_in
from zhiji.verifying.policy import any_of

_YEAR = re.compile(
    r"(?P<lead>[较比与同]|than (?:in )?)?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?:\s*年|(?=[^\d\u4e00-\u9fff]|$))"
)
_DATED = re.compile(r"\s*\d{1,2}\s*月|[-/.]\d{1,2}")
_RANGE = re.compile(r"((?:19|20)\d\d)\s*年?\s*[-—–~至到]\s*((?:19|20)\d\d)\s*年?")
_BEHIND = re.compile(r"\s*[（(，,]?\s*(?:in\s+)?((?:19|20)\d\d)\s*年?[）)]?\s*(?:[，,。；;.）)]|$)")
_GOVERNMENT = ("人民政府", "政府")
_ABOVE = re.compile(r"[省市州盟区县旗]")
_PLACED = re.compile(r"[^省市州盟区县旗]+[省市州盟区县旗]")
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

    def __init__(self, reports: Sequence[ReportRow], memo: Memo) -> None:
        self._memo = memo
        self._names = {r.iri: _names(r) for r in reports}
        spots: dict[tuple[int, int], set[str]] = defaultdict(set)
        for start, end, iri in self._mentions():
            spots[end, end - start].add(iri)
        self._spots = sorted(spots)
        self._iris = [frozenset(spots[spot]) for spot in self._spots]

    def _mentions(self) -> Iterator[tuple[int, int, str]]:
        """Where the memo names the issuers, in full or short (区市监局), no name a part of a longer one."""
        text, units = self._memo.seen, self._memo.units
        by_name: dict[str, list[str]] = defaultdict(list)
        for iri, names in self._names.items():
            for name in names:
                by_name[name].append(iri)
        places = self._places
        starts, short = [p.start for p in places], {p.start for p in places if len(p.text) < _LEAST}
        for name, iris in by_name.items():
            for match in re.finditer(re.escape(name), text):
                i = bisect_left(starts, match.start()) - 1
                is_tail = i >= 0 and places[i].end > match.start()
                if not is_tail and (len(name) >= _LEAST or match.start() in short):
                    yield from ((*match.span(), iri) for iri in iris)
        for unit in units:
            i = bisect_left(starts, unit.start) - 1
            if i < 0 or places[i].end <= unit.start:  # 县政府 of 唐县政府 is no other county's
                yield from ((unit.start, unit.end, iri) for iri, n in self._names.items() if is_short(unit.text, n[0]))

    @cached_property
    def _places(self) -> list[Span]:
        """The places that the memo names, those of the issuers among them."""
        own = {m.group() for names in self._names.values() for name in names for m in _PLACED.finditer(name)}
        return places_in(self._memo.seen, own)

    def named(self, offset: int) -> frozenset[str]:
        """The reports whose issuer the memo names nearest before a place: in the sentence, else behind the place in it,
        in the paragraph, or above; none where it names none."""
        sentence, paragraph = self._memo.sentence_at(offset), self._memo.paragraph_at(offset)
        return (
            self._last_named(sentence.start, offset)
            or self._first_named(offset, sentence.end)
            or self._last_named(paragraph.start, sentence.start)
            or self._last_named(0, paragraph.start)
        )

    def without_names(self, words: str) -> str:
        """Words without the names of the memo's issuers, whole or from a place on; 公安局 alone is none."""
        return self._whole.sub(" ", words)

    def by_place(self, words: str) -> str:
        """Words with a government that is named short called by its place: 唐县政府 is 唐县."""
        return self._governments.sub(lambda m: m[1], words)

    @cached_property
    def _governments(self) -> re.Pattern[str]:
        return re.compile(f"({self._whole.pattern})(?:{'|'.join(_GOVERNMENT)})")

    def holds(self, unit: str, words: str) -> bool:
        """Whether ``words`` have ``unit`` within the name of an issuer: 市公安局 of 乙市公安局."""
        return any(unit in match.group() for match in self._whole.finditer(words))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return any_of(n for names in self._names.values() for n in names if n == names[0] or _PLACED.match(n))

    def _last_named(self, start: int, end: int) -> frozenset[str]:
        """The reports whose issuer is named last in a stretch, by its longest name."""
        i = bisect_right(self._spots, (end, len(self._memo.seen))) - 1
        while i >= 0 and self._spots[i][0] > start:
            if self._spots[i][0] - self._spots[i][1] >= start:
                return self._iris[i]
            i -= 1
        return frozenset()

    def _first_named(self, start: int, end: int) -> frozenset[str]:
        i = bisect_left(self._spots, (start, 0))
        held = [at for at in range(i, bisect_right(self._spots, (end, end))) if self._begin(at) >= start]
        first = min(held, key=lambda at: (self._begin(at), -self._spots[at][1]), default=None)
        return frozenset() if first is None else self._iris[first]

    def _begin(self, at: int) -> int:
        end, size = self._spots[at]
        return end - size

    def strangers(self, offset: int) -> tuple[str, ...]:
        """The bodies that the memo names before a place, in its sentence, else in the last sentence of its paragraph
        that names any; also the place that its sentence speaks of where that is no issuer's."""
        sentence, paragraph = self._memo.sentence_at(offset), self._memo.paragraph_at(offset)
        held = [u for u in self._memo.units if sentence.start <= u.start < offset]
        place = next((p for p in reversed(self._places) if sentence.start <= p.start and p.end <= offset), None)
        if place and not held and not self._last_named(sentence.start, offset):
            held = [place]
        if not (held or self._last_named(sentence.start, offset)):
            before = [u for u in self._memo.units if paragraph.start <= u.start < sentence.start]
            last = self._memo.sentence_at(before[-1].start).start if before else 0
            held = [u for u in before if u.start >= last]
        return tuple(map(self._body, held))

    def _body(self, unit: Span) -> str:
        """What a body is called beside the place that issues the report: 疾控中心 of 博野县疾控中心."""
        place = next((p for p in self._places if p.start < unit.start < p.end), None)
        rest = self.without_names(self._memo.seen[place.end if place else unit.start : unit.end]).split()
        return rest[-1] if rest else unit.text


def is_short(words: str, name: str) -> bool:
    """Whether ``words`` are a name cut short: its characters in their order, with the last one, and its place whole.

    >>> is_short("区市监局", "甲市乙区市场监督管理局"), is_short("丙市公安局", "甲市公安局")
    (True, False)
    >>> is_short("唐县人民政府", "聊城市高唐县人民政府")
    False
    """
    at = name.find(words)
    if at > 0 and _PLACED.match(words) and not _ABOVE.match(name[at - 1]):
        return False
    left = iter(name)
    return words[-1:] == name[-1:] and all(character in left for character in words)


def _names(report: ReportRow) -> tuple[str, ...]:
    """What an issuer may be called: its whole name, without the places above its own, and without what every
    government is called; the whole name first."""
    name = report.issuer
    cuts = [0, *(m.end() for m in _ABOVE.finditer(name))]
    parts = [name[cut:] for cut in cuts]
    parts += [part.removesuffix(end) for part in parts for end in _GOVERNMENT if part.endswith(end)]
    held = (part for part in parts if len(part) >= _LEAST or _is_county(part))
    return tuple(dict.fromkeys(part for part in held if part not in _GOVERNMENT))


def _is_county(name: str) -> bool:
    """Whether a name of two characters is a county's: 易县."""
    return name[-1:] == "县" and name in load_regions_by_name()
