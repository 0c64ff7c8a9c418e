"""Who made, follows or studies a document where the text names nobody."""

from __future__ import annotations

import pytest

from zhiji.description import describe
from zhiji.model import Document, Facts, Head, Relation, Report, Section, Span
from zhiji.vocabulary import ZJ

ISSUER = "金华市武义县人民政府"


def edges(title: str, relation: Relation, *, issuer: str = ISSUER, planned: bool = False) -> list[str]:
    """The terms that the graph holds of a document told in a report of ``issuer``."""
    text = f"一、工作\n关于{title}。\n"
    role = "plans" if planned else "results"
    sections = (Section(0, len(text), 1, "一", Span(2, 4, "工作"), role),)
    at = text.index(title)
    fact = Document(id="d1", start=at, end=at + len(title), text=title, relation=relation, reading="extracted")
    report = Report(text, sections=sections, issuer=issuer)
    head = Head(title=None, issuer=None, year=2021, sha256=report.sha256, chars=len(text), told_issuer=issuer)
    lines = describe(report, Facts(head, (fact,)))
    terms = ("issuedBy", "plannedBy", "implementedBy", "studiedBy", "mentionedIn")
    return [term for term in terms if any(f"<{getattr(ZJ, term)}>" in line for line in lines)]


@pytest.mark.parametrize(
    ("title", "relation", "expected"),
    [
        ("《条例》", "implemented", ["implementedBy"]),
        ("《武义县规划》", "issued", ["issuedBy"]),
        ("《金华市武义县规划》", "issued", ["issuedBy"]),
        ("《园区规划》", "planned", ["plannedBy"]),  # of no place
        ("《金华市行动方案》", "issued", ["mentionedIn"]),  # of the city above
        ("《义乌市规划》", "issued", ["mentionedIn"]),  # of another
        ("《国务院关于农业的意见》", "issued", ["mentionedIn"]),
        ("《武义县湖泊保护条例》", "issued", ["mentionedIn"]),  # made by a congress
        ("《武义县湖泊保护条例（修订）》", "planned", ["mentionedIn"]),
        ("《国务院关于农业的意见》", "implemented", ["implementedBy"]),  # followed here all the same
    ],
)
def test_the_issuer_made_what_bears_no_other_name(title: str, relation: Relation, expected: list[str]) -> None:
    assert edges(title, relation) == expected


@pytest.mark.parametrize("relation", ["implemented", "studied"])
def test_what_is_yet_to_be_followed_is_only_mentioned(relation: Relation) -> None:
    assert edges("《条例》", relation, planned=True) == ["mentionedIn"]


def test_a_bureau_of_a_place_makes_what_bears_the_name_of_the_place() -> None:
    assert edges("《金华市办法》", "issued", issuer="金华市公安局") == ["issuedBy"]


def test_a_congress_makes_its_regulations() -> None:
    assert edges("《金华市湖泊保护条例》", "issued", issuer="金华市人大常委会") == ["issuedBy"]
