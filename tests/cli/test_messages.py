"""What a command says is wrong, in the language that is asked for."""

from __future__ import annotations

import ast
import doctest
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from zhiji import api
from zhiji.cli import main, messages
from zhiji.cli.messages import in_language, load_messages
from zhiji.presenting.words import say
from zhiji.proposing.refusals import REASONS, Part

SOURCE = Path(api.__file__).parents[1]
REPORT = Path(__file__).parents[1] / "invented" / "jia-2019.txt"
_HAN = re.compile("[\u3400-\u9fff]")
_ERRORS = (
    *("ZhijiError", "GraphError", "QueryError", "UnknownName", "AmbiguousName"),
    *("FactsError", "CorrectionsError", "_RefusedError", "Died", "ArgumentTypeError"),
)
_PRINTING = {"print", "progress.say", "bar.say", "os.write", "sys.stderr.write"}


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
    """What errors are raised with, the words themselves or the name that they stand under in the same file."""
    said: set[str] = set()
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = {n.targets[0].id: n.value for n in tree.body if isinstance(n, ast.Assign) and name_of(n.targets[0])}
        raised = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and name_of(n.func) in _ERRORS and n.args)
        said |= {plain(template(named.get(name_of(call.args[0]), call.args[0]))) for call in raised}
    return {words for words in said if re.search("[a-z]{2}", words)}


def name_of(called: ast.expr) -> str:
    return getattr(called, "attr", getattr(called, "id", ""))


def translated() -> set[str]:
    """What the commands hand to ``in_language``, written out there."""
    calls = [n for n in nodes() if isinstance(n, ast.Call) and name_of(n.func) in ("in_language", "tell") and n.args]
    lines = [line for call in calls for line in (getattr(call.args[0], "elts", None) or [call.args[0]])]
    return {said for line in lines if re.search("[a-z]{2}", said := plain(template(line)))}


def printed() -> list[str]:
    """English that a command prints as it stands, in whatever language it was asked."""
    calls = (
        (file, call)
        for file in sorted((SOURCE / "cli").glob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _PRINTING
    )
    said = ((file.name, template(word)) for file, call in calls for word in call.args)
    return [f"{file}: {words}" for file, words in said if re.search("[a-z]{2}", words.replace("zhiji", ""))]


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


def test_every_message_has_both_languages() -> None:
    """A new one needs a row in src/zhiji/cli/messages.tsv."""
    assert len(errors()) > 250
    assert sorted((errors() | translated()) - load_messages().keys()) == []


def test_nothing_is_printed_in_english_alone() -> None:
    assert printed() == []


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
    (("links", "--limit", "0"), "no number from 1 to", "不是 1 至 1,000,000,000 的数"),
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


INNER = [
    # messages made of others: what they name is Chinese too
    (
        "line 3 of the corrections: no unit '窗口' (4-6) among the facts; it was not read this time, or is already "
        "rejected",
        "更正第 3 行：事实中没有 unit '窗口' (4-6)；这次没有读出，或已被拒绝",
    ),
    (
        "a.pdf: only pictures on pages 3–5, whose words are missing; recognise their text (OCR) and give a PDF with a "
        "text layer, or the text as .txt",
        "a.pdf：第 3–5 页只有图片，其中文字缺失；请识别其文字（OCR）后给出带文字层的 PDF，或以 .txt 给出文字",
    ),
    (
        "c is damaged: reports/a.ttl has 3 of 9 bytes (and 2 more); name its report again to mend it: zhiji build",
        "c 已损坏：reports/a.ttl 应有 9 字节，只有 3 字节（另有 2 处）；请再次指明该报告以修复：zhiji build",
    ),
]


@pytest.mark.parametrize(("english", "chinese"), INNER)
def test_what_a_message_is_made_of_is_chinese_too(english: str, chinese: str) -> None:
    assert in_language(english, "zh") == chinese


def test_why_an_answer_was_refused_has_both_languages() -> None:
    for reason in REASONS:
        assert (say(f"refused-{reason}", "en"), bool(_HAN.search(say(f"refused-{reason}", "zh")))) == (reason, True)
    for part in get_args(Part):
        assert (say(f"lost-{part}", "en"), bool(_HAN.search(say(f"lost-{part}", "zh")))) == (part, True)


def test_doctests() -> None:
    assert doctest.testmod(messages).failed == 0


DONE = [
    # what was typed, what is said in English, in Chinese
    (("build", "a.txt", "-o", "g"), " facts (extracted) from a.txt", " 项事实（软件抽取），出自 a.txt"),
    (("build", "reports", "-o", "g"), "graphs in g: 1", "g 中的图谱：1 份"),
    (("build", "mixed", "-o", "g"), "; reports that gave none: 1", "；未能建成图谱的报告：1 份"),
    (("build", "mixed", "-o", "g"), "is an old Word file (.doc)", "是旧版 Word 文件（.doc）"),
    (("build", "mixed", "--corpus", "c"), "c: 1 reports, 1 read now, 1 gave none", "本次读入 1 份，未能读成"),
    (("build", "reports", "--corpus", "c"), " facts (extracted) from ", " 项事实（软件抽取），出自 "),
    (("merge", "s", "--corpus", "c"), "c: 1 reports, 1 read now", "c：共 1 份报告，本次读入 1 份"),
    (("propose", "a.txt", "--requests", "r.jsonl"), " tokens to send; answered already: 0", " 个词元；已答：0 条"),
    (("propose", "b.txt", "--answers", "b.jsonl", "--refused"), "answer to no request", "没有对应的提问"),
    (("review", "a.txt", "-o", "r.html"), "open it in a browser", "用浏览器打开"),
    (("review", "b.txt", "--accept", "all"), "0 of 0 proposals are in the reading", "0 条提议中已有 0 条并入读法"),
    (("explore", "a.txt", "-o", "p.html"), " MB; open it in any browser", " MB，用任何浏览器打开"),
    (("export", "graphml", "-o", "n"), "GraphML holds nodes", "GraphML 含节点"),
]


def answer_all(folder: Path) -> None:
    """Answers to all that is asked about b.txt, and to what is not."""
    main(["propose", "b.txt", "--requests", "r.jsonl"])
    asked = [json.loads(line)["custom_id"] for line in (folder / "r.jsonl").read_text("utf-8").splitlines()]
    body = {"choices": [{"message": {"content": "{}"}}]}
    lines = [json.dumps({"custom_id": name, "response": {"body": body}}) for name in (*asked, "none")]
    (folder / "b.jsonl").write_text("\n".join(lines), encoding="utf-8")
    main(["propose", "b.txt", "--answers", "b.jsonl"])


@pytest.mark.parametrize("done", DONE, ids=lambda done: " ".join(done[0]))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_done_is_said_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    done: tuple[tuple[str, ...], str, str],
    lang: str,
) -> None:
    typed, english, chinese = done
    monkeypatch.chdir(tmp_path)
    for folder in ("reports", "mixed"):
        (tmp_path / folder).mkdir()
        shutil.copy(REPORT, tmp_path / folder / "a.txt")
    (tmp_path / "mixed" / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    for name in ("a.txt", "b.txt"):
        shutil.copy(REPORT, tmp_path / name)
    if "b.txt" in typed:
        answer_all(tmp_path)
    if "s" in typed:
        main(["build", "reports", "--corpus", "s"])
    capsys.readouterr()
    main([*typed, "--lang", lang])
    said = "".join(capsys.readouterr())
    assert (english in said, chinese in said) == (lang == "en", lang == "zh"), said
