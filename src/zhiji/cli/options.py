"""What several commands take: graphs, reports, how rows are printed."""

from __future__ import annotations

import argparse
import os

from zhiji.cli.languages import default_lang
from zhiji.cli.usage import CommandHelp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Commands: TypeAlias = argparse._SubParsersAction[Any]


LONGEST = 1_000_000
"""Seconds that anything is waited for; a clock cannot tell very many more."""

FORMATS = ("table", "json", "csv")


class _Excel(argparse.Action):
    def __init__(self, option_strings: list[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, default=False, help=help)

    def __call__(self, _parser: object, options: argparse.Namespace, *_rest: object) -> None:
        options.excel, options.format = True, "csv"


class _Reader(argparse.Action):
    """A reader for this process and all that it starts."""

    def __call__(self, _parser: object, _options: object, file: object, *_rest: object) -> None:
        os.environ["ZHIJI_READER"] = str(file)


def command(commands: Commands, name: str, run: str, text: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=CommandHelp,
    )
    parser.set_defaults(run=run)
    parser.add_argument("--reader", action=_Reader, metavar="FILE", help="read reports with a reader of zhiji teach")
    parser.add_argument("--lang", choices=("zh", "en"), default=default_lang(), help="language of headings and codes")
    return parser


def add_graphs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-g",
        "--graph",
        action="append",
        default=[],
        metavar="PATH|DIR|CORPUS|URL",
        help="a graph, a folder of them, a corpus, a SPARQL endpoint, or a report (repeatable; default: what ships)",
    )
    parser.add_argument("--no-proposed", action="store_true", help="leave out what a language model alone read")


def add_reports(parser: argparse.ArgumentParser) -> None:
    """Graphs or reports, and which of them, or whose they are."""
    add_graphs(parser)
    parser.add_argument(
        "--issuer", help="who issued a report whose text does not say; of graphs, the reports of that issuer"
    )
    parser.add_argument("--year", type=year, help="its year likewise; of graphs, the reports of that year")


def add_format(parser: argparse.ArgumentParser, *also: str) -> None:
    forms = (*FORMATS, *also)
    parser.add_argument("--format", choices=forms, default="table", help="how rows are printed (default: table)")
    parser.add_argument("--columns", metavar="A,B", help="these columns, in this order")
    parser.add_argument("--sort", metavar="COLUMN", help="by this column; COLUMN:desc from its end")
    parser.add_argument("--limit", type=count, metavar="N", help="rows at the most")
    parser.add_argument("--excel", action=_Excel, help="CSV that Excel opens as it is")


def add_cite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cite",
        nargs="?",
        const="gbt",
        choices=("gbt", "csl"),
        help="the places of the rows as citations instead: GB/T 7714 lines, or CSL-JSON",
    )


def year(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) == 4):
        raise argparse.ArgumentTypeError(f"{words!r} is no year; write four digits, such as 2023")
    return int(words)


def confidence(words: str) -> tuple[object]:
    """The confidence from which something is accepted, alone in a tuple: none at all is None there."""
    from decimal import Decimal, InvalidOperation

    try:
        found = {"all": Decimal(0), "none": None}[words] if words in ("all", "none") else Decimal(words)
        if found is None or 0 <= found <= 1:
            return (found,)
    except InvalidOperation:
        pass
    raise argparse.ArgumentTypeError(f"{words!r} is no confidence; give all, none, or a number from 0 to 1")


def number(least: int, most: int) -> Callable[[str], int]:
    """What reads a whole number between the two."""

    def read(words: str) -> int:
        if not (words.isascii() and words.isdigit() and len(words) <= len(str(most)) and least <= int(words) <= most):
            raise argparse.ArgumentTypeError(f"{words!r} is no number from {least} to {most:,} in digits")
        return int(words)

    return read


count = number(1, 1_000_000_000)
few = number(1, 1_000)
"""Of what each is a process or a thread."""


def seconds(words: str) -> float:
    try:
        if words.isascii() and 0 < (told := float(words)) <= LONGEST:
            return told
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{words!r} is no number of seconds over 0 and up to {LONGEST:,} in digits")


def add_head(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--issuer", help="who issued the report, where the text does not say")
    parser.add_argument("--year", type=year, help="the year the report is of, where the text does not say")
