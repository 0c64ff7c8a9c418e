"""The words that initiatives are named with: the verbs before a name and the head nouns that end one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from zhiji.extraction.text.surface import QUOTED, Surface
from zhiji.lexicon import load_table, load_terms
from zhiji.lexicon.patterns import any_of, per_lexicon

Need = Literal["name", "verb", "launch", "practice", "quote"]
Strength = Literal["none", "use", "carry", "launch", "practise"]
SETTING_UP = ("launch", "practise")
_STRENGTHS: tuple[Strength, ...] = ("none", "use", "carry", "launch", "practise")


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
    before = any_of([*adverbs, *strength])
    opening = any_of([*(a for a in adverbs if len(a) > 1), *strength])
    behind = re.compile(rf"(?:{before}|[、“”》）局厅部委办院处府会队组站所地元])$")
    return Verbs(re.compile(any_of(strength)), strength, edge, behind, re.compile(opening))


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
    "主题宣传 试点 检查 考试 比赛 "
    "改造 审批 验收 评标 归档 申报 受理 勘验 评审 填报 预审 联审 核验 送达 承诺 代办 帮办 服务 告知承诺 容缺受理"
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
    last = any_of(quoted)
    behind = re.compile(rf"(?<=”)(?P<between>[^\W\d_a-zA-Z等的为是在上中和与及]{{0,8}}?)(?P<head>{last}){_NOUN_END}")
    return Heads(re.compile(f"(?:{words})+|{practices}"), behind, table, quoted)


def _any_head(terms: Iterable[str]) -> str:
    return "|".join(_before(t) + re.escape(t) + _after(t) for t in sorted(terms, key=lambda t: (-len(t), t)))


_NOT_BEHIND = {
    "工程": "(?<!项目[一二三四五]期)",
    "园区": "(?<!进)",
    "平台": "(?<!上)",
    "中心": "(?<![副市])(?<!辐射)(?<!经济)",
    "项目": "(?<!工程)",
    "运动": "(?<![体教]育)(?<!冰雪)(?<!健身)(?<!水上)(?<!户外)(?<!群众)(?<!球)(?<!功能)",
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


_OTHER_NOUN = re.compile(
    r"案释法|奖代补|旧换新|工代赈|[性度]|化(?![工肥解验学石妆])|时期|期间|局(?!微信|官网|官方|门户|网站)|和改革"
)
_NOUN_OF_ACT = re.compile(
    r"研发(?:费用|经费|投入|平台)|建设(?:项目|用地)(?=.{2})|开发(?:区|园)|服务(?:区|站|点|中心)|"
    r"处理(?:厂|场|站|中心|设施|项目|系统|能力)|创新(?:创业|驱动|平台|中心|基地)|以[上下内外来及往]|落地签|集成电路|结合部"
)
"""研发费用, 建设项目: a verb that is the beginning of a noun."""


def opens_with_verb(covered: str, start: int, head: int) -> bool:
    """Whether the words from ``start`` begin with a verb, and no noun made of one."""
    return bool(verbs().opening.match(covered, start, head)) and not _NOUN_OF_ACT.match(covered, start)
