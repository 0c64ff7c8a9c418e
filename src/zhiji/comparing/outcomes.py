"""What the words that speak of a plan say became of it: done, or on the way; never done without a word for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from typing import Final, Literal

from zhiji.comparing.amounts import Amount, find_amounts, without_amounts
from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity, common_pairs
from zhiji.comparing.likeness import pair_runs, pairs, trimmed
from zhiji.comparing.stages import stage_of
from zhiji.comparing.stocks import is_stock_for_increment
from zhiji.comparing.wording import any_of, pattern_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern

Became = Literal["done", "in-progress", "changed"]

_PREPARED, _BEGUN, _ON, _SHELL, _BUILT, _IN_USE = range(1, 7)
"""The stages of ``lexicon/plan_stages.tsv``."""
_NEARLY = 0.8
"""The part of a plan's words that has to be told again for the words alone to say that it was done."""
_OF_THE_SAME = 0.7
"""The part of the words beside an amount that stands beside the other, for both to be of one thing."""

FAR_OFF: Final = 4
"""What a target has to be more times than a result for it to be in doubt that both are of one thing."""
_NOT_OF_MORE = 0.3
"""The part of either's words that stands beside the other at the least where both are of the same things."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount that was planned, its place in the plan's report, beside the amount that was told, with its place;
    ``is_alike`` says whether both are told of the same things in so many words: 9公里供水主管网 is no 38公里管网."""

    begin: int
    end: int
    planned: Amount
    told: Clause
    told_begin: int
    amount: Amount
    is_alike: bool = True

    @property
    def is_reached(self) -> bool:
        return self.amount.value >= self.planned.value

    @property
    def is_far_off(self) -> bool:
        """Whether it is so little of what was planned that another thing may be told (新建公厕100座, 公厕9座)."""
        return self.amount.value * FAR_OFF < self.planned.value


def count_up(plan: Clause, told: Clause, rarity: Rarity) -> list[Counted]:
    """The amounts of the plan that the clause tells in the same unit of the same things; the same number in both is
    one too."""
    held = find_amounts(told.text)
    found = []
    for planned in find_amounts(plan.text):
        if planned.is_capacity:
            continue
        of_it = [amount for amount in held if _of_one_thing(planned, amount, rarity, _list_before(plan))]
        if of_it:
            best = next((a for a in of_it if a.value == planned.value), max(of_it, key=lambda a: a.value))
            place = plan.begin + planned.begin, plan.begin + planned.end
            alike = planned.equals(best) or min(_shares(planned, best, rarity)) >= _NOT_OF_MORE
            alike = alike and not _is_a_part(planned, best, held)
            found.append(Counted(*place, planned, told, told.begin + best.begin, best, alike))
    return found


def _is_a_part(planned: Amount, told: Amount, held: Sequence[Amount]) -> bool:
    """Whether what is told falls short of the plan, and reaches it with what else the clause tells in the same unit:
    完成人工造林6万亩、封山育林5万亩 of 造林绿化9万亩."""
    if told.value >= planned.value:
        return False
    return sum(one.value for one in held if one.counts_like(told)) >= planned.value


def _list_before(plan: Clause) -> str:
    """The words of its list that stand before a thing, whose verb is its verb too (新增甲类企业10家、|乙类企业20家)."""
    before = plan.sentence[: max(plan.sentence.find(plan.text), 0)]
    return _CLAUSE_ENDS.split(before)[-1] if before.endswith("、") else ""


_CLAUSE_ENDS = re.compile("[，,；;。]")


def _of_one_thing(planned: Amount, told: Amount, rarity: Rarity, listed: str = "") -> bool:
    if planned.equals(told) and (planned.is_telling or planned.counts_like(told)):
        return True
    if not planned.counts_like(told) or is_stock_for_increment(listed + planned.before, told.before):
        return False
    return max(_shares(planned, told, rarity)) >= _OF_THE_SAME and _end_alike(planned, told)


def _shares(planned: Amount, told: Amount, rarity: Rarity) -> tuple[float, float]:
    """Which part of the words of each amount stands beside the other."""
    return _share(_words_beside(planned), told, rarity), _share(_words_beside(told), planned, rarity)


def _end_alike(planned: Amount, told: Amount) -> bool:
    """Whether what one of two amounts is of ends with something that the other has: 农业园区, but not 农业驿站."""
    both = (planned, told), (told, planned)
    ends = ((pair_runs(_words_beside(one))[-1:], pairs(other.behind) | pairs(other.before)) for one, other in both)
    return any(run[-1] in held for last, held in ends for run in last)


def _words_beside(amount: Amount) -> str:
    return trimmed(amount.behind if pairs(amount.behind) else amount.before)


def _share(words: str, other: Amount, rarity: Rarity) -> float:
    """Which part of the words beside one amount stands beside the other; none where what they begin with, which tells
    one thing from another (供水管网, 雨水管网), does not."""
    held = pairs(other.behind) | pairs(other.before)
    weighed = [(pair, w) for run in pair_runs(words) for pair, w in zip(run, rarity.weights(run), strict=True)]
    if not weighed or weighed[0][0] not in held:
        return 0.0
    return sum(weight for pair, weight in weighed if pair in held) / sum(weight for _, weight in weighed)


def counts_in_general(planned: Amount, told: Clause) -> bool:
    """Whether a clause speaks in general of the things that were counted: it counts them without saying which, or says
    how far they all are (今年93个重点项目: 重点项目推进顺利)."""
    thing = planned.behind.rstrip("等")
    if len(thing) < _NOUN or thing not in told.text:
        return False
    if len(thing) >= _LONG_NOUN and stage_of(told.text):
        return True
    return any(one.counts_like(planned) and thing in one.behind + one.before for one in find_amounts(told.text))


_NOUN, _LONG_NOUN = 2, 4


def short_titles(planned: str) -> list[str]:
    """What a title that is sought is called in short: 创森 for 创建森林城市; none that is another word (创新)."""
    found = _seeks().search(planned)
    title = planned.replace(found.group(), "") if found else ""
    return [short for sign in dict.fromkeys(title) if (short := f"创{sign}") not in common_pairs()]


def became(
    planned: str, stage: int, told: str, counted: Sequence[Counted], cover: float, around: str = ""
) -> tuple[Became, bool]:
    """What became of a plan (``planned``, of which its clause says that it is to come to ``stage``, in the sentence
    ``around``) by the words ``told`` of it, and whether they say so: False where only the likeness of both speaks for
    it. What is only to be begun is done where some of it is completed."""
    reached = 0 if _is_done_itself(told) else stage_of(told)
    if any(not c.is_reached for c in counted):
        return ("done" if sets_going(planned, stage) and stage_of(told) >= _BUILT else "changed"), True
    if reached and (_tells_a_part(planned, told, around) or stands_for_another(planned, stage, told)):
        return "in-progress", True
    if reached:
        return ("done" if _has_come_to(planned, stage, told, reached) else "in-progress"), True
    if counted and all(c.is_reached for c in counted):
        return "done", True
    if _only_starts(planned, stage) and _underway().search(told):
        return "done", True
    promises = stage > _ON or find_amounts(planned) or is_honour(planned, told)
    is_on = promises or _goes_on().search(told) or _OF_YEARS.search(planned)
    return ("done" if cover >= _NEARLY and not is_on else "in-progress"), False


def leaves_a_rest(told: Clause, planned: str = "") -> bool:
    """Whether the words say that a part of what they tell is still to be done: 16项已完成7项, 其余正在推进; not where
    the rest is what was ``planned`` (剩余贫困人口全部脱贫)."""
    behind = told.sentence[max(told.sentence.find(told.text), 0) :]
    rest = _rest().search(behind)
    if (rest and rest.group() not in planned) or _EXCEPT.search(told.text) or _STILL_ON.search(told.text):
        return True
    held = find_amounts(told.text)
    return any(
        one.unit == part.unit
        and one.value > part.value
        and _completed().search(told.text[one.end : part.begin])
        and "、" not in told.text[one.end : part.begin]
        for one, part in pairwise(held)
    )


_OF_YEARS = re.compile("[两三四五六七八九十]年(?:行动|计划|规划|方案)")
"""What a single year does not complete."""
_STILL_ON = Pattern("plan_words", "(?<!正){still-on}")
_EXCEPT = re.compile("除[^，。；]{1,20}外")


def _has_come_to(planned: str, stage: int, told: str, reached: int) -> bool:
    """Whether a work at the stage ``reached`` is as far as was planned."""
    if is_honour(planned, told):
        return False
    if reached >= _BUILT:
        return reached >= stage
    if stage == _PREPARED:
        return reached > _PREPARED or bool(_finished().search(told))
    if _only_starts(planned, stage):
        return reached >= _BEGUN and not _prepares().search(told)
    return stage == reached != _ON


def _only_starts(planned: str, stage: int) -> bool:
    """Whether a work is to be begun, and no more than that."""
    return stage <= _ON and bool(_starts().search(planned))


def _is_done_itself(told: str) -> bool:
    """Whether the only word for how far it is says what was done of it: 推进公交改革, not 公交改革稳步推进."""
    return stage_of(told.replace("推进", "")) == 0 and not told.rstrip().endswith("推进")


def stands_for_another(planned: str, stage: int, told: str) -> bool:
    """Whether what was completed is another thing than the plan (完成招商, 完成商标注册)."""
    if stage == _PREPARED or stage_of(_completed().sub("", told)) >= _BUILT:
        return False
    of = pairs(without_amounts(told[match.end() :])) if (match := _completed().search(told)) else None
    return bool(of) and not of & pairs(without_amounts(planned))  # type: ignore[operator]


def sets_going(planned: str, stage: int) -> bool:
    """Whether a work is to be set going, and no more (启动36个村的治理): a part that is completed shows that it was."""
    return stage <= _BEGUN and bool(_SETS_GOING.search(planned))


_SETS_GOING = Pattern("plan_words", "{sets-going}(?!区)")


def _tells_a_part(planned: str, told: str, around: str) -> bool:
    """Whether it is told of a part of what was planned: of its first stage, which the plan's sentence does not name
    (7月底一期建成投产), or 部分."""
    found = _partly().search(told)
    if found is None or found.group() in planned:
        return False
    return not (found.group().endswith(_STAGE) and found.group() in around)


_STAGE = "期"


def is_honour(planned: str, told: str) -> bool:
    """Whether an honour is told where a building was planned."""
    return bool(_titles().search(told)) and not _titles_sought().search(planned)


def said_of(clause: Clause, own: frozenset[str], rarity: Rarity) -> str:
    """The words of a clause that say how far the thing is which has the pairs ``own``: its own piece of the list, what
    the list begins with, or what it ends with, which holds for all that it lists.

    A clause without such a word takes those of the next one, where that names nothing else (…项目，目前主体完工).
    """
    pieces = clause.text.split("、")
    at = max(range(len(pieces)), key=lambda i: (rarity.weight(own & pairs(pieces[i])), -i))
    for piece in _in_turn(pieces, at):
        if stage_of(piece):
            return piece
    return _next(clause) or pieces[at]


def to_its_end(told: Clause, own: frozenset[str]) -> Clause:
    """The clause with those behind it up to the one that says how far the thing is which has the pairs ``own``, where
    it only names that (投资2亿元的甲工程，除某项外，甲建设任务全部完成); itself where none does."""
    at = told.sentence.find(told.text)
    if stage_of(told.text) or at < 0 or not _only_named().search(told.text):
        return told
    for part in _CLAUSE.finditer(_SENTENCE.split(told.sentence[at + len(told.text) :])[0]):
        if stage_of(part.group()) and own & pairs(part.group()):
            text = told.sentence[at : at + len(told.text) + part.end()]
            return replace(told, end=told.begin + len(text), text=text)
    return told


_CLAUSE, _SENTENCE = re.compile("[^，,]+"), re.compile("[；;。！!]")


def _in_turn(pieces: list[str], at: int) -> Iterator[str]:
    yield pieces[at]
    opening = _lead().match(pieces[0])
    if opening:
        yield opening.group()
    yield from pieces[at + 1 :]


def _next(clause: Clause) -> str:
    """The clause behind it in its sentence, where that has nothing but the word for how far it is."""
    at = clause.sentence.find(clause.text)
    behind = re.split(r"[，,；;。]", clause.sentence[at + len(clause.text) :].lstrip("，,"))[0] if at >= 0 else ""
    return behind if stage_of(behind) and len(pairs(behind)) <= _EMPTY else ""


_EMPTY = 1
"""Pairs that a clause may have which names nothing."""


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^.{{0,6}}?(?:{any_of(load_terms('plan_stages'))})")


@cache
def _completed() -> re.Pattern[str]:
    return re.compile("完成了?")


@cache
def _only_named() -> re.Pattern[str]:
    return re.compile(rf"[^、]*(?:{any_of(load_terms('plan_words', 'use', 'tail'))})$")


_goes_on = partial(pattern_of, "goes-on", "plan_words")
_seeks = partial(pattern_of, "title-made", "plan_words")
_rest = partial(pattern_of, "rest", "plan_words")
_partly = partial(pattern_of, "partly", "plan_words")
_finished = partial(pattern_of, "finished", "plan_words")
_starts = partial(pattern_of, "start", "plan_words")
_prepares = partial(pattern_of, "prepares", "plan_words")
_underway = partial(pattern_of, "underway", "plan_words")
_titles = partial(pattern_of, "title-won", "plan_words")
_titles_sought = partial(pattern_of, "title-sought", "plan_words")
