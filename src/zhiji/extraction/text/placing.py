"""Facts found in the seen text, placed in the published one: spans verbatim there, names without what shows nothing."""

from __future__ import annotations

from dataclasses import replace

from zhiji.model import Award, Document, Fact, Facts, Link, Quantity, Report, Span, VisibleText


def published_facts(facts: Facts, report: Report, text: VisibleText) -> Facts:
    """``facts``, whose places are those of the seen text, in the places of ``report``, which is the published one."""
    head = replace(facts.head, sha256=report.sha256, chars=len(report.text))
    return Facts(head, tuple(_placed(fact, text) for fact in facts.items))


def _placed(fact: Fact, text: VisibleText) -> Fact:
    if isinstance(fact, Link):
        return replace(fact, cue=tuple(_span(span, text) for span in fact.cue))
    place = _span(fact.span, text)
    moved = replace(fact, start=place.start, end=place.end, text=place.text)
    if isinstance(moved, Quantity):
        return replace(moved, subject=_span(moved.subject, text) if moved.subject else None)
    if isinstance(moved, Document | Award) and moved.name is None and moved.text != fact.text:
        return replace(moved, name=fact.text)
    return moved


def _span(span: Span, text: VisibleText) -> Span:
    start, end = text.published_place(span.start, span.end)
    return Span(start, end, text.published[start:end])
