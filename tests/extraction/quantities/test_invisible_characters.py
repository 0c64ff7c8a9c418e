"""No character that cannot be seen changes a value, a name or a link; quotes are those of the text as published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.extraction import extract
from zhiji.facts import format_facts, parse_facts
from zhiji.model import Facts, Link, Mention, Quantity, visible
from zhiji.reading import read_text

HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\ufeff\u00ad\ufe0f"
HEAD = "青山市公安局2024年法治政府建设年度报告\n2024年，我局依法履职，现将情况报告如下。\n一、主要成效\n"
SENTENCES = (
    "推行“村警联调”机制，化解纠纷210起。",
    "查处案件36起，同比下降12.5%。",
    "印发《青山市警务公开办法》，发放资料1200份。",
    "“阳光执勤”模式获评全省优秀案例。",
    "办结率由95.2%上升至98.6%，增加34人。",
)
ORDERS = st.permutations(SENTENCES)
SOWINGS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(HIDDEN)), max_size=30)


def sown(text: str, places: list[tuple[int, str]]) -> str:
    for at, character in sorted(places, reverse=True):
        text = text[: at % (len(text) + 1)] + character + text[at % (len(text) + 1) :]
    return text


def told(facts: Facts) -> list[object]:
    """All that facts say, but for their places."""
    return [_bare(fact) for fact in facts.items]


def _bare(fact: object) -> object:
    if isinstance(fact, Link):
        return replace(fact, cue=tuple(visible(span.text) for span in fact.cue))  # type: ignore[arg-type]
    assert isinstance(fact, Mention)
    bare = replace(fact, start=0, end=0, text=visible(fact.text))
    if isinstance(bare, Quantity):
        return replace(bare, subject=visible(bare.subject.text) if bare.subject else None)  # type: ignore[arg-type]
    return replace(bare, name=None) if bare.type in ("document", "award") else bare  # type: ignore[call-arg]


@settings(max_examples=60, deadline=None)
@given(ORDERS, SOWINGS)
def test_the_same_facts_are_read(order: list[str], places: list[tuple[int, str]]) -> None:
    clean = HEAD + "".join(f"（{n}）{sentence}\n" for n, sentence in zip("一二三四五", order, strict=True))
    text = sown(clean, places)
    facts = extract(read_text(text))
    assert told(facts) == told(extract(read_text(clean)))
    parse_facts(list(format_facts(facts)), text)  # every quote verbatim, offsets those of the text


NUMBERS = [
    # words, value: never the last digits alone
    ("化解纠纷2\u200b10起", 210),
    ("化解纠纷2\u202e10起", 210),
    ("化解纠纷2\ufeff10\u200b起", 210),
    ("化解纠纷210\u00a0起", 210),
    ("化解纠纷2\u00a010起", 210),  # a no-break space holds a number together
    ("查处案件1\u00a0338件", 1338),
]


@pytest.mark.parametrize(("words", "value"), NUMBERS)
def test_values(words: str, value: int) -> None:
    facts = extract(read_text(f"{HEAD}（一）调解。全年{words}。\n"))
    assert [q.value for q in facts.of(Quantity)] == [value]
