"""Comments on exact words, and nothing else touched: parts byte for byte, the XML of the text with runs joined."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from draft_samples import LAST, LINES
from lxml import etree

from zhiji import api
from zhiji.cli import main
from zhiji.model import ZhijiError
from zhiji.reading import read_words
from zhiji.verifying import wordfile
from zhiji.verifying.wordfile import Note, WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
BOX = (
    "<w:r {ns}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'><w:drawing><wps:txbx xmlns:wps='http://schemas.microsoft.com/office/word/2010/"
    "wordprocessingShape'><w:txbxContent><w:p><w:r><w:t>框内办件12件，框外8件</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框内办件12件，框外8件</w:t>"
    "</w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def rich_file(*, commented: bool = False) -> bytes:
    """Runs with properties, an insertion, a deletion, a link, a hidden run, a control, a cell, a text box."""
    document = docx.Document()
    first = document.add_paragraph()
    first.add_run("甲局2020年办结").bold = True
    first.add_run("案件57")
    first.add_run("起，同比").italic = True
    first._p.append(parse_xml(f"<w:ins {nsdecls('w')} w:id='5' w:author='乙'>{RUN.format('下降12%，其中')}</w:ins>"))
    first._p.append(parse_xml(f"<w:del {nsdecls('w')} w:id='6'><w:r><w:delText>上升</w:delText></w:r></w:del>"))
    first._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')} w:anchor='x'>{RUN.format('重大案件 4起')}</w:hyperlink>"))
    first._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>暗57起</w:t></w:r>"))
    first._p.append(parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{RUN.format('控件9件')}</w:sdtContent></w:sdt>"))
    document.add_paragraph("前\t后").add_run("尾3件").add_break()
    document.add_table(1, 2).cell(0, 1).text = "表中31家"
    document.add_paragraph()._p.append(parse_xml(BOX.format(ns=nsdecls("w"))))
    if commented:
        document.add_comment(first.runs[0], text="旧批注", author="丙")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


TEXT = "甲局2020年办结案件57起，同比下降12%，其中重大案件 4起控件9件\n前\t后尾3件\n\t表中31家\n框内办件12件，框外8件\n"
WORDS = ["57起", "12%", "下降12%，其中重大案件 4起", "4起", "控件9件", "尾3件", "31家", "12件", "办结案件"]


def spans(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def commented_words(data: bytes) -> dict[str, str]:
    """The words that each comment is on, by its number, as the text's XML has them."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    said: dict[str, str] = {}
    open_now: list[str] = []
    for element in root.iter():
        kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if kind == "commentRangeStart":
            open_now.append(element.get(f"{W}id"))
            said[open_now[-1]] = ""
        elif kind == "commentRangeEnd":
            open_now.remove(element.get(f"{W}id"))
        elif kind == "t":
            for number in open_now:
                said[number] += element.text or ""
    return said


def joined(data: bytes) -> bytes:
    """The text's XML without comments, neighbouring runs of equal properties joined."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    for element in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        element.getparent().remove(element)
    for reference in list(root.iter(f"{W}commentReference")):
        run = reference.getparent()
        run.getparent().remove(run)
    for run in list(root.iter(f"{W}r")):
        following = run.getnext()
        while following is not None and following.tag == run.tag and properties(following) == properties(run):
            for inner in [i for i in following if i.tag != f"{W}rPr"]:
                run.append(inner)
            following.getparent().remove(following)
            following = run.getnext()
    for text in list(root.iter(f"{W}t")):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    return bytes(etree.tostring(root, method="c14n"))


def properties(run: Any) -> bytes:
    held = run.find(f"{W}rPr")
    return b"" if held is None else bytes(etree.tostring(held, method="c14n"))


@pytest.mark.parametrize("had", [False, True], ids=["no comments before", "comments before"])
def test_words_are_commented_on_and_nothing_else_changes(had: bool) -> None:
    data = rich_file(commented=had)
    file = WordFile(data, "me.docx")
    places = [file.find(TEXT, *spans(words)) for words in WORDS]
    assert all(places)
    notes = [Note(*place, (f"说{n}", "再说")) for n, place in enumerate(places) if place]
    reviewed = file.commented(notes)
    assert reviewed == WordFile(data, "me.docx").commented(notes), "the same bytes again"
    said = commented_words(reviewed)
    assert [said[str(n)] for n in range(had, len(WORDS) + had)] == WORDS
    assert joined(reviewed) == joined(data)
    opened = {comment.comment_id: comment.text for comment in docx.Document(io.BytesIO(reviewed)).comments}
    assert opened[had] == "说0\n再说"
    assert len(opened) == len(WORDS) + had
    before, after = (zipfile.ZipFile(io.BytesIO(d)) for d in (data, reviewed))
    touched = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    for name in {*before.namelist()} - touched:
        assert before.read(name) == after.read(name), name


def test_a_line_break_behind_the_words_is_not_commented_on() -> None:
    data = rich_file()
    file = WordFile(data, "me.docx")
    place = file.find(TEXT, *spans("尾3件"))
    assert place
    root = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(file.commented([Note(*place, ("说",))]))).read("word/document.xml")
    )
    order = [e.tag for e in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}br")]
    assert order == [f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}br"]


def test_a_file_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordfile, "LARGEST", 1_000)
    with pytest.raises(ZhijiError, match="at most 0; leave pictures out"):
        WordFile(rich_file(), "me.docx")


def test_words_are_told_by_what_stands_around_them() -> None:
    document = docx.Document()
    for line in ("甲类办件5件。", "乙类办件5件。"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    text = "甲类办件5件。\n乙类办件5件。\n"
    file = WordFile(out.getvalue(), "me.docx")
    assert file.find(text, 12, 14) == (11, 13), "the second, without the line end"
    assert file.find("全无此句9件", 4, 6) is None


def test_a_reviewed_draft_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, last, reviewed = tmp_path / "me.docx", tmp_path / "last.txt", tmp_path / "reviewed.docx"
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(draft))
    last.write_text(LAST, encoding="utf-8")
    words = ["check", "--draft", str(draft), "--last", str(last), "--weak", "-o", str(reviewed), "--lang", "zh"]
    assert main([*words, "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    text = read_words(draft)
    assert {"ZJ208", "ZJ222", "ZJ231", "ZJ233"} <= {t["rule"] for t in told}
    assert all(p["quote"] in text + LAST for t in told for p in t["places"])
    said = {comment.text[:5]: comment.comment_id for comment in docx.Document(str(reviewed)).comments}
    on = commented_words(reviewed.read_bytes())
    assert on[str(said["ZJ222"])] == "102%"
    assert on[str(said["ZJ211"])] == "456份"
    assert joined(reviewed.read_bytes()) == joined(draft.read_bytes())


def test_the_shipped_report_as_a_word_file(tmp_path: Path) -> None:
    from zhiji import resources

    document = docx.Document()
    for line in resources.shipped_report().read_text("utf-8").split("\n"):
        document.add_paragraph(line)
    file = tmp_path / "jinhua.docx"
    document.save(str(file))
    findings = api.check_draft(file)
    reviewed, count = api.comment_on(file, findings)
    said = commented_words(reviewed)
    assert len(said) == count > 5
    assert "206人" in said.values()
    assert joined(reviewed) == joined(file.read_bytes())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--last", "x.docx"], "go with a draft"),
        (["--draft", "me.txt", "-o", "out.docx"], "written into .docx"),
        (["--draft", "me.docx", "-g", "graphs"], "checked alone"),
        (["--draft", "missing.docx"], "no such file"),
    ],
)
def test_wrong_use_of_a_draft_is_one_line(capsys: pytest.CaptureFixture[str], options: list[str], said: str) -> None:
    assert main(["check", *options]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_broken_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n, data in enumerate((b"PK\x03\x04", b"", rich_file()[:900])):
        file = tmp_path / f"broken{n}.docx"
        file.write_bytes(data)
        assert main(["check", "--draft", str(file)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
        with pytest.raises(ZhijiError, match="save it again"):
            WordFile(data, "broken.docx")


RELATIONS = "word/_rels/document.xml.rels"
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><!-- of old -->'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
    'Target="{}"/></Relationships>'
)
COMMENTS = f"<w:comments {nsdecls('w')}>{{}}</w:comments>"
DOCTYPE = '<!DOCTYPE d [<!ENTITY a "甲">]>'


def altered(parts: dict[str, str | None]) -> bytes:
    """The rich file with other parts, and without those that are None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rich_file())) as before, zipfile.ZipFile(out, "w") as after:
        held: dict[str, str | bytes | None] = {name: before.read(name) for name in before.namelist()}
        for name, data in (held | parts).items():
            if data is not None:
                after.writestr(name, data)
    return out.getvalue()


def document_with(body: str, doctype: str = "") -> str:
    return f"{doctype}<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({RELATIONS: RELATION.format("comments.xml")}, "KeyError"),
        ({RELATIONS: RELATION.format("comments.xml"), "word/comments.xml": "<w:comments"}, "XMLSyntaxError"),
        ({RELATIONS: RELATION.format("document.xml")}, "ValueError"),  # the text would become a comment
        ({"[Content_Types].xml": None}, "KeyError"),
        ({"[Content_Types].xml": "<Types"}, "XMLSyntaxError"),
        ({"word/document.xml": document_with(f"<w:p>{RUN.format('&a;57起')}</w:p>", DOCTYPE)}, "ValueError"),
    ],
)
def test_broken_parts_are_told_in_one_line(parts: dict[str, str | None], why: str) -> None:
    with pytest.raises(ZhijiError, match=rf"me.docx cannot be commented on \({why}\); save it again as .docx"):
        WordFile(altered(parts), "me.docx").commented([Note(0, 1, ("说",))])


@pytest.mark.parametrize("told", ['w:id="old"', f'w:id="{"9" * 5000}"', 'w:id="-7"', ""])
def test_numbers_of_comments_may_be_none(told: str) -> None:
    parts: dict[str, str | None] = {
        RELATIONS: RELATION.format("/word/../word/comments.xml"),
        "word/comments.xml": COMMENTS.format(f"<!-- by hand --><w:comment {told}/>"),
    }
    reviewed = WordFile(altered(parts), "me.docx").commented([Note(0, 2, ("说",))])
    assert commented_words(reviewed) == {"0": "甲局"}


def test_words_outside_runs_and_paragraphs_are_not_commented_on() -> None:
    """Word shows none of them, and no comment may stand there."""
    body = f"<w:p><w:t>漏57起</w:t><w:r><w:t>办<!-- x -->件57起</w:t></w:r></w:p>{RUN.format('漏57起')}"
    file = WordFile(altered({"word/document.xml": document_with(body)}), "me.docx")
    assert file.words == "办件57起"
    assert commented_words(file.commented([Note(1, 5, ("说",))])) == {"0": "件57起"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_parts_of_one_name_the_one_that_is_read_is_written() -> None:
    data = io.BytesIO(rich_file())
    with zipfile.ZipFile(data, "a") as packed:
        packed.writestr("word/document.xml", document_with(f"<w:p>{RUN.format('办件57起')}</w:p>"))
    reviewed = WordFile(data.getvalue(), "me.docx").commented([Note(0, 2, ("说",))])
    names = zipfile.ZipFile(io.BytesIO(reviewed)).namelist()
    assert len(names) == len(set(names))
    assert commented_words(reviewed) == {"0": "办件"}
