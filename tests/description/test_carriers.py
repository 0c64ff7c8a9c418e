"""Who carries an initiative out where the text names nobody: the issuer, but not where it only took place here."""

from __future__ import annotations

import pytest

from zhiji.description import describe
from zhiji.model import Facts, Head, Initiative, Report, Unit
from zhiji.vocabulary import ZJ

ISSUER = "青山市人民政府"


def carriers(text: str, *names: str) -> int:
    """How many times the graph says that somebody carries out the initiative told in ``text``."""
    text = f"{ISSUER}工作报告\n{text}\n"
    own = [
        Unit(id=f"u{n}", start=at, end=at + len(w), text=w, name=ISSUER, rule="unit", reading="extracted")
        for n, w in enumerate((ISSUER, "我市"))
        if (at := text.find(w)) >= 0
    ]
    told = [
        Initiative(
            id=f"i{n}",
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            name="两河论坛",
            kind="other",
            phase="carried-out",
            coref="i0" if n else None,
            rule="initiative",
            reading="extracted",
        )
        for n, name in enumerate(names)
    ]
    report = Report(text, issuer=ISSUER, year=2021)
    head = Head(title=None, issuer="u0", year=2021, sha256=report.sha256, chars=len(text), reading="extracted")
    lines = describe(report, Facts(head, (*own, *told)))
    return sum(line.split()[1].strip("<>") == ZJ.carriedOutBy.strip("<>") for line in lines)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大力推进两河论坛，成效明显。", 1),  # unsaid: the issuer
        ("6月，两河论坛在青山举行。", 0),  # it took place here
        ("6月，两河论坛第三次会议在我市成功举办。", 0),
        ("6月，承办的两河论坛在青山举行。", 1),  # here and by us
        ("6月，我市两河论坛在青山举行。", 1),
    ],
)
def test_who_carries_out_what_the_text_leaves_unsaid(text: str, found: int) -> None:
    assert carriers(text, "两河论坛") == found


def test_one_place_that_says_more_is_enough() -> None:
    assert carriers("两河论坛在青山举行。大力推进两河大论坛。", "两河论坛", "两河大论坛") == 1
