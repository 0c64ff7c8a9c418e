"""Tables of strings as data frames with typed columns."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from zhiji.model import ZhijiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import polars as pl

    from zhiji.presenting.table import Table

_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_PANDAS = {int: "Int64", float: "Float64", bool: "boolean", str: "string"}


def typed(cells: Sequence[str | None]) -> tuple[type, list[Any]]:
    """The one type that fits a whole column — int, float, bool, else str — and its values; empty cells are None.

    >>> typed(["-24.1", "", "13"])
    (<class 'float'>, [-24.1, None, 13.0])
    >>> typed(["007", "8"])
    (<class 'str'>, ['007', '8'])
    """
    held = [cell for cell in cells if cell]
    if held and all(cell in ("true", "false") for cell in held):
        return bool, [cell == "true" if cell else None for cell in cells]
    for kind, pattern in ((int, _WHOLE), (float, _DECIMAL)):
        if held and all(map(pattern.fullmatch, held)):
            return kind, [kind(cell) if cell else None for cell in cells]
    return str, [cell or None for cell in cells]


def to_pandas(table: Table) -> pd.DataFrame:
    """A pandas DataFrame; ZhijiError where pandas is not installed."""
    frames = _library("pandas")
    columns = {name: typed([row[i] for row in table.rows]) for i, name in enumerate(table.columns)}
    made = {name: frames.array(values, dtype=_PANDAS[kind]) for name, (kind, values) in columns.items()}
    frame: pd.DataFrame = frames.DataFrame(made)
    return frame


def to_polars(table: Table) -> pl.DataFrame:
    """A polars DataFrame; ZhijiError where polars is not installed."""
    frames = _library("polars")
    kinds = {int: frames.Int64, float: frames.Float64, bool: frames.Boolean, str: frames.String}
    columns = {name: typed([row[i] for row in table.rows]) for i, name in enumerate(table.columns)}
    frame: pl.DataFrame = frames.DataFrame(
        {name: frames.Series(name, values, dtype=kinds[kind]) for name, (kind, values) in columns.items()}
    )
    return frame


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise ZhijiError(f"{name} is not installed; pip install 'zhiji[frames]'") from None
