"""What stands beside a name on a list speaks for it: names of its kind, by the model or a rule, that end alike."""

from __future__ import annotations

from zhiji.extraction.deciding.spans import RuleSpan, Text, find_stretches, span_clues
from zhiji.extraction.deciding.tagger import KINDS, OUT, Tags
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.words import words_of
from zhiji.reading.outline import outline_report

WORDS = "划入青山市设计院、青山市广告中心和青山市服务中心。"
FIRST, MIDDLE, LAST = "青山市设计院", "青山市广告中心", "青山市服务中心"


def clues_of(
    name: str, ruled: tuple[str, ...] = (), tagged: tuple[str, ...] = (), kind: str = "initiative"
) -> set[str]:
    """The clues of ``name`` about its neighbours, where rules found ``ruled`` and the model tagged ``tagged``."""
    surface = Surface(outline_report(WORDS))
    words = words_of(surface.text)
    places = {n: (WORDS.index(n), WORDS.index(n) + len(n)) for n in (FIRST, MIDDLE, LAST)}
    best = [OUT] * len(words)
    for n in tagged:
        for at, word in enumerate(words):
            if places[n][0] <= word.start < places[n][1]:
                best[at] = ("B" if word.start == places[n][0] else "I") + KINDS[kind]
    spans = [RuleSpan(kind, *places[n], "listed") for n in (*ruled, name)]
    text = Text(surface, words, Tags(tuple(best), tuple({OUT: 1.0} for _ in words)), spans, ())
    stretch = next(s for s in find_stretches(text) if words[s.first].start == places[name][0])
    return {clue for clue in span_clues(text, stretch) if clue.startswith("mate")}


def test_nothing_beside_says_nothing() -> None:
    assert clues_of(MIDDLE) == set()


def test_a_rule_on_both_sides() -> None:
    assert clues_of(MIDDLE, ruled=(FIRST, LAST)) == {"mate-before-ruled", "mate-behind-ruled"}


def test_the_model_behind_and_the_same_last_word() -> None:
    assert clues_of(MIDDLE, tagged=(LAST,)) == {"mate-behind", "mate-behind-alike"}


def test_the_model_before() -> None:
    assert clues_of(LAST, tagged=(MIDDLE,)) == {"mate-before", "mate-before-alike"}
    assert clues_of(MIDDLE, tagged=(FIRST,)) == {"mate-before"}


def test_for_a_unit_rules_speak_and_for_a_title_nobody() -> None:
    assert clues_of(MIDDLE, ruled=(FIRST,), tagged=(LAST,), kind="unit") == {"mate-before-ruled"}
    assert clues_of(MIDDLE, ruled=(FIRST,), tagged=(LAST,), kind="award") == set()
