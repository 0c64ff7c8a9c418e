"""Evaluation as tables: a row a measure, a row a miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhiji.model.kinds import FACTS_ALONE, KIND_OF
from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.evaluation import Score
    from zhiji.presenting.words import Lang


def scores_table(score: Score, lang: Lang, without: Score | None = None) -> Table:
    """Counts, precision, recall and F of each measure, quantity field by field below; with ``without`` also the F that
    is reached without the lexicon rows that were seen in the scored report alone."""
    words = ("measure", "gold", "found", "hit", "precision", "recall", "f", *(("f-without",) if without else ()))
    poorer = {row.name: row.f for row in (*without.rows, *without.fields)} if without else {}
    body = tuple(
        (
            *(measure_word(row.name, lang), str(row.gold), str(row.found), str(row.hit)),
            *map(_share, (row.precision, row.recall, row.f)),
            *((_share(poorer[row.name]),) if without else ()),
        )
        for row in (*score.rows, *score.fields)
    )
    return Table(tuple(say(word, lang) for word in words), body, lang=lang)


def measure_word(name: str, lang: Lang) -> str:
    """What a measure is called: a kind of fact, and what of it has to agree.

    >>> measure_word("quantity value+unit", "zh"), measure_word("unit exact", "en")
    ('数量：数值、单位', 'unit exact')
    """
    if lang == "en":
        return name
    kind = next(kind for kind in (_EITHER, *KIND_OF, *FACTS_ALONE) if name.startswith(f"{kind} "))
    return f"{_kind_word(kind, lang)}：{say('score-' + name.removeprefix(f'{kind} '), lang)}"


_EITHER = "award or recognition"


def _kind_word(kind: str, lang: Lang) -> str:
    if kind in FACTS_ALONE:
        return FACTS_ALONE[kind][lang == "zh"]
    return say("award-or-recognition" if kind == _EITHER else kind, lang)


def misses_table(score: Score, lang: Lang) -> Table:
    """What gold has and the facts do not, and the other way round, each with its sentence."""
    columns = tuple(say(word, lang) for word in ("type", "miss", "text", "detail", "place", "sentence"))
    body = tuple(
        (
            _kind_word(miss.kind, lang),
            say(miss.what, lang),
            miss.text,
            miss.detail,
            str(miss.start),
            (miss.sentence or "").strip(),
        )
        for miss in score.misses
    )
    return Table(columns, body, lang=lang)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
