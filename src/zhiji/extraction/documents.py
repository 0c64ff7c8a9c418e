"""Documents: what stands in 《》, and plain titles behind a verb of issuing; the verb decides the relation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface, one_of, per_lexicon
from zhiji.lexicon import load_table
from zhiji.model import Place, Relation


@dataclass(frozen=True, slots=True)
class FoundDocument:
    start: int
    end: int
    relation: Relation
    rule: str
    number: str | None = None
    optional: bool = False


_NUMBER = re.compile(r"[（(]?([\u4e00-\u9fff]{2,12}(?:〔|\[|［|【|（)(?:19|20)\d\d(?:〕|\]|］|】|）)\d{1,4}号)")
_NESTED = re.compile(r"[<〈‹《]([^<>〈〉‹›《》\n]{2,60})[>〉›》]")
_OTHER_WORKS = re.compile(
    r"(?:观看|观影|收看|放映|拍摄|播放|影片|电影|纪录片|电视剧|话剧|歌曲|舞剧|短剧|动漫|游戏|专题片|警示片|动画|动画片|绘本|微电影|微视频|网课|漫画|登上|刊登于|报道|日报|晚报|专栏|电子刊物|刊物|杂志|期刊)"
)
_PRESS = re.compile(
    r"(?:日报|晚报|时报|新闻联播|周刊|早报|法治报|法制报|通讯|观察|半月谈|求是|瞭望|视点|焦点访谈|内参)》?$"
)
_WORK_AFTER = re.compile(
    r"(?:系列|等)*(?:警示|教育|宣传|专题|纪录|影|微电|公益|短|大)*(?:片|电影|电视剧|话剧|晚会|刊物|电子刊物|栏目|专栏|节目|歌曲|微视频|视频|短剧|刊载|报道|头版|刊发)"
)


@dataclass(frozen=True)
class _Verbs:
    pattern: re.Pattern[str]
    relation: dict[str, Relation]


@per_lexicon
def _verbs() -> _Verbs:
    relation: dict[str, Relation] = {row.term: row["relation"] for row in load_table("document_verbs")}  # type: ignore[misc]
    return _Verbs(re.compile(one_of(relation)), relation)


def find_documents(surface: Surface) -> list[FoundDocument]:
    """Titles in 《》, those nested in 〈〉, and plain titles; in text order."""
    found: list[FoundDocument] = []
    for row in _rows(surface):
        if not _is_row_of_works(surface, row):
            relation = relation_at(surface, row[0].start, row[-1].end)
            found += (f for place in row if not _is_press(surface, place) for f in _titled(surface, place, relation))
    return sorted([*found, *_plain(surface)], key=lambda f: (f.start, -f.end))


_FURTHERED = re.compile(r"(?:推动|推进|加快|启动|配合|做好|开展|参与)[^，。；]{0,6}$")
_MAKING = re.compile(
    r"(?:等)?(?:的)?(?:立法|起草|制定|修订|修改|编制|出台|制订)(?:进程|工作|步伐|调研|进度|任务)?(?:[，。；、]|$)"
)
_IN_FORCE = re.compile(r"(?:等)?(?:的)?(?:正式|全面|有效|顺利)?(?:落地见效|落地|施行|生效|实施)")
_BETWEEN = ("", "、", "和", "与", "及", "以及")


def _rows(surface: Surface) -> list[list[Place]]:
    """The titles of a text, those in one row together: what is said of the first is said of all."""
    rows: list[list[Place]] = []
    for place in surface.opaque:
        if surface.text[place.start] != "《":
            continue
        if rows and surface.covered[rows[-1][-1].end : place.start] in _BETWEEN:
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _titled(surface: Surface, place: Place, relation: Relation) -> Iterator[FoundDocument]:
    number = _NUMBER.match(surface.text, place.end)
    yield FoundDocument(place.start, place.end, relation, "document:title", number.group(1) if number else None)
    for match in _NESTED.finditer(surface.text, place.start + 1, place.end - 1):
        yield FoundDocument(match.start(), match.end(), relation, "document:nested", None, True)


def _is_press(surface: Surface, place: Place) -> bool:
    return bool(_PRESS.search(surface.text, place.start, place.end))


def _is_row_of_works(surface: Surface, row: list[Place]) -> bool:
    """Films, newspapers and books take 《》 too; the words around the row of titles tell."""
    covered = surface.covered
    before = re.split(r"[，。；]", covered[max(0, row[0].start - 14) : row[0].start])[-1]
    return bool(_OTHER_WORKS.search(before) or _WORK_AFTER.match(covered, row[-1].end))


def relation_at(surface: Surface, start: int, end: int) -> Relation:
    """The last verb before a row of titles in its clause, or in its sentence."""
    covered = surface.covered
    clause = surface.clause(start)
    floor = max(clause.start, start - 160)
    verb = _last_verb(covered, floor, start)
    if verb is None and clause.start:
        sentence = surface.sentence(start)
        verb = _last_verb(covered, max(sentence.start, start - 120), start)
    after = covered[end : end + 14]
    if re.match(
        r"(?:等)?(?:的)?(?:文件|政策|精神|要求|规定|和[^，。；]{1,8})*(?:的)?(?:学习|宣传|宣讲|培训|解读)", after
    ):
        return "studied"
    if _MAKING.match(after) and _FURTHERED.search(covered, floor, start):
        return "planned"
    if _IN_FORCE.match(after) and (verb is None or covered.endswith("新修订", floor, start)):
        return "implemented"
    if verb is None:
        return "implemented" if re.match(r"(?:等)?(?:的)?(?:文件)?(?:要求|规定|精神|的规定)", after) else "mentioned"
    relation = _verbs().relation[verb]
    if relation == "issued" and surface.role(start) == "plans":
        return "planned"
    return relation


def _last_verb(covered: str, floor: int, start: int) -> str | None:
    """The verb nearest to the row of titles; what stands inside 的-phrases right before counts as well."""
    verbs = _verbs()
    best: str | None = None
    for match in verbs.pattern.finditer(covered, floor, start):
        best = match.group()
    return best


_TITLE_HEAD = (
    r"(?:实施方案|工作方案|行动方案|方案|实施意见|指导意见|意见|实施细则|细则|办法|规程|条例|规划|纲要|要点|通知|预案|暂行规定|规定|章程|公约|"
    r"行动计划|指引|指南|手册|目录)"
)


@per_lexicon
def _plain_title() -> re.Pattern[str]:
    issue = one_of(
        t
        for t, r in _verbs().relation.items()
        if r == "issued" and t not in ("形成", "推出", "建立", "修改", "废止", "报送", "列出", "出具")
    )
    return re.compile(
        rf"{issue}(?:实施|下发|印发|执行|完善)?(?:了|并实施)?(?P<title>[^，。；、：！？《》\n,;]{{2,40}}?{_TITLE_HEAD})(?=[，。；、和及与等\n,;（(]|$)"
    )


_TITLE_LEAD = re.compile(
    r"(?:区|市|县|省|我局|我区|我市|全区|全市|全省|\d{4}年度?|\d+[个项份部]|多[个项]|一系列|相关|有关|系列|等|了|相应的?|各类|各项|本[局区市])+"
)


def _plain(surface: Surface) -> Iterator[FoundDocument]:
    """制定治本攻坚三年行动方案: a title without 《》 behind a verb of issuing."""
    for match in _plain_title().finditer(surface.covered):
        start, end = match.span("title")
        lead = _TITLE_LEAD.match(surface.covered, start, end)
        start = lead.end() if lead else start
        if end - start < 6 or "的" in surface.covered[start : end - 6]:
            continue
        planned = surface.role(start) == "plans"
        yield FoundDocument(start, end, "planned" if planned else "issued", "document:plain")
    yield from _studied(surface)


_STUDIED = re.compile(
    r"(?:(?:(?![了习学、和])[\u4e00-\u9fff]){2,16}条例|民法典)(?=[、和及等]|[^宣主]{0,2}(?:法律|学习|的学习))"
)
_STUDYING = re.compile(r"学习|宣讲|学法|开展了|培训")


def _studied(surface: Surface) -> Iterator[FoundDocument]:
    """学习了…条例、民法典等: laws named without 《》 where they are studied."""
    covered = surface.covered
    for match in _STUDIED.finditer(covered):
        before = re.split("[。；，]", covered[max(0, match.start() - 24) : match.start()])[-1]
        if _STUDYING.search(before) and covered[match.start() - 1 : match.start()] in ("、", "了", "习", "和"):
            yield FoundDocument(match.start(), match.end(), "studied", "document:studied")
