"""Which reader this is: the version, and the rules, words and weights that decide what is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from zhiji import pipeline, resources

_ROOMS = ("description", "extraction", "facts", "lexicon", "model", "reading", "weights")
_KINDS = (".py", ".tsv", ".json", ".txt", ".crfsuite", ".rq", ".ttl")


@cache
def reader() -> str:
    """The first 16 hex digits of a sha256 over the version and all that decides what is read: with another one every
    report is read again."""
    return _fingerprint(_ROOMS)


@cache
def asker() -> str:
    """As ``reader``, over all that decides what the tables hold and what is kept of the answers, the questions too."""
    return _fingerprint(
        (*_ROOMS, "answering", "building", "checking", "comparing", "corpus", "network", "store"),
        resources.ontology_folder(),
    )


def _chosen_reader() -> bytes:
    """The files of the reader that this process was told to read with; nothing for the one that ships."""
    told = os.environ.get(pipeline.READER)
    files = sorted(file for file in Path(told).rglob("*") if file.is_file()) if told else []
    return b"\0".join(
        file.name.encode() + b"\0" + file.read_bytes() for file in files or ([Path(told)] if told else [])
    )


def _fingerprint(rooms: Iterable[str], *folders: Path) -> str:
    root = Path(pipeline.__file__).parent
    places = (*(root / room for room in rooms), *folders)
    files = (file for place in places for file in place.rglob("*") if file.suffix in _KINDS)
    total = sha256(version("zhiji").encode() + _chosen_reader())
    for file in (root / "pipeline.py", root / "decisions.py", *sorted(files)):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]
