"""The command line: parse, call one function, print. Exit code 0 fine, 1 findings, 2 wrong use."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from contextlib import suppress

from zhiji.cli import progress
from zhiji.cli.languages import lang_of, speak_chinese
from zhiji.cli.parser import build_parser
from zhiji.cli.printing import speak_plainly, tell
from zhiji.model.errors import ReadingWarning, ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

FINE, FINDINGS, WRONG_USE = 0, 1, 2

_TELLING = ("build", "propose")
"""Commands that tell of their progress themselves: they start processes, and no thread may be beside them then."""

_COLLECTED = (100_000, 20, 20)
"""Objects between two searches for cycles: at Python's 700 they take a twentieth of a short command."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command; prints to standard output, errors as one line to standard error."""
    speak_plainly()
    words = sys.argv[1:] if argv is None else argv
    lang = lang_of(words)
    parser = build_parser(words[0] if words else "--help", lang)
    if (not words or {"-h", "--help"} & set(words)) and lang == "zh":
        speak_chinese(parser)
    try:
        options = _parsed(parser, words)
        if not hasattr(options, "run"):
            parser.print_help()
            return FINE
        if words[0] not in _TELLING:
            progress.begin(f"zhiji {words[0]}")
        code = _run(options.run, options, lang) or (FINDINGS if getattr(options, "failures", 0) else FINE)
        sys.stdout.flush()
    except (ZhijiError, RuntimeError) as error:
        progress.end()
        line = _told(error)
        if line is None:
            raise
        return _wrong(" ".join(line.split()), lang)
    except BrokenPipeError:  # whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:  # such as a name that is too long for the file system, or a full disk
        place = str(error.filename or "")
        where = f"{place[:80]}{'…' * (len(place) > 80)}" if place else "standard output"
        return _wrong(f"{where}: {error.strerror or error}; check the path", lang)
    except UnicodeEncodeError as error:
        return _wrong(f"{error.object[:80]}: no name in {error.encoding}; set PYTHONUTF8=1", lang)
    except KeyboardInterrupt:
        progress.end()
        _wrong("stopped", lang)
        return 130
    finally:
        progress.end()
    return code


def _parsed(parser: ArgumentParser, words: list[str]) -> Namespace:
    """The options of a command; help and the version are printed meanwhile, and where that cannot be it shows here."""
    try:
        return parser.parse_args(words)
    finally:
        sys.stdout.flush()


def _told(error: ZhijiError | RuntimeError) -> str | None:
    """The line about an error; None for one that nobody has foreseen."""
    said = str(error)
    if "Corruption: " in said:  # an engine reads its store as it is asked, and says so in the middle of an answer
        from zhiji.corpus.wholeness import told_of_store

        said = told_of_store(said) or said
    return said if isinstance(error, ZhijiError) or said != str(error) else None


def _wrong(message: str, lang: str) -> int:
    """Says what is wrong, in one line of that language."""
    from zhiji.cli.messages import in_language

    with suppress(OSError):  # where nobody can be told, the exit code still does
        print(f"zhiji: {in_language(message, lang)}", file=sys.stderr)
    return WRONG_USE


def run() -> None:
    """The console script: ends at once when all is printed, without taking a large graph apart first."""
    _open_what_is_closed()
    _name_files_in_chinese()
    gc.set_threshold(*_COLLECTED)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # a fifth less memory for a command's few tables
    code = main()
    try:
        sys.stdout.flush()
    except OSError:  # main has said so already
        code = code or WRONG_USE
    os._exit(code)


def _open_what_is_closed() -> None:
    """A standard stream that was closed (``>&-``) leads nowhere: else the next file that is opened would be it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115


def _name_files_in_chinese() -> None:
    """Begins again in Python's UTF-8 mode where the locale's encoding has no Chinese: names are UTF-8 on every disk."""
    try:
        "治绩".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _run(place: str, options: object, lang: str) -> int:
    """``place`` is module:function inside this package, so that a command loads only what it needs."""
    from importlib import import_module

    module, _, function = place.partition(":")
    with warnings.catch_warnings():
        warnings.simplefilter("always", ReadingWarning)
        warnings.showwarning = lambda words, *_: tell([str(words)], lang)
        return int(getattr(import_module(f"zhiji.cli.{module}"), function)(options))
