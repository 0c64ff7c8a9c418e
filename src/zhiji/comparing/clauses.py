"""Reports cut into clauses, and clauses into the things they list, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, partial

from zhiji.comparing.amounts import find_amounts
from zhiji.comparing.commonness import common_pairs
from zhiji.comparing.contexts import Context
from zhiji.comparing.likeness import all_pairs
from zhiji.comparing.retrospects import years_looked_back_on
from zhiji.comparing.wording import any_of, pattern_of
from zhiji.lexicon import load_table, load_terms
from zhiji.lexicon.patterns import Pattern
from zhiji.lexicon.patterns import any_of as guarded
from zhiji.model.codes import SectionRole
from zhiji.model.rows import ReportRow

_CLAUSE = re.compile(r"[^，,；;。！？!?\n]+")
_COUNT = "[一二三四五六七八九十]+"
_MARKER = re.compile(rf"\s*(?:{_COUNT}[是要、]|[（(](?:{_COUNT}|\d+)[)）]|第{_COUNT}|[—\s]+)")
_ANNOUNCED = re.compile(r"[^：:“”《》（）()]{0,40}(?:[：]|:(?!\d))\s*(?=\S{4})")
_WHOLE = re.compile(r"[。；;！!？?…]$")
"""How a sentence ends that is no heading."""
_ENDS = "，,；;。！？!?、"
_SHORTEST_ITEM = 4
_TELLS = re.compile(r"[，,\d“《]")
"""What a heading that a full stop ends does without."""
_SAYS_MORE = re.compile(r"\s*(?:[^。；\n]{1,40}[，,]|[^。；\n]{21,})")
"""How a sentence begins that says how what a heading names is to come about: in several clauses, or a long one."""
_SPACES = " \t\u3000"
_LONGEST_RUN_IN, _LONGEST_NUMBERED = 20, 45
"""Characters of a heading that a full stop ends: without a number, and with one."""
_SHORTEST_CLAUSE = 5
_LONGEST_FORMULA = 150


_HELD = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|（[^（）\n]*）|\([^()\n]*\)")
"""What stands between signs that open and close: it is not cut."""


def _masked(words: str, signs: str) -> str:
    """``words`` with the ``signs`` that stand inside of quotes and brackets made into something else."""
    cut = str.maketrans(signs, "·" * len(signs))
    return _HELD.sub(lambda match: match.group().translate(cut), words)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch without commas inside a sentence of one report. ``period`` are the years that it looks back on where
    these are several (2011/2015), else empty."""

    report: str
    begin: int
    end: int
    text: str
    sentence_begin: int
    sentence: str
    role: SectionRole
    period: str = ""
    runs_on: bool = field(default=False, compare=False)
    """Whether another sentence follows in its line, also where no full stop ends it: （1）甲工程（2）乙工程."""

    @property
    def stage(self) -> int:
        """How far a work is by the clause's words, 1 (prepared) to 6 (in use); 0 where they do not say."""
        return stage_of(self.text)


def stage_of(words: str) -> int:
    """How far the words say that a work is: 完成 is said of what stands beside it, so another word decides first.

    >>> stage_of("完成项目核准"), stage_of("主体完工"), stage_of("建成并投入使用"), stage_of("通过国家级示范县验收")
    (1, 4, 6, 5)
    """
    stages = {match.group(): _stages()[match.group()] for match in _stage_words().finditer(words)}
    if passed := _passed().search(words):
        stages[passed.group()] = _COMPLETED
    if not stages:
        return 0
    decisive = [stage for word, stage in stages.items() if word not in _LOOSE]
    if 4 in decisive and max(decisive) == 5:
        return 4  # 主体完工
    return max(decisive) if decisive else max(stages.values())


_COMPLETED = 5
_LOOSE = frozenset({"完成", "推进", "争取", "规划", "谋划", "建立", "落地"})
"""Words that say how far a work is only where no other does."""


def find_clauses(report: ReportRow) -> list[Clause]:
    """The clauses of a report that are long enough to say something, in order."""
    found = []
    periods = dict(years_looked_back_on(report))
    for sentence in report.sentences:
        words = report.text[sentence.start : sentence.end]
        role = Context(report, sentence.start, sentence.end).role
        runs_on = bool(_IN_LINE.match(report.text, sentence.end))
        around = sentence.start, words.strip(), role, periods.get(sentence, ""), runs_on
        for match in _CLAUSE.finditer(_NUMBERED.sub(_ended, _masked(words, _ENDS))):
            begin = sentence.start + match.start() + _lead_of(words[match.start() : match.end()])
            text = report.text[begin : sentence.start + match.end()].rstrip()
            if len(text) >= _SHORTEST_CLAUSE:
                found.append(Clause(report.iri, begin, begin + len(text), text, *around))
    return found


def _ended(number: re.Match[str]) -> str:
    return "；" * len(number.group())


_NUMBERED = re.compile(r"[①-⑳⑴-⒇]|[（(]\d{1,2}[)）]")
"""What numbers the works that a sentence lists, or a note: no part of a clause."""
_IN_LINE = re.compile(r"[ \t\u3000]*[^\s]")


def _lead_of(written: str) -> int:
    """Where the words of a clause begin: behind its number, and behind what only announces them (主要预期目标是：)."""
    marker = _MARKER.match(written)
    at = marker.end() if marker else 0
    announced = _ANNOUNCED.match(written, at)
    return announced.end() if announced else at


def find_items(clause: Clause) -> list[Clause]:
    """The things that a clause lists with 、, each with its own place; what says nothing by itself stays with the thing
    before it, and a list of nothing else is one plan."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^、]+", _masked(clause.text, "、"))]
    joined: list[tuple[int, int]] = []
    for begin, end in pieces:
        if joined and _belongs_to(clause.text[slice(*joined[-1])], clause.text[begin:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    joined += _counted_apart(clause.text, joined)
    return [
        replace(clause, begin=clause.begin + begin, end=clause.begin + end, text=clause.text[begin:end])
        for begin, end in joined
    ]


def _counted_apart(words: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The number of all that a list names at its end (甲路、乙路、丙路等7条道路), taken off its last place."""
    begin, end = places[-1]
    counted = next((a for a in find_amounts(words[begin:end]) if a.kind in _OF_LISTS), None)
    if counted is None or len(counted.behind) < _NOUN or not _MANY <= len(places) <= counted.value:
        return []
    before = words[begin : begin + counted.begin]
    named = before.rstrip("等")
    if len(named) < _SHORTEST_ITEM or not (named != before or _SUMMED.match(named)):
        return []
    places[-1] = begin, begin + len(named)
    return [(begin + counted.begin, end)]


_MANY = 3
"""Things from which words are a list of them."""
_NOUN = 2
"""Characters of a noun at the least."""
_OF_LISTS = frozenset({"thing", "body", "paper"})
"""Kinds of units that the things of a list are counted in."""


def _belongs_to(before: str, piece: str) -> bool:
    if _counts_on(before, piece) or (_LEVEL.search(before) and _LEVEL_BEHIND.match(piece)):
        return True
    return not ((_stands_alone(piece) and _stands_alone(before)) or _says_how_far(before, piece))


_LEVEL = re.compile("(?:^|[^\u4e00-\u9fff]|[个项])(?:国家|[省市区县])级?$")
_LEVEL_BEHIND = re.compile("(?:国家|[省市区县])级?")
"""Whose things are, for a noun that comes later in the list: 12个省、市重点项目."""


def _says_how_far(before: str, piece: str) -> bool:
    """Whether a piece of a list ends with how far its own thing is to come: 甲院迁建加快进度、乙院综合楼建成投用."""
    is_long = min(len(before), len(piece)) >= _SHORTEST_WITH_VERB
    return is_long and "等" not in piece and bool(_ends_with_stage().search(piece))


@cache
def _ends_with_stage() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(row.term for row in load_table('plan_stages') if int(row['stage']) in _COMES_TO)})$"
    )


_COMES_TO = frozenset({2, 5, 6})
"""The stages that a work comes to: begun, completed, in use."""


def _counts_on(before: str, piece: str) -> bool:
    """Whether a piece goes on counting the same things: 96户、183人全部脱贫, 8条、12公里道路."""
    told, more = find_amounts(before), find_amounts(piece)
    return bool(told and more) and told[-1].end == len(before) and more[0].begin == 0


def _stands_alone(piece: str) -> bool:
    """Whether a piece of a list names a thing of its own: 青松路小学, not 供电 or 市场周边."""
    plain = piece.strip(" “”")
    if len(plain) < _SHORTEST_ITEM or _only_says_which(plain):
        return False
    if _SUMMED.match(plain) or _things().search(plain) or _thing_ends().search(plain) or find_amounts(plain):
        return True
    return bool(_leads().match(plain)) and len(plain) >= _SHORTEST_WITH_VERB and not plain.endswith("化")


_SUMMED = re.compile(r"(?:总?投资)?\d[\d.]*[万亿]+元的")
"""What each work of a list begins with whose sum is told: 投资3亿元的甲厂、投资2亿元的乙厂."""


def _only_says_which(piece: str) -> bool:
    """Whether behind its verb a piece has a short common word alone, to which a noun comes later in the list:
    重点实施有机、反季节蔬菜基地."""
    named = piece[len(leading_verb(piece)) :].strip("“”")
    if len(named) == len(piece) or len(named) >= _SHORTEST_ITEM or _thing_ends().search(named):
        return False
    return bool(all_pairs(named) & common_pairs().keys())


_SHORTEST_WITH_VERB = 7
"""Characters of a piece of a list that has a verb and names nothing that is built or set up."""


def in_full(item: Clause, clause: Clause) -> str:
    """The words of a thing that is listed, with the verb that its list begins with and what it ends with, … where
    others are left out.

    A plan's words: 新建 … 红石滩图书馆, of 新建蓝湾体育馆、红石滩图书馆.
    """
    before = clause.text[: item.begin - clause.begin]
    lead = None if _leads().match(item.text) else _verb().match(before)
    tail = shared_tail(item, clause)
    words = f"{lead.group()} … {item.text}" if lead else item.text
    return f"{words} … {tail}" if tail else words


def leading_verb(words: str) -> str:
    """The verbs that words begin with.

    >>> leading_verb("加快推进青松路小学建设")
    '加快推进'
    """
    found = _verb().match(words)
    return found.group() if found else ""


def shared_tail(item: Clause, clause: Clause) -> str:
    """What a list says of all that it names, at its end: 等项目建设, 的升级改造; empty where it has none."""
    after = clause.text[item.end - clause.begin :]
    if not after or _told_at_end().search(item.text):
        return ""
    last = after.rpartition("、")[2]
    shared = re.search(r"等[^等]*$", last) or _told_at_end().search(last)
    return shared.group() if shared else ""


def is_checkable(words: str) -> bool:
    """Whether a plan names something of which can be said later what became of it."""
    told = {match.group() for match in _stage_words().finditer(words)} - _LOOSE
    return bool(told or _things().search(words) or _ACTS.search(words) or re.search(r"\d", words))


_ACTS = Pattern("plan_words", "{act}|^[^，]{0,6}{completes}(?![^，]*{no-work})")


def is_aim(words: str) -> bool:
    """Whether the words say what a plan is for or goes by, or call for it, rather than what is planned.

    >>> is_aim("以新城区建设为契机"), is_aim("以严明的纪律"), is_aim("为建成小康社会而努力奋斗")
    (True, True, True)
    >>> is_aim("建成新城区学校")
    False
    """
    if _purpose().match(words):
        return not re.search(r"\d", words)
    return bool(_aims().search(words)) or (bool(_adverbial().match(words)) and not _does_something(words[1:]))


def _does_something(words: str) -> bool:
    """Whether a word of doing stands before its object, and not behind it: 围绕园区开展招商, not 围绕园区建设."""
    return any(found.end() < len(words.rstrip("等")) for found in _does().finditer(words))


def is_numbered(clause: Clause) -> bool:
    """Whether the clause is one of several that its sentence numbers: ①甲路建设②乙路改造."""
    before = clause.sentence[: max(clause.sentence.find(clause.text), 0)].rstrip()
    numbers = list(_NUMBERED.finditer(clause.sentence))
    return len(numbers) > 1 and any(number.end() == len(before) for number in numbers)


def is_breakdown(words: str) -> bool:
    """Whether the words only count what is planned: one kind of it (工业类3个), or all (重点项目有66个)."""
    return bool(_BREAKDOWN.match(words.strip()))


_BREAKDOWN = re.compile(r"(?:[\u4e00-\u9fff]{1,8}类(?:项目)?|.*(?:项目|工程)[共有])\d+[个项件]$")


def carries_on(words: str) -> bool:
    """Whether a clause says how far what stands before it is to come: 实现主楼开工建设, 年内投入使用."""
    return bool(_carrying().match(words)) and stage_of(words) > 0


def is_heading(clause: Clause) -> bool:
    """Whether the clause stands in a heading: at the end of a line, without a full stop."""
    return not _WHOLE.search(clause.sentence) and not clause.runs_on


def only_names(clause: Clause, report: ReportRow) -> bool:
    """Whether the clause's sentence only names what the next ones say: a heading that ends in a full stop. It is
    short, numbered or of one clause, and has no number, name in quotes or work that comes so far.

    >>> from zhiji.model import Place
    >>> text = "优化营商环境。推行一窗受理，压减办理时限。"
    >>> report = ReportRow("r", "0", "甲市", "b", 2015, "", text, (Place(0, 7), Place(7, len(text))))
    >>> [only_names(clause, report) for clause in find_clauses(report)]
    [True, False, False]
    """
    begins = report.text.find(clause.sentence, clause.sentence_begin)
    line = report.text[begins:].split("\n", 1)[0]
    alone = line.strip() == clause.sentence and report.text[:begins].rstrip(_SPACES).endswith("\n")
    below = report.text[begins + len(clause.sentence) :] if alone else line[len(clause.sentence) :]
    if not _SAYS_MORE.match(below):
        return False
    if _MARKER.match(clause.sentence):
        return len(clause.sentence) <= _LONGEST_NUMBERED
    told = _TELLS.search(clause.sentence) or names_a_work(clause.sentence)
    return len(clause.sentence) <= _LONGEST_RUN_IN and not told


def is_formula(clause: Clause) -> bool:
    """Whether its sentence only addresses the audience: 现在，我代表区人民政府向大会作工作报告，请予审议."""
    return bool(_formula().search(clause.sentence)) and len(clause.sentence) <= _LONGEST_FORMULA


def is_note(sentence: str) -> bool:
    """Whether the sentence is a note that explains a word in quotes.

    >>> is_note("16.“四向八廊”综合交通走廊：4个方向8条走廊。"), is_note("1.稳增长：新建道路。")
    (True, False)
    """
    return bool(_NOTE.match(sentence))


_NOTE = re.compile(r"\s*[（(\[【]?\d{1,3}[）)\]】.．、]\s*[^，。：:“]{0,8}“[^”]+”[^，。：:]{0,12}[：:]")


def is_in_notes(text: str, at: int) -> bool:
    """Whether the paragraph at an offset is a note that says by its own words what a word means. What stands under a
    heading of notes is no requirement either: nothing is read from it.

    >>> is_in_notes("1.青松工程：指绿化工程。共8个。", 14), is_in_notes("1.青松工程：新建8个林场。", 10)
    (True, False)
    """
    begin = text.rfind("\n", 0, at) + 1
    found = _NOTED.match(text, begin)
    return bool(found and _EXPLAINS.match(text, found.end(), at))


_NOTED = re.compile(r"\s*[（(\[【]?\d{1,3}[）)\]】.．、]\s*[^，。：:\n]{1,40}[：:]")
_EXPLAINS = Pattern("plan_words", r".{0,16}?{explains}")


def names_a_work(words: str) -> bool:
    """Whether the words say how far a thing that is built or set up is to come.

    >>> names_a_work("建成青松路小学"), names_a_work("完成目标")
    (True, False)
    """
    told = {match.group() for match in _stage_words().finditer(words)} - _LOOSE
    return bool(told and _things().search(words))


@cache
def _stages() -> dict[str, int]:
    return {row.term: int(row["stage"]) for row in load_table("plan_stages")}


@cache
def _stage_words() -> re.Pattern[str]:
    return re.compile(guarded(load_table("plan_stages")))


@cache
def _passed() -> re.Pattern[str]:
    """That a work, or who bore a name on trial, has passed what is looked at in the end: 通过…验收."""
    ends = any_of(load_terms("plan_words", "use", "passed"))
    return re.compile(rf"通过[^，。；]{{0,24}}(?:{ends})")


@cache
def _things() -> re.Pattern[str]:
    things = any_of(load_terms("plan_words", "use", "thing"))
    signs = (*"、和及与等（(“”", *"0123456789")
    behind = any_of((*load_terms("plan_words", "use", "empty"), *load_terms("plan_stages"), *signs))
    return re.compile(rf"(?:{things})(?=$|{behind})")


@cache
def _aims() -> re.Pattern[str]:
    begin, end, call = (any_of(load_terms("plan_words", "use", use)) for use in ("aim-begin", "aim-end", "call"))
    return re.compile(rf"^(?:{begin}).*(?:{end})$|{call}")


_formula = partial(pattern_of, "formula", "plan_words")
_carrying = partial(pattern_of, "carrying", "plan_words")
_purpose = partial(pattern_of, "purpose", "plan_words")


@cache
def _thing_ends() -> re.Pattern[str]:
    """What the name of a place or a building ends with, at the end of a piece of a list."""
    return re.compile(rf"(?:{any_of(load_terms('plan_words', 'use', 'thing-end'))})(?=等|$)")


_adverbial = partial(pattern_of, "adverbial", "plan_words")


@cache
def _does() -> re.Pattern[str]:
    """Words that say that something is done, also where an adverbial comes before them."""
    return re.compile(any_of((*load_terms("plan_stages"), *load_terms("plan_words", "use", "does"))))


@cache
def _leads() -> re.Pattern[str]:
    """What begins with a verb of its own."""
    return re.compile(_verbs())


def _verbs() -> str:
    own, verbs = load_terms("plan_words", "use", "lead"), load_terms("initiative_verbs")
    lead = any_of((*own, *verbs, *load_terms("plan_stages")))
    return rf"(?:{lead})(?:好|了|对)?"


@cache
def _verb() -> re.Pattern[str]:
    """The verbs that a list begins with: 加快推进, 要确保, 年内完成."""
    return re.compile(rf"^(?:{any_of(load_terms('plan_words', 'use', 'time'))}|[要将再])*(?:{_verbs()})+")


@cache
def _told_at_end() -> re.Pattern[str]:
    """How far it is to come, at the end of a list: 投入使用, 建设, 的升级改造."""
    ends = any_of((*load_terms("plan_stages"), *load_terms("plan_words", "use", "tail")))
    return re.compile(rf"的[^的]{{2,8}}$|(?:{ends}){{1,8}}$")


@cache
def _general() -> re.Pattern[str]:
    general, outlook = load_terms("problem_words", "use", "general"), load_terms("plan_words", "use", "outlook")
    return re.compile(any_of((*general, *outlook)))


def is_general(clause: Clause) -> bool:
    """Whether its sentence speaks of the year, or of how things stand, rather than of a plan."""
    return bool(_general().search(clause.sentence))
