"""What is too large is refused in one line, before the memory or the time is taken; up to there time is linear."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from time import process_time

import pytest

from zhiji.model import ZhijiError
from zhiji.reading import find_reports, read_report
from zhiji.reading.limits import LARGEST_TEXT, LONGEST_LINE, MOST_ATTRIBUTES

SAYS = "2024年，甲市公安局依法履职，办理案件12件，现将有关情况报告如下。"
PAGE = f"<html><body><p>{SAYS}</p><p>{SAYS}</p>%s</body></html>"


def sparse(folder: Path, name: str, size: int) -> Path:
    """A file of ``size`` bytes that takes no room on the disk."""
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx"])
def test_a_large_file_is_refused_unread(tmp_path: Path, name: str) -> None:
    path = sparse(tmp_path, name, 2_000_000_000)
    tracemalloc.start()
    with pytest.raises(ZhijiError, match=r"a\.\w+ is too large \(2000 MB"):
        read_report(path)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


TOO_MUCH = [
    # bytes of a text or page, a word of the message
    ("甲".encode() * (LARGEST_TEXT // 3 + 1), "too large"),
    (SAYS.encode() + "甲".encode() * (LONGEST_LINE // 3 + 1), "line of more than 5 MB"),  # bytes, not characters
    ((PAGE % f"<p{' a' * MOST_ATTRIBUTES} b>{SAYS}</p>").encode(), "attributes"),
    ((PAGE % ("<p" + ' x=">"' * (MOST_ATTRIBUTES + 1) + f">{SAYS}</p>")).encode(), "attributes"),  # > inside quotes
    ((PAGE % f"<p{'/a' * (MOST_ATTRIBUTES + 1)}>{SAYS}</p>").encode(), "attributes"),
]


@pytest.mark.parametrize(("data", "word"), TOO_MUCH)
def test_refused(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / ("a.html" if data.startswith(b"<") else "a.txt")
    path.write_bytes(data)
    with pytest.raises(ZhijiError, match=word) as caught:
        read_report(path)
    assert "\n" not in str(caught.value)


READ = [
    # what is long and read all the same
    (SAYS + "\n") * 20_000,
    PAGE % f"<p title='{'a=1 ' * 2_000}'><img src='data:image/png;base64,{'A' * 300_000}'>{SAYS}</p>",
]


@pytest.mark.parametrize("text", READ)
def test_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / ("a.html" if text.startswith("<") else "a.txt")
    path.write_text(text, encoding="utf-8")
    assert SAYS in read_report(path).text


GROWING = [
    # what a page is made of, n times: deep nesting, unclosed tags, wide rows, tall cells, tables in tables
    lambda n: "<div>甲乙丙。" * n,
    lambda n: "<b>甲<p>乙，丙" * n,
    lambda n: "<table>" + f"<tr><td rowspan=60000>{SAYS}</td><td>1件</td></tr>" * n + "</table>",
    lambda n: "<table>" + f"<tr><th colspan=900>{SAYS[:9]}</th><th>2件</th></tr>" * n + "</table>",
    lambda n: "<table><tr><td>甲</td><td>" * n,
    lambda n: "< a <" * n,
]


@pytest.mark.parametrize("piece", GROWING)
def test_time_grows_linearly(piece: object) -> None:
    assert callable(piece)
    times = []
    for n in (600, 2_400):
        data = (PAGE % (f"<p>{SAYS}</p>" * (n // 3) + piece(n))).encode()
        times.append(min(_time_of(data) for _ in range(2)))
    assert times[1] < 8 * times[0] + 0.2  # four times as much


def _time_of(data: bytes) -> float:
    begun = process_time()
    read_report("-", stdin=data)
    return process_time() - begun


def test_documents_that_are_not_read_are_named(tmp_path: Path) -> None:
    for name in ("a.wps", "b.ofd", "c.txt", "d.xlsx", "e.DOC"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    assert [path.name for path in find_reports(tmp_path)] == ["c.txt"]
    assert [path.name for path in find_reports(tmp_path, unread=True)] == ["a.wps", "b.ofd", "c.txt", "e.DOC"]
