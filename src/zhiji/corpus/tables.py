"""Table files: read with what is asked for pushed down, and written anew without what is gone and with what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from zhiji.corpus.arrow import TESTS, Test, parquet, strings, table_of
from zhiji.corpus.schema import arrow_schema
from zhiji.corpus.wholeness import told_of_table
from zhiji.model import ZhijiError

_ROW_GROUP = 16_384
FOR_PEOPLE = {"compression": "zstd", "compression_level": 3, "write_page_checksum": True}
FOR_COMMANDS = FOR_PEOPLE | {"compression_level": 1, "write_statistics": False}
"""How a table is packed: small and with statistics, or fast."""

Filter = tuple[str, str, object]
"""A column, one of ``==``, ``in``, ``holds`` (a part of it), ``holds any`` (of several parts) and ``ends``, and what it
must be."""


def write_rows(file: Path, table: str, rows: Sequence[Mapping[str, Any]], schema: Any = None) -> None:
    """A few rows as a file that ``rewrite`` takes up."""
    import pyarrow as pa

    held = table_of(rows, schema or arrow_schema(table))
    with pa.OSFile(str(file), "wb") as out, pa.ipc.new_file(out, held.schema) as writer:
        writer.write_table(held)


def read_rows(file: Path) -> Any:
    """The rows of a file that ``write_rows`` made, as an arrow table."""
    import pyarrow as pa

    with pa.memory_map(str(file)) as held:
        return pa.ipc.open_file(held).read_all()


@contextmanager
def opened(file: Path) -> Iterator[Any]:
    """A table to be read; ZhijiError where its bytes are not those that were written."""
    from pyarrow.lib import ArrowException

    try:
        with parquet().ParquetFile(file, page_checksum_verification=True) as source:
            yield source
    except FileNotFoundError:
        raise
    except (OSError, ArrowException):
        raise ZhijiError(told_of_table(file)) from None


def rewrite(
    old: Path,
    new: Path,
    schema: Any,
    gone: tuple[str, Collection[str]],
    added: Iterable[Path],
    packing: Mapping[str, Any] = FOR_PEOPLE,
) -> None:
    """Writes the table ``new``: the rows of ``old`` (where there is such a file) whose column is not among the values
    of ``gone``, then those of ``added``. Memory is bounded by a row group."""
    import pyarrow as pa

    with parquet().ParquetWriter(new, schema, **packing) as writer:
        waiting: list[Any] = []
        for table in chain(kept_rows_of(old, gone), map(read_rows, added)):
            waiting.append(table)
            if sum(t.num_rows for t in waiting) >= _ROW_GROUP:
                writer.write_table(pa.concat_tables(waiting), _ROW_GROUP)
                waiting = []
        if waiting:
            writer.write_table(pa.concat_tables(waiting), _ROW_GROUP)


def kept_rows_of(old: Path, gone: tuple[str, Collection[str]]) -> Iterator[Any]:
    """The rows of ``old``, where there is such a file, whose column is not among the values of ``gone``, a row group at
    a time."""
    import pyarrow as pa
    import pyarrow.compute as pc

    column, values = gone
    if old.is_file():
        with opened(old) as file:
            for batch in file.iter_batches(_ROW_GROUP):
                table = pa.Table.from_batches([batch])
                if values:
                    dropped = pc.is_in(table[column], value_set=strings(sorted(values)))
                    table = table.filter(pc.invert(dropped))
                yield table


def _expect(held: Sequence[str], wanted: Sequence[str], file: Path) -> None:
    missing = [column for column in wanted if column not in held]
    if missing:
        raise ZhijiError(
            f"{file}: made by another zhiji (no column {missing[0]}); build the corpus anew in another folder"
        )


def select(place: Path, columns: Sequence[str], filters: Sequence[Filter] = ()) -> Any:
    """The rows of a table that meet all ``filters``, with these columns, as an arrow table; ``place`` is a file, or the
    folder of a table in parts."""
    import pyarrow as pa

    tables = [*select_parts(place, columns, filters)]
    return pa.concat_tables([table for table in tables if table.num_rows] or tables[:1])


def select_parts(place: Path, columns: Sequence[str], filters: Sequence[Filter] = ()) -> Iterator[Any]:
    """As ``select``, a part of the table after the other, so that one may be let go before the next is read."""
    tests = [(column, TESTS[test](value)) for column, test, value in filters]
    for file in parts_in(place):
        yield _select(file, columns, tests)


def parts_in(place: Path) -> list[Path]:
    """The files of a table, which is one or a folder of parts."""
    return sorted(place.glob("*.parquet")) if place.is_dir() else [place]


def _select(file: Path, columns: Sequence[str], tests: Sequence[tuple[str, Test]]) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = [*dict.fromkeys([*columns, *(column for column, _ in tests)])]
    held: list[Any] = []
    with opened(file) as source:
        _expect(source.schema_arrow.names, wanted, file)
        for number in range(source.num_row_groups):
            kept = None
            for column, test in tests:  # a column at a time, so that most of a group is never read
                cells = source.read_row_group(number, [column], use_threads=False)[column]
                meets = test(cells)
                kept = meets if kept is None else pc.and_(kept, meets)
            if kept is None:
                held.append(source.read_row_group(number, wanted, use_threads=False).select(columns))
            elif pc.any(kept).as_py():
                held.append(source.read_row_group(number, list(columns), use_threads=False).filter(kept))
        if not held:
            none = source.read_row_group(0, list(columns)) if source.num_row_groups else source.read(list(columns))
            return none.slice(0, 0)
    return pa.concat_tables(held)
