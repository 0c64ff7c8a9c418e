"""Quotations held against the open reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zhiji.model import ZhijiError
from zhiji.model.rows import ReportRow
from zhiji.verifying.passages import MARKS, Searched, find_places, nearest
from zhiji.verifying.policy import load_policy
from zhiji.verifying.values import Found
from zhiji.verifying.wording import differences_between

_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]*")


def passages_in(text: str) -> list[tuple[int, str]]:
    """The lines of a text as passages to look for, each with its offset; one that is too long is taken by sentences."""
    found = []
    most = int(load_policy().number("quotation"))
    for line in re.finditer(r"[^\n]+", text):
        pieces = [line] if len(line.group()) <= most else list(_SENTENCE.finditer(text, line.start(), line.end()))
        for piece in pieces:
            words = piece.group().strip()
            if any(c.isalnum() for c in words):
                found.append((piece.start() + piece.group().index(words), words[:most]))
    return found


def inside(words: str) -> str:
    """Words without the stops around them, which are the quoting text's own."""
    return words.strip(f"{MARKS}，；：！？ \n\t")


class Quotations:
    """The open reports, to be asked for words; each is folded once."""

    def __init__(self, reports: Iterable[ReportRow]) -> None:
        self.searched = [Searched(report) for report in reports]

    def find(self, words: str, kept: Sequence[Searched] | None = None) -> Found:
        """Where ``words`` stand: every place, else the nearest passage and what differs in it, else nowhere."""
        if not any(c.isalnum() for c in words):
            raise ZhijiError("there are no words to look for; give at least one")
        reports = self.searched if kept is None else kept
        places = find_places(words, reports)
        if places:
            return Found(words, "supported", tuple(places))
        stand = nearest(words, reports)
        if stand is None:
            return Found(words, "not-found")
        return Found(words, "differs", (stand,), differences_between(inside(words), inside(stand.quote)))
