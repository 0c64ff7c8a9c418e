"""The pages made from what they document: the parser, the codebook, the questions, the ontology, the README."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from zhiji import api, resources
from zhiji.cli.languages import speak_chinese
from zhiji.cli.parser import build_parser
from zhiji.presenting.questions import described
from zhiji.tabulating.codebook import TABLES, Variable, load_codes, variables_of

ROOT = Path(__file__).parent.parent
SOURCE = "https://github.com/zhiji/zhiji/blob/main/"
_LINK = re.compile(r"(\]\()(?!https?:|#)([^)\s]+)\)")


def write_pages(folder: Path) -> None:
    """Every generated page, written anew into ``folder``; what stands the same is left, so that builds are quick."""
    pages = {
        "commands.md": commands("en"),
        "commands.zh.md": commands("zh"),
        "data.md": data(),
        "questions.md": questions(),
        "figures.md": part_of("README.md", "Figures"),
        "figures.zh.md": part_of("README.zh.md", "数字"),
        "model.md": _absolute(_without_title(ROOT / "ontology" / "README.md"), "ontology/"),
        "changelog.md": _absolute((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), ""),
    }
    (folder / "extra").mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        file = folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    write_ontology(folder / "extra" / "terms.html")
    shutil.copy(ROOT / "ontology" / "model.svg", folder / "model.svg")


def write_ontology(file: Path) -> None:
    """The terms as pyLODE shows them, once for each state of the Turtle; in a process of its own, for it makes every
    library here tell all it does."""
    source = ROOT / "ontology" / "zhiji.ttl"
    if file.is_file() and file.stat().st_mtime >= source.stat().st_mtime:
        return
    make = "import sys, pylode; pylode.OntPub(ontology=sys.argv[1]).make_html(destination=sys.argv[2])"
    subprocess.run([sys.executable, "-c", make, str(source), str(file)], check=True, stderr=subprocess.DEVNULL)


def commands(lang: str) -> str:
    """Every command with its options, as the parser has them."""
    parser = build_parser()
    if lang == "zh":
        speak_chinese(parser)
    subparsers = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    english = "# Commands\n\nGenerated from the program's own help."
    head = "# 命令\n\n由程序自身的帮助生成。" if lang == "zh" else english
    return "\n".join([head, "", *(line for name, sub in subparsers.choices.items() for line in _command(name, sub))])


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    example = (parser.epilog or "").partition("\n")[2].strip()
    yield from (f"## zhiji {name}", "", parser.description or "", "", f"    {example}", "")
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction):
            yield f"`{_shown(action)}`"
            yield f": {_cell(_helped(action))}"
            yield ""


def _shown(action: argparse.Action) -> str:
    meta = action.metavar or (f"{{{','.join(map(str, action.choices))}}}" if action.choices else action.dest.upper())
    if not action.option_strings:
        return str(action.metavar or action.dest) + (" …" if action.nargs in ("*", "+") else "")
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {meta}")


def _helped(action: argparse.Action) -> str:
    return (action.help or "").replace("%%", "%")


def data() -> str:
    """The data dictionary: every variable of every table, and every code."""
    lines = [
        "# Data dictionary 编码手册",
        "",
        "The tables that `zhiji export parquet|xlsx|dta -o DIR` writes, generated from their codebook. How a variable "
        "was measured: *copied* from the report, *read* out of its words (by a person or by the reader, so it can be "
        "wrong), *computed* by the software, or a *place*. `confidence` is the software's own, from 0 to 1, checked "
        "against people's readings ([how often it errs](../accuracy.md)); it is empty where a person read.",
        "",
    ]
    for table in TABLES:
        lines += [f"## {table}", "", "| variable | type | codes | measured | what | 含义 |", "|---" * 6 + "|"]
        lines += map(_variable, variables_of(table))
        lines.append("")
    lines += ["## Codes 代码", "", "| scheme | code | what | 含义 |", "|---|---|---|---|"]
    codes = load_codes(resources.ontology_folder())
    lines += [f"| {c.scheme} | `{c.code}` | {_cell(c.en)} | {_cell(c.zh)} |" for c in codes]
    return "\n".join(lines) + "\n"


def _variable(held: Variable) -> str:
    return f"| `{held.name}` | {held.type} | {held.codes} | {held.how} | {_cell(held.en)} | {_cell(held.zh)} |"


def questions() -> str:
    """The named questions with their SPARQL."""
    lines = ["# The named questions 命名问题", "", "`zhiji query NAME`, generated from `ontology/questions/`.", ""]
    for asked in api.questions():
        query = "\n".join(line for line in asked.query.splitlines() if not line.startswith("# "))
        words = ", ".join(f"`--set {name}=…`" for name in asked.settings)
        lines += [f"## {asked.number} {asked.name}", "", f"**{asked.titles['en']}** {described(asked, 'en')}", ""]
        lines += [f"**{asked.titles['zh']}** {described(asked, 'zh')}", "", *([words, ""] if words else [])]
        lines += ["```sparql", query.strip(), "```", ""]
    return "\n".join(lines)


def part_of(file: str, heading: str) -> str:
    """The part of a README under one heading, its links made whole."""
    text = (ROOT / file).read_text(encoding="utf-8")
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    if not part:
        raise ValueError(f"{file} has no part {heading!r}")
    return _absolute(part, "")


def _without_title(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[2]


def _absolute(text: str, folder: str) -> str:
    return _LINK.sub(lambda link: f"{link[1]}{_address(folder, link[2])})", text)


def _address(folder: str, place: str) -> str:
    return place if place == "model.svg" else SOURCE + folder + place


def _cell(words: str) -> str:
    return words.replace("|", r"\|").replace("<", "&lt;").replace("*", r"\*")
