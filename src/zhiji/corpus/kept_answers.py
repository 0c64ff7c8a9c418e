"""The kept answers of a corpus: for each question a table of TSV rows in the order of the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from zhiji.corpus.arrow import parquet
from zhiji.corpus.streams import stream_of
from zhiji.corpus.tables import rewrite, write_rows
from zhiji.model import ZhijiError
from zhiji.store.graphs import Answer
from zhiji.store.kept import KeptRow, Order

_ROW_GROUP = 2_048


def answer_schema(keys: int) -> Any:
    """The issuer whose reports gave a row, the row, and what it is sorted by."""
    import pyarrow as pa

    return pa.schema([(name, pa.string()) for name in ("issuer_iri", "row", *(f"key{i}" for i in range(keys)))])


def write_kept(file: Path, issuer: str, rows: Iterable[KeptRow], keys: int) -> None:
    """One issuer's rows, until a state takes them up."""
    held = [
        {"issuer_iri": issuer, "row": kept.row} | {f"key{i}": key for i, key in enumerate(kept.keys)} for kept in rows
    ]
    write_rows(file, "answers", held, answer_schema(keys))


def rewrite_answers(old: Path, new: Path, order: Order, gone: Collection[str], added: Sequence[Path]) -> None:
    """Writes the answer ``new``: the rows of ``old`` but those of the issuers ``gone``, and ``added``, in order."""
    unsorted = new.with_suffix(".unsorted")
    rewrite(old, unsorted, answer_schema(len(order.terms)), ("issuer_iri", gone), added)
    table = parquet().read_table(unsorted)
    keys = [(f"key{i}", "descending" if down else "ascending") for i, down in enumerate(order.descending)]
    table = table.sort_by([*keys, ("row", "ascending")])
    parquet().write_table(table, new, _ROW_GROUP, compression="zstd", compression_level=3)
    unsorted.unlink()


def read_answer(file: Path, head: str) -> Answer:
    """The answer whose rows are kept in ``file``; ``head`` is its first line. Rows are read as they are walked."""
    return ox.parse_query_results(stream_of(_chunks(file, head)), ox.QueryResultsFormat.TSV)


def _chunks(file: Path, head: str) -> Iterator[bytes]:
    yield head.encode("utf-8")
    try:
        with parquet().ParquetFile(file) as source:
            for batch in source.iter_batches(_ROW_GROUP, columns=["row"], use_threads=False):
                yield "".join(f"{row}\n" for row in batch.column(0).to_pylist()).encode("utf-8")
    except OSError as error:
        raise ZhijiError(f"{file}: cannot be read ({error}); build the corpus again") from None
