"""Which of the two ways of writing a report follows: of a government before its congress, or of a body about itself."""

from __future__ import annotations

import re

from zhiji.model import Report

_CONGRESS = re.compile(r"政府工作报告|报告工作|报告政府工作|作(?:政府|年度)?工作报告")
_LAW = re.compile("法治|依法行政|信息公开")
_OPENING = 400  # characters: title, greeting and first sentence


def genre_of(report: Report) -> str:
    """``congress`` for a government work report, ``body`` for the yearly reports of bureaus, towns and offices."""
    opening = report.text[:_OPENING]
    return "congress" if _CONGRESS.search(opening) and not _LAW.search(report.title or opening[:60]) else "body"
