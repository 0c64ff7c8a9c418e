"""Stretches that may be titles although no 《》 stands around them: proposed here, weighed elsewhere.

A verb of issuing or of carrying out stands before them (落实青山市市场建设指引), or behind them stands that they are in
force (…专项规划正式发布); further ones follow in the same row; a law or a numbered bundle of measures (稳增长“30条”)
ends as such.
"""

from __future__ import annotations

from collections.abc import Iterator

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
_LEAD = Pattern(_WORDS, r"(?:{title-lead}|对|\d{4}年度?|\d+[个项份部])+")
_LONGEST_ROW = 8
_SHORTEST = 4


def find_bare_titles(surface: Surface) -> list[Place]:
    """The stretches, in text order, each once."""
    found = {(place.start, place.end): place for place in _found(surface) if place.end - place.start >= _SHORTEST}
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


def _without_lead(text: str, start: int, end: int) -> Place:
    lead = _LEAD.match(text, start, end)
    return Place(lead.end() if lead and lead.end() < end else start, end)
