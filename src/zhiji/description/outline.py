"""The report itself and its outline: sections, points and sentences."""

from __future__ import annotations

from zhiji.description.iris import place
from zhiji.description.page import Page
from zhiji.model import Section
from zhiji.vocabulary import ZJ, code

TOLD = "issuer-as-told"
"""The rule behind an issuer that the person who builds the graph named, because the text does not."""


def describe_report(page: Page) -> None:
    """The report's node: what it is called, who issued it, its whole text, and where that came from."""
    head, report, sheet, node = page.facts.head, page.report, page.sheet, page.names.report
    sheet.a(node, ZJ.Report)
    sheet.label(node, head.title or report.title)
    sheet.iri(node, ZJ.issuer, page.names.issuer_iri)
    _describe_told_issuer(page)
    sheet.year(node, ZJ.year, head.year if head.year is not None else report.year)
    sheet.text(node, ZJ.region, head.region or report.region)
    sheet.text(node, ZJ.sha256, report.sha256)
    sheet.integer(node, ZJ.charCount, len(report.text))
    sheet.text(node, ZJ.text, report.text)
    sheet.text(node, ZJ.sourceFile, head.file or report.file)
    sheet.text(node, ZJ.sourceFileSha256, head.file_sha256 or report.file_sha256)
    sheet.text(node, ZJ.sourceAddress, report.address)
    sheet.iri(node, ZJ.readBy, page.reading())


def _describe_told_issuer(page: Page) -> None:
    """An issuer that the text does not name has no words to point at; the rule says who named it."""
    unit, name = page.names.issuer_iri, page.names.told_issuer
    if unit and name:
        page.sheet.a(unit, ZJ.Unit)
        page.sheet.label(unit, name)
        page.sheet.text(unit, ZJ.rule, TOLD)
        page.sheet.iri(unit, ZJ.statedIn, page.names.report)
        page.sheet.iri(unit, ZJ.readBy, page.reading())


def describe_outline(page: Page) -> None:
    """Sections, each in the one around it; points in their section; sentences in their point."""
    for section in page.report.sections:
        _describe_section(page, section)
    for point in page.report.points:
        node = place(page.names.sha256, "p", point.start, point.end)
        page.sheet.a(node, ZJ.Point)
        page.write_place(node, point.start, point.end)
        page.sheet.text(node, ZJ.quote, page.report.quote(point))
        around = page.report.sections_at(point.start)
        page.sheet.iri(node, ZJ.inSection, _section_iri(page, around[-1]) if around else None)
    for sentence in page.report.sentences:
        node = page.sentence(sentence)
        page.sheet.a(node, ZJ.Sentence)
        page.write_place(node, sentence.start, sentence.end)
        page.sheet.text(node, ZJ.quote, page.report.quote(sentence))
        held = page.report.point_at(sentence.start)
        page.sheet.iri(node, ZJ.inPoint, place(page.names.sha256, "p", held.start, held.end) if held else None)


def _describe_section(page: Page, section: Section) -> None:
    node = _section_iri(page, section)
    page.sheet.a(node, ZJ.Section)
    page.write_place(node, section.start, section.end)
    page.sheet.text(node, ZJ.heading, section.heading.text)
    page.sheet.integer(node, ZJ.level, section.level)
    page.sheet.iri(node, ZJ.sectionRole, code("section", section.role))
    around = [s for s in page.report.sections_at(section.start) if s.level < section.level]
    page.sheet.iri(node, ZJ.inSection, _section_iri(page, around[-1]) if around else None)


def _section_iri(page: Page, section: Section) -> str:
    return place(page.names.sha256, "sec", section.start, section.end)
