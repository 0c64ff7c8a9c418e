"""Noun phrases: what is left of the words before a number once time, adverbs, verbs and scope are off, and where the
noun after a number ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from zhiji.extraction.quantities.cues import CALLING, LIGHT, WORDS, Cues, load_cues
from zhiji.extraction.text.clauses import clause_end
from zhiji.lexicon.patterns import Pattern, Terms

SHORT_NOUNS: Final = "人村店厂校园镇乡县市区岗站桥路河湖港矿井户一二三"
"""Nouns of one character that can be a row head; 一二三 for 一、二、三产业."""
_REACH: Final = 40
_YEARS = Pattern(WORDS, r"近?[{=numerals:digit|ten}\d]{1,2}年")
_YEARS_RUNNING = re.compile(r"(?:已?连续)?[^，,]{1,4}年")
_TOTAL = Pattern(WORDS, "{total}$")
_PLACED = Pattern(WORDS, "{still-at}[^，,]{0,8}[内中]|尚未[^，,]{2,4}")
_ACTORS = Pattern(WORDS, "{actor}$")
"""网格员共开展巡查6650次: who acts is not what is counted."""
_ATTRIBUTES = Pattern(WORDS, "{attribute}+")
"""疑似非法|占用海域行为: a verb behind them is part of the noun."""
_MODIFIER = Pattern(WORDS, "{vague}{field}?的?")
_ENDS_BADLY = Pattern(WORDS, "{bad-end}+$")
_AND = Pattern(WORDS, "{and}")
_NET = Pattern("role_cues", "{net}")
_KINDS = re.compile("(各[类种项])的?")
_MANNER = Pattern(WORDS, "{manner}地?")
_OFF = Pattern(WORDS, "{head-off}")
_WON = Pattern(WORDS, "(?<=[^，,]{2}){won}")
_HEAD_OFF = Terms(WORDS, "head-off")
"""Verbs that stand before what is counted and say nothing of it: 参与, 获, 入选."""
_TURNS = Terms(WORDS, "turns")
"""Verbs without which a noun says the opposite: 拆除违法建筑, 消除隐患."""
_NEVER_INSIDE = Terms(WORDS, "never-inside")
"""Verbs that no rate has inside: 全区实现通过率 is 通过率, 人口增长率 is one noun."""
_STUDIED = Pattern(WORDS, "(?P<study>{studies})[^，,。；;]{4,}{studied}")
"""传达学习…会议精神5次: the act is what is counted."""
_TRULY = Pattern(WORDS, "{truly}$")
_TOWARD = Pattern(WORDS, "{toward-whom}$")
TO_WHOM = Pattern(WORDS, "{toward-whom}")
TRADE = Pattern(WORDS, "{trade}$")
_SAYS_LITTLE = Pattern(WORDS, "(?:{fulfilled}|{owner-then})?{says-little}")
_OWNER = Pattern(
    WORDS, r"(?:^|(?<=[^\u4e00-\u9fff])|(?<=\d[个家项条座处]))(?P<owner>[\u4e00-\u9fff]{0,20}{owner-end}){owner-then}*$"
)
_OWNER_OPENS = Pattern(WORDS, "(?:{owner-then}|{never-inside})*")
_ALONE = Pattern(WORDS, "{owner-alone}")
_NAMED: Final = 3
"""Characters of a noun that says what it is without its verb."""
_ATTRIBUTE: Final = "率度比量额值数"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that names a thing; ``bare``: verbs only (转送, 已办结), nothing that is counted is named;
    ``state``: how far the thing before it came (已办结); ``placed``: where it stands (在办理期限内); ``own``: where its
    own words begin behind whose it is (重大项目[完成投资])."""

    start: int
    end: int
    bare: bool = False
    state: bool = False
    placed: bool = False
    scope: str | None = None
    own: int | None = None

    @property
    def core(self) -> int:
        """Where its own words begin."""
        return self.start if self.own is None else self.own


def best_before(covered: str, start: int, end: int) -> Phrase | None:
    """The phrase that ends at ``end``: after the last word of time, stripped of adverbs, verbs that carry nothing and
    scope; None where nothing is left."""
    cues = load_cues()
    end = _trim_end(covered, start, end)
    whole, start = start, _after_restart(covered, start, end, cues)
    if _PLACED.fullmatch(covered, start, end):
        return Phrase(start, end, bare=True, state=True, placed=True)
    start = _strip_front(covered, start, end, cues)
    if end - start < 1 or (end - start == 1 and covered[start] not in SHORT_NOUNS):
        return None
    if (
        cues.opening.fullmatch(covered, start, end)
        or cues.restart.fullmatch(covered, start, end)
        or _YEARS.fullmatch(covered, start, end)
    ):
        return None
    bare = cues.bare.fullmatch(covered, start, end)
    if bare is not None:
        owner = _owner_ahead(covered, whole, start, end, cues)
        named, label = _named_earlier(covered, whole, start, cues), _label(covered, start, end, cues)
        if named and label.start > start and _ACTORS.search(covered, named.start, named.end):
            return owner or label
        return owner or named or label
    if _MANNER.fullmatch(covered, start, end):
        return None
    if study := _STUDIED.fullmatch(covered, start, end):
        return Phrase(start, study.end("study"))
    begun = start
    start = _after_verbs(covered, _behind_manner(covered, start, end, cues), end, cues)
    off = _OFF.match(covered, start, end)
    if off and end - off.end() >= _NAMED and not cues.front.match(covered, off.end(), end):
        start = off.end()
    if end - start >= 4 and covered.endswith("新增", start, end):
        end -= 2
    net = _NET.match(covered, start, end)
    start = net.end() if net and end - net.end() >= 2 else start
    won = _WON.search(covered, start, end)
    start = won.end() if won and end - won.end() >= _NAMED and covered[end - 1] not in _ATTRIBUTE else start
    phrase = _of_kinds(covered, _with_word_before(covered, whole, start, end), end, cues)
    if owner := _owner_ahead(covered, whole, phrase.start, end, cues):
        return owner
    ahead = _scope_ahead(covered, whole, start, cues) or _scope_before(covered, begun, start, cues)
    return phrase if phrase.scope else replace(phrase, scope=ahead)


def _with_word_before(covered: str, floor: int, start: int, end: int) -> int:
    """Where the noun begins with the word that belongs to it: 实际利用外资, 对非洲出口."""
    truly = _TRULY.search(covered, floor, start)
    toward = _TOWARD.search(covered, floor, start) if TRADE.search(covered, start, end) else None
    word = truly or toward
    return word.start() if word else start


def _behind_manner(covered: str, start: int, end: int, cues: Cues) -> int:
    """高质量完成 says how; 高质量发展指数 and 高标准农田 are names."""
    manner = _MANNER.match(covered, start, end)
    verb = cues.front.match(covered, manner.end(), end) if manner else None
    goes = (
        manner
        and verb
        and (not cues.kinds[verb["verb"]].endswith("-noun") or _carries_nothing(covered, verb, end, cues))
    )
    return manner.end() if manner and goes else start


def _scope_ahead(covered: str, whole: int, start: int, cues: Cues) -> str | None:
    """全市连续三年命案破案率: the scope stands before the words of time."""
    scope = cues.scopes.match(covered, whole, start)
    return scope[0].rstrip("的") if scope and _YEARS_RUNNING.fullmatch(covered, scope.end(), start) else None


def _owner_ahead(covered: str, whole: int, start: int, end: int, cues: Cues) -> Phrase | None:
    """重大水利项目共完成投资, 城镇新增就业, 服务业累计营收: what names little alone, with whose it is; None where its
    owner is no thing (全市, a body) or what stands there says enough."""
    if not _SAYS_LITTLE.fullmatch(covered, start, end):
        return None
    found = _OWNER.search(covered, whole, start)
    if found is None:
        return None
    stop = found.end("owner")
    at = _strip_front(covered, _after_restart(covered, found.start("owner"), stop, cues), stop, cues)
    scope = cues.scopes.match(covered, at, stop)
    at = _OWNER_OPENS.match(covered, scope.end() if scope else at, stop).end()  # type: ignore[union-attr]
    owner = _after_verbs(covered, at, stop, cues) if stop - at > 1 else at
    if stop - owner < _NAMED and not _ALONE.fullmatch(covered, owner, stop):
        return None
    return Phrase(owner, end, scope=scope[0].rstrip("的") if scope else None, own=start)


def _scope_before(covered: str, begun: int, start: int, cues: Cues) -> str | None:
    """全市实现通过率: the scope stands before a verb that is off."""
    scope = cues.scopes.match(covered, begun, start)
    return scope[0].rstrip("的") if scope and cues.front.match(covered, scope.end(), start) else None


def best_after(covered: str, start: int, end: int, through_verb: bool = False, alone: bool = True) -> Phrase | None:
    """The noun that begins at ``start``: up to its verb, its 的 or a mark. ``through_verb``: a verb that carries
    nothing may come first (两次召开推进会). ``alone``: no other number follows in the clause, so a list of nouns is one
    subject."""
    cues = load_cues()
    limit = min(end, start + _REACH)
    if cues.no_start.match(covered, start, limit):
        return None
    lead = cues.leading.match(covered, start, limit)
    if lead and not through_verb:
        return None
    if lead and (cues.kinds[lead[0]] == "cut" or lead[0] in CALLING):
        return Phrase(start, clause_end(covered, lead.end(), limit, brackets=True))
    start = lead.end() if lead else start
    modifier = _MODIFIER.match(covered, start, limit)
    if modifier and limit - modifier.end() >= 2:
        start = modifier.end()
    attribute = _ATTRIBUTES.match(covered, start, limit)
    noun = attribute.end() + 1 if attribute else start
    stop = (cues.stop if alone else cues.stop_in_list).search(covered, noun, limit)
    limit = stop.start() if stop else limit
    verb = cues.cut.search(covered, max(noun, _behind_new(covered, start, limit, cues)), limit)
    while verb is not None and (cues.kinds[verb[0]] == "noun" or _is_noun_inside(covered, verb, limit, cues)):
        verb = cues.cut.search(covered, verb.end() if cues.kinds[verb[0]] == "noun" else verb.start() + 1, limit)
    if verb is not None:
        limit = verb.start()
    bad = _ENDS_BADLY.search(covered, start, limit)
    limit = bad.start() if bad else limit
    if limit <= start or cues.bare.fullmatch(covered, start, limit):
        return None
    return Phrase(start, limit)


def _behind_new(covered: str, start: int, limit: int, cues: Cues) -> int:
    """Where verbs may end a noun: not at its first character, nor right behind 新 (3个新投产项目)."""
    new = cues.cut.match(covered, start + 1, limit) if covered.startswith("新", start) else None
    return min(new.end() if new else start + 1, limit)


def split_conjuncts(covered: str, start: int, end: int) -> list[tuple[int, int]]:
    """A、B和C as the places of its parts; one part where nothing joins. Stacked quotes (“甲”“乙”) are parts too."""
    parts: list[tuple[int, int]] = []
    at = start
    for match in _AND.finditer(covered, start, end):
        if match.start() > at:
            parts.append((at, match.start()))
        at = match.end()
    if at < end:
        parts.append((at, end))
    return parts


def is_body(covered: str, start: int, end: int) -> bool:
    """The phrase ends as the name of an organisation or a region does."""
    return load_cues().body.search(covered, start, end) is not None


def ends_with_verb(covered: str, start: int, end: int) -> bool:
    cues = load_cues()
    return any(cues.strong.fullmatch(covered, end - size, end) for size in (2, 3, 4) if end - size >= start)


def scope_in(covered: str, phrase: Phrase) -> str | None:
    """全市 before 34家检测机构: the phrase where it is a scope and nothing else."""
    whole = load_cues().scopes.fullmatch(covered, phrase.start, phrase.end)
    return whole[0].rstrip("的") if whole else None


def is_noun_too(covered: str, phrase: Phrase) -> bool:
    """出口增长10.1%: a verb that names a thing as well."""
    return load_cues().kinds.get(covered[phrase.start : phrase.end], "").endswith("-noun")


def begins_with_verb(covered: str, start: int, end: int) -> bool:
    return load_cues().leading.match(covered, start, end) is not None


def leading_word(covered: str, start: int, end: int) -> Phrase | None:
    """The word that begins the stretch as a verb does, and that names those who do what another verb behind it says:
    组织 of 组织获得奖项."""
    cues = load_cues()
    word = cues.leading.match(covered, start, end)
    follows = word and cues.leading.match(covered, word.end(), end)
    return Phrase(start, word.end()) if word and follows else None


def best_state(covered: str, start: int, end: int) -> Phrase | None:
    """100%办结: the verb after a rate is what the rate is of."""
    match = load_cues().state.match(covered, start, end)
    return Phrase(start, match.end()) if match else None


def is_bare(covered: str, start: int, end: int) -> bool:
    return load_cues().bare.fullmatch(covered, start, end) is not None


def _trim_end(covered: str, start: int, end: int) -> int:
    while end > start and covered[end - 1] in '，,、：:；; 　（(的了“"':
        end -= 1
    return end


def _after_restart(covered: str, start: int, end: int, cues: Cues) -> int:
    at = start
    for match in cues.restart.finditer(covered, start, end):
        if end - match.end() >= 2:
            at = match.end()
    return at


def _strip_front(covered: str, start: int, end: int, cues: Cues) -> int:
    match = cues.opening.match(covered, start, end)
    return match.end() if match and end - match.end() >= 1 else start


def _label(covered: str, start: int, end: int, cues: Cues) -> Phrase:
    """Verbs alone: 开展督导检查 is a count of 督导检查."""
    state = cues.state.fullmatch(covered, start, end) is not None
    first = cues.strong.match(covered, start, end)
    if first and cues.kinds[first[0]] in LIGHT and end - first.end() >= 2:
        start = first.end()
    return Phrase(start, end, bare=True, state=state)


def _named_earlier(covered: str, start: int, end: int, cues: Cues) -> Phrase | None:
    """现场办件共计办理3048件: the noun stands before 共计, and only a bare verb behind it."""
    match = _TOTAL.search(covered, start, end)
    if match is None:
        return None
    start = _strip_front(covered, _after_restart(covered, start, match.start(), cues), match.start(), cues)
    if (
        match.start() - start < 2
        or cues.restart.fullmatch(covered, start, match.start())
        or _YEARS.fullmatch(covered, start, match.start())
        or cues.body.search(covered, start, match.start())
    ):
        return None
    if cues.bare.fullmatch(covered, start, match.start()) or cues.scopes.fullmatch(covered, start, match.start()):
        return None
    return _scoped(covered, start, match.start(), cues)


def _after_verbs(covered: str, start: int, end: int, cues: Cues) -> int:
    """Behind the last verb that carries nothing; at a verb that the noun needs (检查商户); never into 办结率."""
    at = start
    attribute = covered[end - 1] in _ATTRIBUTE
    for match in cues.strong.finditer(covered, start, end):
        rest = end - match.end()
        if attribute and match.start() > at and match[0] not in _NEVER_INSIDE:
            break
        if (
            cues.kinds[match[0]] == "noun"
            or rest < 2
            or match.start() < at
            or covered[match.end()] in "的率量数额值"
            or _is_joined(covered, match)
        ):
            continue
        is_kept = cues.kinds[match[0]] not in LIGHT or match[0] in _TURNS
        if is_kept and (match[0] not in _HEAD_OFF or rest < _NAMED):
            at = at if attribute else match.start()
            break
        at = match.end()
        at = _strip_front(covered, at, end, cues)
    front = cues.front.match(covered, at, end)
    if front and end - front.end() >= 3 and _carries_nothing(covered, front, end, cues):
        at = _strip_front(covered, front.end(), end, cues)
    return _with_short_noun(covered, start, at, end, cues)


def _carries_nothing(covered: str, front: re.Match[str], end: int, cues: Cues) -> bool:
    """处理诉求 without its verb; but 研发投入强度 is one noun, and so is 处罚类业务."""
    light = cues.kinds[front["verb"]] in LIGHT and covered[end - 1] not in _ATTRIBUTE
    if front["verb"] in _TURNS:
        return False
    if covered[front.end()] == "、":
        return False
    return light and not cues.noun_goes_on.match(covered, front.end(), end)


def _is_joined(covered: str, match: re.Match[str]) -> bool:
    """A verb before 、 in a list of nouns (交办、催办、督办等通知) is one of them."""
    return covered[match.end()] == "、"


def _with_short_noun(covered: str, start: int, at: int, end: int, cues: Cues) -> int:
    """整改隐患, 办理事项: a noun of two characters says too little without its verb."""
    if end - at > 2 or at == start:
        return at
    head = covered[start:at]
    for size in (4, 3, 2):
        if len(head) >= size and head[-size:] in cues.kinds:
            return at - size
    return at


def _of_kinds(covered: str, start: int, end: int, cues: Cues) -> Phrase:
    """君山片区各类诉讼案件 is 诉讼案件 of 各类."""
    kinds = [m for m in _KINDS.finditer(covered, start, end) if end - m.end() >= 2]
    return Phrase(kinds[-1].end(), end, scope=kinds[-1][1]) if kinds else _scoped(covered, start, end, cues)


def _scoped(covered: str, start: int, end: int, cues: Cues) -> Phrase:
    """全市纠纷警情 is 纠纷警情 of 全市."""
    match = cues.scopes.match(covered, start, end)
    if match and end - match.end() >= 2:
        inner = _strip_front(covered, match.end(), end, cues)
        return Phrase(inner if end - inner >= 2 else match.end(), end, scope=match[0].rstrip("的"))
    return Phrase(start, end)


def _is_noun_inside(covered: str, verb: re.Match[str], limit: int, cues: Cues) -> bool:
    """参加 ends a noun; 参加人员 and 建成区 go on with it."""
    return verb.end() < limit and cues.noun_goes_on.match(covered, verb.end(), limit) is not None
