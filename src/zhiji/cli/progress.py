"""What a person at a terminal sees while a command works for more than a second: on standard error, one line, gone
before anything is printed."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from threading import Event, Thread

AFTER, EVERY = 1.0, 0.25
"""Seconds before the line appears, and between two of it."""

_SHOWN = "progress, shown"
_AWAY = "\r\x1b[K"
"""Takes what stands in the terminal's line away."""

_working: tuple[Event, Thread] | None = None
_steps: tuple[int, int] = (0, 0)


def begin(words: str) -> None:
    """From a second on says that the command works, until ``end``; nothing where nobody looks."""
    global _working, _steps  # noqa: PLW0603 - there is one terminal
    end()
    if not sys.stderr.isatty():
        return
    from threading import Event, Thread

    stopped, _steps = Event(), (0, 0)
    thread = Thread(target=_show, args=(words, stopped), daemon=True)
    thread.start()
    _working = stopped, thread


def step(done: int, total: int) -> None:
    """Tells how far the work has come."""
    global _steps  # noqa: PLW0603 - as above
    _steps = (done, total)


def say(words: str) -> None:
    """A line that stays, above that of the progress."""
    sys.stderr.write(f"{_AWAY if _working else ''}{words}\n")
    sys.stderr.flush()


def end() -> None:
    """Takes the line away, and the thread that writes it: something is going to be printed, or a process to fork."""
    global _working  # noqa: PLW0603 - as above
    if _working is not None:
        stopped, thread = _working
        _working = None
        stopped.set()
        thread.join()
        if thread.name == _SHOWN:
            sys.stderr.write(_AWAY)
            sys.stderr.flush()


def line(words: str, seconds: float, done: int, total: int) -> str:
    """What is shown.

    >>> line("reading", 3.2, 5, 10)
    '██████████           5/10  reading  3 s'
    >>> line("reading", 12, 0, 0)
    'reading  12 s'
    """
    bar = f"{'█' * (20 * done // total):<20} {done}/{total}  " if total > 1 else ""
    return f"{bar}{words}  {seconds:.0f} s"


def _show(words: str, stopped: Event) -> None:
    from threading import current_thread
    from time import monotonic

    begun = monotonic()
    wait = AFTER
    while not stopped.wait(wait):
        current_thread().name = _SHOWN
        sys.stderr.write(f"{_AWAY}{line(words, monotonic() - begun, *_steps)}")
        sys.stderr.flush()
        wait = EVERY
