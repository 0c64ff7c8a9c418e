"""Locks on files that a dead process does not leave behind: the system lets go of them when it ends."""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import Any

from zhiji.model import ZhijiError


class Lock:
    """A lock on ``file`` from now until ``release``, or until this process ends; ``shared`` with other readers.

    ZhijiError with the words of ``busy`` where another process has it. FileNotFoundError for a shared one where there
    is no such file: who reads makes nothing.
    """

    def __init__(self, file: Path, busy: str, *, shared: bool = False) -> None:
        fcntl = _fcntl()
        handle = os.open(file, os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise ZhijiError(busy) from None
        self._let_go = weakref.finalize(self, os.close, handle)

    def release(self) -> None:
        self._let_go()

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.release()


def held_elsewhere(file: Path) -> bool:
    """Does any process hold ``file``? False where there is no such file."""
    if not file.exists():
        return False
    try:
        Lock(file, "held").release()
    except ZhijiError:
        return True
    return False


def _fcntl() -> Any:
    try:
        import fcntl
    except ImportError:
        raise ZhijiError("a corpus needs a system that locks files: Linux, macOS, or Windows' WSL") from None
    return fcntl
