from __future__ import annotations

import doctest
import importlib
import pkgutil
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

import zhiji.description
from zhiji.description.iris import iri, key_name, place
from zhiji.description.naming import Names
from zhiji.model import (
    Award,
    Document,
    Fact,
    Facts,
    Head,
    Initiative,
    Link,
    Person,
    Quantity,
    Recognition,
    Shortcoming,
    Span,
    Unit,
    ZhijiError,
)

BASE = "https://w3id.org/zhiji/id/"
SHA = sha256("青山".encode()).hexdigest()
HEAD = Head(title=None, issuer="u", year=2021, sha256=SHA, chars=2)
US = Unit(id="u", start=0, end=6, text="青山县公安局", name="青山县公安局")
PLAN = Initiative(id="i", start=7, end=9, text="路长制", name="“路长制”", kind="mechanism", phase="carried-out")
OTHER = Unit(id="v", start=10, end=12, text="县司法局", name="青山县司法局")
GROUP = Unit(id="g", start=13, end=15, text="各派出所", name="各派出所", group=True)


def words(kind: type, **fields: object) -> Fact:
    return kind(**({"id": "x", "start": 20, "end": 24, "text": "《某某规定》"} | fields))


QUANTITY = {"value": Decimal(3), "unit": "件", "bound": "exact", "subject": Span(30, 32, "案件")}


# Each row: a fact, and its IRI worked by hand: printf '%s' FIELD␟FIELD… | sha256sum | cut -c1-16, ␟ being U+001F.
# sha below stands for the text's sha256, d344… (printf 青山 | sha256sum).
WORKED = [
    # 青山县公安局
    (US, "unit-3479ae4dbd38bec5"),
    # the same name with quotes and white space, in another report: the same unit
    (words(Unit, name=" 青山县“公安局”"), "unit-3479ae4dbd38bec5"),
    # a group is its issuer's: 青山县公安局␟各派出所
    (GROUP, "unit-59627efd79ab4731"),
    # a form nobody identified is its report's: sha␟市局
    (words(Unit, name="市局", resolved=False), "unit-1920cdd9ccf30fe2"),
    # the issuer where the text names nobody: 青山县公安局␟路长制
    (PLAN, "initiative-bc44d3a4d2612b23"),
    # said to be the issuer: the same thing
    (replace(PLAN, by=("u",)), "initiative-bc44d3a4d2612b23"),
    # whoever carries it out this year: the same mechanism of the same issuer is the same thing next year
    (replace(PLAN, by=("v", "u")), "initiative-bc44d3a4d2612b23"),
    (replace(PLAN, by=("g",)), "initiative-bc44d3a4d2612b23"),
    # 某某规定, whoever implements it
    (words(Document, relation="implemented"), "document-95c3bd0d31502c8a"),
    # 某某规定␟青山县公安局 where it was issued
    (words(Document, relation="issued"), "document-cedefa7fb0b5e7fb"),
    # 某某规定␟青山县司法局 where another is to make it
    (words(Document, relation="planned", issued_by=("v",)), "document-c57c181f0bf86a17"),
    # 林远山␟青山县公安局
    (words(Person, text="林远山"), "person-9c7325c6eff2d642"),
    # sha␟20-24
    (words(Recognition), "recognition-a35bc2ae801dd381"),
    # sha␟20-24
    (words(Shortcoming), "shortcoming-a35bc2ae801dd381"),
    # sha␟20-24␟level␟30-32
    (words(Quantity, role="level", **QUANTITY), "observation-96367ae857a91ff9"),
    # sha␟20-24␟base␟30-32
    (words(Quantity, role="base", **QUANTITY), "observation-ffa40705e4f80b5c"),
    # sha␟20-24␟change␟30-32
    (words(Quantity, role="change", **QUANTITY), "change-c12be9335c5dde52"),
    # sha␟20-24␟norm␟ with no subject
    (words(Quantity, role="norm", **(QUANTITY | {"subject": None})), "requirement-e4ec740fec01ac75"),
    # a rank that stands in no recognition is one: sha␟20-24
    (words(Quantity, role="rank", **QUANTITY), "recognition-a35bc2ae801dd381"),
    # sha␟https://…/award-… of 某某规定␟
    (words(Award), "award-receipt-37f39f4d61eeb746"),
]


def names_of(*facts: Fact) -> Names:
    held = {fact.id: fact for fact in (US, OTHER, GROUP, *facts)}
    return Names(Facts(HEAD, tuple(held.values())))


@pytest.mark.parametrize(("fact", "worked"), WORKED)
def test_worked_iris(fact: Fact, worked: str) -> None:
    assert names_of(fact).of(fact.id) == BASE + worked


def test_a_link_is_its_reports_initiative_and_outcome() -> None:
    link = Link(id="l", initiative="i", outcome="x", basis="same-sentence")
    names = names_of(PLAN, words(Recognition), link)
    # sha␟https://w3id.org/zhiji/id/initiative-…␟https://w3id.org/zhiji/id/recognition-…
    assert names.of("l") == BASE + "link-9856512e727d9f2e"
    # sha alone
    assert names.report == BASE + "report-f9e6c27c2133509b"


@pytest.mark.parametrize(
    ("kind", "start", "end", "local"),
    [
        ("sec", 0, 40, "sec0-40"),  # a section
        ("p", 3, 40, "p3-40"),  # a point
        ("s", 3, 19, "s3-19"),  # a sentence
        ("c", 5, 7, "c5-7"),  # the characters of a mention
    ],
)
def test_places(kind: str, start: int, end: int, local: str) -> None:
    assert place(SHA, kind, start, end) == f"{BASE}text/{SHA[:16]}#{local}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('“两张清单”‘甲’"乙"《丙》', "两张清单甲乙丙"),  # every quote goes
        ("青山 县\u3000公\n安局", "青山县公安局"),  # and all white space, full-width too
        ("e\u0301", "\u00e9"),  # composed
        ("（试行）", "（试行）"),  # nothing else is touched
    ],
)
def test_key_names(written: str, key: str) -> None:
    assert key_name(written) == key


def test_fields_are_kept_apart() -> None:
    assert iri("unit", "甲", "乙丙") != iri("unit", "甲乙", "丙")


def test_a_report_without_an_issuer_joins_nothing() -> None:
    facts = Facts(replace(HEAD, issuer=None), (PLAN,))
    other = Facts(replace(HEAD, issuer=None, sha256="0" * 64), (PLAN,))
    assert Names(facts).of("i") != Names(other).of("i")


def test_an_award_told_twice_is_one_receipt() -> None:
    full = words(Award, text="“创新案例”", recipient=("i",), conferred_by=("v",))
    again = words(Award, id="y", start=40, end=44, text="创新案例")
    names = names_of(PLAN, full, again)
    assert names.of("x") == names.of("y")


def test_awards_of_two_bodies_stay_two() -> None:
    one = words(Award, text="创新案例", conferred_by=("u",))
    two = words(Award, id="y", start=40, end=44, text="创新案例", conferred_by=("v",))
    untold = words(Award, id="z", start=50, end=54, text="创新案例")
    names = names_of(one, two, untold)
    assert len({names.of("x"), names.of("y"), names.of("z")}) == 3


def test_coreference_in_a_circle_is_refused() -> None:
    one = replace(PLAN, coref="j")
    two = replace(PLAN, id="j", coref="i")
    with pytest.raises(ZhijiError, match="coref of 'i'"):
        names_of(one, two).of("i")


@pytest.mark.parametrize("module", [m.name for m in pkgutil.iter_modules(zhiji.description.__path__)])
def test_doctests(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"zhiji.description.{module}")).failed == 0
