from __future__ import annotations

from pathlib import Path

import pytest

from zhiji.reading import read_report
from zhiji.reading.webpage import parse_html

CHROME = "<div class=nav><a href=/>首页</a> <a href=/x>政务公开</a></div>"
FOOT = "<div>主办：某市人民政府　备案号：0000</div>"
SAYS = "2022年，甲局办理案件12件，满意率达99%，各项工作取得新成效，群众普遍反映良好。"


def page(body: str, head: str = "<title>甲局2022年工作总结-某市人民政府</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{CHROME}<div id=c>{body}</div>{FOOT}</body></html>"


PAGES = [
    # body, its lines
    (f"<p>{SAYS}</p><p>{SAYS}</p>", [SAYS, SAYS]),  # a repeated paragraph is kept
    (f"<p>　　{SAYS}</p><p>{SAYS}</p>", ["　　" + SAYS, SAYS]),  # full-width indents are the text's
    (f"{SAYS}<br>{SAYS}<br/>完。", [SAYS, SAYS, "完。"]),
    (f"<p>{SAYS[:12]}\n     {SAYS[12:]}</p><p>{SAYS}</p>", [SAYS, SAYS]),  # a source line break is no space
    (f"<p>{SAYS[:12]}<b>{SAYS[12:20]}</b>{SAYS[20:]}</p><p>{SAYS}</p>", [SAYS, SAYS]),  # inline tags do not part
    (f"<p>{SAYS}</p><script>var a='。，';</script><p style='display: none'>隐藏。</p><p>{SAYS}</p>", [SAYS, SAYS]),
    (f"<p>{SAYS}</p><table><tr><td>案件</td><td> 12 </td></tr></table><p>{SAYS}</p>", [SAYS, "案件\t12", SAYS]),
    (f"<p>{SAYS}</p><p>{SAYS}</p><p>短。</p>", [SAYS, SAYS, "短。"]),  # a short paragraph stays with the long ones
    (f"<div>{SAYS * 9}</div><div>{SAYS}</div>", [SAYS * 9, SAYS]),  # one long paragraph is not the whole
    (f"<p>{SAYS} &lt;甲&gt; &amp;</p><p>{SAYS}</p>", [f"{SAYS} <甲> &", SAYS]),
]


@pytest.mark.parametrize(("body", "lines"), PAGES)
def test_lines(body: str, lines: list[str]) -> None:
    held = parse_html(page(body), "a.html")
    title, text = held.title, held.text
    assert title == "甲局2022年工作总结"
    assert [line for line in text.splitlines() if "首页" not in line and "备案" not in line] == [title, *lines]


def test_the_title_stands_once() -> None:
    text = parse_html(page(f"<h1>甲局2022年工作总结</h1><p>{SAYS}</p><p>{SAYS}</p>"), "a.html").text
    assert text.count("甲局2022年工作总结") == 1


def test_the_article_title_goes_before_the_site(tmp_path: Path) -> None:
    head = "<meta charset=gb2312><meta name=ArticleTitle content='乙局2021年法治政府建设报告'><title>某市</title>"
    path = tmp_path / "a.html"
    path.write_bytes(page(f"<p>{SAYS}</p><p>镕㙍是生僻字，{SAYS}</p>", head).encode("gb18030"))  # charset says gb2312
    report = read_report(path)
    assert (report.title, report.issuer, report.year) == ("乙局2021年法治政府建设报告", "乙局", 2021)
    assert "镕㙍是生僻字" in report.text
    assert report.file_sha256


def test_deep_nesting() -> None:
    text = parse_html(page("<div>" * 200 + f"<p>{SAYS}</p><p>{SAYS}</p>"), "a.html").text
    assert text.count(SAYS) == 2
