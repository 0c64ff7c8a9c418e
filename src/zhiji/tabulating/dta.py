"""Tables as Stata files, a file a table: variables labelled in Chinese, words longer than Stata's 2045 bytes kept
whole."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zhiji.tabulating.codebook import Table, Value, Variable

_LABEL = 80
"""Characters that Stata keeps of a label."""
_STAMP = re.compile(rb"(<timestamp>\x11)[^<]{17}(</timestamp>)")
_NO_TIME = b"01 Jan 2000 00:00"


def format_tables(
    tables: Sequence[Table], _codebook: Sequence[Sequence[str]], _codes: Sequence[Sequence[str]]
) -> dict[str, bytes]:
    """Each file's bytes under its name, without the time at which it was written."""
    return {f"{table.name}.dta": _bytes(table) for table in tables}


def _bytes(table: Table) -> bytes:
    import pandas as pd
    import pyreadstat

    columns = {v.name: _column(v, [row[i] for row in table.rows]) for i, v in enumerate(table.variables)}
    labels: list[str | None] = [variable.zh[:_LABEL] for variable in table.variables]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.dta"
        pyreadstat.write_dta(pd.DataFrame(columns), file, column_labels=labels, version=15)
        return _STAMP.sub(rb"\g<1>" + _NO_TIME + rb"\g<2>", file.read_bytes())


def _column(variable: Variable, values: list[Value]) -> Any:
    import pandas as pd

    if variable.type == "string":
        return pd.Series([value or "" for value in values], dtype="object")
    numbers = [float("nan") if value is None else float(value) for value in values]
    return pd.Series(numbers, dtype="float64")
