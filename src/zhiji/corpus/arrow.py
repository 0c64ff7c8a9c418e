"""The one way to pyarrow, which comes with an extra."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, TypeAlias

from zhiji.model import ZhijiError

Test: TypeAlias = Callable[[Any], Any]
"""Cells of a column → whether each meets it."""

_MISSING = "tables need pyarrow: pip install 'zhiji[corpus]'"


def check_arrow() -> None:
    """ZhijiError where pyarrow is not there, before any work is done for it."""
    if find_spec("pyarrow") is None:
        raise ZhijiError(_MISSING)


def parquet() -> Any:
    """pyarrow.parquet; ZhijiError that says how to get it."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise ZhijiError(_MISSING) from None
    return pyarrow.parquet


def strings(values: Iterable[str | None]) -> Any:
    """An array of strings, as ``pyarrow.array`` makes it, which imports pandas where there is one: half a second."""
    from pyarrow.lib import StringBuilder

    builder = StringBuilder()
    builder.append_values(list(values))
    return builder.finish()


def table_of(rows: Sequence[Mapping[str, Any]], schema: Any) -> Any:
    """The rows as a table, what a row does not have as null: as ``Table.from_pylist``, but without pandas."""
    import pyarrow as pa

    columns = [_column([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _column(values: Sequence[Any], kind: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_string(kind):
        return strings(values)
    codes = {pa.int64(): "q", pa.float64(): "d", pa.bool_(): "b"}
    held = array(codes[kind], [0 if value is None else value for value in values])
    valid = _bits(value is not None for value in values) if None in values else None
    data = _bits(values) if kind == pa.bool_() else pa.py_buffer(held)
    return pa.Array.from_buffers(kind, len(values), [valid, data])


def _bits(values: Iterable[Any]) -> Any:
    """A bit for each value, whether it is true, the first one lowest."""
    import pyarrow as pa

    digits = ["1" if value else "0" for value in values]
    number = int("".join(reversed(digits)) or "0", 2)
    return pa.py_buffer(number.to_bytes(len(digits) // 8 + 1, "little"))


def _is_in(values: Any) -> Test:
    import pyarrow.compute as pc

    wanted = strings(values)
    return lambda cells: pc.is_in(cells, value_set=wanted)


def _equals(value: Any) -> Test:
    import pyarrow.compute as pc

    if isinstance(value, bool):
        return lambda cells: cells if value else pc.invert(cells)
    wanted = strings([value])[0]
    return lambda cells: pc.equal(cells, wanted)


def _holds(words: Any) -> Test:
    import pyarrow.compute as pc

    return lambda cells: pc.match_substring(cells, words)


def _ends(words: Any) -> Test:
    import pyarrow.compute as pc

    return lambda cells: pc.ends_with(cells, words)


_NEVER = r"[^\x00-\x{10ffff}]"
"""A pattern that nothing meets."""


def _holds_any(several: Any) -> Test:
    import pyarrow.compute as pc

    pattern = "|".join(map(re.escape, several)) or _NEVER
    return lambda cells: pc.match_substring_regex(cells, pattern)


TESTS = {"in": _is_in, "==": _equals, "holds": _holds, "holds any": _holds_any, "ends": _ends}
"""What a filter may ask of the cells of a column: of words, or with ``==`` whether it is so. Each takes what it must be
and makes the test of cells."""
