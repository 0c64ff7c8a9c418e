"""Names found by the initials of their pinyin."""

from __future__ import annotations

import pytest

from zhiji.presenting.initials import initials_pattern, load_initials

FOUND = [
    ("hle", "呼伦贝尔市海拉尔区人民政府"),  # in the middle of a name
    ("cq", "重庆市"),  # the second reading of a character, as the place has it
    ("zdgz", "重点工作"),  # and the first
    ("tj", "人民调解"),  # 调 as in 调解
    ("yjqsts", "“一警情三推送”机制"),
    ("gdp", "人均GDP"),  # letters are their own initials
]


@pytest.mark.parametrize(("word", "name"), FOUND)
def test_initials_find_the_name(word: str, name: str) -> None:
    pattern = initials_pattern(word)
    assert pattern is not None
    assert pattern.search(name)


@pytest.mark.parametrize("word", ["h", "海", "h1", "a" * 40, "", "h l"])
def test_what_are_no_initials(word: str) -> None:
    """One letter says nothing; a long word is no name, and takes no time."""
    assert initials_pattern(word) is None


def test_other_initials_do_not_find_it() -> None:
    pattern = initials_pattern("hly")
    assert pattern is not None
    assert not pattern.search("海拉尔")


def test_every_character_of_the_first_level_has_a_letter() -> None:
    read = set("".join(load_initials().values()))
    first = {bytes([high, low]).decode("gb2312", "replace") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFA)}
    assert len(first - read) <= 2
