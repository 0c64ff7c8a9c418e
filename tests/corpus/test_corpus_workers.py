"""Tasks over processes: none lost, a worker that dies is replaced, and its task tried once more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zhiji.corpus.workers import Died, Workers


def double(number: int) -> int:
    if number == 13:
        raise ValueError("unlucky")
    return number * 2


def die_at_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


def die_once(place: Path) -> str:
    if not place.exists():
        place.touch()
        os._exit(9)
    return place.name


@pytest.mark.parametrize("count", [1, 2])
def test_every_task_has_a_result(count: int) -> None:
    results = dict(Workers(double, count).results(range(20)))
    assert [results[i] for i in range(13)] == [2 * i for i in range(13)]
    assert isinstance(results[13], ValueError)  # one that fails is told, the others are done


def test_what_dies_twice_is_told_and_the_others_are_done() -> None:
    results = dict(Workers(die_at_seven, 2).results(range(20)))
    assert isinstance(results.pop(7), Died)
    assert results == {i: i for i in range(20) if i != 7}


def test_what_dies_once_is_done_at_the_second_try(tmp_path: Path) -> None:
    assert dict(Workers(die_once, 2).results([tmp_path / "a"])) == {tmp_path / "a": "a"}
