"""Each entry of the entity tables can match, and says where it was seen."""

from __future__ import annotations

import re

import pytest

from zhiji.extraction.documents import find_documents
from zhiji.extraction.initiatives.words import heads, verbs
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon import load_table, load_terms
from zhiji.reading.outline import outline_report

TABLES = (
    "initiative_heads",
    "initiative_verbs",
    "initiative_adverbs",
    "quoted_formulas",
    "organisation_bodies",
    "organisation_functions",
    "award_cues",
    "standing_cues",
    "document_verbs",
    "link_cues",
    "shortcoming_cues",
)


@pytest.mark.parametrize("table", TABLES)
def test_each_row_has_a_source_and_stands_once(table: str) -> None:
    rows = load_table(table)
    assert all(row["source"] and row.seen for row in rows)
    assert len({(row.term, row.cells) for row in rows}) == len(rows)


@pytest.mark.parametrize("term", [t for t in load_terms("initiative_heads") if heads().table[t][1] != "quote"])
def test_each_head_noun_can_end_a_name(term: str) -> None:
    assert heads().pattern.search(f"推行甲乙丙丁{term}，") is not None


@pytest.mark.parametrize("term", load_terms("initiative_verbs"))
def test_each_verb_can_stand_before_a_name(term: str) -> None:
    match = verbs().pattern.match(term)
    assert match is not None
    assert match.group() == term


@pytest.mark.parametrize("term", load_terms("quoted_formulas"))
def test_no_formula_is_an_initiative(term: str) -> None:
    assert Prepared(outline_report(f"推行“{term}”，成效明显。")).initiatives == []


@pytest.mark.parametrize("row", load_table("document_verbs"), ids=lambda row: row.term)
def test_each_verb_decides_the_relation(row: object) -> None:
    term, relation = row.term, row["relation"]  # type: ignore[attr-defined, index]
    text = f"我们{term}《甲乙规定》。"
    assert [d.relation for d in find_documents(Surface(outline_report(text)))] == [relation]


@pytest.mark.parametrize("table", ["award_cues", "standing_cues", "link_cues", "shortcoming_cues"])
def test_terms_are_plain_words(table: str) -> None:
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", term) for term in load_terms(table))
