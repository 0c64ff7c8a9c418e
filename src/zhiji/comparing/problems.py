"""Admitted problems beside the plans of the same report that take them up: by the words of their topic alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache, partial

from zhiji.comparing.clauses import Clause, find_clauses
from zhiji.comparing.kinds_of_clauses import is_aim, is_heading, only_names
from zhiji.comparing.likeness import Likeness, pair_runs
from zhiji.comparing.wording import any_of, pattern_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import ReportRow, ShortcomingRow

_PART = re.compile(r"[^，,；;：:]+")
_FRAGMENT = Pattern("problem_words", "^{beside}[^，]*{beside-end}$")
_ALL_WORK = Pattern("problem_words", "{all-work}$")
_ITEM = re.compile(r"[、和与及等]")
_NUMBERED_NOTE = re.compile(r"\s*[\[［（(]?\d+[\]］）).．、]?\s*“[^”]*”\s*[：:]")
"""How a note begins that explains a term of the report."""
_PHRASE, _SURE_PHRASE = 2, 3
"""Pairs in a row that two wordings must share to speak of one thing: 营商环境 has three; two where a word begins."""
_SAYS = 1.35
"""What the shared pairs weigh at the least, in the weight of one that is found nowhere else."""
_RARE = 0.5
"""What the rarest of the shared pairs weighs at the least, in the same weight."""
_ALIKE = 0.3
_MOST_OF_A_PART = 2
_AS_MUCH, _SECOND = 0.75, 0.4
"""How like a second plan is at the least: in the likeness of the first, and by itself."""
_SHORTEST_PART = 4
_NEARLY_WORD_FOR_WORD = 4
"""Characters in a row by which a plan answers a problem that it shares most of its topic with."""
_MOST, _IN_OTHER_ORDER, _LEAST_ALIKE = 0.5, 1.1, 0.2
"""The part of a problem's topic, and what it weighs in the weight of one that is found nowhere else, that a plan has
which says it in another order (作风转变, 转变作风); how like both are at the least."""
_ONE_MATTER = 0.1
"""How like both are at the least that are of one matter."""
_ABOUT = 8
"""Characters behind its verb in which a plan says what it is about."""
_JOINTS = re.compile("[、和与及的，,]")
_KIND = 2
"""Characters that say of what kind a thing is: 体育 of 体育基础设施."""
_BELOW = 120
"""Characters below a heading in which the first plan says how it is to come about."""
_JOINS = re.compile("[和与及的以]")
_LIST_TAIL = re.compile("等[^等]*$")


@dataclass(frozen=True, slots=True)
class Beside:
    """A plan that takes up a part of an admitted problem: ``part`` are its words, from ``begin``. ``rank`` counts from
    1 within the part, ``likeness`` is from 0 to 1."""

    problem: ShortcomingRow
    part: str
    begin: int
    plan: Clause
    likeness: Decimal
    rank: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A plan, and the words by which it is found: its own, or those of the heading that it stands below."""

    plan: Clause
    words: str
    topic: frozenset[str]
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a plan has of a problem's topic: its weight and that of its rarest pair, in that of one found nowhere else,
    which part of the topic it is, and how like both are."""

    weight: float
    part: float
    rarest: float
    score: float


@dataclass(frozen=True, slots=True)
class _Near:
    score: float
    candidate: _Candidate


def put_beside(report: ReportRow, problems: Iterable[ShortcomingRow]) -> list[Beside]:
    """Each part of a problem of ``report`` with the one or two plans that take it up, most alike first; many none."""
    clauses = find_clauses(report)
    likeness = Likeness(topic_of(c.text) for c in clauses)
    candidates = list(_candidates(report, [c for c in clauses if c.role == "plans"]))
    return [
        Beside(problem, words, begin, near.candidate.plan, Decimal(f"{min(near.score, 1.0):.2f}"), rank)
        for problem in problems
        for words, begin in parts_of(problem)
        for rank, near in enumerate(_few(words, candidates, likeness), 1)
    ]


def parts_of(problem: ShortcomingRow) -> Iterator[tuple[str, int]]:
    """The parts that a problem lists between commas, with their places; not those that speak of the world outside, or
    of what is resolved on because of it, nor those that only say beside what or where it is one (在民生方面)."""
    for match in _PART.finditer(problem.quote):
        if len(match.group()) < _SHORTEST_PART or _FRAGMENT.search(match.group()):
            continue
        if not _no_problem().search(match.group()):
            yield match.group(), problem.begin + match.start()


def _candidates(report: ReportRow, plans: Sequence[Clause]) -> Iterator[_Candidate]:
    """The plans that say what is to be done; under a heading that a full stop ends the first one below it, found by
    the heading's words too."""
    heading: Clause | None = None
    for clause in plans:
        if is_heading(clause) or only_names(clause, report):
            heading = clause
        elif _is_plan(clause):
            yield _Candidate(clause, clause.text, _topic(clause.text))
            if heading is not None and clause.sentence_begin - heading.end <= _BELOW:
                told = f"{heading.text.strip()}：{clause.text}"
                shown = replace(clause, text=told, sentence=f"{heading.sentence}{clause.sentence}")
                yield _Candidate(shown, heading.text, _topic(heading.text), is_below=True)
                heading = None


def _is_plan(clause: Clause) -> bool:
    """Whether the clause says what is to be done: a verb of doing begins it, no bare number is aimed at, and its
    sentence neither sets the general course nor looks back nor explains a term."""
    if _general().search(clause.sentence) or _NUMBERED_NOTE.match(clause.sentence) or is_aim(clause.text):
        return False
    if _idle().search(clause.text) or _aims_at_number().search(clause.text) or _ALL_WORK.search(clause.text):
        return False
    return bool(_does().match(clause.text))


def _few(part: str, candidates: Sequence[_Candidate], likeness: Likeness) -> list[_Near]:
    """The plans most like a part: of one that lists several things the best for each."""
    whole = _kept(_near(part, candidates, likeness), _MOST_OF_A_PART)
    items = _items(part)
    if len(items) < 2:
        return whole
    each = [near for item in items for near in _kept(_near(item, candidates, likeness), 1)]
    return _kept([*whole[:1], *each], len(items), listed=True)


def _items(part: str) -> list[str]:
    """The things a part lists (生态环境、安全生产等领域); none where they only say of which one thing it speaks
    (工业、农业等领域投资)."""
    tail = _LIST_TAIL.search(part)
    if "、" not in part or (tail and len(topic_of(tail.group()[1:]).strip()) >= _SHORTEST_PART):
        return []
    return [item for item in _ITEM.split(part) if len(topic_of(item).replace(" ", "")) >= _SHORTEST_PART]


def _kept(found: Iterable[_Near], most: int, *, listed: bool = False) -> list[_Near]:
    """The most alike, no two in the same words; but for things that are ``listed``, each with its own, none of one
    sentence and no second one that is far less alike."""
    kept: list[_Near] = []
    for one in sorted(found, key=lambda n: (-n.score, n.candidate.plan.begin)):
        again = any(_is_again(k.candidate, one.candidate, listed) for k in kept)
        alike = listed or not kept or one.score >= max(_SECOND, _AS_MUCH * kept[0].score)
        if len(kept) < most and alike and not again:
            kept.append(one)
    return kept


def _is_again(one: _Candidate, other: _Candidate, listed: bool) -> bool:
    if one.plan.begin == other.plan.begin or one.topic == other.topic:
        return True
    return not listed and one.plan.sentence_begin == other.plan.sentence_begin


def _near(part: str, candidates: Sequence[_Candidate], likeness: Likeness) -> Iterator[_Near]:
    """The candidates that share a phrase of some weight, and rare enough, with one part of a problem."""
    runs = pair_runs(topic_of(part))
    wanted = frozenset(pair for run in runs for pair in run)
    for candidate in candidates:
        found = _shared(wanted, candidate, likeness)
        if found and not _is_another_kind(part, candidate.words) and _says_the_same(part, runs, candidate, found):
            yield _Near(found.score, candidate)


def _shared(wanted: frozenset[str], candidate: _Candidate, likeness: Likeness) -> _Shared | None:
    """What the candidate has of a topic; None where it has nothing of it."""
    held = wanted & candidate.topic
    if not held:
        return None
    weight, whole = likeness.weight(held), likeness.weight(wanted)
    return _Shared(
        weight=weight / likeness.rarest,
        part=weight / whole,
        rarest=max(likeness.weight((pair,)) for pair in held) / likeness.rarest,
        score=2 * weight / (whole + likeness.weight(candidate.topic)),
    )


def _says_the_same(part: str, runs: Sequence[Sequence[str]], candidate: _Candidate, found: _Shared) -> bool:
    """Whether a plan speaks of a part of a problem: it shares a phrase of some weight, most of the topic word for word
    or in another order, or a matter that goes by one word."""
    says = found.weight >= _SAYS and found.rarest >= _RARE and found.score >= _ALIKE
    if says and any(_shares_phrase(run, candidate) for run in runs):
        return True
    if candidate.is_below and found.score < _ALIKE:
        return False
    is_most = found.part >= _MOST and found.score >= _LEAST_ALIKE
    if is_most and found.weight >= _IN_OTHER_ORDER:
        return True
    if is_most and _same_words(part, candidate.words) >= _NEARLY_WORD_FOR_WORD:
        return True
    return found.score >= _ONE_MATTER and not candidate.is_below and _is_of_one_matter(part, candidate.words)


def _same_words(part: str, words: str) -> int:
    """The longest stretch of characters, over no joint of words, that a problem and a plan both have."""
    longest = 0
    for piece in _JOINTS.split(part):
        match = SequenceMatcher(None, piece, words, autojunk=False).find_longest_match()
        longest = max(longest, match.size)
    return longest


def _is_of_one_matter(part: str, words: str) -> bool:
    """Whether both are of a matter that goes by one word (债务, 作风): the first thing that the plan is about."""
    verb = _does().match(words)
    rest = words[verb.end() if verb else 0 :]
    return any(found.group() in rest[:_ABOUT] for found in _matters().finditer(part))


def _shares_phrase(run: Sequence[str], candidate: _Candidate) -> bool:
    """Whether the candidate has enough pairs in a row: three, or two from where a word begins in one of the two."""
    held = [pair in candidate.topic and not _JOINS.search(pair) for pair in run]
    for i in range(len(run) - _PHRASE + 1):
        if not all(held[i : i + _PHRASE]):
            continue
        long = all(held[i : i + _SURE_PHRASE]) and len(held) >= i + _SURE_PHRASE
        if long or i == 0 or _begins_word(run[i] + run[i + 1][1], candidate.words):
            return True
    return False


def _is_another_kind(part: str, words: str) -> bool:
    """Whether both name one kind of a thing, and not the same: 完善体育设施 beside 城乡设施; a place is no kind."""
    verb = _does().match(words)
    rest = words[verb.end() if verb else 0 :]
    held = topic_of(part).strip()
    one, other = (words[_KIND : _KIND + _PHRASE + 1] for words in (held, rest))
    kinds = held[:_KIND], rest[:_KIND]
    return one == other and len(one) > _PHRASE and kinds[0] != kinds[1] and not any(map(_does().match, kinds))


def _begins_word(phrase: str, words: str) -> bool:
    """Whether the phrase stands behind a verb of doing, a joint or nothing: 企业 in 支持企业, not in 国有企业."""
    verb = _does().match(words)
    return words.startswith(phrase, verb.end() if verb else 0) or bool(re.search(f"[、和与及的“]{phrase}", words))


def _topic(words: str) -> frozenset[str]:
    return frozenset(pair for run in pair_runs(topic_of(words)) for pair in run)


def topic_of(words: str) -> str:
    """``words`` with what says that something is lacking, or that more of it is to be done, blanked out.

    >>> topic_of("营商环境还需进一步优化").split()
    ['营商环境']
    """
    return _said_of_any().sub(lambda match: " " * len(match.group()), words)


@cache
def _said_of_any() -> re.Pattern[str]:
    return re.compile(any_of((*load_terms("problem_words", "use", "any"), *load_terms("shortcoming_cues"))))


_matters = partial(pattern_of, "matter", "problem_words")
_general = partial(pattern_of, "general", "problem_words")
_no_problem = partial(pattern_of, "outside", "problem_words")


@cache
def _idle() -> re.Pattern[str]:
    course = any_of(load_terms("problem_words", "use", "course"))
    return re.compile(f"^(?:{course})|{any_of(load_terms('problem_words', 'use', 'idle'))}")


@cache
def _does() -> re.Pattern[str]:
    verbs = any_of((*load_terms("problem_words", "use", "does"), *load_terms("initiative_verbs")))
    adverbs = any_of((*load_terms("problem_words", "use", "adverb"), *load_terms("initiative_adverbs")))
    return re.compile(f"(?:{adverbs}){{0,8}}(?:{verbs})")


@cache
def _aims_at_number() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('problem_words', 'use', 'number'))})[\\d.]")
