"""Whether what a corpus holds is still there: every state keeps the sizes of its files and of those of its reports, so
that one that is gone or cut off is known before anything is answered without it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from zhiji.corpus.folder import Folder
from zhiji.corpus.locks import held_elsewhere
from zhiji.corpus.pieces import FILES
from zhiji.corpus.revision import Revision
from zhiji.model import ZhijiError

SIZES = "sizes.json"
STATES = ".states"
_REPORTS = "reports"
_UNREADABLE = re.compile(r"Corruption: .*? in (.+?)/(\.states/\d+)/store/", re.DOTALL)
_OWN = ("LOCK", "LOG")
"""What the engine writes beside a store while it is open."""


class Damage(NamedTuple):
    """A file of a corpus that is not as it was made: its path in the corpus, and what is wrong with it."""

    path: str
    why: str

    def __str__(self) -> str:
        return self.why


_MARKS = {
    "store.damaged": Damage("store", "store has blocks that cannot be read"),
    "tables.damaged": Damage("tables", "tables have blocks that cannot be read"),
}
"""The files that mark a state in which something was found unreadable as it was asked."""


def write_sizes(folder: Folder, revision: Revision, old: Path | None, new: Path) -> None:
    """Keeps in the state ``new`` the sizes of its files and of its reports': of those made now as they were made, of
    the others as the state ``old`` knew them."""
    known = _read(old) if old else {}
    sizes = {path: file.stat().st_size for path, file in _files_of(new)}
    made = {entry.name for entry in revision.added}
    for name, entry in revision.after.reports.items():
        piece = folder.made / entry.piece / "report" if name in made else folder.reports / name
        for ending in FILES:
            path, file = f"{_REPORTS}/{name}{ending}", Path(f"{piece}{ending}")
            held = None if name in made else known.get(path)
            if held is not None or file.is_file():
                sizes[path] = file.stat().st_size if held is None else held
    (new / SIZES).write_text(json.dumps(sizes, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def find_damaged_reports(root: Path, state: Path | None) -> dict[str, Damage]:
    """What of the reports of the corpus at ``root`` is gone or cut off: the first damage of each, by its name."""
    return _damaged_reports(root, _read(state) if state else {})


def _damaged_reports(root: Path, sizes: Mapping[str, int]) -> dict[str, Damage]:
    there = _sizes_in(root / _REPORTS) if sizes else {}
    found: dict[str, Damage] = {}
    for path, size in sizes.items():
        if path.startswith(f"{_REPORTS}/") and (damage := _damage(path, size, there.get(path.partition("/")[2]))):
            found.setdefault(_name_of(path), damage)
    return found


def _name_of(path: str) -> str:
    file = path.partition("/")[2]
    return file.removesuffix(next(ending for ending in FILES if file.endswith(ending)))


def find_damaged_state(state: Path) -> list[Damage]:
    """What of a state itself is gone, cut off, or was found unreadable when it was asked."""
    return _damaged_state(state, _read(state))


def _damaged_state(state: Path, sizes: Mapping[str, int]) -> list[Damage]:
    own = {path: size for path, size in sizes.items() if not path.startswith(f"{_REPORTS}/")}
    found = [_damage(path, size, _size_of(state / path)) for path, size in own.items()]
    return [*filter(None, found), *(damage for mark, damage in _MARKS.items() if (state / mark).exists())]


def check_whole(root: Path, state: Path) -> None:
    """ZhijiError where the corpus at ``root`` is damaged, with what is missing and what to do. While another process
    builds there, or has just done so, reports/ may be on its way from one state to the next: then nothing is said."""
    sizes = _read(state)
    found = [*_damaged_reports(root, sizes).values(), *_damaged_state(state, sizes)]
    if found and not held_elsewhere(root / ".lock") and Folder(root).current == state:
        raise ZhijiError(told(root, found))


def told(root: Path, found: list[Damage]) -> str:
    """The line about a damaged corpus."""
    first = f"{found[0]} (and {len(found) - 1} more)" if len(found) > 1 else str(found[0])
    again = f"zhiji build REPORTS --corpus {root}"
    if found[0].path.startswith(f"{_REPORTS}/"):
        return f"{root} is damaged: {first}; name its report again to mend it: {again}"
    return f"{root} is damaged: {first}; name its reports again to mend it: {again}"


def told_of_store(said: str) -> str | None:
    """The line about a store of which its engine has ``said`` that it cannot be read; None where it has said something
    else. That of a corpus is marked, so that the next build makes it anew."""
    found = _UNREADABLE.search(said)
    if found is None:
        return "this store is damaged; load it anew from its graphs" if said.startswith("Corruption: ") else None
    root = Path(found[1])
    _mark(root / found[2], "store.damaged")
    again = f"zhiji build REPORTS --corpus {root}"
    return f"{root} is damaged: its store cannot be read; name any of its reports again, and it is made anew: {again}"


def told_of_table(file: Path) -> str:
    """The line about a table that cannot be read. The state that it is of is marked, so that the next build makes all
    its tables anew."""
    real = file.resolve()
    state = next((place for place in real.parents if place.parent.name == STATES), None)
    if state is None:
        return f"{file} cannot be read; build the corpus anew in another folder"
    _mark(state, "tables.damaged")
    root = next((place for place in file.parents if (place / STATES).is_dir()), state.parent.parent)
    path, again = real.relative_to(state).as_posix(), f"zhiji build REPORTS --corpus {root}"
    return f"{root} is damaged: {path} cannot be read; name any of its reports again, and it is made anew: {again}"


def _mark(state: Path, mark: str) -> None:
    with suppress(OSError):  # who may only read says it all the same
        (state / mark).touch()


def _damage(path: str, size: int, now: int | None) -> Damage | None:
    if now == size:
        return None
    return Damage(path, f"{path} is missing" if now is None else f"{path} has {now:,} of {size:,} bytes")


def _read(state: Path) -> Mapping[str, int]:
    file = state / SIZES
    try:
        sizes: Mapping[str, int] = json.loads(file.read_bytes()) if file.exists() else {}
    except (ValueError, RecursionError):
        return {SIZES: -1}  # cut off itself: no file has such a size
    return sizes


def _files_of(state: Path) -> Iterator[tuple[str, Path]]:
    for file in state.rglob("*"):
        if file.is_file() and not file.name.startswith((".", *_OWN)):
            yield file.relative_to(state).as_posix(), file


def _sizes_in(folder: Path) -> dict[str, int]:
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as entries:
        return {entry.name: entry.stat().st_size for entry in entries}


def _size_of(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
