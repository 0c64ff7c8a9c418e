"""Where the name of an initiative begins and ends: the verb before it, the head noun after it, lists in between.

Works on the covered text of a ``Surface``, where quotes, titles and brackets are opaque.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhiji.extraction.initiatives.edges import is_item, is_named, trimmed, without_unit
from zhiji.extraction.initiatives.words import (
    BROAD_KINDS,
    WORDS,
    Need,
    Strength,
    head_of,
    heads,
    opens_with_verb,
    verb_before,
    verbs,
)
from zhiji.extraction.text.cover import QUOTED
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms

LONGEST_NAME = 44


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name an initiative. ``head`` is where its head noun begins, ``verb`` how strong the verb
    before it is; ``listed`` when it is one of several that share a verb or a head; ``subject`` when it opens its clause
    or is counted."""

    start: int
    end: int
    head: int
    kind: str
    need: Need
    verb: Strength
    listed: bool = False
    quoted: bool = False
    subject: bool = False

    def of_kind(self, kind: str) -> Candidate:
        """The same place as an initiative of ``kind``."""
        return self if kind == self.kind else replace(self, kind=kind)


_LIST_TAIL = Pattern(WORDS, r"等[多各]?(?:\d*[项个类种大]|{list-tail}){0,3}$")
_COUNT_TAIL = Pattern(WORDS, r"(?:(?!一)[{=numerals:digit|pair|ten}]|\d{1,2})(?:[项张]|[个大]{major}?)$")
_STUDY = Pattern(WORDS, "(?:深入)?{study}[^、，；。]{4,40}$")
"""学习贯彻…主题教育: a name that begins with a verb of its own."""
_SPLIT = re.compile(r"、|以及|[和及与](?!谐)|(?<=[”》])(?=[“《])")
_JOINT = re.compile(r"[、和与及]|(?<=”)(?=“)")


_BROAD = Terms(WORDS, "broad-head")


def find_candidates(surface: Surface) -> Iterator[Candidate]:
    """Every head noun with what may stand before it, by head; a name inside a longer one comes too."""
    covered = surface.covered
    table = heads().table
    for match in heads().pattern.finditer(covered):
        kind, need = table[head_of(match.group())]
        yield from _around(surface, match.start(), match.end(), kind, need)
    for match in heads().behind.finditer(covered):
        if match["head"] in _BROAD and heads().pattern.search(match["between"]):
            continue
        yield from _around(surface, match.start(), match.end(), heads().quoted[match["head"]], "quote")


def _around(surface: Surface, head: int, end: int, kind: str, need: Need) -> Iterator[Candidate]:
    covered = surface.covered
    clause = surface.clause(head)
    floor = max(clause.start, head - 3 * LONGEST_NAME)
    if head <= floor or end > clause.end:
        return
    tail = _LIST_TAIL.search(covered, max(floor, head - 12), head)
    if not tail and "、" in covered[floor:head]:
        tail = _COUNT_TAIL.search(covered, max(floor, head - 3), head)
    if tail and tail.start() > floor:
        yield from _listed(surface, floor, tail.start(), kind, need)
    else:
        yield from _single(surface, floor, head, end, kind, need)


_PAIR = Pattern(WORDS, "(?P<first>(?:深入)?{pair-first}(?:新一轮)?){pair-second}$")
"""实施优化消费环境三年行动: a name may begin with a verb of its own."""


_EDUCATION = Terms(WORDS, "education")


def _begin(surface: Surface, floor: int, head: int, end: int) -> tuple[int, Strength]:
    """Where the name before a head noun begins, as far as verbs and particles tell, and how strong its verb is."""
    covered = surface.covered
    at, verb = verb_before(surface, floor, head)
    if pair := _PAIR.search(covered, max(floor, at - 8), at):
        at = pair.end("first")
    if covered.endswith(_EDUCATION.all, head, end) and (study := _STUDY.search(covered, floor, head)):
        at, verb = study.start(), verb if verb != "none" else "carry"
    return trimmed(covered, at, head), verb


def _single(surface: Surface, floor: int, head: int, end: int, kind: str, need: Need) -> Iterator[Candidate]:
    covered = surface.covered
    start, verb = _begin(surface, floor, head, end)
    yield from _sharing(covered, start, head, kind, need, verb)
    alike = _parallel(covered, start, head, verb)
    if alike:
        for item in re.finditer("[^、]+", covered[start : alike[0]]):
            at, stop = start + item.start(), start + item.end()
            yield Candidate(at, stop, stop, kind, need, verb, True, QUOTED in item.group())
        start = alike[1]
    joint, stacked = start, False
    for match in _JOINT.finditer(covered, start, head):
        if _ends_name(covered, match.start()):
            joint, stacked = match.end(), True
        elif match.group() == "、":
            joint = match.end()
    start = without_unit(covered, trimmed(covered, joint, head), head, kind)
    quote = covered.find("“", start, head)
    if verb == "none" and not stacked and quote > 0 and not _is_plain(covered, start, quote):
        start = quote
    if stacked and joint == start and covered[start - 1] == "”" and covered[head - 1] == "”":
        end = head
    if start >= head or end - start > LONGEST_NAME or (verb == "none" and opens_with_verb(covered, start, head)):
        return
    subject = verb == "none" and _is_subject(covered, floor, start)
    yield Candidate(start, end, head, kind, need, verb, stacked, QUOTED in covered[start:end], subject)


_NO_NOUN = Pattern(WORDS, "^{no-noun-front}|{no-noun}")
_PARALLEL = Pattern(WORDS, r"(?<={alike})(?:以及|[和与及])(?=[\u4e00-\u9fff]{2,16}{alike}$)")


def _parallel(covered: str, start: int, head: int, verb: Strength) -> tuple[int, int] | None:
    """临时救助和大病救助制度: where the first of two ends that are made alike and share a head noun."""
    if verb in ("none", "use"):
        return None
    found = [m.span() for m in _PARALLEL.finditer(covered, start, head)]
    return found[0] if len(found) == 1 and found[0][0] - start >= 4 and head - found[0][1] >= 4 else None


_PLAIN = re.compile("[\u4e00-\u9fff]{2,10}")


def _is_plain(covered: str, start: int, quote: int) -> bool:
    """招投标“双盲”评审改革: a noun before the quote, at the beginning of its clause or item."""
    words = covered[start:quote]
    return bool(
        _PLAIN.fullmatch(words)
        and not verbs().pattern.search(words)
        and not _NO_NOUN.search(words)
        and covered[start - 1 : start] in ("", "，", "。", "；", "、", "\n", "　", "局")
    )


def _sharing(covered: str, start: int, head: int, kind: str, need: Need, verb: Strength) -> Iterator[Candidate]:
    """农资打假、农产品质量安全执法行动: what stands before the last item and shares its head noun."""
    items = covered[start:head].split("、")
    if (
        kind != "campaign"
        or verb in ("none", "use")
        or not 2 <= len(items) <= 4
        or any(not (4 if item is items[-1] else _least(items)) <= len(item) <= 20 or "，" in item for item in items)
    ):
        return
    at = start
    for item in items[:-1]:
        end = at + len(item)
        if not _ends_name(covered, end) and is_named(covered, at, end, end):
            yield Candidate(at, end, end, kind, need, verb, True, QUOTED in item)
        at = end + 1


_SHARED_NOUN = Pattern(WORDS, "[\u4e00-\u9fff]{2,4}{shared-noun}$")


def _least(items: list[str]) -> int:
    """How short an item may be that shares a head: two characters where it shares a noun (律师、公证行业专项整治)."""
    return 2 if _SHARED_NOUN.match(items[-1]) else 4


_COUNTED = Pattern(WORDS, r"(?:^|[^\d])\d+余?{counted-by}$|^{among}?$|^[^“，。]{0,3}\d+个$")


def _is_subject(covered: str, floor: int, start: int) -> bool:
    """Whether the name opens its clause, but for its scope, or stands behind a count: 5场次…培训."""
    opens = without_unit(covered, trimmed(covered, floor, start), start, "")
    return opens == start or bool(_COUNTED.search(covered[floor:start]))


def _ends_name(covered: str, at: int) -> bool:
    """Whether a whole name ends at ``at``: a closing quote or a head noun."""
    if covered[at - 1] in "”》":
        return True
    table = heads().table
    return any(covered[at - n : at] in table for n in (2, 3, 4)) or covered[at - 1] == "制"


def _listed(surface: Surface, floor: int, tail: int, kind: str, need: Need) -> Iterator[Candidate]:
    """A、B、C等…: the items, each up to its own end; the head noun is shared and stays outside."""
    covered = surface.covered
    verb_end, verb = verb_before(surface, floor, tail, True)
    at = verb_end
    for match in [*_SPLIT.finditer(covered, verb_end, tail), None]:
        end = match.start() if match else tail
        start = trimmed(covered, at, end)
        at = match.end() if match else tail
        least = 4 if kind in BROAD_KINDS else 2
        if least <= end - start <= LONGEST_NAME and covered[start] != "《" and is_item(covered[start:end]):
            yield Candidate(start, end, end, kind, need, verb, True, QUOTED in covered[start:end])
