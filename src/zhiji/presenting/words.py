"""The words of the interface in two languages; codes and headings, never what a report says."""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Lang: TypeAlias = Literal["zh", "en"]

_WORDS: dict[str, tuple[str, str]] = {
    # headings
    "initiative": ("initiative", "举措"),
    "outcome": ("outcome", "成果"),
    "basis": ("basis", "依据"),
    "level": ("level", "结果层级"),
    "why": ("why", "凭据"),
    "sentence": ("sentence", "原句"),
    "place": ("place", "位置"),
    "step": ("step", "步"),
    "from": ("from", "起"),
    "to": ("to", "至"),
    "relation": ("relation", "关系"),
    "kind": ("kind", "类别"),
    "number": ("no.", "编号"),
    "question": ("question", "问题"),
    "name": ("name", "名称"),
    "severity": ("severity", "程度"),
    "finding": ("finding", "发现"),
    "type": ("type", "类型"),
    "gold": ("gold", "标注"),
    "found": ("found", "读出"),
    "hit": ("hit", "相符"),
    "measure": ("measure", "项目"),
    "precision": ("precision", "精确率"),
    "recall": ("recall", "召回率"),
    "f": ("F", "F"),
    "f-without": ("F without own rows", "去掉仅见于该报告的词条后 F"),
    "miss": ("miss", "差错"),
    "missed": ("missed", "漏"),
    "extra": ("extra", "多"),
    "text": ("text", "文字"),
    "detail": ("detail", "细目"),
    # bases
    "explicit": ("explicit", "明说"),
    "same-sentence": ("same sentence", "同句"),
    "same-paragraph": ("same point", "同段"),
    # result levels and outcome kinds
    "effect": ("effect", "成效"),
    "output": ("output", "产出"),
    "activity": ("activity", "活动"),
    "scope": ("scope", "范围"),
    "award": ("award", "奖项"),
    "recognition": ("recognition", "认可"),
    # edges
    "link": ("linked to", "关联"),
    "partOf": ("part of", "属于"),
    "carriedOutBy": ("carried out by", "实施者"),
    "ledBy": ("led by", "牵头者"),
    "issuedBy": ("issued by", "制发者"),
    "plannedBy": ("planned by", "计划制发者"),
    "implementedBy": ("implemented by", "执行者"),
    "studiedBy": ("studied by", "学习者"),
    "recipient": ("received by", "获得者"),
    "conferredBy": ("conferred by", "授予者"),
    "bearer": ("required of", "承担者"),
    "comparedWith": ("compared with", "相比于"),
    "memberOf": ("holds a post in", "任职于"),
    # findings
    "violation": ("violation", "违反"),
    "warning": ("warning", "警告"),
    "note": ("note", "提示"),
    # phrases
    "cue": ("cue", "提示词"),
    "sentences-away": ("sentences away: {n}", "相距{n}句"),
    "rivals": ("rivals: {n}", "另有{n}项举措相近"),
    "part": ("through its part {part}", "经其组成部分{part}"),
    "inferred": ("inferred", "推断"),
    "source": ("Source", "出处"),
    "no-links": (
        "No link fits. The report ties no such outcome to it, or a filter is too narrow.",
        "没有符合的关联：报告未作此关联，或筛选过窄。",
    ),
    "no-paths": (
        "Not connected, unless through the issuer, to whom everything is tied (--through-issuer).",
        "除经由发布机关（--through-issuer）外，二者并无联系。",
    ),
    "no-rows": ("No rows.", "没有结果。"),
    "no-findings": ("Nothing found.", "未发现问题。"),
    "cut": (
        "Cut at {n} rows; ask with LIMIT and OFFSET, or --rows N.",
        "只列出前{n}行；可用 LIMIT、OFFSET 或 --rows N。",
    ),
}


def say(word: str, lang: Lang, **values: object) -> str:
    """The word or phrase in that language; KeyError for one that is not on the list."""
    en, zh = _WORDS[word]
    return (zh if lang == "zh" else en).format(**values)
