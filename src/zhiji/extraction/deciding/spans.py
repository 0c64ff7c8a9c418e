"""Stretches that may be a name: what the sequence model sees, what the rules found, and the clues of each.

Generous on purpose: stretches overlap, and of most nothing comes. ``choosing`` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, fsum, prod

from zhiji.extraction.deciding.edges import ranked, squared
from zhiji.extraction.deciding.tagger import KINDS, OUT, Tags
from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.text.frames import Frame
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.words import Word

LEAST_BEGIN, LEAST_WHOLE, LEAST_INSIDE = 0.08, 0.12, 0.15
"""How likely, by the sequence model, a name must begin, be whole, and go on at a place, to be looked at."""


@dataclass(frozen=True, slots=True)
class RuleSpan:
    """A stretch that a rule found: its kind and the rule's name."""

    kind: str
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Stretch:
    """Words ``first`` up to, not including, ``last`` that may be a name of ``kind``; ``seen`` by whom."""

    kind: str
    first: int
    last: int
    seen: dict[str, str] = field(default_factory=dict)


class Text:
    """A report's words and tags with what the rules found in it: all that clues are read from."""

    def __init__(
        self,
        surface: Surface,
        words: Sequence[Word],
        tags: Tags,
        ruled: Sequence[RuleSpan],
        candidates: Sequence[Candidate],
        frames: Iterable[Frame] = (),
    ) -> None:
        self.surface, self.words, self.tags = surface, words, tags
        self.ruled, self.candidates = ruled, candidates
        self._framed: dict[tuple[int, int] | None, list[str]] = {}
        for frame in frames:
            clues = self._framed.setdefault(squared(words, frame.first, frame.last), [])
            clues += (f"framed={frame.how}", f"framed={frame.how}/{frame.word}")
        self._starts = [word.start for word in words]
        self._times: dict[str, int] = {}
        self._ruled: dict[str, list[RuleSpan]] = {}
        for span in sorted(ruled, key=lambda s: s.start):
            self._ruled.setdefault(span.kind, []).append(span)

    def framed(self, stretch: Stretch) -> Sequence[str]:
        """How the very words of an initiative are framed in their clause."""
        return self._framed.get((stretch.first, stretch.last), ()) if stretch.kind == "initiative" else ()

    def times(self, name: str) -> int:
        """How often the report has the words of a name, its quotes left out; 3 for more, 1 for what is too short."""
        bare = name.strip("“”")
        if bare not in self._times:
            self._times[bare] = min(3, self.surface.text.count(bare)) if len(bare) >= 4 else 1
        return self._times[bare]

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The words that meet a stretch of characters, half-open."""
        return bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)

    def ends_ruled(self, kind: str, end: int) -> bool:
        """Whether something of ``kind`` that a rule found ends there."""
        return any(s.end == end for s in self._ruled_before(kind, end))

    def begins_ruled(self, kind: str, start: int) -> bool:
        """Whether something of ``kind`` that a rule found begins there."""
        return any(s.start == start for s in self._ruled_before(kind, start + 1))

    def ruled_over(self, kind: str, start: int, end: int) -> bool:
        """Whether a rule found something of ``kind`` that meets the stretch."""
        return any(s.end > start for s in self._ruled_before(kind, end))

    def is_ruled_by(self, rule: str, kind: str, start: int, end: int) -> bool:
        """Whether ``rule`` found just this stretch."""
        return any((s.start, s.end, s.rule) == (start, end, rule) for s in self._ruled_before(kind, end))

    def is_part_of_ruled(self, kind: str, start: int, end: int) -> bool:
        """Whether a rule found something of ``kind`` that holds the stretch and is longer."""
        held = self._ruled_before(kind, end)
        return any(s.start <= start and end <= s.end and end - start < s.end - s.start for s in held)

    def _ruled_before(self, kind: str, end: int) -> list[RuleSpan]:
        """The last few that rules found of ``kind`` and that begin before ``end``."""
        held = self._ruled.get(kind, [])
        at = bisect_left(held, end, key=lambda s: s.start)
        return held[max(0, at - 3) : at]


def find_stretches(text: Text) -> list[Stretch]:
    """Everything that may be a name, by place, then kind."""
    found: dict[tuple[str, int, int], Stretch] = {}

    def see(kind: str, first: int, last: int, who: str, how: str = "") -> None:
        place: tuple[int, int] | None = (first, last)
        if kind == "initiative":
            place = squared(text.words, first, last)
        elif kind == "recognition":
            place = (first, ranked(text.words, last))
        if place is not None:
            found.setdefault((kind, *place), Stretch(kind, *place)).seen[who] = how

    for kind, first, last in tagged_stretches(text.tags):
        see(kind, first, last, "tagged")
    for kind, first, last in _likely(text.tags):
        see(kind, first, last, "likely")
    for span in text.ruled:
        see(span.kind, *text.words_in(span.start, span.end), "rule", span.rule)
    for candidate in text.candidates:
        place = ("initiative", *text.words_in(candidate.start, candidate.end))
        if candidate.verb != "none" or place in found:
            see(*place, "candidate", f"{candidate.need}/{candidate.verb}")
    return [found[key] for key in sorted(found, key=lambda key: (key[1], key[2], key[0]))]


def tagged_stretches(tags: Tags) -> Iterable[tuple[str, int, int]]:
    """The names as the model's best labels have them: kind, first word, the word behind the last."""
    kinds = {letter: kind for kind, letter in KINDS.items()}
    at, best = 0, tags.best
    while at < len(best):
        if best[at] == OUT:
            at += 1
            continue
        letter, end = best[at][1:], at + 1
        while end < len(best) and best[end] == "I" + letter:
            end += 1
        yield kinds[letter], at, end
        at = end


def _likely(tags: Tags) -> Iterable[tuple[str, int, int]]:
    """Where a name may begin, every end that is not unlikely."""
    for at, held in enumerate(tags.chances):
        if len(held) == 1:
            continue
        for kind, letter in KINDS.items():
            if held.get("B" + letter, 0.0) >= LEAST_BEGIN:
                yield from ((kind, at, end) for end in _ends(tags, at, "I" + letter))


def _ends(tags: Tags, begin: int, inside: str) -> Iterable[int]:
    end, whole = begin + 1, 1.0
    while True:
        goes_on = tags.chance(end, inside)
        if whole * (1 - goes_on) > LEAST_WHOLE:
            yield end
        whole *= goes_on
        if whole < LEAST_INSIDE or end >= len(tags.chances):
            return
        end += 1


_STEPS = tuple(1 / (1 + exp(-x / 2)) for x in range(-10, 11))
"""Probabilities evenly apart in log-odds, from 0.007 to 0.993."""


def _level(chance: float) -> int:
    """A probability as one of 22 steps, evenly apart in log-odds."""
    return bisect_right(_STEPS, chance)


def span_clues(text: Text, stretch: Stretch) -> list[str]:
    """The clues of one stretch: what the models saw, its words and neighbours, its place and shape."""
    words, tags, covered = text.words, text.tags, text.surface.text
    first, last = words[stretch.first], words[stretch.last - 1]
    name = covered[first.start : last.end]
    before = words[stretch.first - 1] if stretch.first else None
    after = words[stretch.last] if stretch.last < len(words) else None
    letter = KINDS[stretch.kind]
    clues = ["bias", *_tag_clues(tags, stretch, letter), *_seen_clues(text, stretch, first.start, last.end)]
    clues += [
        f"pw={before.text if before else '^'}",
        f"pt={before.tag if before else '^'}",
        f"nw={after.text if after else '$'}",
        f"fw={first.text}",
        f"ft={first.tag}",
        f"lw={last.text}",
        f"lt={last.tag}",
        f"l2={name[-2:]}",
        f"l3={name[-3:]}",
        f"len={min(8, len(name) // 3)}",
        f"q={int('“' in name)}{int(name.startswith('“') and name.endswith('”'))}",
        f"row={min(2, name.count('、'))}",
        f"role={text.surface.role(first.start)}",
    ]
    clues.append(f"again={text.times(name)}")
    clues += _mate_clues(text, stretch, letter)
    clues += _clause_clues(text, stretch)
    clues += text.framed(stretch)
    return clues


_IN_CLAUSES = frozenset({"unit", "initiative", "award"})
_REACH = 8
"""Words: as far as the verb behind a name is looked for."""


def _clause_clues(text: Text, stretch: Stretch) -> list[str]:
    """What the clause goes on with behind a name: its next verb, an honour; whether the name opens or closes it. Titles
    and recognitions are told by themselves."""
    if stretch.kind not in _IN_CLAUSES:
        return []
    words = text.words
    end = words[stretch.last - 1].end
    clause = text.surface.clause(words[stretch.first].start)
    before = words[stretch.first].start - clause.start
    clues = [f"opens={min(2, before)}", f"closes={clause.end <= end}"]
    if stretch.first > 1:
        clues.append(f"p2={words[stretch.first - 2].text}")
    if stretch.last + 1 < len(words):
        clues.append(f"n2={words[stretch.last + 1].text}")
    behind = next(
        (w for w in words[stretch.last : stretch.last + _REACH] if w.start >= clause.end or w.tag == "v"), None
    )
    clues.append(f"verb-behind={behind.text if behind and behind.start < clause.end else '-'}")
    honours = (kind for kind in ("award", "recognition") if text.ruled_over(kind, end, clause.end))
    return [*clues, *(f"{kind}-behind={before <= 1}" for kind in honours)]


def _mate_clues(text: Text, stretch: Stretch, letter: str) -> list[str]:
    """What stands on the same list right before and behind: a name of the same kind, by a rule, and for an initiative
    by the model, and whether it ends alike. Honours are not told in lists of their like."""
    if stretch.kind not in _LISTED:
        return []
    words, best, modelled = text.words, text.tags.best, stretch.kind == "initiative"
    clues = []
    if stretch.first > 1 and words[stretch.first - 1].text in _LISTS:
        mate = words[stretch.first - 2]
        if modelled and best[stretch.first - 2][1:] == letter:
            clues.append("mate-before")
        if text.ends_ruled(stretch.kind, mate.end):
            clues.append("mate-before-ruled")
        if modelled and clues and _end_alike(mate, words[stretch.last - 1]):
            clues.append("mate-before-alike")
    if stretch.last + 1 < len(words) and words[stretch.last].text in _LISTS:
        behind = stretch.last + 1
        if text.begins_ruled(stretch.kind, words[behind].start):
            clues.append("mate-behind-ruled")
        if modelled and best[behind] == "B" + letter:
            clues.append("mate-behind")
            while behind + 1 < len(best) and best[behind + 1] == "I" + letter:
                behind += 1
            if _end_alike(words[behind], words[stretch.last - 1]):
                clues.append("mate-behind-alike")
    return clues


def _end_alike(one: Word, other: Word) -> bool:
    return one.text[-2:] == other.text[-2:]


_LISTED = frozenset({"unit", "initiative", "document"})
_LISTS = frozenset("、和与及") | {"以及"}


def _tag_clues(tags: Tags, stretch: Stretch, letter: str) -> list[str]:
    begin, inside, size = "B" + letter, "I" + letter, stretch.last - stretch.first
    held = tags.chances[stretch.first : stretch.last]
    begins, ends = held[0].get(begin, 0.0), 1 - tags.chance(stretch.last, inside)
    goes_on = [chances.get(inside, 0.0) for chances in held]
    whole = prod([max(1e-6, chance) for chance in goes_on[1:]], start=begins) * ends
    own = fsum([chances.get(begin, 0.0) + chance for chances, chance in zip(held, goes_on, strict=True)])
    clues = [
        *_REACHED["whole"][_level(whole)],
        *_REACHED["begins"][_level(begins)],
        *_REACHED["ends"][_level(ends)],
        *_REACHED["inside"][_level(min(1.0, *goes_on[1:]) if size > 1 else 1.0)],
        *_REACHED["named"][_level(1 - fsum([chances[OUT] for chances in held]) / size)],
        *_REACHED["own"][_level(own / size)],
    ]
    if "tagged" not in stretch.seen and any(label != OUT for label in tags.best[stretch.first : stretch.last]):
        clues.append("another-tagged")
    return clues


_EDGES = range(4, len(_STEPS) + 1, 4)
_REACHED = {
    name: [tuple(f"{name}≥{edge}" for edge in _EDGES if level >= edge) for level in range(len(_STEPS) + 1)]
    for name in ("whole", "begins", "ends", "inside", "named", "own")
}
"""For each step of a probability the edges that it reaches: a likelier stretch has all the clues of a less likely one,
so that no step weighs by the few examples that fell on it alone."""


def _seen_clues(text: Text, stretch: Stretch, start: int, end: int) -> list[str]:
    seen = stretch.seen
    clues = ["tagged"] if "tagged" in seen else []
    if "rule" in seen:
        clues += ["rule", f"rule={seen['rule']}"]
    elif text.ruled_over(stretch.kind, start, end):
        clues.append("another-ruled")
    if "candidate" in seen:
        clues += ["candidate", f"candidate={seen['candidate']}"]
    return clues
