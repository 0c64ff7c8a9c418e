"""A memo: its text as written, what is read of it, its quotations and its figures.

Marks of Markdown and white space between a number and Chinese (2020 年, **98.6 %**) are written for the eye: they are
left out of what is read, and every place leads back to the text as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import cast

from zhiji.extraction.quantities.finding import find_quantities
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.finding import find_unit_places
from zhiji.model import Place, Quantity, Report, Span, VisibleText, ZhijiError
from zhiji.model.codes import Bound
from zhiji.verifying.amounts import unit_of
from zhiji.verifying.policy import english, load_policy

_UNREAD = re.compile(r"[*`]+|(?<=[\d%％])[ \t\u3000]+(?=[%％\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=\d)")
_SENTENCE_END = re.compile(r"[。！？；!?;\n]|(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s+[A-Z])")
_TITLE = re.compile(r"《[^《》\n]*》")
_ENGLISH = re.compile(
    r"(?<![\w.,/%-])(?P<number>\d+(?:,\d+)*(?:\.\d+)?)"
    r"(?:\s*(?P<scale>hundred million|thousand|million|billion|trillion))?"
    r"(?:\s*(?P<unit>%|percentage points?|percent|per cent|yuan|RMB))?(?=[\s,.;:)，。；）]|$)"
)
_WORD = re.compile(r"\s*(?:[a-z]+\s+)?[A-Za-z]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTED = re.compile(r"(?:^|\n)[ \t]*$")
_NEAR = 14
"""Characters before a number that may hedge it."""
_OPEN, _CLOSE = "“「『", "”」』"
_BLOCK = re.compile(r"^[ \t]*>+[ \t]*(\S.*)$", re.MULTILINE)
_SAYS = re.compile(r"\w")


@dataclass(frozen=True)
class Memo:
    """``text`` is as written; ``report`` holds what is read of it, with sentences and paragraphs."""

    text: str

    def __post_init__(self) -> None:
        most = int(load_policy().number("memo"))
        if len(self.text) > most:
            raise ZhijiError(f"a memo of {len(self.text):,} characters, at most {most:,}; give it in parts")

    @cached_property
    def _kept(self) -> list[int]:
        visible = VisibleText(self.text)
        shown = visible.text
        gone = {at for m in _UNREAD.finditer(shown) for at in range(*m.span())}
        return [visible.published_place(at, at + 1)[0] for at in range(len(shown)) if at not in gone]

    @cached_property
    def seen(self) -> str:
        shown = VisibleText(self.text).text
        return _UNREAD.sub("", shown)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of what is read as offsets of the text as written."""
        return self._kept[start], self._kept[end - 1] + 1

    @cached_property
    def report(self) -> Report:
        text = self.seen
        ends = [m.end() for m in _SENTENCE_END.finditer(text)]
        sentences = _cut(text, ends)
        points = _cut(text, [m.end() for m in re.finditer(r"\n", text)])
        return Report(text, sentences=sentences, points=points)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in marks of quotation, outermost, and what Markdown sets apart as a quotation; the inside."""
        blocks = [Span(m.start(1), m.end(1), m[1]) for m in _BLOCK.finditer(self.seen)]
        held = [q for q in _quoted(self.seen) if not any(b.overlaps(q) for b in blocks)]
        return tuple(sorted(q for q in (*blocks, *held) if len(q.text.strip()) > 1 and _SAYS.search(q.text)))

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """What stands in 《》."""
        return tuple(Span(*m.span(), m.group()) for m in _TITLE.finditer(self.seen))

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures outside of quotations and titles, in text order; those that are told in English have no unit."""
        apart = [*self.quotations, *self.titles]
        read = [q for q in find_quantities(self.report) if not any(q.span.overlaps(s) for s in apart)]
        taken = [*apart, *(q.span for q in read)]
        more = [q for q in _english_figures(self.seen) if not any(q.span.overlaps(s) for s in taken)]
        found = sorted((*(self._hedged(q) for q in read), *more), key=lambda q: (q.start, q.end))
        most = int(load_policy().number("figures"))
        if len(found) > most:
            raise ZhijiError(f"a memo of {len(found):,} figures, at most {most:,}; give it in parts")
        return tuple(found)

    def _hedged(self, figure: Quantity) -> Quantity:
        """The figure with the hedge that an English word before it gives, where it has none."""
        bound = _english_bound(self.seen, figure.start) if figure.bound == "exact" else "exact"
        return figure if bound == "exact" else replace(figure, bound=bound)

    @cached_property
    def units(self) -> tuple[Span, ...]:
        """The bodies that the memo names."""
        found = find_unit_places(Surface(self.report))
        return tuple(Span(u.start, u.end, self.seen[u.start : u.end]) for u in found if not u.group)

    def sentence_at(self, offset: int) -> Place:
        return self.report.sentence_at(offset) or Place(offset, offset)

    def paragraph_at(self, offset: int) -> Place:
        return self.report.point_at(offset) or Place(offset, offset)

    def seen_at(self, offset: int) -> int:
        """Where a character of the text as written stands in what is read."""
        return bisect_left(self._kept, offset)


def _cut(text: str, ends: Iterable[int]) -> tuple[Place, ...]:
    cuts = [0, *ends, len(text)]
    places = (Place(a, b) for a, b in pairwise(cuts) if text[a:b].strip())
    return tuple(places)


def _quoted(text: str) -> Iterator[Span]:
    """The insides of quotations, outermost; one that is not closed on its line is none."""
    for line in re.finditer(r"[^\n]+", text):
        depth, start, straight = 0, 0, -1
        for at in range(*line.span()):
            character = text[at]
            if character in _OPEN:
                start = at + 1 if depth == 0 else start
                depth += 1
            elif character in _CLOSE and depth:
                depth -= 1
                if depth == 0:
                    yield Span(start, at, text[start:at])
            elif character == '"' and depth == 0:
                if straight >= 0:
                    yield Span(straight, at, text[straight:at])
                straight = -1 if straight >= 0 else at + 1


def _english_figures(text: str) -> Iterator[Quantity]:
    """Numbers that English words follow, or an English measure: 12,296 problems, 38.9 percent."""
    scales = load_policy().rows["scale"]
    for match in _ENGLISH.finditer(text):
        unit, scale = (match["unit"] or "").lower(), match["scale"] or ""
        if not (unit or scale) and (_YEAR.fullmatch(match["number"]) or not _says_what(text, *match.span())):
            continue
        if not (unit or scale) and _LISTED.search(text[max(match.start() - 8, 0) : match.start()]):
            continue
        value = Decimal(match["number"].replace(",", "")) * Decimal(scales.get(scale, "1"))
        yield Quantity(
            id="",
            start=match.start(),
            end=match.end(),
            text=match.group(),
            value=value,
            unit=unit_of(unit),
            bound=_english_bound(text, match.start()),
            role="level",
        )


def _says_what(text: str, begin: int, end: int) -> bool:
    """Whether English words follow a bare number, or one before it says that something came to it (fell to 80)."""
    words = text[max(begin - _NEAR, 0) : begin].rstrip()
    return bool(_WORD.match(text, end)) or any(m.end() == len(words) for m in english("en-level").finditer(words))


def _english_bound(text: str, at: int) -> Bound:
    """What an English word directly before a number says: about, nearly, more than."""
    words = text[max(at - _NEAR, 0) : at].rstrip()
    for match in english("bound").finditer(words):
        if match.end() == len(words):
            return cast(Bound, load_policy().rows["bound"][match.group().lower()])
    return "exact"
