"""The command line: parse, call one function, print. Exit code 0 fine, 1 findings, 2 wrong use."""

from __future__ import annotations

import gc
import os
import sys

from zhiji.cli.parser import build_parser
from zhiji.model.errors import ZhijiError

FINE, FINDINGS, WRONG_USE = 0, 1, 2

_COLLECTED = (100_000, 20, 20)
"""Objects between two searches for cycles: at Python's 700 they take a twentieth of a short command."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command; prints to standard output, errors as one line to standard error."""
    words = sys.argv[1:] if argv is None else argv
    parser = build_parser(words[0] if words else None)
    options = parser.parse_args(words)
    if not hasattr(options, "run"):
        parser.print_help()
        return FINE
    try:
        code = _run(options.run, options)
        sys.stdout.flush()
    except ZhijiError as error:
        print(f"zhiji: {' '.join(str(error).split())}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:  # whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:  # such as a name that is too long for the file system
        place = str(error.filename or "")
        print(
            f"zhiji: {place[:80]}{'…' * (len(place) > 80)}: {error.strerror or error}; check the path", file=sys.stderr
        )
        return WRONG_USE
    except KeyboardInterrupt:
        print("zhiji: stopped", file=sys.stderr)
        return 130
    return code


def run() -> None:
    """The console script: ends at once when all is printed, without taking a large graph apart first."""
    gc.set_threshold(*_COLLECTED)
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run(place: str, options: object) -> int:
    """``place`` is module:function inside this package, so that a command loads only what it needs."""
    from importlib import import_module

    module, _, function = place.partition(":")
    return int(getattr(import_module(f"zhiji.cli.{module}"), function)(options))
