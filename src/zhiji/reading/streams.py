"""How large the packed streams of a PDF unfold, counted without keeping them."""

from __future__ import annotations

import re
import zlib
from typing import Final

from zhiji.model import ZhijiError
from zhiji.reading.limits import LARGEST_PART

_STREAM = re.compile(rb"stream\r?\n")
_RATIO: Final = 1032  # deflate's best
_PIECE: Final = 1_000_000


def check_streams(data: bytes, name: str) -> None:
    """ZhijiError where a packed stream of the PDF ``data`` unfolds beyond what any page needs."""
    for found in _STREAM.finditer(data):
        start = found.end()
        stop = data.find(b"endstream", start)
        if stop < 0:
            return
        if (stop - start) * _RATIO > LARGEST_PART and data[start : start + 1] in (
            b"x",
            b"h",
            b"H",
            b"X",
            b"8",
            b"\x08",
        ):
            _check_stream(memoryview(data)[start:stop], name)


def _check_stream(packed: memoryview, name: str) -> None:
    unpack = zlib.decompressobj()
    size = 0
    waiting: bytes | memoryview = packed
    try:
        while waiting and not unpack.eof:
            size += len(unpack.decompress(waiting, _PIECE))
            waiting = unpack.unconsumed_tail
            if size > LARGEST_PART:
                most = LARGEST_PART // 1_000_000
                raise ZhijiError(f"{name} has a packed part that unfolds beyond {most} MB; give one report")
    except zlib.error:
        return  # no deflated stream, or a broken one: for the PDF's reader to say
