"""Where the name of an initiative begins and ends: the verb before it, the head noun after it, lists in between.

Works on the covered text of a ``Surface``, where quotes, titles and brackets are opaque.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from zhiji.extraction.name_edges import is_item, is_named, trimmed, without_unit
from zhiji.extraction.surface import QUOTED, Surface, one_of, per_lexicon
from zhiji.lexicon import load_table, load_terms

Need = Literal["name", "verb", "launch", "practice", "quote"]
Strength = Literal["none", "use", "carry", "launch", "practise"]

LONGEST_NAME = 44
SETTING_UP = ("launch", "practise")
_STRENGTHS: tuple[Strength, ...] = ("none", "use", "carry", "launch", "practise")


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


@dataclass(frozen=True)
class Verbs:
    pattern: re.Pattern[str]
    strength: dict[str, Strength]
    edge: frozenset[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]


@per_lexicon
def verbs() -> Verbs:
    rows = load_table("initiative_verbs")
    strength: dict[str, Strength] = {}
    for row in rows:
        strength.setdefault(row.term, row["strength"])  # type: ignore[arg-type]
    edge = frozenset(row.term for row in rows if row["place"] == "edge")
    adverbs = load_terms("initiative_adverbs")
    before = one_of([*adverbs, *strength])
    opening = one_of([*(a for a in adverbs if len(a) > 1), *strength])
    behind = re.compile(rf"(?:{before}|[、“”》）局厅部委办院处府会队组站所地元])$")
    return Verbs(re.compile(one_of(strength)), strength, edge, behind, re.compile(opening))


@dataclass(frozen=True)
class Heads:
    """``pattern`` finds head nouns and the compounds they make; ``behind`` those that need a quote before them."""

    pattern: re.Pattern[str]
    behind: re.Pattern[str]
    table: dict[str, tuple[str, Need]]
    quoted: dict[str, str]


# A head noun that can be a verb, and is one where an object follows.
_NOUN_END = (
    r"(?=[，。；、：！？）”“（()和与及等的,;:\s　]|工作|活动|力度|成果|建设|成效|行之|取得|落地|纵深|扎实|持续|"
    r"全面|深入|有力|以及|各项|范围|情况|结果|稳步|加快|启动|完成|完工|竣工|任务|\d|$)"
)
_VERBAL_HEADS = (
    "整治 清理 自查 普查 创建 培训 轮训 演练 测试 训练 宣讲 普法 规范 治理 管控 会战 攻坚 审查 法治宣传 普法宣传 "
    "主题宣传 试点 检查 考试 比赛 改造 审批 验收 评标 归档 申报 受理 勘验 评审 填报 预审 联审 核验 送达 承诺 代办 帮办 服务 告知承诺 容缺受理"
)
VERBAL = frozenset(_VERBAL_HEADS.split())
_OTHER_WORD = {
    "改革": "(?![办委部]|创新|优秀|案例|获得感|发展|开放|举措|措施|意识|精神|红利|攻坚|试验|办公室|经验)",
    "行动": "(?![上态自])",
    "系统": "(?![性化地推谋学部组观]|开发)",
    "工程": "(?!项目[招审预管报]|[建师款质机勘监造设竣招企领资])",
    "平台": "(?!经济|型)",
    "工作法": "(?!治|制)",
    "服务网": "(?![络点格])",
    "中心": "(?![城组任工思点地区镇小村])",
    "机制": "(?!创新(?!$))",
    "活动": "(?![力性场室阵载经])",
    "模式": "(?!化)",
    "窗口": "(?!期)",
    "项目": "(?![建化部库]|\\s?\\d)",
    "制度": "(?![型优集性创开供])",
    "品牌": "(?![化])",
    "计划": "(?![生单])",
    "基地": "(?!化)",
    "标准": "(?![化地厂共])",
    "政策": "(?![性法文咨解宣支扶引依措体协兑红工环供]|支持)",
    "清单": "(?!化)",
    "队伍": "(?!建设)",
    "运动": "(?![会员场队健项量名休装器城旅])",
    "基金": "(?![会])",
    "走廊": "(?![上里内])",
    "示范区": "(?!域)",
    "园区": "(?![内化])",
    "通道": "(?![县])",
    "班列": "(?![经集])",
}


@per_lexicon
def heads() -> Heads:
    table: dict[str, tuple[str, Need]] = {}
    quoted: dict[str, str] = {}
    for row in sorted(load_table("initiative_heads"), key=lambda row: row["need"] == "quote"):
        table.setdefault(row.term, (row["kind"], row["need"]))  # type: ignore[arg-type]
        if row["need"] == "quote":
            quoted.setdefault(row.term, row["kind"])
    words = _any_head(t for t, (_, need) in table.items() if need not in ("quote", "practice"))
    practices = _any_head(t for t, (_, need) in table.items() if need == "practice")
    table["制"] = ("mechanism", "verb")
    words += r"|(?<![有限控体编研机抑强管节牵压复改绘印录定监法帮自学立建])制(?![度定作造约订发成裁止品服式])"
    last = one_of(quoted)
    behind = re.compile(rf"(?<=”)(?P<between>[^\W\d_a-zA-Z等的为是在上中和与及]{{0,8}}?)(?P<head>{last}){_NOUN_END}")
    return Heads(re.compile(f"(?:{words})+|{practices}"), behind, table, quoted)


def _any_head(terms: Iterable[str]) -> str:
    return "|".join(_before(t) + re.escape(t) + _after(t) for t in sorted(terms, key=lambda t: (-len(t), t)))


_NOT_BEHIND = {
    "工程": "(?<![一二三四五]期)",
    "园区": "(?<!进)",
    "平台": "(?<!上)",
    "中心": "(?<![副市])(?<!辐射)(?<!经济)",
    "项目": "(?<!工程)",
    "运动": "(?<![体教]育)(?<!冰雪)(?<!健身)(?<!水上)(?<!户外)(?<!群众)",
    "系统": "(?<!生态)(?<!公安)",
    "活动": "(?<!犯罪)(?<!违法)(?<!经营)(?<!经济)(?<!生产)(?<!招标)(?<!娱乐)(?<!组织)",
}


def _before(term: str) -> str:
    return "(?<!推)" if term.startswith("进") else _NOT_BEHIND.get(term, "")


def _after(term: str) -> str:
    if term in VERBAL:
        return _NOUN_END
    return _OTHER_WORD.get(term, "")


def head_of(words: str) -> str:
    """The last head noun of a compound: 改革试点 is a 试点."""
    table = heads().table
    return next((words[-n:] for n in range(min(6, len(words)), 0, -1) if words[-n:] in table), words)


def verb_before(surface: Surface, start: int, head: int, listed: bool = False) -> tuple[int, Strength]:
    """Where the last verb in ``start``–``head`` ends that has a name after it, and the strongest of them all;
    ``start`` and none without one. In a list a verb that may be part of a name counts only where the list begins."""
    covered, table = surface.covered, verbs()
    at, best = start, 0
    for match in table.pattern.finditer(covered, start, head):
        word, end = match.group(), match.end()
        if word in table.edge and covered[end : end + 1] != "“" and not _at_edge(covered, start, match.start()):
            continue
        if word == "发展" and covered.endswith(_GROWTH, start, match.start()) and not covered.startswith("“", end):
            continue
        if listed and word in table.edge and "、" in covered[start : match.start()]:
            continue
        rest = covered[end:head]
        if (len(rest) < 2 and QUOTED not in rest) or _OTHER_NOUN.match(rest) or _NOUN_OF_ACT.match(word + rest):
            continue
        at, best = end, max(best, _STRENGTHS.index(table.strength[word]))
    return at, _STRENGTHS[best]


_GROWTH = ("高质量", "创新", "一体化", "融合", "协调", "振兴", "可持续")


def _at_edge(covered: str, start: int, at: int) -> bool:
    return at == start or bool(verbs().before.search(covered, max(start, at - 4), at))


_OTHER_NOUN = re.compile(r"案释法|奖代补|旧换新|工代赈|[性度]|化(?![工肥解验学石妆])|时期|期间|局|和改革")
_NOUN_OF_ACT = re.compile(
    r"研发(?:费用|经费|投入|平台)|建设(?:项目|用地)(?=.{2})|开发(?:区|园)|服务(?:区|站|点|中心)|"
    r"处理(?:厂|场|站|中心|设施|项目|系统|能力)|创新(?:创业|驱动|平台|中心|基地)|以[上下内外来及往]|落地签|结合部"
)
"""研发费用, 建设项目: a verb that is the beginning of a noun."""
_LIST_TAIL = re.compile(
    r"等(?:多|各)?(?:\d*[项个类种大]|一系列|系列|常态化|长效|工作|专项|具体|配套|相关|重点|新型|创新|重要|特色|主题|法律|社会){0,3}$"
)
_COUNT_TAIL = re.compile(r"(?:[两二三四五六七八九十]|\d{1,2})(?:[项张]|[个大](?:重点|重大)?)$")
_STUDY = re.compile(r"(?:深入)?(?:学习贯彻|学习|贯彻)[^、，；。]{4,40}$")
"""学习贯彻…主题教育: a name that begins with a verb of its own."""
_SPLIT = re.compile(r"、|以及|[和及与](?!谐)|(?<=[”》])(?=[“《])")
_JOINT = re.compile(r"[、和与及]|(?<=”)(?=“)")


def find_candidates(surface: Surface) -> Iterator[Candidate]:
    """Every head noun with what may stand before it, by head; a name inside a longer one comes too."""
    covered = surface.covered
    table = heads().table
    for match in heads().pattern.finditer(covered):
        kind, need = table[head_of(match.group())]
        yield from _around(surface, match.start(), match.end(), kind, need)
    for match in heads().behind.finditer(covered):
        if match["head"] in ("工作", "建设", "管理", "服务") and heads().pattern.search(match["between"]):
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


_PAIR = re.compile(
    r"(?P<first>(?:深入)?(?:实施|开展|启动|成立|组建|印发|出台|制定|建立)(?:新一轮)?)(?:培育发展|扩大|加快|推动|提高|推广|改善|壮大|加强|强化|优化|提升|整治|规范|打击|保障|培育|防范|促进|服务|支持|帮扶)$"
)
"""实施优化消费环境三年行动: a name may begin with a verb of its own."""


def _single(surface: Surface, floor: int, head: int, end: int, kind: str, need: Need) -> Iterator[Candidate]:
    covered = surface.covered
    verb_end, verb = verb_before(surface, floor, head)
    if pair := _PAIR.search(covered, max(floor, verb_end - 8), verb_end):
        verb_end = pair.end("first")
    if covered.endswith(("学习教育", "主题教育"), head, end) and (study := _STUDY.search(covered, floor, head)):
        verb_end = study.start()
        verb = verb if verb != "none" else "carry"
    start = trimmed(covered, verb_end, head)
    yield from _sharing(covered, start, head, kind, need, verb)
    if pair := _parallel(covered, start, head, verb):
        for item in re.finditer("[^、]+", covered[start:pair]):
            at, end_at = start + item.start(), start + item.end()
            yield Candidate(at, end_at, end_at, kind, need, verb, True, QUOTED in item.group())
        start = pair + 1
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
    if start >= head or end - start > LONGEST_NAME or (verb == "none" and _opens_with_verb(covered, start, head)):
        return
    subject = verb == "none" and _is_subject(covered, floor, start)
    yield Candidate(start, end, head, kind, need, verb, stacked, QUOTED in covered[start:end], subject)


_NO_NOUN = re.compile(r"^(?:影响|制约|破解|提高|迭代|提升|丰富|擦亮|放大|创新|完成)|[我本该其此这在由从对把将被等]|系统|领域|下达|^(?:通过|经|发出|发布|形成)")
_ALIKE = (
    "救助 保险 审查 评估 保障 监管 报告 公开 公示 报备 考核 备案 登记 调查 检查 评价 问责 追究 应诉 记录 会商 救援 预警 监测 调解 审批 核查 "
    "督查 督办 通报 反馈 激励 约束 协调 联动 培训 补贴 补偿"
).split()
_PARALLEL = re.compile(rf"(?<=(?:{'|'.join(_ALIKE)}))[和与及](?=[\u4e00-\u9fff]{{2,16}}(?:{'|'.join(_ALIKE)})$)")


def _parallel(covered: str, start: int, head: int, verb: Strength) -> int | None:
    """临时救助和大病救助制度: where the first of two ends that are made alike and share a head noun."""
    if verb in ("none", "use"):
        return None
    found = [m.start() for m in _PARALLEL.finditer(covered, start, head)]
    return found[0] if len(found) == 1 and found[0] - start >= 4 and head - found[0] >= 5 else None


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
        or any(not 4 <= len(i) <= 20 or "，" in i for i in items)
    ):
        return
    at = start
    for item in items[:-1]:
        end = at + len(item)
        if not _ends_name(covered, end) and is_named(covered, at, end, end):
            yield Candidate(at, end, end, kind, need, verb, True, QUOTED in item)
        at = end + 1


def _opens_with_verb(covered: str, start: int, head: int) -> bool:
    return bool(verbs().opening.match(covered, start, head)) and not _NOUN_OF_ACT.match(covered, start)


_COUNTED = re.compile(r"(?:^|[^\d])\d+余?(?:轮次|场次|批次|[个项场期次轮家支])$|^(?:其中|同时)?$|^[^“，。]{0,3}\d+个$")


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
        if 2 <= end - start <= LONGEST_NAME and covered[start] != "《" and is_item(covered[start:end]):
            yield Candidate(start, end, end, kind, need, verb, True, QUOTED in covered[start:end])
