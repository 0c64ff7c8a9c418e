"""What the reader has learned: the sequence model, the weights of every decision, the thresholds, and their record.

Made by ``zhiji.teaching``; the one that ships lies in ``zhiji/weights``. A reader is a folder, or the same files in one
zip: ``tagger.crfsuite`` (gzipped in a folder; ``tagger.txt`` is its dump), one ``.tsv`` of weights a decision, and
``record.json``.
"""

from __future__ import annotations

import gzip
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from zhiji.extraction.deciding.tagger import KINDS, Tagger
from zhiji.extraction.weighing import Weights, parse_weights
from zhiji.model import ZhijiError

DECISIONS = (*KINDS, "level", "kind", "link", "explicit")
"""What is decided by weights: whether a stretch is a name of each kind, a figure's result level, an initiative's kind,
whether a pair is a link, and whether the text itself says so."""
TAGGER, RECORD = "tagger.crfsuite", "record.json"
GZIPPED = f"{TAGGER}.gz"
LEAST = (*KINDS, "link", "shown")
RATES = (*KINDS, "base", "change", "level", "norm", "person", "rank", "share", "shortcoming")
"""What a record must have a number for."""

LARGEST = 500_000_000
"""Bytes that the files of a zip unfold to together."""


@dataclass(frozen=True)
class Reader:
    """``least`` holds the confidence that each kind of name, and a link, must reach to be told, and ``shown`` the one
    from which links are shown by default; ``rates`` how often what the rules decide alone is right."""

    name: str
    tagger: Tagger
    weights: Mapping[str, Weights]
    least: Mapping[str, float]
    rates: Mapping[str, float]


def shipped_reader() -> Reader:
    """The reader that comes with zhiji."""
    return load_reader(None)


@cache
def load_reader(path: Path | None) -> Reader:
    """The reader in a folder or a zip; the shipped one where None. ZhijiError where it is none."""
    return read_reader(_open(path), str(path or "the shipped reader"))


def _open(path: Path | None) -> Mapping[str, bytes]:
    names = (TAGGER, RECORD, *(f"{decision}.tsv" for decision in DECISIONS))
    try:
        if path is not None and path.is_file():
            with zipfile.ZipFile(path) as held:
                if (size := sum(held.getinfo(name).file_size for name in names)) > LARGEST:
                    raise OSError(f"it unfolds to {size // 1_000_000} MB")
                return {name: held.read(name) for name in names}
        folder = files("zhiji.weights") if path is None else path
        weights = {name: folder.joinpath(name).read_bytes() for name in names if name != TAGGER}
        return weights | {TAGGER: gzip.decompress(folder.joinpath(GZIPPED).read_bytes())}
    except (OSError, KeyError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        raise ZhijiError(f"{path}: no reader ({error}); make one with zhiji teach") from None


def read_reader(held: Mapping[str, bytes], where: str) -> Reader:
    """A reader from its files by name; ZhijiError where one of them is broken."""
    try:
        record = json.loads(held[RECORD])
        weights = {decision: parse_weights(held[f"{decision}.tsv"].decode("utf-8")) for decision in DECISIONS}
        least, rates = _chances(record["least"], LEAST), _chances(record["rates"], RATES)
        return Reader(reader_name(held), Tagger(held[TAGGER]), weights, least, rates)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise ZhijiError(f"{where}: a broken reader ({error}); make it again with zhiji teach") from None


def _chances(held: Any, names: Iterable[str]) -> Mapping[str, float]:
    """A number of the record for each of the names; ValueError where one is missing or none."""
    found: Mapping[str, float] = {name: held[name] for name in held}
    wrong = [name for name in names if type(found.get(name)) not in (int, float)]
    if wrong:
        raise ValueError(f"no number for {wrong[0]}")
    return found


def reader_name(held: Mapping[str, bytes]) -> str:
    """The name that facts bear as ``decided_by``: ``reader-`` and the first eight hex digits of all its weights."""
    digest = sha256()
    for name in sorted(n for n in held if n != RECORD):
        digest.update(name.encode() + b"\0" + sha256(held[name]).digest())
    return f"reader-{digest.hexdigest()[:8]}"
