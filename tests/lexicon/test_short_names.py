"""Each row of short_names.tsv is what full names are spelt out with."""

from __future__ import annotations

import pytest

from zhiji.extraction.units.full_names import full_name, namer_of
from zhiji.lexicon import Row, load_table


@pytest.mark.parametrize("row", load_table("short_names"), ids=lambda row: f"{row.kind}-{row.term}")
def test_each_short_name_is_spelt_out(row: Row) -> None:
    if row.kind == "level":
        region = f"甲乙{row.term}"
        assert namer_of(None, region).region_of(row["name"]) == region, "the region that the bare level means"
        return
    words, name = (row.term, row["name"]) if row.kind == "national" else (f"市{row.term}", f"甲乙市{row['name']}")
    assert full_name(words, namer_of(None, "甲乙市"))[0] == name


def test_rows_stand_once() -> None:
    rows = [(row.term, row.kind, row["name"]) for row in load_table("short_names")]
    assert len(rows) == len(set(rows))
