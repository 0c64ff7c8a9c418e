"""A reader as files: the sequence model with its dump, the weights as text, and the record of what it was made from."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zhiji.extraction.deciding.reader import GZIPPED, RECORD, TAGGER, Reader
from zhiji.extraction.weighing import format_weights
from zhiji.teaching.examples import Read
from zhiji.teaching.training import dump_tagger

DUMP = "tagger.txt"
_EPOCH = (2020, 1, 1, 0, 0, 0)
"""The time that files in a zip bear, so that the same reader is the same bytes."""


def reader_files(reader: Reader, reads: Sequence[Read], scores: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of a reader by name. The record tells the sha256 of each text, and the scores across folds."""
    record = {
        "texts": {read.name: read.report.sha256 for read in reads},
        "least": dict(reader.least),
        "rates": dict(reader.rates),
        "scores": scores,
    }
    held = {f"{decision}.tsv": format_weights(weights).encode() for decision, weights in reader.weights.items()}
    held[TAGGER] = reader.tagger.model
    held[DUMP] = dump_tagger(reader.tagger.model).encode()
    held[RECORD] = (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    return held


def write_folder(held: Mapping[str, bytes], folder: Path) -> None:
    """The files into ``folder``, which is made where it is missing; the sequence model gzipped, always alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in held.items():
        if name == TAGGER:
            (folder / GZIPPED).write_bytes(gzip.compress(data, mtime=0))
        else:
            (folder / name).write_bytes(data)


def zipped(held: Mapping[str, bytes]) -> bytes:
    """The files as one zip, the same bytes for the same reader."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zip_file:
        for name in sorted(n for n in held if n != DUMP):
            zip_file.writestr(zipfile.ZipInfo(name, _EPOCH), held[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
