"""The parsers that commands are made of: wrong use is one line, help as wide as the terminal."""

from __future__ import annotations

import argparse
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class OneLine(argparse.ArgumentParser):
    """Wrong use is one line that says what to do, and exit code 2."""

    def format_help(self) -> str:
        text = super().format_help()
        return text.replace("usage: ", "用法：", 1) if self._optionals.title == "选项" else text

    def error(self, message: str) -> None:  # type: ignore[override]
        from zhiji.cli.messages import in_language

        lang = self.get_default("lang") or "en"
        self.exit(2, f"zhiji: {in_language(f'{message}; see {self.prog} --help', lang)}\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse does, but an error of the disk is one."""
        if message:
            (file or sys.stderr).write(message)


class Help(argparse.HelpFormatter):
    """As wide as the terminal. argparse makes one for each option, and would load shutil to know the width."""

    def __init__(self, prog: str, **how: Any) -> None:
        super().__init__(prog, **{"width": _help_width(), **how})


class CommandHelp(Help, argparse.RawDescriptionHelpFormatter):
    """Description and example with their lines as they are."""


def _help_width() -> int:
    """The columns that COLUMNS or the terminal says, 80 where neither does; two stay free."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told) - 2
    try:
        return (os.get_terminal_size(1).columns or 80) - 2
    except OSError:
        return 78


class Named(OneLine):
    """A command of which no more than its name is asked: nothing of a parser is made, since each looks for the
    catalogues of argparse's own words."""

    def __init__(self, **_how: object) -> None:
        self.description = self.epilog = None
        self._action_groups, self._actions, self._defaults = [], [], {}

    def add_argument(self, *_names: str, **_how: object) -> argparse.Action:
        return _NOTHING

    def add_argument_group(self, *_titles: object, **_how: object) -> argparse._ArgumentGroup:
        return _Empty()


class _Empty(argparse._ArgumentGroup):
    """A group of options of such a command: none."""

    def __init__(self) -> None:
        """Nothing, as above."""

    def add_argument(self, *_names: str, **_how: object) -> argparse.Action:
        return _NOTHING


_NOTHING = argparse.Action([], "")


class Version(argparse.Action):
    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and stop")

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        from importlib.metadata import version

        print(f"zhiji {version('zhiji')}")
        parser.exit()
