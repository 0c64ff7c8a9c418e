"""Stretches that may be titles although no 《》 stands around them: proposed here, weighed elsewhere.

A verb of issuing or of carrying out stands before them (落实青山市市场建设指引), or behind them stands that they are in
force (…专项规划正式发布); further ones follow in the same row; a row counts them (…目录、…办法等6项文件); a law or a
numbered bundle of measures (稳增长“30条”) ends as such; known laws stand anywhere (宪法、行政许可法).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.extraction.text.rows import members
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place

_WORDS = "document_words"
_NAME = r"[^，。；：！？《》\n,;]"
_BUNDLE = r"(?:“[^“”，。；]{0,14}[\d+N]+条?”|[\d{=numerals:digit}]+条){bundle}?"
_END = r"(?={title-end}|{behind}|[，。；\n,;（(]|$)"
_LED = Pattern(
    _WORDS,
    r"{led|document_verbs:issued|document_verbs:implemented}{issued-how}?{done}?"
    rf"(?P<title>{_NAME}{{0,36}}?(?:(?<=..){{title-head|bundle|law-head}}|{_BUNDLE})){_END}",
)
_NEXT = Pattern(
    _WORDS, rf"[、和与及](?P<title>[^，。；：！？《》、\n,;]{{2,30}}?(?:{{title-head|bundle}}|{_BUNDLE})){_END}"
)
_BEHIND = Pattern(
    _WORDS,
    rf"(?:^|[，。；、\n])(?P<title>{_NAME}{{4,60}}?(?:{{title-head}}|{_BUNDLE})|{_NAME}{{2,20}}?{{law-head}})"
    r"(?=(?:获[^，。；]{0,6})?(?:{properly}|{slowly})?{behind})",
)
_ITEM = r"[^，。；：！？《》、\n,;]{3,30}?"
_ROW = Pattern(
    _WORDS,
    rf"(?:^|[，。；：\n])(?P<row>{_ITEM}(?:、{_ITEM}){{1,20}})等(?:\d{{1,3}}|[{{=numerals:digit}}]{{1,3}})[项部个件份]"
    r"[^，。；：！？《》、\n,;]{0,6}?{counted-titles}",
)
_LEAD = Pattern(_WORDS, r"(?:{title-lead}|对|\d{4}年度?|\d+[个项份部])+")
_KNOWN = Pattern(
    "law_names", "{document_words:of-the-state}?(?:{law_names:rule}|{law_names:law}(?!{document_words:after-law}))"
)
"""行政许可法, and not the beginning of 审计法规体系 or 监察法官."""
_DRAFT = Pattern(_WORDS, "[（(]{draft}[）)]")
_YEARS = re.compile(r"[（(](?:19|20)\d\d年?[-—－~～至到](?:19|20)\d\d年?[）)]")
_HEAD, _LAW = Pattern(_WORDS, "(?:{title-head|bundle})$"), Pattern(_WORDS, "(?:{law-head|law_names:*})$")
_LONGEST_ROW = 8
_SHORTEST = 4


def find_bare_titles(surface: Surface) -> list[Place]:
    """The stretches, in text order, each once."""
    places = (_with_years(surface.text, place) for place in _found(surface))
    found = {(place.start, place.end): place for place in places if _is_long_enough(surface.text, place)}
    return [found[key] for key in sorted(found)]


def _found(surface: Surface) -> Iterator[Place]:
    text = surface.text  # quoted numbers are covered
    for match in _LED.finditer(text):
        start, end = match.span("title")
        yield _without_lead(text, start, end)
        for _ in range(_LONGEST_ROW):
            more = _NEXT.match(text, end)
            if more is None:
                break
            start, end = more.span("title")
            yield _without_lead(text, start, end)
    for match in _BEHIND.finditer(text):
        yield _without_lead(text, *match.span("title"))
    for place in _in_rows(text):
        yield _without_lead(text, place.start, place.end)
    for match in _KNOWN.finditer(surface.covered):
        draft = _DRAFT.match(text, match.end())
        yield Place(match.start(), draft.end() if draft else match.end())


def _with_years(text: str, place: Place) -> Place:
    """法治政府建设实施方案（2022—2025年）: the years that a plan is for are of its title."""
    years = _YEARS.match(text, place.end)
    return Place(place.start, years.end()) if years else place


def _in_rows(text: str) -> Iterator[Place]:
    """商品目录、监管办法、税收政策等3项文件: the members of a counted row of titles that end as titles do, where most
    of them do."""
    for match in _ROW.finditer(text):
        places = [Place(*member) for member in members(text, *match.span("row"))]
        titles = [place for place in places if _HEAD.search(text, place.start, place.end)]
        if 2 * len(titles) > len(places):
            yield from titles


def _is_long_enough(text: str, place: Place) -> bool:
    """民法典 is a title, 总方案 none."""
    return place.end - place.start >= _SHORTEST or bool(_LAW.search(text, place.start, place.end))


def _without_lead(text: str, start: int, end: int) -> Place:
    lead = _LEAD.match(text, start, end)
    return Place(lead.end() if lead and lead.end() < end else start, end)
