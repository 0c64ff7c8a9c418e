"""The one way to pyarrow, which comes with an extra."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from zhiji.model import ZhijiError

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


def strings(values: Iterable[str]) -> Any:
    """An array of strings, as ``pyarrow.array`` makes it, which imports pandas where there is one: half a second."""
    from pyarrow.lib import StringBuilder

    builder = StringBuilder()
    builder.append_values(list(values))
    return builder.finish()


def _is_in(cells: Any, values: Any) -> Any:
    import pyarrow.compute as pc

    return pc.is_in(cells, value_set=strings(values))


def _equals(cells: Any, value: Any) -> Any:
    import pyarrow.compute as pc

    if isinstance(value, bool):
        return cells if value else pc.invert(cells)
    return pc.equal(cells, strings([value])[0])


def _holds(cells: Any, words: Any) -> Any:
    import pyarrow.compute as pc

    return pc.match_substring(cells, words)


def _ends(cells: Any, words: Any) -> Any:
    import pyarrow.compute as pc

    return pc.ends_with(cells, words)


TESTS = {"in": _is_in, "==": _equals, "holds": _holds, "ends": _ends}
"""What a filter may ask of the cells of a column: of words, or with ``==`` whether it is so."""
