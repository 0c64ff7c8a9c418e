"""Whether a stretch names an initiative: by what its head noun needs, its verb, and the words after it."""

from __future__ import annotations

import re

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.edges import is_named
from zhiji.extraction.initiatives.words import SETTING_UP, VERBAL
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import any_of, per_lexicon, terms_of

_FORMULA = re.compile(
    r"(?:[一二三四五六七八九十两双\d]+(?:个|项|大|种|条)?(?:意识|自信|维护|与共|认同|确立|代表|伟大|务必|责任|纪律|大局|战略|布局|规划|时期|坚持|"
    r"有之|必须|不腐|形态|精神|原则|要求|目标|方面|建设|示范|先行|中心|纲要)*|.*(?:精神|主义|战略|大局|蓝图|目标|新局面|之治|时代))"
)


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
        told = not verbal or surface.covered.endswith(("改造", "创建", "试点"), c.start, c.end)
        acts = c.subject and told and _acts_after(surface, c)
        return strong or c.quoted or (acts and not _is_clause(surface.covered, c.start, c.head))
    if surface.covered.endswith(_PLACES, c.start, c.end) and _is_aim(surface, c):
        return False
    if surface.covered.endswith(_CENTRES, c.start, c.end) and _WORLD.search(
        surface.covered, max(0, c.start - 26), c.start
    ):
        return False
    if c.need == "launch":
        return c.verb in SETTING_UP or (c.quoted and c.verb != "none") or _is_set_up(surface, c)
    if c.need == "practice":
        return c.verb == "practise" and c.end - c.start >= 4 and not c.listed
    return (
        c.quoted
        and (c.verb != "none" or is_credited_at(surface.covered, c.end))
        and not is_formula(surface.text[c.start : c.head])
    )


def _is_aim(surface: Surface, c: Candidate) -> bool:
    """打造两岸共同市场先行区, 争创甲示范区、乙示范区: what the body wants to become."""
    if c.listed and _AIM_ROW.search(surface.covered, max(surface.clause(c.start).start, c.start - 44), c.start):
        return True
    return bool(_AIM.search(surface.covered, max(0, c.start - 8), c.start))


_AIM_ROW = re.compile(r"(?:打造|争创|创建)[\u4e00-\u9fff]{3,}[^，。；]*[、和与及]$")
_CENTRES = ("中心", "基地", "高地")
_PLACES = ("示范区", "先行区", "试验区", "走廊", "枢纽")
_AIM = re.compile(r"(?:打造|创建|争创|建设|构建|培育|成为|建成)(?:成|为)?(?:一批|全[国省]|国家级?|世界级?|省级)?$")
_WORLD = re.compile(r"(?:打造|建设|形成|创建)[^，。；]{0,12}(?:具有|世界|国际|全球|竞争力|影响力)[^，。；]{0,12}的$")
"""打造两岸共同市场先行区 is an aim; 先行区加快建设 a thing that is there."""


@per_lexicon
def _clause_words() -> re.Pattern[str]:
    """What makes the words before a head noun a clause: a verb they open with, or one of setting up anywhere."""
    opening = any_of([*(t for t in load_terms("quantity_verbs") if len(t) > 1), *_OPENING])
    inside = any_of(
        [*(t for t in load_terms("initiative_verbs", "place", "any") if len(t) > 1 and t != "研发"), *_INSIDE]
    )
    return re.compile(f"{opening}|.{{0,30}}?{inside}")


_OPENING = (
    "退出",
    "打通",
    "提出",
    "宣传",
    "展示",
    "跑",
    "下达",
    "靠前",
    "群众",
    "举",
    "学习",
    "强化",
    "我",
    "本",
    "该",
    "监管",
    "投资",
    "扶持",
    "塑造",
    "不断",
    "进一步",
)
_INSIDE = (
    "解决",
    "加大",
    "影响",
    "应用于",
    "只需",
    "需要",
    "形成",
    "做大",
    "实施",
    "完成",
    "塑造",
    "帮助",
    "引导",
    "组织开展",
    "升级为",
)


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
    return c.kind == "institution" or c.end - c.start >= (5 if c.kind == "team" else 6)


def _is_line(surface: Surface, c: Candidate) -> bool:
    """12345平台: known by its number wherever it stands."""
    return c.kind == "platform" and bool(
        re.search(r"(?<!\d)(?:1\d{4}|110|119|120)(?!\d)", surface.text[c.start : c.end])
    )


_CREDITED = r"惠及|入选|获评|荣获|获得|获批|被评|被列|落地|上线|成效|助力|开辟"
_CREDIT = re.compile(_CREDITED)
_GOES_ON = (
    r"投入|建成|取得|加快|稳步|扎实|有序|顺利|陆续|全面|深入|持续|不断|进展|提速|铺开|加速|正式|启用|启动|开工|完工|竣工|落户|落成|惠及|直达|"
    r"晋升|助力|成功|初步|基本|全部|突破|常态化|平稳|得到|明显|显著"
)
_PREDICATE = re.compile(
    rf"(?:(?:建设|工作|成果|改造)?(?:{_GOES_ON}|{_CREDITED})|自|全年|共|累计|已|先后|实现|获|被|于|在|等|为|成为|通过|有力|日益|逐步|"
    r"蔚然|行之|暨|纵深|更加|进一步|建立|完成|运行|投用|得到|[一二三四五]期|[，。；\d])"
)
_ROW = re.compile(rf"[、和与及][^，。；：的]{{3,40}}?(?:{_GOES_ON})")
"""A、B建设取得新进展: what several do together."""


def _acts_after(surface: Surface, c: Candidate) -> bool:
    return bool(_PREDICATE.match(surface.covered, c.end) or _ROW.match(surface.covered, c.end))


GOES_ON = re.compile(rf"(?:(?:建设|工作|成果)?(?:{_GOES_ON}|{_CREDITED})|完成|实现|累计|[一二三四五]期|被|已|等一批)")


def _goes_on(surface: Surface, c: Candidate) -> bool:
    """What is only done or built, no body that acts: the words after it tell how it went."""
    return bool(GOES_ON.match(surface.covered, c.end) or _ROW.match(surface.covered, c.end))


def is_credited_at(covered: str, end: int) -> bool:
    """Whether the words from ``end`` on credit what stands before them: 惠及, 获评, 上线."""
    return bool(_CREDIT.match(covered, end))


@per_lexicon
def _lines_of_work() -> frozenset[str]:
    return frozenset(t for t in terms_of("organisation_functions", "function") if not t.startswith("执法"))


def _is_line_of_work(words: str) -> bool:
    """区经发系统 is a group of units, no platform."""
    return words.endswith("系统") and words[:-2].lstrip("全省市区县各级") in _lines_of_work()


@per_lexicon
def _formulas() -> frozenset[str]:
    return frozenset(terms_of("quoted_formulas", "politics", "people", "plan", "aim"))


def is_formula(words: str) -> bool:
    """Whether quoted words are politics, people or aims, which name no initiative."""
    core = words.strip('“”"')
    return core in _formulas() or bool(_FORMULA.fullmatch(core))
