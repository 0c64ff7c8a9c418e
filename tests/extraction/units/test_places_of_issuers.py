"""The names of an issuer's own place are worked out once, though every unit of its report asks for them."""

from __future__ import annotations

import pytest

from zhiji.extraction.units import spellings


def test_the_places_of_an_issuer_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    held: dict[str, tuple[str, ...]] = {}
    monkeypatch.setattr(spellings, "_held_places", lambda: held)
    monkeypatch.setattr(spellings, "_places_of", lambda issuer: asked.append(issuer) or ("青石岭镇",))
    issuer = "甲市丙区青石岭镇人民政府"
    assert [spellings.is_own_place(words, issuer) for words in ("青石岭镇", "我镇", "丙区")] == [True, True, False]
    assert asked == [issuer]
