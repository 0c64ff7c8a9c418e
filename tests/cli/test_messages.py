"""What a command says is wrong, in the language that is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhiji import api
from zhiji.cli import main, messages
from zhiji.cli.messages import in_language, load_messages

SOURCE = Path(api.__file__).parents[1]
LEFT = 70
"""How many errors have no Chinese. Lower the number when it falls; never raise it."""
_HAN = re.compile("[\u3400-\u9fff]")
_ERRORS = ("ZhijiError", "GraphError", "QueryError", "UnknownName", "AmbiguousName")


def template(node: ast.expr) -> str:
    """A string as the table has it: what is put into it is a gap."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return template(node.left) + template(node.right)
    return "{}"


def nodes() -> Iterator[ast.AST]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def plain(words: str) -> str:
    return " ".join(words.split())


def errors() -> set[str]:
    raised = (n for n in nodes() if isinstance(n, ast.Call) and getattr(n.func, "id", "") in _ERRORS and n.args)
    return {said for call in raised if re.search("[a-z]{2}", said := plain(template(call.args[0])))}


def test_every_message_of_the_table_is_one_that_is_said() -> None:
    said = {plain(template(n)) for n in nodes() if isinstance(n, ast.Constant | ast.JoinedStr)}
    ours = Path(messages.__file__).with_name("messages.tsv").read_text("utf-8").partition("# of Python")[0]
    rows = [line.split("\t")[0] for line in ours.splitlines()[1:]]
    assert len(rows) > 150
    built = {"no report of {} in {}; there are: {}", "no report of {} in {}; of {} there are: {}"}  # of parts
    assert [row for row in rows if row not in said | built] == []


def test_the_chinese_says_all_that_the_english_names() -> None:
    for english, chinese in load_messages().items():
        assert _HAN.search(chinese), english
        assert sorted(re.findall(r"\{(\d)\}", chinese)) == [str(n) for n in range(english.count("{}"))], english


def test_errors_without_chinese_only_become_fewer() -> None:
    left = errors() - load_messages().keys()
    assert len(left) <= LEFT, sorted(left)


SAID = [
    # what was typed, what is said in English, in Chinese
    (("links", "-g", "nowhere"), "no such file or folder", "没有这个文件或文件夹"),
    (("links", "nowhere.txt"), "there is no such file", "没有这个文件"),
    (("verify", "nowhere.md"), "there is no such file", "没有这个文件"),
    (("check", "--draft", "nowhere.docx"), "there is no such file", "没有这个文件"),
    (("extract", "nowhere.txt"), "there is no such file", "没有这个文件"),
    (("propose", "nowhere.txt"), "there is no such file", "没有这个文件"),
    (("propose", "a.txt", "--answers", "nowhere.jsonl"), "No such file", "没有这个文件"),
    (("evaluate", "a", "b"), "evaluate takes GOLD FACTS", "evaluate 须给出 GOLD FACTS"),
    (("query", "nowhere"), "no question and no file", "的问题或文件"),
    (("links", "--initiative", "没有的"), "no initiative named", "的举措"),
    (("links", "--issuer", "没有的"), "no report of", "的报告；现有"),
    (("links", "--basis", "x"), "invalid choice", "没有选项 'x'"),
    (("links", "--limit", "0"), "no number from 1", "不是 1 以上的数"),
    (("links", "--nothing"), "unrecognized arguments", "不认识的参数"),
    (("diff",), "are required", "须给出"),
]


@pytest.mark.parametrize("said", SAID, ids=lambda said: " ".join(said[0]))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_wrong_is_said_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    said: tuple[tuple[str, ...], str, str],
    lang: str,
) -> None:
    typed, english, chinese = said
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C" if lang == "zh" else "zh_CN.UTF-8")  # the other one
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    try:
        code = main([*typed, "--lang", lang])
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    err = capsys.readouterr().err
    assert code == 2
    assert (english in err, chinese in err) == (lang == "en", lang == "zh"), err


def test_what_is_named_is_no_gap() -> None:
    assert in_language("{0} {1}: there is no such file; check the path", "zh") == "{0} {1}：没有这个文件，请检查路径"
    assert in_language("nothing of the kind", "zh") == "nothing of the kind"
