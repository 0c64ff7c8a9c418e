from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from zhiji.model import ZhijiError
from zhiji.reading import find_reports, read_report

TEXT = "金华市公安局2020年法治政府建设年度报告\n一、情况\n(一)学法。组织学法3次，“两站两员”见效；办案12件。\n"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(part: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as package:
        package.writestr(part, "<x/>")
    return held.getvalue()


ENCODINGS = [
    # bytes of one text, whether they are the text's own UTF-8
    (TEXT.encode(), True),
    (b"\xef\xbb\xbf" + TEXT.encode(), False),
    (TEXT.encode("gb18030"), False),
    (TEXT.replace("\n", "\r\n").encode("gbk"), False),
    (TEXT.replace("\n", "\r").encode(), False),
    (TEXT.encode("utf-16"), False),  # with its mark
]


@pytest.mark.parametrize(("data", "own"), ENCODINGS)
def test_encodings(tmp_path: Path, data: bytes, own: bool) -> None:
    report = read_report(written(tmp_path, "a.txt", data))
    assert report.text == TEXT
    assert report.file == "a.txt"
    assert report.file_sha256 == (None if own else sha256(data).hexdigest())
    assert report.issuer == "金华市公安局"


def test_the_text_is_kept_as_published(tmp_path: Path) -> None:
    odd = "　　甲局2020年工作报告  \n\n“金”字招牌“，全角１２％ \u3000办案12件\x0c。\n\n"
    assert read_report(written(tmp_path, "a.txt", odd.encode())).text == odd


def test_standard_input() -> None:
    assert read_report("-", stdin=TEXT.encode()).text == TEXT
    page = f"<html><body><p>{TEXT}</p></body></html>".encode()
    assert read_report("-", stdin=page).sections
    assert read_report("-", stdin=TEXT.encode(), issuer="乙局", year=2021).issuer == "乙局"


NAVIGATION = "".join(f"{name}\n" for name in ["首页", "政务公开", "法治政府建设报告", "搜索", "相关链接"] * 40)

REFUSED = [
    # name, bytes, a word of the message
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t", "empty"),
    ("a.txt", b"\x00\x01\x02\xff", "binary"),
    ("a.txt", b"\xff\xff\xff", "neither UTF-8 nor GB18030"),
    ("a.doc", b"\xd0\xcf\x11\xe0rest", ".docx"),
    ("a.docx", b"\xd0\xcf\x11\xe0rest", "encrypted"),  # Word encrypts into the old container
    ("a.docx", b"PK\x03\x04 broken", "no readable .docx"),
    ("a.pdf", b"%PDF-1.4 broken", "broken PDF"),
    ("a.wps", b"\xd0\xcf\x11\xe0rest", r"WPS file .*save it as \.docx"),
    ("a.ofd", b"PK\x03\x04", "export it as PDF"),
    ("a.xlsx", b"PK\x03\x04", "spreadsheet"),
    ("a.jpg", b"\xff\xd8", "OCR"),
    ("a.rar", b"Rar!", "unpack"),
    ("a.txt", b"{\\rtf1 x}", "RTF"),
    ("a.docx", zipped("OFD.xml"), "OFD file"),  # under a wrong name
    ("a.docx", zipped("xl/workbook.xml"), "spreadsheet"),
    ("a.csv", b"1,2", "zhiji build a.csv --corpus DIR"),
    ("a", b"text", "unknown kind"),
    ("a.txt", NAVIGATION.encode(), "no report"),
    ("a.txt", b"An English page, with some words. And more of them.", "no report"),
    ("a.html", b"<html><body><a href='x'>\xe9\xa6\x96\xe9\xa1\xb5</a></body></html>", "no report"),
    ("a.html", b"<!-- -->", "web page"),
]


@pytest.mark.parametrize(("name", "data", "word"), REFUSED)
def test_refused(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    with pytest.raises(ZhijiError, match=word) as caught:
        read_report(written(tmp_path, name, data))
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_refused_paths(tmp_path: Path) -> None:
    with pytest.raises(ZhijiError, match="no such file"):
        read_report(tmp_path / "missing.txt")
    with pytest.raises(ZhijiError, match="empty"):
        read_report("-", stdin=b"")
    with pytest.raises(ZhijiError, match=r"\.docx"):
        read_report("-", stdin=b"\xd0\xcf\x11\xe0rest")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ZhijiError, match="folder"):
        read_report(tmp_path / "folder.txt")


def test_find_reports(tmp_path: Path) -> None:
    (tmp_path / "b" / ".cache").mkdir(parents=True)
    for name in ("c.txt", "b/a.PDF", "b/x.facts.jsonl", "b/.cache/a.txt", ".a.txt", "~$a.docx", "a.html"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    assert [p.relative_to(tmp_path).as_posix() for p in find_reports(tmp_path)] == ["a.html", "b/a.PDF", "c.txt"]
    assert find_reports(tmp_path / "c.txt") == [tmp_path / "c.txt"]
    with pytest.raises(ZhijiError, match="no such file"):
        find_reports(tmp_path / "z")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ZhijiError, match="no report"):
        find_reports(tmp_path / "empty")
