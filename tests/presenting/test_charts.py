"""A chart has a point a level, at heights that compare as the values do, and shows words without running them."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from zhiji import api
from zhiji.comparing.series import Series
from zhiji.presenting.charts import chart


def series_of(graph: api.KnowledgeGraph) -> Series:
    return graph.series("交通事故亡人数", issuer="甲")[0]


def heights(picture: str) -> list[float]:
    """How high each point stands above nought."""
    return [round(106 - (float(y) - 46)) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', picture)]


def test_heights_compare_as_the_values_do(invented: api.KnowledgeGraph) -> None:
    assert heights(chart(series_of(invented))) == [106, 85]  # 100人, 80人


def test_targets_are_drawn_apart_and_other_units_not(invented: api.KnowledgeGraph) -> None:
    series = series_of(invented)
    target = replace(series.levels[0], kind="target", period="2021", value=series.levels[0].value // 2)
    others = [target, replace(target, unit="%")]
    picture = chart(Series((*series.figures, *others)))
    assert heights(picture) == [106, 85, 53]
    assert picture.count('fill="white"') == 1


def test_a_single_year_has_no_chart(invented: api.KnowledgeGraph) -> None:
    assert chart(Series(series_of(invented).figures[:1])) == ""


def test_words_are_shown_and_run_nothing(invented: api.KnowledgeGraph) -> None:
    series = series_of(invented)
    hostile = "</title><script>alert(1)</script>\"'&"
    figures = tuple(replace(f, quote=hostile, sentence=hostile, issuer=hostile) for f in series.figures)
    tree = ElementTree.fromstring(chart(Series(figures)))
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} == {"svg", "title", "text", "polyline", "circle"}
    assert hostile in "".join(tree.itertext())
