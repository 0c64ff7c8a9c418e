"""A text as a reader sees it: without the characters that cannot be seen, with the place of every character that can.

Zero-width spaces and joiners, byte order marks, direction marks, soft hyphens and variation selectors show nothing;
a no-break space shows a space, and one between two digits holds a number together; a soft hyphen between two years
(2014, 2020) is the dash that a PDF has there; a compatibility ideograph or radical (⽇, 年) shows the character itself.
What stands in the report stays as it is: all that is read in the seen text is told of in places of the published one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_NO_BREAK: Final = "\u00a0\u2007\u202f"
_SPACES: Final = _NO_BREAK + "\u1680\u2000-\u2006\u2008-\u200a\u205f"
_LINE_ENDS: Final = "\u0085\u2028\u2029"
_GONE: Final = (
    "\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
    "\U0001bca0-\U0001bca3\U000e0000-\U000e0fff"
)
_LOOK_ALIKES: Final = "\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
_UNLIKE: Final = re.compile(f"[{_GONE}{_SPACES}{_LINE_ENDS}{_LOOK_ALIKES}]")
_HYPHEN: Final = "\u00ad"
_YEARS: Final = rf"(?<=(?:19|20)\d\d){_HYPHEN}(?=(?:19|20)\d\d(?!\d))"
_HIDDEN: Final = re.compile(f"(?!{_YEARS})[{_GONE}]")
_IN_A_NUMBER: Final = re.compile(rf"(?<=[0-9０-９])[{_GONE}]*[{_NO_BREAK}][{_GONE}]*(?=[0-9０-９])")
_SHOWN: Final = {_HYPHEN: "-", **dict.fromkeys(_SPACES.replace("-", ""), " "), **dict.fromkeys(_LINE_ENDS, "\n")}


@dataclass(frozen=True)
class VisibleText:
    """A published text and what is seen of it. ``text`` is the published text itself where the two are the same."""

    published: str

    @property
    def is_whole(self) -> bool:
        """Whether all of the published text is seen as it stands."""
        return self.text is self.published

    @cached_property
    def text(self) -> str:
        if not _UNLIKE.search(self.published):
            return self.published
        return "".join(_shown(self.published[at]) for at in self._kept)

    def seen_at(self, offset: int) -> int:
        """The offset in the seen text of the first seen character at or behind an offset of the published one."""
        return offset if self.is_whole else bisect_left(self._kept, offset)

    def published_place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the published text from the first to the last character of a stretch of the seen text; an
        empty stretch is empty there too."""
        if self.is_whole:
            return start, end
        if start >= end:
            at = self._kept[start] if start < len(self._kept) else len(self.published)
            return at, at
        return self._kept[start], self._kept[end - 1] + 1

    @cached_property
    def _kept(self) -> list[int]:
        gone = {match.start() for match in _HIDDEN.finditer(self.published)}
        for match in _IN_A_NUMBER.finditer(self.published):
            gone.update(range(*match.span()))
        return [at for at in range(len(self.published)) if at not in gone]


def visible(text: str) -> str:
    """``text`` as it is seen: 2<U+200B>10 is 210."""
    return VisibleText(text).text


def _shown(character: str) -> str:
    if _UNLIKE.match(character) is None:
        return character
    if character in _SHOWN:
        return _SHOWN[character]
    return " " if unicodedata.category(character) == "Zs" else unicodedata.normalize("NFKC", character)
