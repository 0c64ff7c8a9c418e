"""Initiatives: named mechanisms, campaigns, reforms, platforms, teams and the like.

The signal is the verb before and the head noun after; quotes alone prove nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhiji.extraction.coreference import Names, find_anaphors, is_anaphor
from zhiji.extraction.hierarchy import find_wholes
from zhiji.extraction.initiative_names import (
    SETTING_UP,
    VERBAL,
    Candidate,
    Strength,
    find_candidates,
    head_of,
    heads,
    verb_before,
)
from zhiji.extraction.name_edges import is_named, trimmed
from zhiji.extraction.surface import QUOTED, Surface, one_of, per_lexicon, terms_of
from zhiji.lexicon import load_terms
from zhiji.model import Initiative, InitiativeKind, Place, Unit

_AFTER_QUOTE = re.compile(
    r"[，。、；：！？“（）()和与及,;:\n　 ]|等|以及|$|工作|[一二两三四五六七八九十\d]{1,2}[项个种]"
)
_FORMULA = re.compile(
    r"(?:[一二三四五六七八九十两双\d]+(?:个|项|大|种|条)?(?:意识|自信|维护|与共|认同|确立|代表|伟大|务必|责任|纪律|大局|战略|布局|规划|时期|坚持|"
    r"有之|必须|不腐|形态|精神|原则|要求|目标|方面|建设|示范|先行|中心|纲要)*|.*(?:精神|主义|战略|大局|蓝图|目标|新局面|之治|时代))"
)


def find_initiatives(surface: Surface) -> list[Candidate]:
    """The stretches that name an initiative or mean one named before, in text order, none inside another."""
    candidates = list(find_candidates(surface))
    named = keep_outermost(exclude_rows(surface, [c for c in candidates if is_initiative(surface, c)]))
    named = keep_outermost([*named, *_quoted_alone(surface, named), *find_anaphors(surface)])
    return keep_outermost([*named, *_named_again(surface, candidates, named), *_same_words(surface, named)])


_KEY = 5


def _same_words(surface: Surface, named: list[Candidate]) -> list[Candidate]:
    """Later places with the very words of a name of five characters or more."""
    covered, text = surface.covered, surface.text
    first: dict[str, Candidate] = {}
    for c in named:
        if c.end - c.start >= _KEY and QUOTED not in covered[c.start : c.end]:
            first.setdefault(text[c.start : c.end], c)
    by_key: dict[str, list[Candidate]] = {}
    for words, c in first.items():
        by_key.setdefault(words[:_KEY], []).append(c)
    found: list[Candidate] = []
    for at in range(len(text) - _KEY):
        if not (held := by_key.get(text[at : at + _KEY])):
            continue
        same = (c for c in held if c.start < at and text.startswith(text[c.start : c.end], at))
        if again := max(same, key=lambda c: c.end - c.start, default=None):
            size = again.end - again.start
            if surface.covered[at : at + size] == covered[again.start : again.end]:
                found.append(replace(again, start=at, end=at + size, head=at + again.head - again.start, verb="none"))
    return found


def _named_again(surface: Surface, candidates: Iterable[Candidate], named: list[Candidate]) -> list[Candidate]:
    """Places without a verb whose last words are the name of an initiative before, or the last words of one."""
    text = surface.text
    first: dict[str, int] = {}
    for c in named:
        for at in range(c.start, min(c.head, c.end - 4) + 1):
            if text[at].isdigit() and at > c.start:
                continue
            first.setdefault(text[at : c.end], c.start)
    found: list[Candidate] = []
    for c in candidates:
        last = min(c.head, c.end - 4)
        again = next((n for n in range(c.start, last + 1) if first.get(text[n : c.end], n) < n), None)
        if again is not None and is_named(surface.covered, again, max(again, c.head), c.end):
            found.append(replace(c, start=again))
    return found


def build_initiatives(surface: Surface, units: Sequence[Unit]) -> list[Initiative]:
    """The initiatives of a report, ids i1, i2, …, with coreference, hierarchy and who carries them out."""
    places, firsts = _resolved(surface, find_initiatives(surface))
    wholes = find_wholes(surface, places, firsts)
    actors = _actors(surface, places, units)
    text = surface.text
    built: list[Initiative] = []
    for number, place in enumerate(places):
        first, whole = firsts[number], wholes[number]
        again = first != number
        built.append(
            Initiative(
                id=f"i{number + 1}",
                start=place.start,
                end=place.end,
                text=text[place.start : place.end],
                name=built[first].name if again else text[place.start : place.end],
                kind=built[first].kind if again else kind_of(text[place.start : place.end], place.kind),
                phase="planned" if surface.role(place.start) == "plans" else "carried-out",
                coref=f"i{first + 1}" if again else None,
                part_of=None if whole is None else f"i{whole + 1}",
                by=actors[number],
                rule=_rule(place, again),
                reading="extracted",
            )
        )
    return built


def _rule(place: Candidate, again: bool) -> str:
    how = "quoted" if place.quoted else "listed" if place.listed else "named"
    return f"initiative:{how}:{place.verb}" + (":again" if again else "")


def _resolved(surface: Surface, places: list[Candidate]) -> tuple[list[Candidate], list[int]]:
    """The places that mean something, and for each the number of the first mention of the same initiative."""
    names, kept, firsts = Names(), list[Candidate](), list[int]()
    for place in places:
        words = surface.text[place.start : place.end]
        number = len(kept)
        if is_anaphor(words):
            before = _antecedent(surface, kept, place)
            if before is None:
                continue
            first = firsts[before]
        else:
            kind = kind_of(words, place.kind)
            found = names.best(words, kind)
            first = number if found is None else firsts[found]
            names.add(words, kind, number)
        kept.append(place)
        firsts.append(first)
    return kept, firsts


_FAR = 40  # mentions: how far back an anaphor is followed


def _antecedent(surface: Surface, kept: list[Candidate], place: Candidate) -> int | None:
    """What 该机制 means: the nearest before it in the point that ends in the same head noun; else the nearest of its
    kind; else the nearest."""
    text = surface.text
    floor = surface.point(place.start).start
    near = [n for n in range(max(0, len(kept) - _FAR), len(kept)) if kept[n].start >= floor]
    head = text[place.head : place.end]
    same = [n for n in near if text.endswith(head, kept[n].start, kept[n].end)]
    like = [n for n in near if kept[n].kind == place.kind]
    best = same or like or near
    return best[-1] if best else None


def kind_of(words: str, kind: str) -> InitiativeKind:
    """The head noun's kind, unless other words in the name tell better."""
    if kind == "campaign" and re.search("宣传|普法|宣讲|开放日", words):
        return "publicity"
    if kind == "campaign" and re.search("培训|比武|练兵|讲堂", words):
        return "training"
    return kind  # type: ignore[return-value]


def _actors(surface: Surface, places: Sequence[Candidate], units: Sequence[Unit]) -> list[tuple[str, ...]]:
    """The unit, other than the issuer, that is the subject of the clause of each initiative."""
    by_clause: dict[int, Unit] = {}
    for unit in units:
        clause = surface.clause(unit.start)
        if unit.start == clause.start and unit.name != surface.report.issuer:
            by_clause.setdefault(clause.start, unit)
    found: list[tuple[str, ...]] = []
    for place in places:
        unit_at = by_clause.get(surface.clause(place.start).start)
        acts = unit_at is not None and unit_at.end < place.start and _acts(surface, unit_at.end, place.start)
        found.append((unit_at.id,) if unit_at is not None and acts else ())
    return found


def _acts(surface: Surface, start: int, end: int) -> bool:
    words = surface.covered[start:end]
    return words[:1] not in "的、和与" and not words.startswith(("负责", "领导", "主要", "机关", "干部", "民警"))


def is_initiative(surface: Surface, c: Candidate) -> bool:
    """By what its head noun needs: nothing more, any verb, a verb of setting up, or a quote and a verb."""
    if _is_line(surface, c):
        return True
    if (c.head < c.end and not is_named(surface.covered, c.start, c.head, c.end)) or _is_line_of_work(
        surface.text[c.start : c.end]
    ):
        return False
    if c.need == "name":
        return c.verb != "none" or c.quoted or c.listed or c.subject
    if c.need == "verb":
        if c.listed and c.verb == "use" and c.kind == "platform" and not c.quoted and c.head == c.end:
            return False
        verbal = surface.text[c.head : c.end] in VERBAL
        strong = c.verb != "none" and not (verbal and c.verb == "use" and c.kind == "campaign")
        told = not verbal or surface.covered.endswith(("改造", "创建"), c.start, c.end)
        acts = c.subject and told and _acts_after(surface, c)
        return strong or c.quoted or (acts and not _is_clause(surface.covered, c.start, c.head))
    if surface.covered.endswith(_PLACES, c.start, c.end) and _AIM.search(surface.covered, max(0, c.start - 8), c.start):
        return False
    if surface.covered.endswith(_CENTRES, c.start, c.end) and _WORLD.search(
        surface.covered, max(0, c.start - 26), c.start
    ):
        return False
    if c.need == "launch":
        return c.verb in SETTING_UP or (c.quoted and c.verb != "none") or _is_set_up(surface, c)
    if c.need == "practice":
        return c.verb == "practise" and c.end - c.start >= 4 and not c.listed
    return c.quoted and (c.verb != "none" or _is_credited(surface, c)) and not _is_formula(surface.text[c.start : c.head])


_CENTRES = ("中心", "基地", "高地")
_PLACES = ("示范区", "先行区", "试验区", "走廊", "枢纽")
_AIM = re.compile(r"(?:打造|创建|争创|建设|构建|培育|成为|建成)(?:成|为)?(?:一批|全[国省]|国家级?|世界级?|省级)?$")
_WORLD = re.compile(r"(?:打造|建设|形成|创建)[^，。；]{0,12}(?:具有|世界|国际|全球|竞争力|影响力)[^，。；]{0,12}的$")
"""打造两岸共同市场先行区 is an aim; 先行区加快建设 a thing that is there."""


@per_lexicon
def _clause_words() -> re.Pattern[str]:
    """What makes the words before a head noun a clause: a verb they open with, or one of setting up anywhere."""
    opening = one_of([*(t for t in load_terms("quantity_verbs") if len(t) > 1), *_OPENING])
    inside = one_of([*(t for t in load_terms("initiative_verbs", "place", "any") if len(t) > 1), *_INSIDE])
    return re.compile(f"{opening}|.{{0,30}}?{inside}")


_OPENING = "退出 打通 提出 宣传 展示 跑 下达 靠前 群众 举 学习 强化 我 本 该 监管 投资 扶持 塑造 不断 进一步".split()
_INSIDE = "解决 加大 影响 应用于 只需 需要 形成 做大 实施 完成 塑造 帮助 引导 组织开展 升级为".split()


def _is_clause(covered: str, start: int, end: int) -> bool:
    return bool(_clause_words().match(covered, start, end))


def _is_set_up(surface: Surface, c: Candidate) -> bool:
    """What needs a verb of setting up is taken with a weaker one where its name is long, or as a subject that acts."""
    if c.verb == "carry":
        return c.head - c.start >= (4 if c.kind in ("institution", "team") else 6)
    if c.listed and c.quoted:
        return True
    if not (c.subject or (c.listed and c.head < c.end)) or not (
        _acts_after(surface, c) if c.kind in ("institution", "team") else _goes_on(surface, c)
    ):
        return False
    if c.kind in ("mechanism", "platform") or _is_clause(surface.covered, c.start, c.head):
        return False
    return c.kind == "institution" or c.head - c.start >= 4 or (c.kind == "team" and c.end - c.start >= 5)


def _is_line(surface: Surface, c: Candidate) -> bool:
    """12345平台: known by its number wherever it stands."""
    return c.kind == "platform" and bool(
        re.search(r"(?<!\d)(?:1\d{4}|110|119|120)(?!\d)", surface.text[c.start : c.end])
    )


_CREDITED = r"惠及|入选|获评|荣获|获得|获批|被评|被列|落地|上线|成效|助力|开辟"
_GOES_ON = (
    r"投入|建成|取得|加快|稳步|扎实|有序|顺利|陆续|全面|深入|持续|不断|进展|提速|铺开|加速|正式|启用|启动|开工|完工|竣工|落户|落成|惠及|直达|"
    r"晋升|助力|成功|初步|基本|全部"
)
_PREDICATE = re.compile(
    rf"(?:(?:建设|工作|成果|改造)?(?:{_GOES_ON}|{_CREDITED})|自|全年|共|累计|已|先后|实现|获|被|于|在|等|为|成为|通过|有力|日益|逐步|"
    r"蔚然|行之|暨|纵深|更加|进一步|建立|完成|运行|投用|得到|[一二三四五]期|[，。；\d])"
)
_ROW = re.compile(rf"[、和与及][^，。；：的]{{3,40}}?(?:{_GOES_ON})")
"""A、B建设取得新进展: what several do together."""


def _acts_after(surface: Surface, c: Candidate) -> bool:
    return bool(_PREDICATE.match(surface.covered, c.end) or _ROW.match(surface.covered, c.end))


_STRONG = re.compile(rf"(?:(?:建设|工作|成果)?(?:{_GOES_ON}|{_CREDITED})|完成|累计|[一二三四五]期|被|已)")


def _goes_on(surface: Surface, c: Candidate) -> bool:
    """What is only done or built, no body that acts: the words after it tell how it went."""
    return bool(_STRONG.match(surface.covered, c.end) or _ROW.match(surface.covered, c.end))


def _is_credited(surface: Surface, c: Candidate) -> bool:
    return bool(re.compile(_CREDITED).match(surface.covered, c.end))


@per_lexicon
def _lines_of_work() -> frozenset[str]:
    return frozenset(t for t in terms_of("organisation_functions", "kind", "function") if not t.startswith("执法"))


def _is_line_of_work(words: str) -> bool:
    """区经发系统 is a group of units, no platform."""
    return words.endswith("系统") and words[:-2].lstrip("全省市区县各级") in _lines_of_work()


def exclude_rows(surface: Surface, candidates: list[Candidate]) -> list[Candidate]:
    """Without those that run across several items of a list that ends in 等."""
    items = sorted((c.start, c.end) for c in candidates if c.listed and "、" not in surface.covered[c.start : c.end])
    starts = [start for start, _ in items]

    def is_row(c: Candidate) -> bool:
        i = bisect_right(starts, c.start)
        overlaps = any(c.start < end and start < c.end for start, end in items[max(0, i - 1) : i + 2])
        return overlaps and "、" in surface.covered[c.start : c.end]

    return [c for c in candidates if not is_row(c)]


def keep_outermost(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest of those that overlap, in text order."""
    kept: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if kept and c.start < kept[-1].end:
            if c.end > kept[-1].end and c.end - c.start > kept[-1].end - kept[-1].start:
                kept[-1] = c
            continue
        kept.append(c)
    return kept


@per_lexicon
def _formulas() -> frozenset[str]:
    return frozenset(terms_of("quoted_formulas", "kind", "politics", "people", "plan", "aim"))


def _is_formula(words: str) -> bool:
    core = words.strip('“”"')
    return core in _formulas() or bool(_FORMULA.fullmatch(core))


_USED = re.compile(r"(?:运用|利用|依托|借助|用好|通过|用活|发挥)$")
_TITLE = re.compile(r"(?:案例|成果|单位|称号|示范区|奖|集体|个人|之城|之乡)”$|“20\d\d年|以“[^”]*”$")


def _quoted_alone(surface: Surface, named: list[Candidate]) -> list[Candidate]:
    """“一窗通办” after a verb, or in a row with one that is; what stands between verb and quote belongs to it."""
    text, covered = surface.text, surface.covered
    taken = {c.end for c in named if text[c.end - 1] == "”"}
    found: list[Candidate] = []
    for place in surface.opaque:
        if text[place.start] not in '“"' or _is_formula(text[place.start : place.end]) or place.end - place.start < 5:
            continue
        if _TITLE.search(text, place.start, place.end):
            continue
        head = head_of(text[place.start + 1 : place.end - 1])
        known = heads().table.get(head, ("", "quote"))[1] not in ("quote", "practice")
        if not known and not _AFTER_QUOTE.match(covered, place.end):
            continue
        counted = _QUOTED_COUNT.search(covered, max(0, place.start - 8), place.start)
        before = counted.start() if counted else place.start
        chained = before in taken or (covered[before - 1 : before] in ("、", "和", "与", "及") and before - 1 in taken)
        start, verb = _verb_right_before(surface, place.start)
        if verb in ("none", "use") and not chained and _stands_alone(surface, place, before):
            start, verb = place.start, "carry"
        if chained:
            start, verb = place.start, "carry"
        if verb == "none" or (verb == "use" and not (known and _USED.search(covered, max(0, start - 4), start))):
            continue
        taken.add(place.end)
        end = place.end + (2 if covered.startswith("工作", place.end) else 0)
        kind = heads().table[head][0] if known else "mechanism"
        found.append(Candidate(start, end, place.end, kind, "verb", verb, chained, True))
    return found


_QUOTED_COUNT = re.compile(r"\d+余?[项个类件]$")
_WAY = re.compile(r"(?:[办批审评查报捷通享]|一件事|一次办|一站式|一张网)[”\"]$")
"""“网上办”, “秒批”: a quote that ends like a way of working."""


def _stands_alone(surface: Surface, place: Place, before: int) -> bool:
    """“高效办成一件事”惠及企业群众, 实现300项“网上办”: a quote that needs no verb of setting up."""
    covered = surface.covered
    opens = surface.clause(place.start).start == before or covered[before - 1 : before] == "、"
    if opens and re.compile(_CREDITED).match(covered, place.end):
        return True
    head = head_of(surface.text[place.start + 1 : place.end - 1])
    known = heads().table.get(head, ("", "quote"))[1] not in ("quote", "practice")
    if opens and known and _STRONG.match(covered, place.end):
        return True
    way = _WAY.search(surface.text, place.start, place.end)
    return bool(way) and (opens or covered.endswith(("实现", "变为", "改为"), 0, before)) and (
        before < place.start or covered.endswith("实现", 0, before) or bool(_SHARE.match(covered, place.end))
    )


_SHARE = re.compile(r"占比|占|率|达|事项|业务|累计|共|全面|实现|办理")


def _verb_right_before(surface: Surface, quote: int) -> tuple[int, Strength]:
    """Where the name that ends in a quote begins, and its verb; none where more than a few words stand between."""
    clause = surface.clause(quote)
    at, verb = verb_before(surface, max(clause.start, quote - 16), quote + 3)
    start = trimmed(surface.covered, at, quote)
    words = surface.covered[start:quote]
    if verb == "none" or len(words) > 10 or re.search("[、和与及，”》]", words):
        return quote, "none"
    return start, verb
