"""Help, headings and defaults in the language that is asked for; completion; one word for one thing."""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji import api, resources
from zhiji.cli import completing, main
from zhiji.cli.languages import default_lang, lang_of, load_words, speak_chinese
from zhiji.cli.parser import build_parser
from zhiji.presenting.words import say
from zhiji.vocabulary import CODE, RDFS

SOURCE = Path(api.__file__).parents[1]
_HAN = re.compile("[\u4e00-\u9fff]")


CHINESE = frozenset(
    [
        "overview",
        "links",
        "paths",
        "query",
        "series",
        "ledger",
        "diff",
        "explore",
        "export",
        "check",
        "quote",
        "verify",
        "recheck",
        "build",
        "merge",
        "extract",
        "teach",
        "evaluate",
        "propose",
        "review",
        "serve",
        "mcp",
        "complete",
    ]
)
"""Commands whose help is in Chinese too. A new command belongs here as soon as help.tsv has its rows."""


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                if name in CHINESE:
                    yield from parsers(command)


def texts(parser: argparse.ArgumentParser) -> list[str]:
    said = [parser.description, parser.epilog, *(group.title for group in parser._action_groups)]
    return [text for text in (*said, *(action.help for action in parser._actions)) if text]


def test_every_text_of_the_help_has_its_chinese() -> None:
    """A new option needs a row in src/zhiji/cli/help.tsv."""
    parser = build_parser()
    speak_chinese(parser)
    told = [text for each in parsers(parser) for text in texts(each)]
    assert len(told) > 100
    assert [text for text in told if not _HAN.search(text.replace("一警情三推送", ""))] == []


def test_the_first_help_builds_no_more_than_names() -> None:
    """It has to be instant, and shows no option of any command."""
    (commands,) = (a for a in build_parser("--help")._actions if isinstance(a, argparse._SubParsersAction))
    assert set(commands.choices) == set(CHINESE)
    assert all(len(command._actions) == 0 for command in commands.choices.values())


def test_no_row_of_the_help_is_idle() -> None:
    said = {text for each in parsers(build_parser()) for text in texts(each)}
    choices = {
        c.help for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction) for c in a._choices_actions
    }
    lines = {line for text in said for line in text.split("\n")} | choices | {"usage: "}
    assert [english for english in load_words() if english not in lines] == []


@pytest.mark.parametrize(
    ("words", "env", "lang"),
    [
        (["links", "--lang", "zh"], {}, "zh"),
        (["links", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["links"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["links"], {"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (["links"], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (["links", "--lang"], {}, "en"),
        ([], {}, "en"),
    ],
)
def test_the_language_is_asked_for_or_the_locale_s(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    env: dict[str, str],
    lang: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, env.get(name, ""))
    assert lang_of(words) == lang
    if "--lang" not in " ".join(words):
        assert default_lang() == lang
    if words != ["links", "--lang"]:
        with suppress(SystemExit):
            main([*words, *(["--help"] if words else [])])
        assert capsys.readouterr().out.startswith("用法：" if lang == "zh" else "usage: ")
    if words == ["links"]:
        assert main(["links", "--limit", "1"]) == 0
        assert capsys.readouterr().out.startswith(say("basis", "zh" if lang == "zh" else "en"))


# --- completion

COMPLETED = [
    # what is typed, and what has to be offered for its last word
    (["zhiji", "li"], "links"),
    (["zhiji", "links", "--every"], "--every-match"),
    (["zhiji", "links", "--basis", "same-s"], "same-sentence"),
    (["zhiji", "query", "prov"], "provenance"),
    (["zhiji", "export", "graph"], "graphml"),
    (["zhiji", "links", "repo"], "report.txt"),
]


@pytest.mark.parametrize(("typed", "offered"), COMPLETED)
def test_bash_completes(tmp_path: Path, typed: list[str], offered: str) -> None:
    (tmp_path / "report.txt").touch()
    words = " ".join(f"'{word}'" for word in typed)
    ask = f"COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _zhiji; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    script = f"{completing.bash_script()}\n{ask}"
    child = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert child.stdout.split() == [offered]


def test_other_shells_know_every_command_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["complete", "fish"]) == 0
    fish = capsys.readouterr().out
    for words in ("-a links", "-l every-match", "-xa 'explicit same-sentence same-paragraph'", "provenance"):
        assert words in fish
    assert main(["complete", "zsh"]) == 0
    assert capsys.readouterr().out.startswith("autoload -U +X bashcompinit && bashcompinit\n_zhiji()")


# --- one word for one thing

OTHERS = {"连线": "关联", "明言": "明说", "明示": "明说", "工作量": "活动", "覆盖面": "范围"}
"""Words that said the same as another, and the one that stays."""


def interface() -> list[Path]:
    files = [*SOURCE.glob("**/assets/*.js"), *SOURCE.glob("**/assets/*.html"), *SOURCE.glob("serving/**/*.py")]
    return [*files, SOURCE / "presenting" / "words.tsv", SOURCE / "cli" / "help.tsv"]


def test_one_word_for_one_thing() -> None:
    assert len(interface()) > 30
    found = [(file.name, word) for file in interface() for word in OTHERS if word in file.read_text("utf-8")]
    assert found == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_codes_are_called_as_the_ontology_calls_them(lang: str) -> None:
    labels = {
        quad.subject.value.removeprefix(CODE).partition("-")[2]: quad.object.value
        for quad in ox.parse((resources.ontology_folder() / "codes.ttl").read_bytes(), ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.predicate.value == RDFS + "label"
        and quad.object.language == lang
        and quad.subject.value.removeprefix(CODE).startswith(("basis-", "level-"))
    }
    assert len(labels) == 7
    assert {code: say(code, "zh" if lang == "zh" else "en") for code in labels} == labels
    if lang == "zh":
        for page in ("explorer", "reviewing"):
            words = (SOURCE / page / "assets" / "words.js").read_text("utf-8")
            said = dict(re.findall(r'"?([\w-]+)"?: \[?"([^"]+)"', words))
            assert {code: said[code] for code in labels if code in said} == {c: labels[c] for c in labels if c in said}


def test_an_answers_headings_and_own_words_follow_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "documents", "--lang", "zh", "--columns", "document,relation,year"]) == 0
    told = capsys.readouterr().out
    assert told.split("\n")[0].split() == ["文件", "关系", "年份"]
    assert "制发" in told
    assert "issued" not in told
    assert main(["query", "documents", "--lang", "zh", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("document,document_label,relation,")


CUT = [("links", "--limit", "1"), ("check", "--held", "--limit", "1"), ("query", "requirements", "--limit", "1")]


@pytest.mark.parametrize("asked", CUT)
@pytest.mark.parametrize(("lang", "said"), [("zh", "另有"), ("en", " more")])
def test_how_many_rows_more_there_are_is_said_in_either_language(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], lang: str, said: str
) -> None:
    main([*asked, "--lang", lang])
    out = capsys.readouterr().out
    line = next(line for line in out.splitlines() if line.startswith("…"))
    assert said in line
    assert bool(_HAN.search(line)) == (lang == "zh")
