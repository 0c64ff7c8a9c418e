"""Whether a figure belongs to an initiative that stands before it in its sentence with no cue between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiji.extraction.surface import Surface, one_of, per_lexicon, terms_of
from zhiji.lexicon import load_table
from zhiji.model import Initiative, Place, Quantity

_BUILT = re.compile(r"(?:制度|流程|机制|清单|模式|措施|举措|平台|系统|窗口|规范)$")
_SPENT = re.compile(r"支出|投入|投资|预算|经费|资金")
_HONOURS = re.compile(r"首创|率先|获评|入选|创新举措")
_FINISHED = re.compile(
    r"(?:[^，,。；]{0,48}?(?:完工|竣工|通车|开工|开工建设|建成[^，,。；]{0,2}|正式办理|投入使用|投入运行|投用|投产|加快建设|进展顺利)|"
    r"[^，,。；]{0,12}?(?:取得[^，,。；]{1,8}|全面形成|建设|实施))(?=[，,])"
)
_MARKS = re.compile(r"[，,]")
_FAR = 3
_NEXT = 2
_RUNS_ON = re.compile(r"[，,][^，,。；]{0,8}?(?:已|(?<!公)共(?![服同享建治青产振])|累计|先后|目前|截至|总计)")
_SAME_WORK = re.compile(r"[，,](?:完成投资|建成)")
_LIMITS = ("以上", "以下", "以内")
_QUALIFIES = re.compile(r"[\u4e00-\u9fff]")
_RATES = ("%", "％", "ratio")


def may_belong(surface: Surface, initiative: Initiative, outcome: Quantity) -> bool:
    """Not a figure that says what the initiative itself is made of or costs, nor one of the economy at large, nor one
    of another thing that is told in the same breath."""
    subject = outcome.subject.text if outcome.subject else ""
    if outcome.start < initiative.end and initiative.start < outcome.end:
        return False
    if outcome.of == "output" and (_BUILT.search(subject) or _is_cost(surface, subject, outcome)):
        return False
    if _HONOURS.search(subject) or (is_at_large(subject) and not shares_words(initiative.text, subject)):
        return False
    if outcome.text.endswith(_LIMITS) and outcome.unit not in _RATES and _QUALIFIES.match(surface.covered, outcome.end):
        return False
    if _is_itself(outcome, initiative) or (initiative.kind != "platform" and _names(outcome, initiative)):
        return False
    between = surface.covered[initiative.end : outcome.start]
    if not re.search("[，,；;]", between):
        of_it = initiative.kind == "platform" and not re.search(r"[、\d]", between)
        return outcome.of == "effect" or of_it or _were_trained(initiative, outcome)
    if outcome.of == "output" and outcome.unit in _DURATIONS:
        return False
    return _RUNS_ON.search(between) is not None or _is_close(surface, initiative, outcome, between)


def _is_close(surface: Surface, initiative: Initiative, outcome: Quantity, between: str) -> bool:
    """No 累计 or 共 says that the figure sums up what was told. Then the clause of the figure must name the same thing,
    or go on with a verb whose subject is left out, or tell at once what changed in the world."""
    clause = surface.clause(outcome.start)
    own = surface.text[max(clause.start, initiative.end) : clause.end]
    marks = len(_MARKS.findall(between))
    if shares_words(initiative.text, own):
        return marks <= 1 or not _is_subject(surface, initiative)
    if _is_counted(surface, initiative):
        return False
    subject = outcome.subject.text if outcome.subject else ""
    if subject.endswith("金额"):
        return marks < _FAR
    if _FINISHED.match(between):
        return "开工" not in between and _SAME_WORK.search(between) is not None
    if _is_subject(surface, initiative):
        return False
    if subject.endswith(_MEASURES):
        return marks <= _FAR + 1
    if goes_on_with_verb(surface, clause.start, outcome.start):
        return marks < _FAR
    return outcome.of == "effect" and marks <= _NEXT


_MEASURES = ("占比", "总额", "满意率", "满意度", "参考率", "合格率", "办结率", "及时率", "化解率", "整改率")
_DURATIONS = ("天", "日", "小时", "分钟", "个月", "年")
_CLASSIFIERS = "个|家|项|座|条|处|所|户|批|款|支|台|套|张|公里|栋|间|亩|吨|平方米"
_COUNT_BEFORE = re.compile(
    rf"[\d两多余](?:{_CLASSIFIERS})(?:(?!开展|采用|实施|通过|推行|进行|实行|使用|进入|依托)[^，,。；、]){{0,6}}$"
)
_COUNT_BEHIND = re.compile(rf"\d[\d.]*[万多余]*(?:{_CLASSIFIERS})")


def _is_counted(surface: Surface, initiative: Initiative) -> bool:
    """2个国家区域医疗中心, 技改项目2.15万个: a kind of thing, not one."""
    before = surface.covered[max(0, initiative.start - 14) : initiative.start]
    return bool(_COUNT_BEFORE.search(before) or _COUNT_BEHIND.match(surface.covered, initiative.end))


def _is_subject(surface: Surface, initiative: Initiative) -> bool:
    """The initiative opens its clause: what comes after the next mark has another subject."""
    clause = surface.clause(initiative.start)
    return initiative.start - clause.start <= 1


@per_lexicon
def _goes_on() -> re.Pattern[str]:
    verbs = one_of(row.term for row in load_table("quantity_verbs") if row["kind"] != "noun")
    return re.compile(
        rf"[\s　]*(?:全年|今年|年内|\d{{4}}年|又|并|再|新|全面|有效|成功|依法|同时|高效|集中|精准|及时|主动|妥善|先后|"
        rf"入户|现场|上门|网上|联合|共同)*(?:{verbs}|占|对|为|向|将)"
    )


def goes_on_with_verb(surface: Surface, start: int, end: int) -> bool:
    """Whether a clause begins with what was done, its subject left out: ，查处案件4起."""
    return _goes_on().match(surface.covered, start, end) is not None


def _is_cost(surface: Surface, subject: str, outcome: Quantity) -> bool:
    return bool(_SPENT.search(subject)) and "完成" not in surface.text[outcome.start - 6 : outcome.start]


def _names(outcome: Quantity, initiative: Initiative) -> bool:
    """“即办件”提升至65%: what is measured is how far the initiative itself goes."""
    subject = outcome.subject
    if outcome.unit not in _RATES:
        return False
    return subject is not None and subject.start <= initiative.start and initiative.end <= subject.end


def _is_itself(outcome: Quantity, initiative: Initiative) -> bool:
    """建成“产业大脑”130个, 融资平台压降85.2%: the initiative is what is counted."""
    subject = outcome.subject
    within = subject is not None and initiative.start <= subject.start and subject.end <= initiative.end
    return within and (outcome.unit in _RATES or outcome.unit in ("个", "家", "所", "座", "处"))


def _were_trained(initiative: Initiative, outcome: Quantity) -> bool:
    return initiative.kind == "training" and outcome.of == "output" and "人" in outcome.unit


@per_lexicon
def _at_large() -> re.Pattern[str]:
    return re.compile(one_of(terms_of("link_cues", "kind", "at-large")))


def is_at_large(subject: str) -> bool:
    """A figure of the economy at large (地区生产总值), which no report credits to one initiative in passing."""
    return bool(_at_large().search(subject))


def shares_words(one: str, other: str) -> bool:
    """Whether two Chinese characters in a row stand in both."""
    pairs = {one[n : n + 2] for n in range(len(one) - 1) if one[n : n + 2] not in _EMPTY}
    return any(other[n : n + 2] in pairs for n in range(len(other) - 1))


_EMPTY = frozenset(
    re.findall(
        "..",
        "工作建设项目服务活动行动工程全面全区我局产业发展经济全国国家重点工业高质质量社会管理体系推进实施综合城市农村专项提升促进"
        "全省全市一批开展完成新增年度制度机制平台系统中心教育科技文化农业公共政府基础国际生态环境能源量发",
    )
)


def exclude_counted(surface: Surface, initiatives: Sequence[Initiative]) -> list[Initiative]:
    """Without lists and rules that are but counted (检查实施清单66项), where something else is left."""
    kept = [i for i in initiatives if not _COUNTED.match(surface.covered, i.end)]
    return kept or list(initiatives)


def exclude_achieved(surface: Surface, initiatives: list[Initiative]) -> list[Initiative]:
    """Without what is told as achieved (通过…建设工作，实现全流程在线归档), where what achieved it stands before it."""
    while len(initiatives) > 1 and _ACHIEVED.search(
        surface.covered, max(initiatives[0].end, initiatives[-1].start - 60), initiatives[-1].start
    ):
        initiatives = initiatives[:-1]
    return initiatives


_COUNTED = re.compile(r"\d+(?:余|多)?[项条张份]")
_ACHIEVED = re.compile(r"[，,]实现[^，,。；]*$")


def leads(first: Initiative, last: Initiative) -> bool:
    """A reform whose sentence goes on to what it set up."""
    return first.kind == "reform" and last.kind in ("platform", "institution", "team")


_WORKS = re.compile(r"(?:改造|工程|项目|建设|整治|修缮|治理)$")
_DONE = re.compile(r"完成|完工|竣工|改造|实施|投资|建成|新建")


def worked_on(surface: Surface, initiative: Initiative, outcome: Quantity) -> bool:
    """完成14万平方米既有建筑节能改造: the figure says how much of it was done."""
    clause = surface.clause(outcome.start)
    if outcome.of == "scope" or initiative.phase != "carried-out" or initiative.end > clause.end:
        return False
    if (
        initiative.start > outcome.end + 16
        or "实施" in surface.text[outcome.end : initiative.start]
        or not _WORKS.search(initiative.text)
    ):
        return False
    if (
        "、" in surface.covered[outcome.end : initiative.start]
        and surface.covered[initiative.end : initiative.end + 1].isdigit()
    ):
        return False
    return bool(_DONE.search(surface.text, clause.start, min(clause.end, initiative.end + 8)))


_RUNS_AFTER = re.compile(r"[\s　]*[^，,。；]{0,8}?(?:已|(?<!公)共(?![服同享建治青产振])|累计|先后|目前|截至|总计|其中)")


def continues(surface: Surface, initiative: Initiative, sentence: Place, outcome: Quantity) -> bool:
    """Whether a later sentence of the point goes on with it: it names the same thing, sums up, leaves its
    subject out, or tells at once what changed in the world."""
    subject = outcome.subject.text if outcome.subject else ""
    if is_at_large(subject) or _HONOURS.search(subject):
        return False
    if shares_words(initiative.text, surface.text[sentence.start : sentence.end]):
        return True
    if outcome.of == "effect" and surface.sentence(initiative.start).end >= sentence.start - 1:
        return True
    clause = surface.clause(outcome.start)
    return bool(_RUNS_AFTER.match(surface.covered, sentence.start, clause.end)) or goes_on_with_verb(
        surface, sentence.start, outcome.start
    )
