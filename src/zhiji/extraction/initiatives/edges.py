"""What belongs to a name and what does not: scope, numbers and particles before it, words that name nothing."""

from __future__ import annotations

import re

from zhiji.extraction.text.surface import QUOTED

_COUNTER = (
    "(?:轮次|场次|批次|人次|个(?!体)|项(?!目)|条(?!例)|套(?!餐)|处(?!置|理)|批(?!发|准)|场(?!所|地|景)|期(?!货)|次(?!性)|轮|种(?!植|子)|家(?!庭)|"
    "支(?!队|部|付|持)|名(?!单|录)|部(?!门|署)|类|只|件|张|份|所|栋|座|户|平方米|公里)"
)
_NUMBER = r"(?:\d+(?:\.\d+)?[万千百]?|[一二两三四五六七八九十]+)[余多]?"
_LEAD = re.compile(
    r"(?:[ 　]+|其中|其他|更多(?!的)|一大批|以[上下](?=.{4})|"
    r"\d+(?:\.\d+)?[万亿千百]*余?(?:元|吨|亩|千瓦|公里|平方公里|米|公顷)(?=.{4})|"
    r"了|好|起|出|着|过|的|成(?!功|长|果|都|人)|为(?!民)|在|由|对(?![台口外标])|全(?:省|市|区|县|局|国|州|镇|乡)(?!.{0,1}(?:域|防灾|民|人大))|"
    r"实验区|辖区(?:内)?|"
    r"各(?:类|项|级|种|地|式各样的)|多(?:项|种|个|层次|形式)|一(?:系列|批|套|揽子)|若干|系列|相关|有关|部分|本[局区市县]|"
    r"我[局区市县省州院委厅]|相应|该|此|这|其|等|和|与|及|以及|并|或|新一轮|新的|"
    r"(?:20)?\d{2}年度?(?:以来)?|\d{1,2}月份?|今年|全年|年内|首[个批家单列]|第[一二三四五六七八九十\d]+[个期批]|因|全(?:省|国|市)首[个家批]|县级|市级|省级|区级|国家级|"
    + _NUMBER
    + _COUNTER
    + r"(?![大制区一会])|"
    r"现有|原有|目前|同时|此外|(?:[\u4e00-\u9fff]{2}(?:省|市|县|自治区))(?=“)|[\u4e00-\u9fff]{2}综合实验区(?=.{4}))"
)
_CUT = re.compile(
    r"(?<!”)的(?!士)|完成(?![率时度])|关于|实现(?!机制|路径|试点|形式|方式)|已有|允许|(?:领域|事项)(?=“)|(?<!管)(?:将|把(?![握关脉控])|(?<!植)被|并|(?<!自)由|给予|予以)|(?<![高平同对优上中初相均])等(?!级|候|次|待)|(?<=[^，])(?:上|中)(?=设置|开设|建立|推行)|"
    r"(?<![成行人])为(?=[^“”]{0,4}“)|\d+[个家](?!体)"
)
_UNITS = "个项条套处批场期次轮种家支名部类只件张"
_BARE = (
    "各项|各类|相关|有关|长效|工作|体制|专项|重要|重大|新|新型|这些|一系列|常态化|常态|长效化|配套|基本|具体|主要|重点|综合|日常|良好|完善|健全|科学|"
    "规范|统一|改革|创新|发展|管理|服务|建设|组织|领导|监督|政策|任务|制度|机制|体系|平台|系统|项目|工程|活动|行动|措施|整改|整治|宣传|教育|培训|"
    "学习|运行|保障|实施|推进|落实|责任|目标|内部|外部|有效|高效|系统性|全方位|全流程|多元化|多元|联动|协调|协同|业务|集中|现代化|现代|特色|品牌|"
    "地方|基层|全国|全省|全市|全区|市|区|县|省|国家|我|各|多|大|好|等|法律|法规|社会|技术|信息|互联网|线上|线下|网上|考核|评价|检查|试点|示范|"
    "公共|主题|机构|系列|有力|强大|经验|做法|办理|领域|场景|赛事|思想|政治|引领|先进|具有|头号|科创|投融资|生态|修复|恢复|自贸|自由贸易|招商|维修|新建|改扩建|年度|两级|民生|深层次|更多|更大|针对性|示范性|类型|多种|头部|开放|形象|政绩|知名|务实|保护|方面|环节|关键|决策|职责|提高|提升|升级|比对|全面|深化|实际|相对|稳定的|制约|权力|问题|闭环|三|四|五|六|两|了|的|本|该|此|和|与|及|、|"
    + rf"[\d一二三四五六七八九十]+[{_UNITS}大]?"
)
_ROUTINE = (
    _BARE
    + "|行政|经济|产业|标准|法治|法制|学法|贯彻|安全|生产|应急|人员|干部|群众|职工|党员|专题|形式|普法|政府|机构|职能|"
    "隐患|排查|治理|风险|先进|典型|文明|为民|便民|执法|民生|城市|农村|乡村|生态|环境|文化|产品|市场|企业|行业|队伍|专业|人才|扑火|救援|"
    "森林|防火|消防|媒体|新媒体|课程|旅游|积极|财政|优惠|核心|关键|支持|扶持|基础设施|设施|精品|冰雪|体育|运动|投资|资金|科技|惠企|惠民|供给|国家|宏观|增量|存量|就业|补贴|外资|合作|引进|处理|运作|共建|国际|开发|零碳|"
    "绿色|工业|物流|差异化|更加|完整|提标|节能|更新|制造|区域|公用|商业|农业|特种|标准化|生产|以上"
)
_NOT_NAMES = re.compile(f"(?:{_BARE})*")
_NOT_ROUTINE = re.compile(f"(?:{_ROUTINE})*")
_ROUTINE_HEADS = (
    "活动",
    "培训",
    "演练",
    "宣传",
    "宣讲",
    "讲座",
    "队伍",
    "普法",
    "教育",
    "培训会",
    "平台",
    "系统",
    "规范",
    "标准",
    "流程",
    "品牌",
    "政策",
    "项目",
    "计划",
    "园区",
    "基金",
    "基地",
    "改造",
    "闭环",
    "举措",
    "体系",
)
_NOT_A_NAME = re.compile(
    r"(?:进行|围绕|方式|为|促|开展|成效|先行|是|融入|增强|具有|各项|各类)$|"
    r"方式(?:开展|强化|进行)|入选|获评|荣获|评为|印发|进驻|举办|召开|是全|时期|自觉|事项为|获得|同意|未经|不断|^国家统一"
)


_ACTS = re.compile(r"开展|进行|推动|实现|提高|提升(?!行动|工程|计划|活动|年)")
_TOLD = re.compile(r"晋升|开辟|惠及|列为|评为|获得|位居|达到|未依法|带动|牵引|助力")


def trimmed(covered: str, start: int, head: int) -> int:
    """``start`` moved right past what belongs to no name: scope, number, particle, and all before the last 的."""
    for cut in _CUT.finditer(covered, start, head):
        start = cut.end()
    while lead := _LEAD.match(covered, start, head):
        start = lead.end()
    return start


def is_item(words: str) -> bool:
    """Whether an item of a list that ends in 等制度 is more than a bare word: the list says that it has a name."""
    return QUOTED in words or (len(words) >= 2 and not _NOT_NAMES.fullmatch(words) and not _NOT_A_NAME.search(words))


_DAY = re.compile("[日周月]")


def is_named(covered: str, start: int, head: int, end: int) -> bool:
    """Whether anything in the name tells it from others of its kind."""
    words = covered[start:head]
    if _NOT_A_NAME.search(words) or _ACTS.search(covered, head, end) or _TOLD.search(words):
        return False
    if QUOTED in covered[start:end]:
        return True
    if len(words) < 2:
        return False
    if covered.endswith(("清单", "制度改革", "体制改革"), start, end):
        return len(words) >= 2 and words not in ("相关", "有关", "各类", "各项", "重点")
    routine = covered.endswith(_ROUTINE_HEADS, start, end) and not covered.endswith("创建活动", start, end)
    routine = routine and not _DAY.search(covered, head, end)
    not_names = _NOT_ROUTINE if routine else _NOT_NAMES
    return not not_names.fullmatch(words)


_OWN_UNIT = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:局|(?<!行政)(?<!党政)(?<!国家)机关|管委会|实验区)(?=[\u4e00-\u9fff]{4})(?!门户|官网|微信|网站)"
)


def without_unit(covered: str, start: int, head: int, kind: str) -> int:
    """``start`` behind the unit that a name begins with; platforms keep theirs (君山片区微信公众号)."""
    quote = covered.find("“", start, head)
    if quote > start and covered[quote - 1] in "局关门委府院厅处室省":
        return quote
    match = _OWN_UNIT.match(covered, start, head) if kind != "platform" else None
    return match.end() if match else start
