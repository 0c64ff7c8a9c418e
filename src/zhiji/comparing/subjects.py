"""What a requirement is required of: the name of its number made whole, or what its clause and those beside it say."""

from __future__ import annotations

import re
from functools import cache

from zhiji.comparing.amounts import without_amounts
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import RELATIVE
from zhiji.comparing.likeness import trimmed
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import any_of, values_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import FigureRow


def subject_of(row: FigureRow, context: Context) -> str | None:
    """What is required where the name is cut or says nothing alone: a verb (打造150个和美乡村), a time (6月底前要完成),
    one for many things (单位不超过3个), an investment without its work. Then the name made whole, the words behind the
    number, or what its clause says; empty where the name says it, None where nothing does."""
    name = _ended(_opened(_first(_whole(row, context))))
    if is_cost(row, name):
        return _work_of(row, name, context)
    if name and not _is_bare(name, row) and not _is_cut(name, row, context):
        told = _from_its_noun(name, context) + _share(row, context) + _done_to_it(row, context)
        return "" if told == row.name else told
    behind = _THING.match(_unspaced(context.after))
    thing = behind["thing"].rstrip(_JOINTS) if behind else ""
    if thing.startswith(f"{row.name}{_OF}") and len(thing) > len(row.name) + 2:
        return thing
    is_part = row.name in values_of("generic") or row.unit in RELATIVE or _is_unfinished(row.name)
    goes_on = thing.startswith(row.name) and is_part
    if thing and not goes_on and not _is_bare(thing, row):
        return thing
    return _in_its_clause(row, context, _shared_thing(context) or thing)


def is_cost(row: FigureRow, name: str) -> bool:
    """Whether the number is money, and its name says only that it is invested: 计划投资, 启动投资."""
    return kind_of(row.unit) == "money" and bool(_COST.fullmatch(name))


def is_size_of_a_work(row: FigureRow, context: Context) -> bool:
    """Whether the number only says how much a work costs: 推进总投资3亿元的水厂工程."""
    if kind_of(row.unit) != "money" or not _INVESTED.search(context.clause):
        return False
    return bool(_WORK_BEHIND.match(context.after))


def _whole(row: FigureRow, context: Context) -> str:
    """The name with what a gap in the text cuts off: 青山社区工作 站, 管网改 造, 新 增床位."""
    text, name = context.report.text, row.name
    begin = row.name_begin if row.name_begin is not None else text.rfind(name, 0, row.begin)
    if begin < 0 or not name or not text.startswith(name, begin):
        return name
    gap = _GAP.search(text, max(begin - 4, 0), begin)
    if gap and gap["last"] + name[0] in _known():
        name = gap["last"] + name
    rest = _REST.match(text, begin + len(row.name), context.sentence_place.end)
    return name + _belonging(name, rest["rest"], rest["end"]) if rest else name


def _belonging(name: str, rest: str, end: str) -> str:
    """The characters behind a gap that are still of the name."""
    if name[-1] + rest[0] in _known() or rest[0] in _thing_ends():
        return rest[0]
    return rest if end and len(rest) <= _SHORT_REST else ""


def _opened(name: str) -> str:
    """The name without marks, times and words of intent before it."""
    return _LEADS.sub("", _MARKS.sub("", _WHEN.sub("", name)))


def _ended(name: str) -> str:
    """The name without the adverbs and auxiliaries it ends with: 旅游人数力争, 办公用房要."""
    for word, but in sorted(values_of("name-end").items(), key=lambda item: -len(item[0])):
        if name.endswith(word) and not name.endswith(tuple(but.split())):
            return _ended(name.removesuffix(word))
    return name


def _first(name: str) -> str:
    """The name up to what is listed behind it with a number of its own (望鹤系统、若干项措施)."""
    listed = _NEXT.search(name)
    return name[: listed.start()] if listed else name


def _from_its_noun(name: str, context: Context) -> str:
    """A name that begins in what is done with a thing, from that thing on: 公寓竣工|交付的房源."""
    ahead, found, _ = _unspaced(context.clause).partition(name)
    return _opened(ahead) + name if found and ahead and _DONE.match(name) else name


def _done_to_it(row: FigureRow, context: Context) -> str:
    """What is to be done to what is counted, where that stands right behind it: 19条污水管网|提升改造."""
    after = _unspaced(context.after)
    found = _PREDICATE.match(after, len(row.name)) if after.startswith(row.name) else None
    return found["done"] if found else ""


def _share(row: FigureRow, context: Context) -> str:
    """Of what the number is a share, where the clause says so behind the name: 非公经济|占地区生产总值比重."""
    found = _SHARE.search(_unspaced(context.clause)) if row.unit in RELATIVE else None
    return found["of"] if found and found["of"] not in row.name else ""


def _is_bare(name: str, row: FigureRow) -> bool:
    """Whether a name says nothing alone: only verbs and words that every plan has, or one of many things."""
    plain_name = trimmed(name)
    is_short = kind_of(row.unit) == "count" and name in values_of("generic")
    if {name, plain_name} & _bare_names() or is_short or not plain_name:
        return True
    return bool(_only_verbs().fullmatch(name) or _only_verbs().fullmatch(plain_name) or _SHORT_RATE.fullmatch(name))


def _is_cut(name: str, row: FigureRow, context: Context) -> bool:
    """Whether the name ends within its words (社区全|覆盖, 时间沉|在社区), is a list before the number (甲路、乙路等),
    or is what so many per cent of what stands before do (重点企业100%履约)."""
    after = context.after
    if _is_unfinished(name):
        return True
    if not after.startswith(row.name):
        return context.clause.endswith(row.name) and bool(_LISTED.search(name))
    if _GOES_TO.match(after, len(row.name)):
        return True
    return row.unit in RELATIVE and len(name) <= _VERB and bool(trimmed(context.clause))


def _is_unfinished(name: str) -> bool:
    ends = values_of("unfinished")
    return any(name.endswith(word) and not name.endswith(tuple(but.split())) for word, but in ends.items())


def _in_its_clause(row: FigureRow, context: Context, thing: str) -> str:
    """What stands before the number in its clause, and the clause before it where that says more, … for the number."""
    ahead = BOUND.sub("", _unspaced(context.clause))
    told = f"{ahead} … {thing}" if thing and not (ahead.endswith(row.name) and _is_bare(thing, row)) else ahead
    if not _says_more(ahead.replace(row.name, " ")):
        held = [clause for clause in _clauses_before(context) if not (row.unit in RELATIVE and _DIGIT.search(clause))]
        told = f"{held[0]}，{told}" if held else told
    return _shortened(told)


def _clauses_before(context: Context) -> list[str]:
    """The clauses of the sentence before the number's own that say of what they are, the nearest first; no costs."""
    clauses = _CLAUSES.split(context.before[: len(context.before) - len(context.clause)].rstrip("，,、"))
    held = (_unspaced(clause) for clause in reversed(clauses))
    return [clause for clause in held if _says_more(clause) and not _COSTS.search(clause)]


def _work_of(row: FigureRow, name: str, context: Context) -> str | None:
    """The work that money is for: what its clause says of it, what is done with it behind the number, else what is done
    before it; None where nothing says."""
    ahead = _unspaced(context.clause)
    if context.after.lstrip(_OF).startswith(row.name) and _says_more(ahead):
        return _shortened(f"{ahead} … {name}")
    behind = _DONE_WITH.match(_unspaced(context.after))
    if behind and _says_more(behind["work"]):
        return _shortened(f"{name} … {behind['work']}", from_end=False)
    before = next((clause for clause in _clauses_before(context) if _DOES.match(clause)), "")
    return _shortened(f"{before}，{name}") if before else None


def _shared_thing(context: Context) -> str:
    """What several sizes are of together: 完成|65条|、总长58公里的城市道路."""
    found = _SHARED.match(_unspaced(context.after))
    return found["thing"] if found else ""


def _says_more(words: str) -> bool:
    """Whether words name anything, without amounts, times and verbs."""
    left = _only_verbs().sub("", _TIMES.sub("", trimmed(_unspaced(without_amounts(words)))))
    return len(_NO_WORD.sub("", left)) >= _SAYS_MORE


def _shortened(words: str, *, from_end: bool = True) -> str:
    """Words that are not too long to show, cut where a part of them begins or ends."""
    words = words.strip("、 ")
    if len(words) <= _LONGEST:
        return words
    if from_end:
        held = words[-_LONGEST:]
        return f"…{held[min(found.end() if (found := _PART.search(held)) else 0, _LONGEST - _SAYS_MORE) :]}"
    held = words[:_LONGEST]
    cut = [found.start() for found in _PART.finditer(held)]
    return f"{held[: cut[-1]] if cut else held}…"


def _unspaced(words: str) -> str:
    """Words without the gaps that the layout of a page leaves between characters."""
    return _GAPS.sub("", words)


_OF, _JOINTS = "的", "和及与"
_GAPS = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000\t\n]+(?=[\u4e00-\u9fff“])")
_GAP = re.compile(r"(?P<last>[\u4e00-\u9fff])[ \u3000\t\n]+$")
_REST = re.compile(r"[ \u3000\t\n]+(?P<rest>[\u4e00-\u9fff]+)(?P<end>[，,。；;、])?")
_SHORT_REST = 4
"""Characters behind a gap, up to a mark, that are taken for the end of the name."""
_MARKS = re.compile(r"^[—－\-\s]+")
_WHEN = Pattern("plan_words", r"^(?:\d+[.．、](?!\d)|(?:\d+月)?{when}[前内]?要?(?:全面)?)+")
_LEADS = Pattern("plan_words", "^{lead}(?={when}){when}")
_TIMES = Pattern("plan_words", "{when}|{lead}|{recurrences:*}")
_DIGIT = re.compile(r"\d")
_THING = re.compile(r"的?(?P<thing>(?:\d+(?:\.\d+)?[版级期代])?[^，,。；;、\d（(]{2,16})")
_SHARED = re.compile(r"、[^，,。；;、]{0,12}?的(?P<thing>[^，,。；;、\d（(]{2,16})")
_CLAUSES = re.compile(r"[，,；;。：:\n]")
_PART = re.compile("[，、；]")
_NO_WORD = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")
_SAYS_MORE, _LONGEST = 2, 60
"""Characters that say of what a clause is, and of a clause that is shown."""
_VERB = 2
"""Characters of a name that is only what is done."""
BOUND = Pattern("bound_words", r"(?:[超逾约近]|(?!.$){before}[了为至到]?)$")
_SHARE = re.compile(
    r"(?P<of>占(?!比)[^，,；;。占\d]{2,10}?(?:比重|比例|比)?)(?:的|提高到?至?|达到?|[不超高低]{1,2}于?过?)*$"
)
_SHORT_RATE = re.compile("[\u4e00-\u9fff]{2}率")
_NEXT = Pattern("plan_words", "、{some}")
_DONE = Pattern("plan_words", "(?:{initiative_verbs:*}|{plan_stages:*})的")
_PREDICATE = Pattern(
    "plan_words", r"(?P<done>(?:{initiative_verbs:*}|{plan_stages:*})[^，,。；;、的和及\d]{0,6})(?=[，,。；;、])"
)
_LISTED = re.compile("、.*等$|等$")
_GOES_TO = Pattern("plan_words", "{goes-to}")
_INVESTED = Pattern("plan_words", "{invests}[约近超达]?$")
_WORK_BEHIND = Pattern("plan_words", "的(?!{no-work})")
_COST = Pattern(
    "plan_words", "(?:{when}|{lead}|{cost-lead}|{does}|{initiative_verbs:*}|{plan_stages:*}){0,8}{plan_words:invests}"
)
_COSTS = Pattern("plan_words", "{invests}[^，]*元$")
_DOES = Pattern("plan_words", "(?:{when}|{lead}|{goes-on}){0,8}(?:{does}|{initiative_verbs:*}|{plan_stages:*})")
_DONE_WITH = Pattern(
    "plan_words",
    "[，,]?(?P<work>(?:{when}|{lead}|{goes-on}){0,8}(?:{does}|{initiative_verbs:*}|{plan_stages:*})[^，,。；;]{2,})",
)


@cache
def _known() -> frozenset[str]:
    """Words of two characters that a gap may divide: 改|造, 新|增."""
    tables = (load_terms("initiative_verbs"), load_terms("plan_stages"), load_terms("initiative_heads"))
    words = (*load_terms("plan_words"), *(word for table in tables for word in table))
    return frozenset(word for word in words if len(word) == _PAIR)


_PAIR = 2


@cache
def _thing_ends() -> frozenset[str]:
    return frozenset(load_terms("plan_words", "use", "thing-end"))


@cache
def _only_verbs() -> re.Pattern[str]:
    uses = ("lead", "does", "when", "bare-verb")
    verbs = (word for use in uses for word in load_terms("plan_words", "use", use))
    return re.compile(rf"(?:{any_of((*verbs, *load_terms('initiative_verbs'), *load_terms('plan_stages')))}){{1,8}}")


@cache
def _bare_names() -> frozenset[str]:
    return frozenset(load_terms("plan_words", "use", "bare-name"))
