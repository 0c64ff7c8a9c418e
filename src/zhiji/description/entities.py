"""The things a report speaks of: units, people, initiatives, documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from zhiji.description.carriers import is_of_issuer
from zhiji.description.documents import describe_document
from zhiji.description.edges import BY_ISSUER, BY_READER, Edges
from zhiji.description.iris import iri, key_name, without_notes
from zhiji.description.page import Page
from zhiji.model import Document, Initiative, Person, Unit
from zhiji.vocabulary import ZJ, code

_Entity: TypeAlias = Unit | Person | Initiative | Document

_GROUP_PREFIX = re.compile(
    r"^(?:各级?|所有|全[国省市县区州旗镇乡]各?|[\d０-９,，]+[余多]?[个家名支所]?|[一二两三四五六七八九十百]+[余多]?[个家支所])"
)
_SET_APART = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""The blank inside of a short name on a line of its own: 吴 鹏."""
_HEAD_OF_PLACE = re.compile(r"[省市县区州旗镇乡]长$")
_DATE_TYPES = ((r"\d{4}-\d{2}-\d{2}", "date"), (r"\d{4}-\d{2}", "gYearMonth"), (r"\d{4}", "gYear"))


def describe_entities(page: Page, edges: Edges) -> None:
    """Every unit, person, initiative and document of the report's facts, one node a thing."""
    for node, facts in things_of(page).items():
        match facts[0]:
            case Unit():
                _describe_unit(page, node, [f for f in facts if isinstance(f, Unit)])
            case Initiative():
                _describe_initiative(page, edges, node, [f for f in facts if isinstance(f, Initiative)])
            case Document():
                _describe_document(page, edges, node, [f for f in facts if isinstance(f, Document)])
            case Person():
                _describe_person(page, node, [f for f in facts if isinstance(f, Person)])


def things_of(page: Page) -> dict[str, list[_Entity]]:
    """The mentions of each unit, person, initiative and document by its IRI, in text order."""
    things: dict[str, list[_Entity]] = {}
    mentions = [f for f in page.facts.items if isinstance(f, _Entity)]
    for fact in sorted(mentions, key=lambda f: (f.start, f.end, f.id)):
        things.setdefault(page.names.of(fact.id), []).append(fact)
    return things


def member_kind(words: str) -> str:
    """What the members of a group are: the words after its number or its 全市.

    >>> member_kind("10个县级公安机关"), member_kind("全市公安机关")
    ('县级公安机关', '公安机关')
    """
    return _GROUP_PREFIX.sub("", words) or words


def is_post_in(post: str, unit: str) -> bool:
    """Whether a post can be one in the unit: a 副市长 sits in the city's government, whatever bureau she heads beside.

    >>> is_post_in("公安局长", "金华市公安局"), is_post_in("副市长", "金华市公安局")
    (True, False)
    """
    return _HEAD_OF_PLACE.search(post) is None or "政府" in unit


def _describe_thing(page: Page, node: str, kind: str, name: str, facts: Sequence[_Entity]) -> None:
    page.sheet.a(node, kind)
    page.sheet.label(node, without_notes(name), next((f.en for f in facts if f.en), None))
    page.state(node, facts)


def _describe_unit(page: Page, node: str, facts: list[Unit]) -> None:
    first = page.names.root(facts[0])
    _describe_thing(page, node, ZJ.Unit, first.name, facts)
    if first.group:
        page.sheet.a(node, ZJ.UnitGroup)
        page.sheet.text(node, ZJ.memberKind, member_kind(first.text))
        page.sheet.integer(node, ZJ.memberCount, _member_count(page, facts))
    if not first.resolved:
        page.sheet.true(node, ZJ.unresolved)


def _member_count(page: Page, facts: list[Unit]) -> int | None:
    """How many members the group has: as its facts say, else the exact number that a mention of it begins with."""
    said = [f.count for f in facts if f.count is not None]
    begun = (page.counts.get(f.start) for f in facts)
    said.extend(int(number.value) for number, f in zip(begun, facts, strict=True) if number and number.end < f.end)
    return next(iter(said), None)


def _describe_person(page: Page, node: str, facts: list[Person]) -> None:
    _describe_thing(page, node, ZJ.Person, _SET_APART.sub("", facts[0].text), facts)
    for fact in facts:
        unit = page.facts.by_id.get(fact.of_unit or "")
        for post in fact.posts:
            within = isinstance(unit, Unit) and is_post_in(post, unit.name)
            _describe_membership(page, fact, post, page.names.of(fact.of_unit) if fact.of_unit and within else None)


def _describe_membership(page: Page, fact: Person, post: str, body: str | None) -> None:
    person = page.names.of(fact.id)
    post_node = iri("post", key_name(post), *([body] if body else [page.names.owner]))
    page.sheet.a(post_node, ZJ.Post)
    page.sheet.label(post_node, post)
    page.state(post_node, [fact], [(post, fact.span)])
    node = iri("membership", page.names.sha256, person, post_node)
    page.sheet.a(node, ZJ.Membership)
    page.sheet.iri(node, ZJ.person, person)
    page.sheet.iri(node, ZJ.post, post_node)
    page.sheet.iri(node, ZJ.organization, body)
    page.state(node, [fact])


def _describe_initiative(page: Page, edges: Edges, node: str, facts: list[Initiative]) -> None:
    first = page.names.root(facts[0])
    _describe_thing(page, node, ZJ.Initiative, first.name, facts)
    page.sheet.iri(node, ZJ.kind, code("kind", first.kind))
    for fact in facts:
        relation = ZJ.carriedOutIn if fact.phase == "carried-out" else ZJ.plannedIn
        page.sheet.iri(node, relation, page.names.report)
        _add_initiative_edges(page, edges, node, fact)
    unsaid = not any(page.names.carriers(fact) for fact in facts)
    if unsaid and page.names.issuer_iri and is_of_issuer(page, facts):
        edges.add(node, ZJ.carriedOutBy, page.names.issuer_iri, first, BY_ISSUER)


def _add_initiative_edges(page: Page, edges: Edges, node: str, fact: Initiative) -> None:
    for field, ids, predicate, rule in (
        ("by", fact.by, ZJ.carriedOutBy, BY_ISSUER),
        ("led_by", fact.led_by, ZJ.ledBy, BY_READER),
        ("part_of", (fact.part_of,) if fact.part_of else (), ZJ.partOf, BY_READER),
    ):
        for target in ids:
            edges.add(node, predicate, page.names.of(target), fact, rule if field in fact.inferred else None)


def _describe_document(page: Page, edges: Edges, node: str, facts: list[Document]) -> None:
    first = page.names.root(facts[0])
    _describe_thing(page, node, ZJ.Document, first.text, facts)
    for fact in facts:
        page.sheet.typed(node, ZJ.date, fact.date, _date_type(fact.date or ""))
        page.sheet.text(node, ZJ.documentNumber, fact.number)
        describe_document(page, edges, node, fact)


def _date_type(date: str) -> str:
    return next((datatype for pattern, datatype in _DATE_TYPES if re.fullmatch(pattern, date)), "string")
