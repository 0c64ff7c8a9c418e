"""Rows become tables as pyarrow makes them, without the half second that it takes to look for pandas."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle, islice
from typing import Any

import pyarrow as pa
import pytest

from zhiji.corpus.arrow import table_of

SCHEMA = pa.schema([("a", pa.string()), ("b", pa.int64()), ("c", pa.float64()), ("d", pa.bool_())])
WHOLE = ({"a": "甲", "b": -(2**40), "c": 1.5, "d": False}, {"a": "", "b": 1, "c": 2, "d": True})
HOLES = ({"a": None, "c": None, "d": None}, {"a": "乙", "b": None, "c": 0.1, "d": True}, {})


@pytest.mark.parametrize("rows", [WHOLE, HOLES, (*WHOLE, *HOLES)])
@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 1_000])  # bits lie in bytes
def test_rows_become_the_table_that_pyarrow_makes(rows: tuple[dict[str, Any], ...], count: int) -> None:
    held = list(islice(cycle(rows), count))
    made = table_of(held, SCHEMA)
    made.validate(full=True)
    assert made.equals(pa.Table.from_pylist(held, SCHEMA))


def test_pandas_is_left_alone() -> None:
    pytest.importorskip("pandas")
    code = (
        "import sys, pyarrow as pa; from zhiji.corpus.arrow import table_of;"
        "table_of([{'a': '甲', 'b': 1}], pa.schema([('a', pa.string()), ('b', pa.int64())]));"
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
