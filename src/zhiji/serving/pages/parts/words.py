"""The words of the pages in two languages; what a report says is never among them."""

from __future__ import annotations

from zhiji.presenting import words as common
from zhiji.presenting.columns import COLUMNS

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
        "One indicator of one organ through the years, joined by a list of names; select one for its chart and words.",
        "同一机关同一指标历年的数值，按指标名录归并；点选可看图表与原句。",
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
        "Not found says that the next report has no words for it, never that it was not done.",
        "每份报告的计划，以及同一机关次年报告怎样说，附置信度；… 表示省略同列的其他事项。"
        "“未见提及”只说明次年报告没有相应文字，不等于没有落实。",
    ),
    "planned-for": ("planned for", "计划年度"),
    "weak-left-out": (
        "Not shown: rows of which the software is less sure (confidence below 0.7): {n}.",
        "未列出：置信度低于 0.7 的{n}行。",
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
        "Questions that researchers, journalists, legal offices and auditors ask, answered as by zhiji query.",
        "研究者、记者、法制部门与审计者常问的问题，答案与 zhiji query 所给的相同。",
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
    # columns of answers
    "col-plan": ("plan", "计划"),
    "col-confidence": ("confidence", "置信度"),
    "col-likeness": ("likeness of the words", "措辞相近程度"),
    "col-shortcoming": ("shortcoming", "不足"),
    "col-rank": ("rank", "序"),
    "col-told": ("the next report's words", "次年报告原文"),
    "col-toldSentence": ("its sentence", "次年原句"),
    "col-thing": ("thing", "所指事物"),
    "col-claims": ("claims of this organ", "该机关此类主张数"),
    "col-rivalIssuers": ("organs with the same claim", "同类主张机关"),
    "col-initiatives": ("initiatives", "举措数"),
    "col-outcomes": ("outcomes", "成果数"),
    "col-links": ("links", "关联数"),
    "col-title": ("title", "标题"),
    "col-indicator": ("indicator", "指标"),
    "col-listed": ("list of indicators", "指标名录"),
    "col-sentences": ("sentences", "原句"),
    "col-rule": ("rule", "规则"),
    "col-issuer": ("issuer", "发布机关"),
    "col-value": ("value", "数值"),
    "col-unit": ("unit", "单位"),
    "col-written": ("as written", "原文写法"),
    "col-distance": ("sentences away", "句距"),
    "col-explicit": ("claimed", "明说"),
    "col-nearby": ("only nearby", "仅相近"),
    "col-whole": ("whole", "整体"),
    "col-part": ("part", "部分"),
    "col-parent": ("directly in", "直属于"),
    "col-ground": ("ground", "凭据"),
    "col-claim": ("claim", "主张"),
    "col-holder": ("held by", "归属"),
    "col-rivals": ("rivals", "同类主张"),
    "col-base": ("base", "基数"),
    "col-first": ("first", "其一"),
    "col-second": ("second", "其二"),
    "col-equal": ("equal", "是否相等"),
    "col-firstSentence": ("first sentence", "其一原句"),
    "col-secondSentence": ("second sentence", "其二原句"),
    "col-shared": ("words shared", "共有字样"),
    "col-planSentence": ("plan's sentence", "计划原句"),
    "col-shortcomingSentence": ("shortcoming's sentence", "不足原句"),
    "col-bound": ("bound", "界限"),
    "col-on": ("on", "针对"),
    "col-recurrence": ("recurrence", "频次"),
    "col-result": ("result", "结果"),
    "col-resultWritten": ("result as written", "结果原文"),
    "col-met": ("met", "是否达到"),
    "col-resultSentence": ("result's sentence", "结果原句"),
    "col-resultYear": ("told in the report of", "结果所在报告年份"),
    "col-plannedFor": ("planned for", "计划年份"),
    "col-planReportYear": ("plan's report", "计划所在报告年份"),
    "col-nextReportYear": ("next report", "次份报告年份"),
    "col-toldPeriod": ("years looked back on", "所回顾的年份"),
    "col-statedBefore": ("base stated", "所述基数"),
    "col-statedAfter": ("level stated", "所述现值"),
    "col-agree": ("can both stand", "能否并立"),
    "col-upper": ("up to", "上限"),
    "col-worded": ("called in the report", "报告中的名称"),
    "col-quoted": ("words", "原文"),
    "every-P1D": ("daily", "每日"),
    "every-P1W": ("weekly", "每周"),
    "every-P7D": ("weekly", "每周"),
    "every-P1M": ("monthly", "每月"),
    "every-P2M": ("every two months", "每两月"),
    "every-P3M": ("quarterly", "每季度"),
    "every-P6M": ("half-yearly", "每半年"),
    "every-P1Y": ("yearly", "每年"),
    "every-P2Y": ("every two years", "每两年"),
    "col-relation": ("relation", "关系"),
    "col-by": ("by", "主体"),
    "col-number": ("number", "文号"),
    "col-post": ("post", "职务"),
    "col-organization": ("organisation", "单位"),
    "col-leads": ("leads", "牵头"),
    "col-planned": ("planned in", "计划于"),
    "col-next": ("next year", "次年"),
    "col-reported": ("reported", "已报告"),
    "col-absolute": ("difference", "绝对变化"),
    "col-relative": ("rate", "相对变化"),
    "col-impliedBefore": ("base implied", "推算基数"),
    "col-impliedAfter": ("level implied", "推算现值"),
    "col-fact": ("fact", "事实"),
    "col-quote": ("words", "原文"),
    "col-begin": ("begin", "起"),
    "col-end": ("end", "止"),
    "col-version": ("version", "版本"),
    "col-subject": ("subject", "主语"),
    "col-predicate": ("predicate", "谓语"),
    "col-object": ("object", "宾语"),
    "col-names": ("names", "名称"),
    "col-words": ("words", "字样"),
    "col-name": ("name", "名称"),
    "col-otherIssuer": ("other organ", "另一机关"),
    "col-cueWords": ("cue", "提示词"),
    "col-pair": ("pair", "组别"),
    "col-recipient": ("received by", "获得者"),
    "col-bearer": ("required of", "承担者"),
    "col-conferrer": ("conferred by", "授予者"),
    "col-inferred": ("inferred", "推断"),
    "col-sha256": ("text's hash", "原文哈希"),
    "col-scope": ("scope", "范围"),
    "col-organ": ("organ", "机关"),
    "col-source": ("source", "出处"),
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


def say_column(name: str, lang: Lang) -> str:
    """The heading over a column of links or a variable of a query; its own name where there is no better."""
    for word in (f"col-{name}", name):
        try:
            return say(word, lang)
        except KeyError:
            continue
    return next((column.heading(lang) for column in COLUMNS if column.key == name), name)


def say_often(duration: str, lang: Lang) -> str:
    """How often something is done that is done once in each such while; as it is where there is no word for it.

    >>> say_often("P3M", "en"), say_often("P5D", "en")
    ('quarterly', 'P5D')
    """
    try:
        return say(f"every-{duration}", lang)
    except KeyError:
        return duration


def say_value(value: str, lang: Lang) -> str:
    """A code in words; what is no code, as an address may hold, as it is."""
    try:
        return say(value, lang)
    except KeyError:
        return value


def say(word: str, lang: Lang, **values: object) -> str:
    """The word or phrase in that language, from this page or the words that all rooms share; KeyError for others."""
    if word not in _WORDS:
        return common.say(word, lang, **values)
    en, zh = _WORDS[word]
    return (zh if lang == "zh" else en).format(**values)
