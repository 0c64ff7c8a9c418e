"""Which stretches are kept where they overlap, and what stands although no weight chose it."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.choosing import choose
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Stretch
from zhiji.extraction.naming import unit_places
from zhiji.extraction.order import extract
from zhiji.extraction.preparing import Prepared
from zhiji.model import Unit
from zhiji.reading import read_text


def test_two_units_never_overlap_where_a_recognition_holds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = shipped_reader()
    text = Prepared(read_text("获青山省委依法治省办公室表彰。")).text(reader.tagger)
    chances = {("unit", 1, 4): 0.9, ("recognition", 0, 6): 0.8, ("unit", 1, 5): 0.7, ("unit", 4, 5): 0.6}
    stretches = [Stretch(kind, first, last, {}) for kind, first, last in chances]
    module = "zhiji.extraction.deciding.choosing"
    monkeypatch.setattr(f"{module}.find_stretches", lambda _: stretches)
    monkeypatch.setattr(f"{module}.is_barred", lambda _, __: False)
    monkeypatch.setattr(f"{module}._weigh", lambda _, s, __: (s, chances[s.kind, s.first, s.last], 0.0, list[str]()))
    kept = [c for c in choose(text, reader.weights, reader.least) if c.kept]
    assert [(c.kind, c.confidence) for c in kept] == [("unit", 0.9), ("recognition", 0.8), ("unit", 0.6)]


def test_the_issuer_is_a_unit_although_no_weight_chose_it() -> None:
    report = read_text("青山市柳树街道2024年工作总结\n一、工作情况\n完成任务3项，各项工作取得新成效。\n")
    places = unit_places(Prepared(report), [])
    assert [report.text[p.start : p.end] for p in places] == ["青山市柳树街道"]
    facts = extract(report)
    issuer = facts.by_id[facts.head.issuer or ""]
    assert isinstance(issuer, Unit)
    assert issuer.name == report.issuer == "青山市柳树街道办事处"
