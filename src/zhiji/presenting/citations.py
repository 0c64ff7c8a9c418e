"""Places as they are cited: GB/T 7714 for people, CSL-JSON for reference managers, links that open at the words."""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from zhiji.model import Evidence, SourceReport
from zhiji.presenting.issued import issued_on

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Style: TypeAlias = Literal["gbt", "csl"]

STYLES = ("gbt", "csl")
_LONG = 60
"""Characters of a quotation from which a link names its two ends alone."""
_END, _BESIDE = 16, 20
"""Characters of each end, and at the most of the words beside a short quotation that tell its place from others."""
_UNTITLED = "[原文无标题]"
"""What stands for a title that the text does not have, in brackets as what is not the source's own."""
_STOP = re.compile(r"[。，；：！？、\n,;:!?（）()“”]")


def format_citations(places: Iterable[Evidence], reports: Mapping[str, SourceReport], style: Style) -> str:
    """The places as citations, each once in their order: a line each, or one list of CSL items."""
    kept = [e for e in dict.fromkeys(places) if e.report in reports]
    once = {(e.report, e.start, e.end): e for e in reversed(kept)}
    held = sorted(once.values(), key=kept.index)
    if style == "gbt":
        return "".join(f"{gbt(e, reports[e.report])}\n" for e in held)
    return json.dumps([csl(e, reports[e.report]) for e in held], ensure_ascii=False, indent=1) + "\n"


def on_pages(places: Iterable[Evidence], pages: Mapping[str, Sequence[tuple[int, int]]]) -> list[Evidence]:
    """The places with the page of their sentence where they name none; ``pages`` are where sentences begin."""
    found = []
    for place in places:
        held = pages.get(place.report, ())
        at = bisect_right(held, (place.start, sys.maxsize)) - 1
        found.append(replace(place, page=held[at][1]) if place.page is None and at >= 0 else place)
    return found


def gbt(place: Evidence, report: SourceReport) -> str:
    """One place by GB/T 7714—2015: who issued it, title, kind, year, where, the quotation, address, hash of the text.

    The year is the one that the report is of. Places are characters of the text, counted from 0, and the page where the
    file has pages.
    """
    where = f"第{place.page}页, " if place.page else ""
    kind = "R/OL" if report.address else "R"
    title = _one_line(report.title) or _UNTITLED
    address = f" {link_to(place, report)}." if report.address else ""
    year = f" {report.year}:" if report.year else ""
    return (
        f"{report.issuer_label}. {title}[{kind}].{year} {where}字符{place.start}–{place.end}"
        f"（“{_one_line(place.quote)}”）.{address} 全文SHA-256: {text_hash(report)}."
    )


def csl(place: Evidence, report: SourceReport) -> dict[str, Any]:
    """One place as a CSL item of type report: ``issued`` is the day of issue where the text tells it, else about the
    year that the report is of (``circa``); ``page`` where the file has pages; place, quotation and the year that the
    report is of in the note."""
    of_year = f"report of {report.year}; text " if report.year else "text "
    item: dict[str, Any] = {
        "id": f"{text_hash(report)[:16]}-{place.start}-{place.end}",
        "type": "report",
        **({"title": _one_line(report.title)} if report.title else {}),
        "author": [{"literal": report.issuer_label}],
        "language": "zh-CN",
        "note": f"“{_one_line(place.quote)}” characters {place.start}–{place.end}; {of_year}sha256 {text_hash(report)}",
    }
    if day := issued_on(report):
        item["issued"] = {"date-parts": [list(day)]}
    elif report.year:
        item["issued"] = {"date-parts": [[report.year]], "circa": True}
    if place.page:
        item["page"] = str(place.page)
    if report.address:
        item["URL"] = link_to(place, report)
    return item


def link_to(place: Evidence, report: SourceReport) -> str:
    """The published page, opened at the words (text fragment); a fragment that the address has stays before it."""
    words = [line.strip() for line in place.quote.split("\n") if line.strip()]
    if len(words) > 1 or len(place.quote) > _LONG:
        directive = f"{_encoded(words[0][:_END])},{_encoded(words[-1][-_END:])}"
    else:
        before, behind = _beside(report.text, place)
        directive = f"{before}{_encoded(words[0] if words else '')}{behind}"
    address = report.address or ""
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _beside(text: str, place: Evidence) -> tuple[str, str]:
    """The words between a place and the stops around it, as a fragment has them (``before-,`` and ``,-behind``):
    browsers look for whole words alone, and a stop is where one begins. What is too long is left out."""
    before = _STOP.split(text[max(place.start - _BESIDE, 0) : place.start])[-1].strip()
    behind = _STOP.split(text[place.end : place.end + _BESIDE])[0].strip()
    before, behind = (words if len(words) < _BESIDE else "" for words in (before, behind))
    return f"{_encoded(before)}-," if before else "", f",-{_encoded(behind)}" if behind else ""


def _encoded(words: str) -> str:
    """Percent-encoded, with the signs that part a fragment (- , &)."""
    return "".join(chr(b) if chr(b).isalnum() and b < 128 else f"%{b:02X}" for b in words.encode("utf-8"))


def text_hash(report: SourceReport) -> str:
    """The SHA-256 of the report's text."""
    return sha256(report.text.encode("utf-8")).hexdigest()


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
