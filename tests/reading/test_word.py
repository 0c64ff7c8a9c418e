"""A Word file is read as Word shows it."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from zhiji.extraction import extract
from zhiji.model import Quantity, Report, ZhijiError
from zhiji.reading import read_report
from zhiji.reading.counting import FORMS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = "<w:p><w:r><w:t>甲局2022年工作报告</w:t></w:r></w:p>"
PROSE = "2022年，甲局坚持依法行政，办理案件12件，满意率达99%，群众反映良好。"


def docx(body: str, *, edition: str = W, **parts: str) -> bytes:
    """A .docx of ``body`` with other parts by the name of their relationship (styles, numbering, footnotes)."""
    held = BytesIO()
    relations = "".join(f'<Relationship Id="{k}" Type="{KINDS}/{k}" Target="{k}.xml"/>' for k in parts)
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels", _relations(f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="w/d.xml"/>')
        )
        package.writestr("w/d.xml", f"<w:document {edition}><w:body>{HEAD}{body}{p(PROSE)}</w:body></w:document>")
        package.writestr("w/_rels/d.xml.rels", _relations(relations))
        for kind, xml in parts.items():
            package.writestr(f"w/{kind}.xml", f"<w:{kind} {edition}>{xml}</w:{kind}>")
    return held.getvalue()


def _relations(held: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{held}</Relationships>'


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def read(data: bytes) -> Report:
    return read_report("-", stdin=data)


def lines(body: str, **parts: str) -> list[str]:
    """What stands between the head and the prose of a .docx."""
    return read(docx(body, **parts)).text.splitlines()[1:-1]


BODIES = [
    # the body, its lines
    (f"<w:p>{r('受理行政复议')}<w:ins>{r('45件')}</w:ins>{r('。')}</w:p>", ["受理行政复议45件。"]),  # an insertion
    (f"<w:p>{r('受理')}<w:del><w:r><w:delText>54</w:delText></w:r></w:del>{r('45件。')}</w:p>", ["受理45件。"]),
    (f"<w:p>{r('甲')}<w:moveFrom>{r('乙')}</w:moveFrom>{r('丙')}<w:moveTo>{r('乙')}</w:moveTo></w:p>", ["甲丙乙"]),
    (  # a deleted paragraph mark: two paragraphs are one
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('办案')}</w:p>" + p("12件。"),
        ["办案12件。"],
    ),
    (f"<w:ins>{p('新的一段。')}</w:ins>", ["新的一段。"]),
    (f"<w:sdt><w:sdtContent>{p('控件里的话。')}</w:sdtContent></w:sdt>", ["控件里的话。"]),
    (f"<w:p><w:hyperlink>{r('链接')}</w:hyperlink><w:fldSimple>{r('3')}</w:fldSimple></w:p>", ["链接3"]),
    (  # a field's code is not shown, its result is
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>" + r("7") + "</w:p>",
        ["7"],
    ),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>" + r("可见") + "</w:p>", ["可见"]),
    (
        f"<w:p>{r('甲')}<w:r><w:br/></w:r>{r('乙')}<w:r><w:br w:type='page'/><w:tab/></w:r>{r('丙')}</w:p>",
        ["甲", "乙\t丙"],
    ),
    (  # a text box, in two editions; it stands where it is anchored
        f"<w:p>{r('正文。')}<w:r><w:AlternateContent><w:Choice><w:drawing><w:txbxContent>{p('文本框：办案3件。')}"
        f"</w:txbxContent></w:drawing></w:Choice><w:Fallback><w:pict><w:txbxContent>{p('文本框：办案3件。')}"
        "</w:txbxContent></w:pict></w:Fallback></w:AlternateContent></w:r></w:p>",
        ["正文。", "文本框：办案3件。"],
    ),
    (  # anchored before the words
        f"<w:p><w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>{r('正文。')}</w:p>",
        ["框", "正文。"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_the_strict_edition_is_read_too() -> None:
    assert read(docx(p("一、学法"), edition=STRICT)).text.splitlines()[1] == "一、学法"


def test_footnotes_stand_below_their_paragraph_and_endnotes_behind_the_text() -> None:
    notes = "".join(
        f'<w:footnote w:id="{i}">{p(words)}</w:footnote>' for i, words in ((2, "含移送3件。"), (3, "无人引用。"))
    )
    ends = f'<w:endnote w:id="5">{p("见附件。")}</w:endnote>'
    body = f"<w:p>{r('办案12件')}<w:r><w:footnoteReference w:id='2'/></w:r>{r('，结案9件')}"
    body += "<w:r><w:endnoteReference w:id='5'/></w:r></w:p>" + p("第二段。")
    text = read(docx(body, footnotes=notes, endnotes=ends)).text.splitlines()
    assert text[1:] == ["办案12件，结案9件", "[1] 含移送3件。", "第二段。", PROSE, "[i] 见附件。"]


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    shown = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>{more}'
    return f'<w:lvl w:ilvl="{at}">{shown}</w:lvl>'


def numbered(words: str, at: int = 0, num: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>')


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + level(4, "decimalEnclosedCircle", "%5", '<w:suff w:val="nothing"/>')
    + level(5, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)

NUMBERED = [
    # paragraphs, their lines
    (numbered("学法") + numbered("执法") + numbered("普法"), ["一、学法", "二、执法", "三、普法"]),
    (  # a higher level begins the lower one anew
        numbered("甲") + numbered("乙", 1) + numbered("丙", 1) + numbered("丁") + numbered("戊", 1),
        ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"],
    ),
    (numbered("2023年，甲", 2), ["1. 2023年，甲"]),  # a space, or 1.2023 would stand there
    (numbered("甲") + numbered("乙", 2) + numbered("丙", 3), ["一、甲", "1. 乙", "1.1.1 丙"]),
    (numbered("甲", 4) + numbered("乙", 5), ["①甲", "• 乙"]),
    (numbered("甲") + numbered("乙", num=2) + numbered("丙", num=2), ["一、甲", "五、乙", "六、丙"]),
    (numbered("甲") + numbered("", num=1) + numbered("丙"), ["一、甲", "三、丙"]),  # an empty one counts
    (numbered("甲", num=0) + numbered("乙", num=9), ["甲", "乙"]),  # no list, an unknown one
    (  # a deleted paragraph is not counted
        numbered("甲")
        + "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
        + numbered("乙"),
        ["一、甲", "二、乙"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), NUMBERED)
def test_automatic_numbers(body: str, expected: list[str]) -> None:
    assert lines(body, numbering=LISTS) == expected


def test_numbers_of_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>'
    )
    body = p("学法", '<w:pStyle w:val="H1"/>') + p("执法", '<w:pStyle w:val="H1a"/>')
    assert lines(body, numbering=LISTS, styles=styles) == ["一、学法", "二、执法"]
    report = read(docx(body, numbering=LISTS, styles=styles))
    assert [(section.marker, section.heading.text) for section in report.sections] == [
        ("一、", "学法"),
        ("二、", "执法"),
    ]


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


ON, DOWN = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TABLES = [
    # rows; their lines; a cell with its row's and column's headings
    (row("指标", "2021年") + row("案件", "12件"), ["指标\t2021年", "案件\t12件"], ("12件", ["案件"], ["2021年"])),
    (  # merged across and down
        row(cell("指标", ON), cell("全市", '<w:gridSpan w:val="2"/>'))
        + row(cell("", DOWN), "2021年", "2022年")
        + row("案件", "1件", "2件"),
        ["指标\t全市", "2021年\t2022年", "案件\t1件\t2件"],
        ("2件", ["案件"], ["全市", "2022年"]),
    ),
    (
        row("类别", "指标", "2021年") + row(cell("治安", ON), "受理", "3件") + row(cell("", DOWN), "办结", "2件"),
        ["类别\t指标\t2021年", "治安\t受理\t3件", "办结\t2件"],
        ("2件", ["治安", "办结"], ["2021年"]),
    ),
    (  # a deleted row, an inserted one
        row("指标", "2021年") + row("案件", "9件", properties="<w:del/>") + row("案件", "8件", properties="<w:ins/>"),
        ["指标\t2021年", "案件\t8件"],
        ("8件", ["案件"], ["2021年"]),
    ),
]


@pytest.mark.parametrize(("rows", "expected", "held"), TABLES)
def test_tables(rows: str, expected: list[str], held: tuple[str, list[str], list[str]]) -> None:
    report = read(docx(f"<w:tbl>{rows}</w:tbl>"))
    assert report.text.splitlines()[1:-1] == expected
    (found,) = [c for c in report.cells if report.quote(c.place) == held[0]]
    assert [report.quote(place) for place in found.rows] == held[1]
    assert [report.quote(place) for place in found.columns] == held[2]


def test_a_column_headed_with_a_year_gives_its_figures_that_year() -> None:
    report = read(docx("<w:tbl>" + row("指标", "2021年", "2022年") + row("刑事案件", "320起", "280起") + "</w:tbl>"))
    found = [q for q in extract(report).items if isinstance(q, Quantity) and q.unit == "起"]
    assert [(q.text, q.period, q.subject and q.subject.text) for q in found] == [
        ("320起", "2021", "刑事案件"),
        ("280起", "2022", "刑事案件"),
    ]


def test_a_table_that_lays_out_the_page_keeps_its_paragraphs() -> None:
    long = "".join(p(f"第{n}段，办理案件若干，群众反映良好。" * 10) for n in range(3))
    text = read(docx(f"<w:tbl><w:tr><w:tc>{p('一、学法')}{long}</w:tc></w:tr></w:tbl>")).text.splitlines()
    assert text[1] == "一、学法"
    assert len(text) == 6


REFUSED = [
    # a body, a word of the message: each would take memory or time without end
    ("<w:tbl>" + row(cell("甲", '<w:gridSpan w:val="100000000"/>')) + "</w:tbl>", "100,000,000 columns"),
    ("<w:tbl>" + row(cell("甲"), properties='<w:gridBefore w:val="100000000"/>') + "</w:tbl>", "columns"),
    ("<w:tbl>" + row(*["甲"] * 500) + "</w:tbl>", "columns"),
]


@pytest.mark.parametrize(("body", "word"), REFUSED)
def test_refused(body: str, word: str) -> None:
    begun = process_time()
    with pytest.raises(ZhijiError, match=word):
        read(docx(body))
    assert process_time() - begun < 2


def test_a_zip_bomb_is_refused_unpacked(tmp_path: Path) -> None:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package, package.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(150):
            part.write(b" " * 1_000_000)
    path = tmp_path / "a.docx"
    path.write_bytes(held.getvalue())
    begun = process_time()
    with pytest.raises(ZhijiError, match=r"word/document\.xml in a\.docx, unpacked, is too large \(150 MB"):
        read_report(path)
    assert process_time() - begun < 1


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    names = "abcdefgh"
    told = "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise(names))
    bomb = f'<!DOCTYPE d [<!ENTITY a "甲">{told}]>'
    held = BytesIO()
    with ZipFile(held, "w") as package:
        package.writestr("word/document.xml", f"{bomb}<w:document {W}><w:body>{p('&h;')}</w:body></w:document>")
    path = tmp_path / "a.docx"
    path.write_bytes(held.getvalue())
    with pytest.raises(ZhijiError, match=r"a\.docx"):
        read_report(path)


COUNTS = [
    # format, counts and how they are written
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 101: "一百零一", 110: "一百一十"}),
    ("chineseCountingThousand", {1001: "一千零一", 1010: "一千零一十", 2300: "二千三百", 12345: "一二三四五"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
    ("ideographDigital", {10: "一〇"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
    ("lowerRoman", {4: "iv", 1990: "mcmxc", 5000: "5000"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
    ("decimalZero", {7: "07"}),
]


@pytest.mark.parametrize(("form", "counts"), COUNTS)
def test_counts(form: str, counts: dict[int, str]) -> None:
    assert {count: FORMS[form](count) for count in counts} == counts


def test_pictures_alone_are_a_scan(tmp_path: Path) -> None:
    held = BytesIO()
    with ZipFile(held, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body><w:p><w:r><w:blip/></w:r></w:p></w:body></w:document>"
        )
    path = tmp_path / "a.docx"
    path.write_bytes(held.getvalue())
    with pytest.raises(ZhijiError, match="OCR"):
        read_report(path)


def test_time_grows_linearly() -> None:
    def took(n: int) -> float:
        data = docx(numbered(PROSE) * n + "<w:tbl>" + row(cell("案件", ON), "12件") * n + "</w:tbl>", numbering=LISTS)
        begun = process_time()
        read(data)
        return process_time() - begun

    few, many = (min(took(n) for _ in range(3)) for n in (500, 2_000))  # the best of three: others may take the core
    assert many < 8 * few + 0.2
