"""The reports that benchmarks are made of: each is read as what its name says, however many there are."""

import pytest
from varied import YEARS, varied

from zhiji.reading import read_text

MANY = 2_000


@pytest.fixture(scope="module")
def reports() -> list[tuple[str, str]]:
    return list(varied(MANY))


def test_each_has_a_name_of_its_own(reports: list[tuple[str, str]]) -> None:
    assert len({name for name, _ in reports}) == MANY


def test_the_reader_finds_who_issued_it_and_when(reports: list[tuple[str, str]]) -> None:
    for name, text in reports[:: YEARS - 1]:
        read = read_text(text)
        assert f"{read.issuer}-{read.year}" == name
