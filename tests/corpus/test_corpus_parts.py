"""What a new state takes over and what it makes anew: parts of tables, kept answers in order, what reports retell."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiji.corpus.kept_answers import rewrite_answers, write_kept
from zhiji.corpus.naming import COLUMNS, find_contended, find_retold, read_contended, write_contended
from zhiji.corpus.parted import PARTS, part_of, rewrite_parts
from zhiji.corpus.schema import arrow_schema
from zhiji.corpus.tables import select, write_rows
from zhiji.store.kept import KeptRow, Order

ISSUERS = [f"issuer-{number}" for number in range(40)]


def worked(folder: Path, issuer: str, *keys: str) -> list[Path]:
    """The rows of one issuer as a build's worker leaves them."""
    file = folder / f"{issuer}.arrow"
    write_rows(file, "worked", [{"issuer_iri": issuer, "key": key, "packed": "{}"} for key in keys])
    return [file]


def test_the_parts_that_no_change_touches_are_the_same_files(tmp_path: Path) -> None:
    schema, one, two = arrow_schema("worked"), tmp_path / "one", tmp_path / "two"
    rewrite_parts(None, one, schema, ("issuer_iri", ()), ISSUERS, {i: worked(tmp_path, i, "old") for i in ISSUERS})
    changed = ISSUERS[3]
    rewrite_parts(one, two, schema, ("issuer_iri", {changed}), [changed], {changed: worked(tmp_path, changed, "new")})
    same = {file.name for file in two.iterdir() if file.samefile(one / file.name)}
    assert same == {f"{number}.parquet" for number in range(PARTS)} - {part_of(changed)}
    rows = select(two, ["issuer_iri", "key"]).to_pylist()
    assert {row["issuer_iri"]: row["key"] for row in rows} == dict.fromkeys(ISSUERS, "old") | {changed: "new"}
    assert len(rows) == len(ISSUERS)


def test_a_part_whose_last_rows_are_gone_is_still_there(tmp_path: Path) -> None:
    schema, one, two = arrow_schema("worked"), tmp_path / "one", tmp_path / "two"
    rewrite_parts(None, one, schema, ("issuer_iri", ()), ["a"], {"a": worked(tmp_path, "a", "old")})
    rewrite_parts(one, two, schema, ("issuer_iri", {"a"}), ["a"], {})
    assert select(two, ["key"]).num_rows == 0
    assert len(list(two.iterdir())) == PARTS


words = st.text("ab", max_size=2)


@given(
    st.lists(st.tuples(words, words), max_size=60),
    st.lists(st.tuples(words, words), max_size=6),
    st.tuples(st.booleans(), st.booleans()),
)
def test_new_rows_stand_where_sorting_all_would_put_them(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[tuple[str, str]],
    fresh: list[tuple[str, str]],
    down: tuple[bool, bool],
) -> None:
    folder, order = tmp_path_factory.mktemp("answers"), Order(("?a", "?b"), down)
    for issuer, keys in {"stays": kept * 30, "goes": fresh, "comes": fresh}.items():
        rows = [KeptRow(f"{issuer}\t{a}\t{b}\t{number}", (a, b)) for number, (a, b) in enumerate(keys)]
        write_kept(folder / issuer, issuer, rows, 2)
    rewrite_answers(folder / "none", folder / "one", order, (), [folder / "stays", folder / "goes"])
    rewrite_answers(folder / "one", folder / "two", order, {"goes"}, [folder / "comes"])
    rewrite_answers(folder / "none", folder / "anew", order, (), [folder / "stays", folder / "comes"])
    assert pq.read_table(folder / "two").to_pylist() == pq.read_table(folder / "anew").to_pylist()


def told(*rows: tuple[str, str, str]) -> pa.Table:
    return pa.Table.from_pylist([dict(zip(COLUMNS, row, strict=True)) for row in rows], arrow_schema("names"))


def test_what_another_report_tells_alike_is_not_retold() -> None:
    before = told(("r1", "n", "a"), ("r1", "m", "a"))
    assert find_retold([before], [told(("r2", "n", "a"), ("r2", "m", "a"))]) == set()
    assert find_retold([before], [told(("r2", "n", "a"), ("r2", "m", "b"))]) == {"m"}
    assert find_retold([before], []) == {"n", "m"}


def test_who_says_it_with_what_else_counts() -> None:
    apart, together = told(("r1", "n", "a"), ("r2", "n", "b")), told(("r1", "n", "a"), ("r1", "n", "b"))
    assert find_retold([apart], [together]) == {"n"}
    assert (find_contended(apart), find_contended(together)) == ({"n": frozenset("ab")}, {})


def test_what_is_contended_is_read_as_it_was_kept(tmp_path: Path) -> None:
    held = {"n": frozenset({'<n> <l> "甲\\"乙" .', "<n> <l> <o> ."}), "m": frozenset({"x"})}
    write_contended(tmp_path / "held", held)
    assert read_contended(tmp_path / "held") == held
