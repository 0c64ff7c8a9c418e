"""Tables as Parquet files, a file a table; each column carries what it holds in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhiji.tabulating.codebook import Table, Variable


def format_tables(
    tables: Sequence[Table], _codebook: Sequence[Sequence[str]], _codes: Sequence[Sequence[str]]
) -> dict[str, bytes]:
    """Each file's bytes under its name."""
    return {f"{table.name}.parquet": _bytes(table) for table in tables}


def _bytes(table: Table) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([_field(variable) for variable in table.variables])
    columns = [pa.array([row[i] for row in table.rows], field.type) for i, field in enumerate(schema)]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue())


def _field(variable: Variable) -> Any:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    told = {"en": variable.en, "zh": variable.zh, "how": variable.how, "codes": variable.codes}
    return pa.field(variable.name, types[variable.type], metadata=told)
