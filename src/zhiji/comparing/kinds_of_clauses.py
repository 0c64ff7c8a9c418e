"""Whether a clause is a plan that can be followed, or an aim, a heading, a formula or a mere count."""

from __future__ import annotations

import re
from functools import cache, partial

from zhiji.comparing.clauses import MARKER, NUMBERED, Clause
from zhiji.comparing.plan_wording import leads, things
from zhiji.comparing.stages import LOOSE, stage_of, stage_words
from zhiji.comparing.wording import any_of, pattern_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import ReportRow

_WHOLE = re.compile(r"[。；;！!？?…]$")
"""How a sentence ends that is no heading."""
_TELLS = re.compile(r"[，,\d“《]")
"""What a heading that a full stop ends does without."""
_SAYS_MORE = re.compile(r"\s*(?:[^。；\n]{1,40}[，,]|[^。；\n]{21,})")
"""How a sentence begins that says how what a heading names is to come about: in several clauses, or a long one."""
_SPACES = " \t\u3000"
_LONGEST_RUN_IN, _LONGEST_NUMBERED = 20, 45
"""Characters of a heading that a full stop ends: without a number, and with one."""
_LONGEST_FORMULA = 150


def is_checkable(words: str) -> bool:
    """Whether a plan names something of which can be said later what became of it."""
    told = {match.group() for match in stage_words().finditer(words)} - LOOSE
    return bool(told or things().search(words) or _ACTS.search(words) or re.search(r"\d", words))


_ACTS = Pattern(
    "plan_words",
    "{act}|^[^，]{0,6}{completes}(?![^，]*{no-work})|^{aims-at}.*{reaches}$|通过.+{passed}",
)


def may_be_followed(clause: Clause) -> bool:
    """Whether a clause that plans nothing checkable says at least what is to be done, and not only how (加强, 坚持)."""
    if is_aim(clause.text) or is_heading(clause) or is_general(clause):
        return False
    return bool(leads().match(_MANNER.sub("", clause.text))) and not _ATTITUDE.match(clause.text)


_MANNER = Pattern("plan_words", "^(?:{manner})+")
_ATTITUDE = Pattern("plan_words", "(?:{manner})*{attitude}")


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


def goes_by(words: str) -> bool:
    """Whether words before a number begin with what something is done by and have no word of doing: 依托11万亩土地 and
    围绕10个领域 aim at none.

    >>> goes_by("依托"), goes_by("新建"), goes_by("围绕需求新建")
    (True, False, False)
    """
    found = _means().match(words)
    if found is None or words.startswith("以及"):
        return False
    rest = words[found.end() :]
    return not (_does().search(rest) or leads().search(rest))


def _does_something(words: str) -> bool:
    """Whether a word of doing stands before its object, and not behind it: 围绕园区开展招商, not 围绕园区建设."""
    return any(found.end() < len(words.rstrip("等")) for found in _does().finditer(words))


def names_a_work(words: str) -> bool:
    """Whether the words say how far a thing that is built or set up is to come.

    >>> names_a_work("建成青松路小学"), names_a_work("完成目标")
    (True, False)
    """
    told = {match.group() for match in stage_words().finditer(words)} - LOOSE
    return bool(told and things().search(words))


def is_numbered(clause: Clause) -> bool:
    """Whether the clause is one of several that its sentence numbers: ①甲路建设②乙路改造."""
    before = clause.sentence[: max(clause.sentence.find(clause.text), 0)].rstrip()
    numbers = list(NUMBERED.finditer(clause.sentence))
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

    >>> from zhiji.comparing.clauses import find_clauses
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
    if MARKER.match(clause.sentence):
        return len(clause.sentence) <= _LONGEST_NUMBERED
    told = _TELLS.search(clause.sentence) or names_a_work(clause.sentence)
    return len(clause.sentence) <= _LONGEST_RUN_IN and not told


def is_formula(clause: Clause) -> bool:
    """Whether its sentence only addresses the audience: 现在，我代表区人民政府向大会作工作报告，请予审议."""
    return bool(_formula().search(clause.sentence)) and len(clause.sentence) <= _LONGEST_FORMULA


@cache
def _aims() -> re.Pattern[str]:
    begin, end, call = (any_of(load_terms("plan_words", "use", use)) for use in ("aim-begin", "aim-end", "call"))
    return re.compile(rf"^(?:{begin}).*(?:{end})$|{call}")


_formula = partial(pattern_of, "formula", "plan_words")
_carrying = partial(pattern_of, "carrying", "plan_words")
_purpose = partial(pattern_of, "purpose", "plan_words")


_means = partial(pattern_of, "means", "plan_words")
_adverbial = partial(pattern_of, "adverbial", "plan_words")


@cache
def _does() -> re.Pattern[str]:
    """Words that say that something is done, also where an adverbial comes before them."""
    return re.compile(any_of((*load_terms("plan_stages"), *load_terms("plan_words", "use", "does"))))


@cache
def _general() -> re.Pattern[str]:
    general, outlook = load_terms("problem_words", "use", "general"), load_terms("plan_words", "use", "outlook")
    return re.compile(any_of((*general, *outlook)))


def is_general(clause: Clause) -> bool:
    """Whether its sentence speaks of the year, or of how things stand, rather than of a plan."""
    return bool(_general().search(clause.sentence))
