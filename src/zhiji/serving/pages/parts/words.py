"""The words of the pages in two languages; what a report says is never among them."""

from __future__ import annotations

import re

from zhiji.presenting import words as common
from zhiji.presenting.columns import COLUMNS
from zhiji.presenting.questions import column_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_WORDS: dict[str, tuple[str, str]] = {
    # the frame
    "reports": ("Reports", "报告"),
    "explore": ("Picture", "图景"),
    "links": ("Links", "关联"),
    "indicators": ("Indicators", "指标"),
    "series": ("Series", "序列"),
    "ledger": ("Plans", "台账"),
    "findings": ("Findings", "核对"),
    "questions": ("Questions", "问题"),
    "editor": ("SPARQL", "SPARQL"),
    "other-language": ("中文", "English"),
    "skip": ("To the content", "跳到正文"),
    "foot": (
        "What stands here is what the reports state, never more. A link is no claim of cause.",
        "这里只有报告自己写下的内容。关联不等于因果。",
    ),
    "title": ("zhiji", "治绩"),
    "search": ("Search", "搜索"),
    "published-at": ("as it was published", "原发布页"),
    "copy-citation": ("Copy citation", "复制引文"),
    "search-hint": ("Search everything", "搜索全部内容"),
    "search-lead": (
        "Organs, indicators, reports, units, initiatives, outcomes and figures whose name or sentence holds these "
        "words, in any order. Names are found by the initials of their pinyin too: hle finds 海拉尔.",
        "名称或原句中含有这些字词的机关、指标、报告、单位、举措、成果与数值，字词次序不限；"
        "名称也可用拼音首字母查找，如 hle 可找到海拉尔。",
    ),
    "n-figures": ("{n} figures", "{n}个数值"),
    "filters": ("Filters", "筛选"),
    "more-values": ("{n} more", "另有 {n} 项"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "organ": ("organ", "机关"),
    # home
    "home-lead": (
        "Each report as a graph of initiatives, units and outcomes; every fact on its exact words.",
        "每份报告读成举措、单位与成果的图谱，每个事实都指向原文。",
    ),
    "read": ("Read", "阅读"),
    "chars": ("{n} characters", "{n}字"),
    "n-initiatives": ("initiatives", "项举措"),
    "n-outcomes": ("outcomes", "项成果"),
    "n-links": ("links", "条关联"),
    "n-explicit": ("claimed by the report", "条报告明说"),
    "shelf-lead": (
        "{n} reports of {organs} organs, {years}. Every fact stands on its exact words.",
        "{organs}个机关的{n}份报告，{years}年。每个事实都指向原文。",
    ),
    "organ-holds": (
        "{initiatives} initiatives, {outcomes} outcomes, {links} links",
        "{initiatives}项举措，{outcomes}项成果，{links}条关联",
    ),
    "organ-holds-by-year": (
        "report by report: {initiatives} initiatives, {outcomes} outcomes, {links} links",
        "逐份相加：{initiatives}项举措，{outcomes}项成果，{links}条关联",
    ),
    "report-holds": (
        "{initiatives} initiatives, {outcomes} outcomes, {links} links, {explicit} of them claimed by the report",
        "{initiatives}项举措，{outcomes}项成果，{links}条关联，其中报告明说{explicit}条",
    ),
    "no-year": ("no year", "年份不详"),
    "region": ("region", "地区"),
    # an organ, series
    "drawing": (
        "Other pictures are being drawn for others just now; ask again in a moment.",
        "正在为其他请求绘制图景，请稍候再试。",
    ),
    "its-picture": ("Its reports as a picture", "这些报告的图景"),
    "through-years": ("Through the years and reports", "历年与各报告"),
    "outcomes-there": ("outcomes linked there", "该报告中关联的成果"),
    "thing-page": ("All that is stated of it", "关于它的全部陈述"),
    "all-of": ("All {n} →", "全部{n}项 →"),
    "initiatives-through": ("Initiatives that come back", "多年延续的举措"),
    "series-lead": (
        "One indicator of one organ through the years, joined by a list of names; select one for its chart and words. "
        "The CSV has a row for each figure.",
        "同一机关同一指标历年的数值，按指标名录归并；点选可看图表与原句。CSV 中每个数值一行。",
    ),
    "listed": ("on the list of indicators", "在指标名录中"),
    "unlisted": ("joined by its name", "按名称归并"),
    "statements-of": ("Every statement", "全部表述"),
    "levels-and-growth": ("Levels and stated growth", "水平与所述增速"),
    "targets": ("Targets", "目标"),
    "spans": ("Over several years", "跨年合计与均值"),
    "kind-level": ("level", "水平"),
    "kind-change": ("change", "变化"),
    "kind-target": ("target", "目标"),
    "chart-target": ("◇ a target, in the year it is for.", "◇ 目标，标在其所属年份。"),
    "chart-break": (
        "A dashed line leads to a year that may not be comparable with the one before.",
        "虚线通向与上年可能不可比的年份。",
    ),
    "ledger-lead": (
        "What each report planned, what the next year's report of the same organ says of it, and how sure that is. "
        "… stands for other things of the same list. "
        "Not found says that no words for it were found in the next report, which may have others for it; "
        "never that it was not done.",
        "每份报告的计划，以及同一机关次年报告怎样说，附置信度；… 表示省略同列的其他事项。"
        "“未找到相应文字”只说明在次年报告中没有找到对应的说法（报告或用了别的措辞），不等于没有落实。",
    ),
    "planned-for": ("planned for", "计划年度"),
    "weak-left-out": (
        "Not shown: rows of which the software is less sure (confidence below {sure}): {n}; the CSV has them too.",
        "未列出：置信度低于 {sure} 的{n}行；CSV 中都有。",
    ),
    "weak-show": ("Show them too", "一并列出"),
    "findings-lead": (
        "What does not fit in these reports and between them: figures, quotations, shapes. "
        "A finding is a question to the text, not an accusation.",
        "报告内部与报告之间对不上的地方：数值、引文、结构。发现是对文本的提问，不是指控。",
    ),
    # corrections
    "wrong": ("This link is wrong", "此关联有误"),
    "wrong-why": ("why (you may leave this out)", "缘由（可不填）"),
    "wrong-send": ("Reject it", "驳回"),
    "wrong-done": ("The link is rejected", "已驳回此关联"),
    "wrong-where": (
        "Lines written to {file} beside the report, for the next build: {n}. To take it back, delete them.",
        "已在报告旁的 {file} 写入{n}行，下次构建时重放。要撤回，删去即可。",
    ),
    # things
    "report": ("report", "报告"),
    "figure": ("figure", "数值"),
    "indicator": ("indicator", "指标"),
    "period": ("period", "时期"),
    "direction": ("direction", "方向"),
    "up": ("up", "上升"),
    "down": ("down", "下降"),
    "good": ("for the better", "向好"),
    "bad": ("for the worse", "向差"),
    "comparison": ("comparison", "比较"),
    "section": ("section", "章节"),
    "reading": ("read by", "读取方式"),
    "rule": ("rule", "规则"),
    "curated": ("a person", "人工核读"),
    "extracted": ("software", "软件抽取"),
    "proposed": ("proposed by a language model", "模型提议"),
    "proposals": ("model's proposals", "模型提议"),
    "proposals-shown": (
        "What a language model alone read is shown, and marked. Select to leave it out.",
        "现显示仅由语言模型读出的内容，并加标记；点按即可略去。",
    ),
    "proposals-left-out": (
        "What a language model alone read is left out. Select to show it.",
        "现略去仅由语言模型读出的内容；点按即可显示。",
    ),
    "planned": ("only planned", "仅为计划"),
    "tentative": ("uncertain", "存疑"),
    "the-words": ("The words", "原文"),
    "its-links": ("Linked to", "关联"),
    "its-ties": ("Other ties", "其他关系"),
    "its-place": ("Its place in the graph", "在图中的位置"),
    "statements": ("All statements", "全部陈述"),
    "pointing": ("Statements about it elsewhere", "其他条目对它的陈述"),
    "and-more": ("and {n} more", "另有{n}项"),
    "in-picture": ("Show in the picture", "在图景中查看"),
    "claimed": ("the report says so", "报告明说"),
    "seen": ("stand together; the report does not tie them", "写在一处，报告未说相关"),
    "untyped": ("thing", "条目"),
    # reading
    "around": ("What else the web page says", "网页上报告以外的文字"),
    "facts": ("Facts", "事实"),
    "pick": (
        "Select a marked passage: its fact, its links and its place in the graph appear here.",
        "点选文中任一标记，这里显示该事实、它的关联及其在图中的位置。",
    ),
    "several": ("{n} facts stand here", "此处有{n}个事实"),
    "close": ("Close", "关闭"),
    # tables
    "all": ("all", "全部"),
    "filter": ("Show", "筛选"),
    "year": ("year", "年份"),
    "contains": ("contains", "包含"),
    "rows": ("{n} of {all}", "{n} / {all}"),
    "csv": ("Download CSV", "下载 CSV"),
    "reset": ("Reset", "清除"),
    "earlier": ("← Earlier", "← 前页"),
    "later": ("Later →", "后页 →"),
    "outcome-kind": ("outcome", "成果类型"),
    "none": ("none", "无"),
    "no-region": ("region not known", "地区不详"),
    "national": ("national bodies", "中央与国家机关"),
    "its-initiatives": ("Initiatives", "举措"),
    "its-awards": ("Awards", "奖项"),
    "strongest-links": ("Strongest links", "依据最强的关联"),
    "links-lead": (
        "Which initiatives link to which outcomes, and on what words each link rests.",
        "哪些举措与哪些成果相连，每条关联依据哪些文字。",
    ),
    "indicators-lead": (
        "Every figure and change that the reports state, with the sentence it stands in.",
        "报告写下的每个数值与变化，及其所在句子。",
    ),
    "no-match": ("Nothing fits all of these filters.", "没有同时符合这些条件的条目。"),
    # questions
    "questions-lead": (
        "Questions that researchers, journalists, legal offices and auditors ask, each with its answer.",
        "研究者、记者、法制部门与审计者常问的问题，各附答案。",
    ),
    "settings": ("Words asked about", "可改的字样"),
    "ask": ("Ask", "提问"),
    "open-editor": ("Open in the editor", "在编辑器中打开"),
    "the-query": ("The query", "查询语句"),
    "the-plain-query": (
        "The plain part of this as SPARQL, which gives less than the rows above",
        "其中可由 SPARQL 直接查询的部分（所得少于上表）",
    ),
    "quotes": ("words", "原文"),
    "answers": ("{n} rows", "{n} 行"),
    "cut": ("Only the first {n} rows are shown.", "只列出前{n}行。"),
    # editor
    "editor-lead": (
        "Prefixes zj:, zjc:, id:, rdfs: and others are known. The graphs are read-only.",
        "已预设 zj:、zjc:、id:、rdfs: 等前缀。图谱只读。",
    ),
    "endpoint": ("Endpoint for other programs", "供其他程序使用的端点"),
    # wrong
    "not-found": ("There is nothing at this address.", "此地址没有内容。"),
    "to-home": ("To the reports", "回到报告列表"),
}


_ONE = re.compile(r"(?<![\d.,])1 (initiative|outcome|link|report|organ|figure|character)s\b")
"""One of a thing, where the words are made for many: 1 outcomes."""


def say_column(name: str, lang: Lang) -> str:
    """The heading over a column of links or a variable of a query; its own name where there is no better."""
    if name in _WORDS:
        return say(name, lang)
    return column_word(name, lang) or next((c.heading(lang) for c in COLUMNS if c.key == name), name)


def say_link_column(name: str, lang: Lang) -> str:
    """As ``say_column``, over columns of links and outcomes, whose level is that of a result (成效, 产出)."""
    return next((c.heading(lang) for c in COLUMNS if c.key == name and name not in _WORDS), "") or say_column(
        name, lang
    )


def say_value(value: str, lang: Lang, prefix: str = "") -> str:
    """A code in words, which stand under ``prefix`` and the code; what is no code, as an address may hold, as it is."""
    try:
        return say(f"{prefix}{value}", lang)
    except KeyError:
        return value


def say(word: str, lang: Lang, **values: object) -> str:
    """The word or phrase in that language, from this page or the words that all rooms share; KeyError for others."""
    if word not in _WORDS:
        return common.say(word, lang, **values)
    en, zh = _WORDS[word]
    return zh.format(**values) if lang == "zh" else _ONE.sub(r"1 \1", en.format(**values))
