"""A report's text, decoded and with LF line ends, into a Report: outline, title, issuer, year, region."""

from __future__ import annotations

import re
from dataclasses import replace

from zhiji.model import Report, VisibleText, ZhijiError, published_report, visible
from zhiji.reading.front import Front, find_front
from zhiji.reading.issuer import find_issuer, find_region
from zhiji.reading.outline import outline_report
from zhiji.reading.sides import find_one_sided
from zhiji.reading.years import find_year

_HAN = re.compile(r"[一-龥]")
_LEAST_SHARE = 0.05  # of a page's characters in lines of prose; navigation has none
_PROSE_LINE = 60


def read_text(
    text: str,
    *,
    issuer: str | None = None,
    year: int | None = None,
    file: str | None = None,
    file_sha256: str | None = None,
    title: str | None = None,
    site: str | None = None,
) -> Report:
    """The Report in ``text``; what is not given is found in the text or the file's name, or stays None; ``site`` is the
    name of the site that a page stands on.

    It is read as it is seen: characters that show nothing (zero-width spaces, direction marks) stand in ``text`` and in
    no name, number or title. ``warnings`` tell of a work report that came out on one side. Raises ZhijiError where the
    text holds no report: nothing at all, or a page of navigation.
    """
    seen = VisibleText(text)
    report = _read(seen.text, issuer, year, visible(title) if title else None, file, site)
    report = report if seen.is_whole else published_report(report, seen)
    return replace(report, file_sha256=file_sha256)


def _read(
    text: str, issuer: str | None, year: int | None, title: str | None, file: str | None, site: str | None
) -> Report:
    named = file or "the text"
    _check_is_report(text, named)
    front = find_front(text)
    heading = title or title_of(text, front)
    stem = re.sub(r"\.[^.]*$", "", visible(file)) if file else None
    issuer = issuer or find_issuer(text, heading, front, stem, site)
    year = year or find_year(text, heading, front, stem)
    head = {"title": heading, "issuer": issuer, "year": year, "region": find_region(issuer)}
    report = outline_report(text, front, **head, file=file)
    return replace(report, warnings=find_one_sided(report))


def title_of(text: str, front: Front) -> str | None:
    """The report's title without the white space that spreads it over the line; None without one."""
    if front.title is None:
        return None
    return re.sub(r"\s+", "", text[front.title.start : front.title.end])


def _check_is_report(text: str, named: str) -> None:
    if not text.strip():
        raise ZhijiError(f"{named} is empty; give a report's text")
    prose = sum(len(line) for line in text.split("\n") if "。" in line or len(line) >= _PROSE_LINE)
    if prose < _LEAST_SHARE * len(text.strip()) or not _HAN.search(text):
        raise ZhijiError(f"{named} holds no report, only headings or links; save the page of the report itself")
