"""What was read across reports is whole, and is scored as it says."""

from __future__ import annotations

from across import FIRM, rows_of, score_findings, score_ledger, score_series

STATUSES = {"done", "in-progress", "planned-again", "changed", "not-mentioned"}
KINDS = {"level", "change", "target", "base", "multi-year"}


def test_each_row_stands_in_a_text_that_is_named() -> None:
    sources = {row["name"]: row for row in rows_of("sources")}
    assert len({row["sha256"] for row in sources.values()}) == len(sources)
    ends = [(row["text"], row["start"], row["end"]) for row in rows_of("series")]
    ends += [(row[f"text{n}"], row[f"start{n}"], row[f"end{n}"]) for row in rows_of("contradictions") for n in (1, 2)]
    ends += [(row["plan"], row["plan_start"], row["plan_end"]) for row in rows_of("ledger")]
    ends += [(row["next"], row["next_start"], row["next_end"]) for row in rows_of("ledger") if row["next_start"]]
    for text, start, end in (end for end in ends if end[1]):  # what is told of one place alone has no second
        assert 0 <= int(start) < int(end) <= int(sources[text]["chars"])


def test_each_row_says_what_rows_of_its_kind_say() -> None:
    assert {row["kind"] for row in rows_of("series")} <= KINDS
    assert all(float(row["value"]) >= 0 for row in rows_of("series") if row["kind"] == "level")
    ledger = rows_of("ledger")
    assert {row["status"] for row in ledger} <= STATUSES
    assert {row["second"] for row in ledger} <= STATUSES | {""}
    assert all(bool(row["next_start"]) is not (row["status"] == "not-mentioned") for row in ledger)


def test_the_two_readers_agree() -> None:
    both = [row for row in rows_of("ledger") if row["second"]]
    assert sum(row["status"] == row["second"] for row in both) / len(both) > 0.9


def test_a_cell_is_right_where_all_of_it_is() -> None:
    gold = [
        {"sha256": "t", "start": "3", "end": "6", "indicator": "产值", "period": "2020", "kind": "level", "value": "12"}
    ]
    cell = {
        "text_sha256": "t",
        "begin": "3",
        "end": "5",
        "indicator": "总产值",
        "period": "2020",
        "kind": "level",
        "value": "12",
    }
    assert score_series(gold, [cell]) == "1.000 / 1.000 (1)"
    assert score_series(gold, [cell | {"period": "2021"}]) == "0.000 / 0.000 (1)"


def test_silence_is_right_where_the_reader_found_nothing() -> None:
    plan = {"sha256": "t", "plan_start": "3", "plan_end": "9"}
    said = {"plan_sha256": "t", "plan_begin": "4", "plan_end": "8", "status": "not-found"}
    gold = [plan | {"status": "not-mentioned"}, plan | {"plan_start": "20", "plan_end": "30", "status": "done"}]
    assert score_ledger(gold, [said]) == ("0.500 (2)", "1 of 1")
    assert score_ledger([plan | {"status": "done"}], [said]) == ("0.000 (1)", "0 of 1")


def test_a_contradiction_is_found_where_both_its_places_are_named() -> None:
    pair = {"sha2561": "t", "start1": "3", "end1": "6", "sha2562": "u", "start2": "9", "end2": "12", "why": FIRM[0]}
    places = [{"sha256": "t", "begin": "2", "end": "5"}, {"sha256": "u", "begin": "10", "end": "11"}]
    assert score_findings([pair], [{"places": places}]) == "1 of 1"
    assert score_findings([pair], [{"places": places[:1]}]) == "0 of 1"
    assert score_findings([pair | {"why": "TARGET MISSED"}], [{"places": places}]) == "0 of 0"
