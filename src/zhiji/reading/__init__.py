"""Reading: a published file to a Report, its text untouched, its outline and sentences as places in it."""

from __future__ import annotations

from zhiji.reading.files import find_reports, find_tables, read_report, read_words, readable
from zhiji.reading.kinds import FORMATS, UNREAD, in_corpus, is_table
from zhiji.reading.outline import outline_report
from zhiji.reading.texts import read_text

__all__ = [
    "FORMATS",
    "UNREAD",
    "find_reports",
    "find_tables",
    "in_corpus",
    "is_table",
    "outline_report",
    "read_report",
    "read_text",
    "read_words",
    "readable",
]
