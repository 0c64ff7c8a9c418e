"""The store of a corpus is loaded in pieces that bound the memory it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji.corpus import databases


@pytest.mark.parametrize(("most", "loads"), [(10, 3), (100, 2), (1_000, 1)])  # each alone, two together, all
def test_is_loaded_in_pieces(most: int, loads: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = []
    for number in (1, 2, 3):
        file = tmp_path / f"{number}.ttl"
        file.write_text(f'<x:{number}> <x:says> "甲" .\n<x:all> <x:says> "乙" .', encoding="utf-8")
        files.append((f"x:g{number}", file))
    loaded: list[int] = []

    def streamed(chunks: Iterator[bytes]) -> object:
        loaded.append(1)
        return stream_of(chunks)

    stream_of = databases.stream_of
    monkeypatch.setattr(databases, "stream_of", streamed)
    monkeypatch.setattr(databases, "_CHUNK", most)
    databases.write_store(None, tmp_path / "store", [], files)
    store = ox.Store.read_only(str(tmp_path / "store"))
    held = [len(list(store.quads_for_pattern(None, None, None, ox.NamedNode(name)))) for name, _ in files]
    shared = len(list(store.quads_for_pattern(None, None, None, ox.DefaultGraph())))
    assert (len(loaded), held, shared) == (loads, [2, 2, 2], 4)
