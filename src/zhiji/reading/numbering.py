"""The numbers that Word sets before paragraphs by itself (一、 （一） 1.), as it shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from zhiji.reading.counting import FORMS
from zhiji.reading.package import child, is_on, local, number, value

_LEVELS: Final = 9
_MOST_STYLES: Final = 30  # a style may rest on another, and that on a third
_CLOSED: Final = "、）)．。，：:"


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list's levels, and how far each has been counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counted paragraph by paragraph in reading order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = {value(s, "styleId") or "": s for s in _children(styles, "style")}
        usual = [i for i, s in self._styles.items() if value(s, "type") == "paragraph" and _is_told(s, "default")]
        self._usual = usual[0] if usual else ""
        self._abstract = {value(a, "abstractNumId") or "": a for a in _children(numbering, "abstractNum")}
        self._lists: dict[str, _List] = {}
        self._of_num: dict[str, tuple[str, Any]] = {}
        for num in _children(numbering, "num"):
            self._of_num[value(num, "numId") or ""] = (value(child(num, "abstractNumId")) or "", num)
        self._begun: set[str] = set()

    def label(self, properties: Any) -> str:
        """What Word shows before the paragraph of these properties, and counts on; nothing outside the lists."""
        num, at = self._place_of(properties)
        held = self._list_of(num)
        level = held.levels.get(at) if held else None
        if held is None or level is None:
            return ""
        self._begin(num, held)
        held.counts[at] = held.counts.get(at, level.start - 1) + 1
        for lower in range(at + 1, _LEVELS):
            below = held.levels.get(lower)
            if below and (below.restart is None or 0 < at + 1 <= below.restart):
                held.counts.pop(lower, None)
        return _shown(held, level)

    def _place_of(self, properties: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else its style's."""
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle")) or self._usual
        num, at = value(child(own, "numId")), child(own, "ilvl")
        for _ in range(_MOST_STYLES):
            if num is not None or style not in self._styles:
                break
            held = child(child(self._styles[style], "pPr"), "numPr")
            num = value(child(held, "numId"))
            at = child(held, "ilvl") if at is None else at
            if num is not None and at is None:
                return num, self._level_of_style(num, style)
            style = value(child(self._styles[style], "basedOn")) or ""
        return num or "", max(0, min(number(at), _LEVELS - 1))

    def _level_of_style(self, num: str, style: str) -> int:
        """The level that a list ties to a style."""
        abstract = self._abstract.get(self._of_num.get(num, ("", None))[0])
        for level in _children(abstract, "lvl"):
            if value(child(level, "pStyle")) == style:
                return max(0, min(number(level, "ilvl"), _LEVELS - 1))
        return 0

    def _list_of(self, num: str) -> _List | None:
        """The list behind a number's id; ids of one abstract list count together."""
        if num in ("", "0") or num not in self._of_num:
            return None
        abstract = self._linked(self._of_num[num][0])
        if abstract not in self._abstract:
            return None
        if abstract not in self._lists:
            levels = _children(self._abstract[abstract], "lvl")
            self._lists[abstract] = _List({number(level, "ilvl"): _level(level) for level in levels})
        return self._lists[abstract]

    def _linked(self, abstract: str) -> str:
        """The list that an empty one stands for by a style's name."""
        style = value(child(self._abstract.get(abstract), "numStyleLink"))
        held = child(child(self._styles.get(style or ""), "pPr"), "numPr")
        num = value(child(held, "numId")) or ""
        return self._of_num.get(num, (abstract, None))[0] if style else abstract

    def _begin(self, num: str, held: _List) -> None:
        """What an id says of its own: levels told anew, or begun anew where it first stands."""
        if num in self._begun:
            return
        self._begun.add(num)
        for told in _children(self._of_num[num][1], "lvlOverride"):
            at = number(told, "ilvl")
            if (level := child(told, "lvl")) is not None:
                held.levels[at] = _level(level)
            if (start := child(told, "startOverride")) is not None:
                held.counts.pop(at, None)
                held.levels.setdefault(at, _Level()).start = number(start, usual=1)


def _children(element: Any, name: str) -> list[Any]:
    return [] if element is None else [inner for inner in element if local(inner) == name]


def _is_told(element: Any, name: str) -> bool:
    return value(element, name) in ("1", "true", "on")


def _level(element: Any) -> _Level:
    restart = child(element, "lvlRestart")
    return _Level(
        start=number(child(element, "start"), usual=0),
        form=value(child(element, "numFmt")) or "decimal",
        pattern=value(child(element, "lvlText")) or "",
        suffix=value(child(element, "suff")) or "tab",
        restart=None if restart is None else number(restart),
        legal=is_on(child(element, "isLgl")),
    )


def _shown(held: _List, level: _Level) -> str:
    """The label with its counts filled in; behind a mark of its own no space is needed."""

    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        of = held.levels.get(at, level)
        form = "decimal" if level.legal and of.form != "bullet" else of.form
        return FORMS.get(form, str)(held.counts.get(at, of.start))

    if level.form == "bullet":
        words = "•" if level.pattern else ""
    else:
        words = re.sub(r"%([1-9])", counted, level.pattern).strip()
    if not words:
        return ""
    return words + ("" if words[-1] in _CLOSED or level.suffix == "nothing" else " ")
