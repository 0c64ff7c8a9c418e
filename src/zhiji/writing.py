"""Bytes into files. What is regular becomes the new file whole or stays the old one; links are written through; what is
no regular file is written straight into; what is not writable stays as it is."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType

from zhiji.model.errors import ZhijiError

_ENDS = (signal.SIGTERM, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))
_OURS = ".zhiji-"
_LEFT = re.compile(rf"\..+{_OURS}[a-z0-9_]{{8}}")
_LEFT_BY_OLD = re.compile(r"\..+\.ttl\.[a-z0-9_]{8}")  # as 0.1.0 named them: known by their first words too
_STREAM = re.compile(r"/dev/(?:stdout|stderr|fd/\d+)|/proc/[^/]+/fd/\d+")
_BINARY = getattr(os, "O_BINARY", 0)
_swept: set[str] = set()  # a folder may hold very many files: for single ones, looking once a process is enough


def write_whole(file: Path, data: bytes) -> Path:
    """Writes ``data`` into ``file``: whoever looks sees the old file or the new one, whole, with the old one's mode.

    A link is followed. A device or pipe, and a file that a new one could not stand for (it has other names, another
    owner, or a folder that takes no new files), is written into as it is. ZhijiError, which names the file, where it
    may not be written or its folder is not there.
    """
    try:
        _write(file, data)
    except OSError as error:
        raise ZhijiError(f"{file}: cannot be written ({_reason(file, error)}); choose another place with -o") from None
    return file


def make_folder(folder: Path) -> Path:
    """The folder, made with those above it where they are missing; what killed runs left in it is gone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(os.path.realpath(folder))
    except OSError as error:
        raise ZhijiError(
            f"{folder}: no folder here ({error.strerror or error}); choose another place with -o"
        ) from None
    return folder


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to write files into, by their paths in ``folder``: when all of them are written they take their
    places there, beside what else it holds; after an error or a signal none of them is anywhere. ZhijiError where there
    can be no such folder, or a file may not be written over."""
    place = Path(os.path.realpath(folder))
    home = next(known for known in (place, *place.parents) if known.exists())
    try:
        _sweep(str(home))
        beside = Path(tempfile.mkdtemp(prefix=f".{place.name[:60]}{_OURS}", dir=home))
    except OSError as error:
        raise ZhijiError(
            f"{folder}: no folder here ({error.strerror or error}); choose another place with -o"
        ) from None
    handle = os.open(beside, os.O_RDONLY)
    try:
        _lock(handle, wait=True)
        with _gone_at_the_end(beside):
            yield beside
            _take_places(beside, place)
    except ZhijiError as error:
        if str(beside) not in str(error):
            raise
        raise ZhijiError(str(error).replace(str(beside), str(folder))) from None
    finally:
        os.close(handle)


def _take_places(beside: Path, place: Path) -> None:
    """Moves what lies in ``beside`` to ``place``; before anything is moved it is known that all may be."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.chmod(0o777 & ~_umask())
        beside.rename(place)
        return
    moves = [(file, place / file.relative_to(beside)) for file in sorted(beside.rglob("*")) if file.is_file()]
    target = place
    try:
        held = [_held(target) for _, target in moves]
        for (file, target), old in zip(moves, held, strict=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            if old is None or _may_be_replaced(target, old):
                file.replace(os.path.realpath(target))
            else:
                _write_into(target, file.read_bytes(), os.O_WRONLY | os.O_TRUNC)
    except OSError as error:
        raise ZhijiError(f"{target}: cannot be written ({_reason(target, error)}); choose another place") from None


def keep_from(file: str | Path, sources: Iterable[str | Path]) -> None:
    """ZhijiError where ``file`` is one of ``sources``, by whatever name: what is read is never written over."""
    for source in sources:
        if Path(file).is_file() and Path(source).is_file() and os.path.samefile(file, source):  # noqa: PTH121
            raise ZhijiError(f"{file} is what is read here; give another name with -o")


def _write(file: Path, data: bytes) -> None:
    held = _held(file)
    if held is None or (stat.S_ISREG(held.st_mode) and not _STREAM.fullmatch(os.path.abspath(file))):  # noqa: PTH100
        target = Path(os.path.realpath(file))
        if held is None or _may_be_replaced(target, held):
            _replace(target, data, held)
        else:
            _write_into(target, data, os.O_WRONLY | os.O_TRUNC)
    else:
        _write_into(file, data, os.O_WRONLY | os.O_APPEND)


def _held(file: Path) -> os.stat_result | None:
    """What stands there, links followed; OSError where it may not be written."""
    try:
        held = file.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(held.st_mode):
        raise IsADirectoryError(None, "it is a folder")
    if not held.st_mode & 0o222 or not os.access(file, os.W_OK):  # root may write anything, and still should not
        raise PermissionError(None, "it is read-only")
    return held


def _may_be_replaced(target: Path, held: os.stat_result) -> bool:
    """Whether a new file can stand for the old one: no other name, an owner we can give it, a folder that takes it."""
    if held.st_nlink > 1 or not os.access(target.parent, os.W_OK | os.X_OK):
        return False
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return True
    return held.st_uid == os.geteuid() and held.st_gid in (os.getegid(), *os.getgroups())


def _replace(target: Path, data: bytes, held: os.stat_result | None) -> None:
    if str(target.parent) not in _swept:
        _sweep(str(target.parent))
    handle, beside = _begin(target)
    with _gone_at_the_end(beside), os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        if held is not None and hasattr(os, "fchown"):
            os.fchown(out.fileno(), held.st_uid, held.st_gid)
        beside.chmod(stat.S_IMODE(held.st_mode) if held else 0o666 & ~_umask())
        os.fsync(out.fileno())
        beside.replace(target)


def _begin(target: Path) -> tuple[int, Path]:
    """A new file beside ``target``, locked, so that nobody takes it for a leftover."""
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}{_OURS}", dir=target.parent)
        if not _lock(handle, wait=True) or Path(name).exists():
            return handle, Path(name)
        os.close(handle)  # somebody swept it away before it was locked


def _write_into(file: Path, data: bytes, flags: int) -> None:
    with os.fdopen(os.open(file, flags | _BINARY), "wb") as out:
        out.write(data)


@contextmanager
def _gone_at_the_end(beside: Path) -> Iterator[None]:
    """No such file or folder afterwards: not after an error, and not after the signals that end a process politely."""
    before = {number: signal.getsignal(number) for number in _ENDS} if current_thread() is main_thread() else {}
    before = {number: held for number, held in before.items() if held is signal.SIG_DFL}

    def end(number: int, _frame: FrameType | None) -> None:
        _remove(beside)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        _remove(beside)
        for number in before:
            signal.signal(number, signal.SIG_DFL)


def _remove(beside: Path) -> None:
    if beside.is_dir():
        shutil.rmtree(beside)
    else:
        beside.unlink(missing_ok=True)


def _sweep(folder: str) -> None:
    """Takes away what killed runs left in a folder; a file that is still being written is locked by who writes it."""
    _swept.add(folder)
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if _LEFT.fullmatch(entry.name) or _LEFT_BY_OLD.fullmatch(entry.name)]
    for name in names:
        with suppress(OSError):  # it has got its name meanwhile, or is another user's
            _take_away(Path(folder, name))


def _take_away(file: Path) -> None:
    how = os.O_RDONLY if file.is_dir() else os.O_RDWR
    handle = os.open(file, how | getattr(os, "O_NOFOLLOW", 0))
    try:
        ours = _LEFT.fullmatch(file.name) or os.read(handle, 16) in (b"", b"# zhiji report <")
        if ours and _lock(handle, wait=False):
            _remove(file)
    finally:
        os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Whether the file is ours alone now; it is not where another process writes it, or where there are no locks."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError):
        return False
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(file: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and not file.parent.is_dir():
        return f"there is no folder {file.parent}"
    return error.strerror or str(error)
