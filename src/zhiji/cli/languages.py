"""In which language a command speaks, and its help in Chinese."""

from __future__ import annotations

import argparse
import os
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def default_lang() -> str:
    """That of the locale: the first of LC_ALL, LC_MESSAGES and LANG that says something."""
    told = next((told for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (told := os.environ.get(name))), "")
    return "zh" if told.startswith("zh") else "en"


def lang_of(words: Sequence[str]) -> str:
    """The language that a command line asks for, before it is parsed: its help has to be in it."""
    for word, following in pairwise([*words, ""]):
        told = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and told in ("zh", "en"):
            return told
    return default_lang()


def speak_chinese(parser: argparse.ArgumentParser) -> None:
    """Puts the Chinese of ``help.tsv`` into a parser and those of its commands; what has none stays as it is."""
    words = load_words()
    parser.description = _chinese(parser.description, words)
    parser.epilog = _chinese(parser.epilog, words)
    for group in parser._action_groups:
        group.title = _chinese(group.title, words)
    for action in parser._actions:
        action.help = _chinese(action.help, words)
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = _chinese(choice.help, words)
            for command in action.choices.values():
                speak_chinese(command)


def _chinese(text: str | None, words: dict[str, str]) -> str | None:
    """A text in Chinese: whole, as a sentence that begins with a capital and ends with a stop, or its first line."""
    if text is None or text in words:
        return words[text] if text is not None else None
    first, _, rest = text.partition("\n")
    if first in words:
        return f"{words[first]}\n{rest}"
    sentence = text[:1].lower() + text[1:].removesuffix(".")
    found = words.get(sentence) or words.get(text.removesuffix("."))
    return f"{found}。" if found else text


def load_words() -> dict[str, str]:
    """English → Chinese."""
    from pathlib import Path

    lines = Path(__file__).with_name("help.tsv").read_text(encoding="utf-8").splitlines()[1:]
    held: dict[str, str] = dict(line.split("\t") for line in lines)
    return held
