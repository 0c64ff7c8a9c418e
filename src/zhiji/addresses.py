"""Where reports were published: one address, or a table of them by the names or hashes of the reports."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from zhiji.model.errors import ZhijiError

BESIDE = "urls.csv"
"""The table that is looked for in a folder of reports."""

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_ADDRESSES = ("url", "address", "网址", "链接")
_NAMES = ("name", "file", "文件", "文件名", "名称")
_HASHES = ("sha256",)
_HASH = re.compile(r"[0-9a-f]{64}")


def is_address(words: str) -> bool:
    """Is it an address of the web, that a page may link to?"""
    return bool(_ADDRESS.fullmatch(words))


def check_address(address: str, told_by: str) -> str:
    """The address, where it is one of the web's that a citation may open; else a ZhijiError that ``told_by`` begins."""
    if not is_address(address):
        raise ZhijiError(f"{told_by}: {address!r} is no address of a page; write https://…")
    return address


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table: what it calls a report, and its address; an empty one takes away what was told before."""

    number: int
    called: str
    address: str


@dataclass(frozen=True)
class Addresses:
    """A table of addresses, read whole."""

    table: Path
    rows: tuple[_Row, ...]

    @property
    def by_hash(self) -> dict[str, str]:
        """The addresses of what is named by a hash."""
        return {row.called: row.address for row in self.rows if _HASH.fullmatch(row.called)}

    def find(self, called: Mapping[str, Iterable[str]], *, hashes: bool = False) -> tuple[dict[str, str], list[str]]:
        """The address of each report that the table names, by the key of ``called``, which says what each report may be
        called; and a line for each row that names none, with ``hashes`` also where it gives a hash. ZhijiError for a
        row that names several."""
        held: dict[str, set[str]] = defaultdict(set)
        for key, names in called.items():
            for name in names:
                held[name].add(key)
        found: dict[str, str] = {}
        unknown: list[str] = []
        by_hash = {} if hashes else self.by_hash
        for row in self.rows:
            named = held.get(row.called, set())
            if len(named) > 1:
                raise ZhijiError(
                    f"{self.table}:{row.number}: {len(named)} reports are called {row.called}; "
                    "write more of the path, or the sha256"
                )
            if not named and row.called not in by_hash:
                unknown.append(f"{self.table}:{row.number}: no report is called {row.called}")
            found |= dict.fromkeys(named, row.address)
        return found, unknown

    def find_files(self, files: Iterable[Path], below: Path = Path()) -> tuple[dict[str, str], list[str]]:
        """As ``find``, by the paths of files, which are named from the folder ``below`` on, or by the sha256 of a file;
        with the addresses by hash besides, since a hash may be that of a text that has not been read yet."""
        hashed = bool(self.by_hash)
        found, unknown = self.find({str(file): _names_and_hash(file, below, hashes=hashed) for file in files})
        return self.by_hash | found, unknown


def _names_and_hash(file: Path, below: Path, *, hashes: bool) -> Iterator[str]:
    yield from names_of_file(file.relative_to(below) if file.is_relative_to(below) else file)
    if hashes and file.is_file():
        yield sha256(file.read_bytes()).hexdigest()


def names_of_file(file: str | PurePath) -> Iterator[str]:
    """What a table may call a file: its path from any folder on, with its ending or without.

    >>> list(names_of_file("a/b.txt"))
    ['a/b.txt', 'a/b', 'b.txt', 'b']
    """
    parts = PurePath(file).parts
    for at in range(len(parts)):
        path = PurePath(*parts[at:])
        yield from (path.as_posix(), path.with_suffix("").as_posix())


def read_addresses(table: Path) -> Addresses:
    """A CSV (or TSV) with a line a report: its file's name or the sha256 of its file or text, and its address; headed
    by ``name`` or ``sha256`` and ``url``, or without a heading. ZhijiError for what is none, and for an address that is
    none of the web's."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t" if table.suffix.lower() == ".tsv" else ","))
    except FileNotFoundError:
        raise ZhijiError(f"{table}: there is no such file; check the path") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ZhijiError(f"{table}: not a table in UTF-8 ({error}); save it as UTF-8 CSV") from None
    return Addresses(table, tuple(_rows_of(table, rows)))


def _rows_of(table: Path, rows: Sequence[Sequence[str]]) -> Iterator[_Row]:
    called, at = _columns(table, rows[0] if rows else ())
    headed = not any(map(_ADDRESS.match, rows[0])) if rows else False
    for number, row in enumerate(rows[headed:], 1 + headed):
        cells = [cell.strip() for cell in row]
        name = next((cells[i] for i in called if i < len(cells) and cells[i]), "")
        address = cells[at] if at < len(cells) else ""
        if name:
            plain = name.lower() if _HASH.fullmatch(name.lower()) else PurePath(name).as_posix()
            yield _Row(number, plain, check_address(address, f"{table}:{number}") if address else "")


def _columns(table: Path, head: Sequence[str]) -> tuple[list[int], int]:
    """The columns that say which report, and the one of addresses: by a heading, else the first and the second."""
    if any(map(_ADDRESS.match, head)):
        return [0], 1
    names = [cell.strip().lower() for cell in head]
    called = [names.index(name) for name in (*_HASHES, *_NAMES) if name in names]
    at = [names.index(name) for name in _ADDRESSES if name in names]
    if not called or not at:
        raise ZhijiError(f"{table}: no table of addresses; give it the columns name (or sha256) and url")
    return called, at[0]


def addresses_beside(place: Path, files: Collection[Path]) -> tuple[dict[str, str], list[str]]:
    """What tables called ``urls.csv`` tell of ``files``: those in the folder ``place`` and below, or beside the file
    that it is. Addresses by path, of two tables the one nearer to a file; and a line for each row that names none of a
    folder's files."""
    tables = sorted(place.rglob(BESIDE)) if place.is_dir() else [place.with_name(BESIDE)]
    found: dict[str, str] = {}
    unknown: list[str] = []
    for table in sorted((t for t in tables if t.is_file()), key=lambda table: len(table.parts)):
        below = [file for file in files if file.is_relative_to(table.parent)]
        told, missing = read_addresses(table).find_files(below, table.parent)
        found |= told
        unknown += missing if place.is_dir() else []
    return found, unknown
