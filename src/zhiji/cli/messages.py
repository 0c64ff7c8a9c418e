"""What a command says is wrong, in Chinese: ``messages.tsv`` has each message with gaps for what it names."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "{}"
_MOVING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def in_language(message: str, lang: str) -> str:
    """A message, and the messages it names, in ``lang``; what the table lacks stays as it is.

    >>> in_language("a.txt: there is no such file; check the path", "zh")
    'a.txt：没有这个文件，请检查路径'
    >>> in_language("a.txt: No such file or directory; check the path", "zh")
    'a.txt：没有这个文件或文件夹，请检查路径'
    >>> in_language("a.pdf: words at an angle on page 3 (a stamp, a watermark) are left out", "zh")
    'a.pdf：第 3 页的斜排文字（印章、水印）未读'
    """
    return inert((_known(message) or _placed(message) or message) if lang == "zh" else message)


def inert(words: str, kept: str = "") -> str:
    r"""Words in which nothing moves a terminal's cursor, changes its colours or turns the reading direction: a file's
    name or a server's answer may hold such characters, and each but those ``kept`` is written out.

    >>> inert("a\x1b[2Jb\n.txt"), inert("a\tb\n", kept="\t\n")
    ('a\\x1b[2Jb\\n.txt', 'a\tb\n')
    """
    return _MOVING.sub(lambda m: m[0] if m[0] in kept else m[0].encode("unicode_escape").decode("ascii"), words)


def in_parts(messages: Sequence[str], lang: str) -> str:
    """Short messages on one line.

    >>> in_parts(["9 reports", "2 read now"], "en"), in_parts(["9 reports", "2 read now"], "zh")
    ('9 reports, 2 read now', '共 9 份报告，本次读入 2 份')
    """
    return ("，" if lang == "zh" else ", ").join(in_language(message, lang) for message in messages)


def _placed(message: str) -> str | None:
    """The Chinese of a message behind a place (``a.txt: ``) that its row of the table does not have."""
    place, colon, said = message.partition(": ")
    chinese = (_known(said) or _placed(said)) if colon else None
    return f"{place}：{chinese}" if chinese else None


def _known(message: str) -> str | None:
    fitting = {said: held.groups() for said, pattern in _patterns() if (held := pattern.fullmatch(message))}
    if not fitting:
        return None
    said = max(fitting, key=lambda known: (len(known.replace(_GAP, "")), known))
    return _filled(load_messages()[said], [in_language(words, "zh") for words in fitting[said]])


def _filled(template: str, named: Sequence[str]) -> str:
    """The gaps filled all at once: what is named may itself look like one."""
    return re.sub(r"\{(\d)\}", lambda gap: named[int(gap[1])], template)


@cache
def load_messages() -> dict[str, str]:
    """English → Chinese; the gaps of the English are numbered in the Chinese."""
    from pathlib import Path

    lines = Path(__file__).with_name("messages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    held: dict[str, str] = dict(line.split("\t") for line in lines if not line.startswith("#"))
    return held


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = ((said, [re.escape(words) for words in said.split(_GAP)]) for said in load_messages())
    return tuple((said, re.compile("(.+?)".join(words), re.DOTALL)) for said, words in parts)
