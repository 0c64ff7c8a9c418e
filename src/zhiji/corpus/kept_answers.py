"""The kept answers of a corpus: for each question a table of TSV rows in the order of the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from zhiji.corpus.arrow import TESTS, parquet
from zhiji.corpus.streams import stream_of
from zhiji.corpus.tables import FOR_COMMANDS, kept_rows_of, opened, read_rows, write_rows
from zhiji.store.graphs import Answer
from zhiji.store.kept import KeptRow, Order

_ROW_GROUP = 2_048

Columns = Sequence[tuple[Any, bool]]
"""What rows are sorted by: each column, and whether it goes downwards."""

_FEW = 0.05
"""New rows for each row that stays up to which they are put between them; with more all are sorted."""


def answer_schema(keys: int) -> Any:
    """The issuer whose reports gave a row, the row, the words among which those that were asked with must stand, and
    what it is sorted by."""
    import pyarrow as pa

    names = ("issuer_iri", "row", "held", *(f"key{i}" for i in range(keys)))
    return pa.schema([(name, pa.string()) for name in names])


def write_kept(file: Path, issuer: str, rows: Iterable[KeptRow], keys: int) -> None:
    """One issuer's rows, until a state takes them up."""
    held = [
        {"issuer_iri": issuer, "row": kept.row, "held": kept.held} | {f"key{i}": k for i, k in enumerate(kept.keys)}
        for kept in rows
    ]
    write_rows(file, "answers", held, answer_schema(keys))


def rewrite_answers(old: Path, new: Path, order: Order, gone: Collection[str], added: Sequence[Path]) -> None:
    """Writes the answer ``new``: the rows of ``old`` but those of the issuers ``gone``, and ``added``, in order."""
    import pyarrow as pa

    schema = answer_schema(len(order.terms))
    keys = [(f"key{i}", down) for i, down in enumerate(order.descending)] + [("row", False)]
    directions = [(name, "descending" if down else "ascending") for name, down in keys]
    fresh = pa.concat_tables([schema.empty_table(), *map(read_rows, added)])
    kept = pa.concat_tables([schema.empty_table(), *kept_rows_of(old, ("issuer_iri", gone))])
    if fresh.num_rows > _FEW * kept.num_rows:
        table = pa.concat_tables([kept, fresh]).sort_by(directions)
    else:
        table = _merged(kept, fresh.sort_by(directions), keys)
    parquet().write_table(table, new, _ROW_GROUP, **FOR_COMMANDS)


def _merged(kept: Any, fresh: Any, keys: Sequence[tuple[str, bool]]) -> Any:
    """Two tables that are in order as one that is; each of ``keys`` is a column and whether it goes downwards. The
    second is short: its rows are looked for their places in the first, those of one place together."""
    import pyarrow as pa

    columns = [(kept[name], down) for name, down in keys]
    rows = list(zip(*(fresh[name].to_pylist() for name, _ in keys), strict=True))
    parts, begin = [], 0
    for first, end, place in _blocks(columns, rows, 0, len(rows), 0, kept.num_rows):
        parts += [kept.slice(begin, place - begin), fresh.slice(first, end - first)]
        begin = place
    return pa.concat_tables([*parts, kept.slice(begin)])


def _blocks(
    columns: Columns, rows: Sequence[Sequence[str]], first: int, end: int, low: int, high: int
) -> Iterator[tuple[int, int, int]]:
    """The rows from ``first`` to ``end`` in blocks that have one place among those from ``low`` to ``high``: its first
    row, its end, and that place."""
    if first == end:
        return
    at, last = (_place(columns, rows[row], low, high) for row in (first, end - 1))
    if at == last:
        yield first, end, at
    else:
        middle = (first + end) // 2
        yield from _blocks(columns, rows, first, middle, at, last)
        yield from _blocks(columns, rows, middle, end, at, last)


def _place(columns: Columns, row: Sequence[str], low: int, high: int) -> int:
    """The first place from ``low`` on whose row does not come before ``row``."""
    while low < high:
        middle = (low + high) // 2
        cells = ((column[middle].as_py(), word, down) for (column, down), word in zip(columns, row, strict=True))
        if _comes_before(cells):
            low = middle + 1
        else:
            high = middle
    return low


def _comes_before(cells: Iterable[tuple[str, str, bool]]) -> bool:
    """Does the first row of each pair of cells come first? It goes by the first cell in which they differ."""
    return next(((held > wanted) is down for held, wanted, down in cells if held != wanted), False)


def read_answer(file: Path, head: str, words: str | None = None) -> Answer:
    """The answer whose rows are kept in ``file``, those that hold ``words`` where the question is asked with such;
    ``head`` is its first line. Rows are read as they are walked."""
    return ox.parse_query_results(stream_of(_chunks(file, head, words)), ox.QueryResultsFormat.TSV)


def _chunks(file: Path, head: str, words: str | None) -> Iterator[bytes]:
    columns = ["row"] if words is None else ["row", "held"]
    yield head.encode("utf-8")
    with opened(file) as source:
        for batch in source.iter_batches(_ROW_GROUP, columns=columns, use_threads=False):
            rows = batch if words is None else batch.filter(TESTS["holds"](words)(batch["held"]))
            yield "".join(f"{row}\n" for row in rows["row"].to_pylist()).encode("utf-8")
