"""Clues as cells of text: one line, no tabs."""

from __future__ import annotations


def escaped(clue: str) -> str:
    """A clue on one line without tabs."""
    return clue.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def plain(cell: str) -> str:
    """What ``escaped`` wrote."""
    if "\\" not in cell:
        return cell
    return "\\".join(part.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r") for part in cell.split("\\\\"))
