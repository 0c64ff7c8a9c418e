"""Bytes that come in pieces, as one file to be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, cast

_BUFFER = 1 << 18


def stream_of(pieces: Iterator[bytes]) -> IO[bytes]:
    """A file whose content are ``pieces`` one after the other, each made when it is read."""
    return cast(IO[bytes], io.BufferedReader(_Pieces(pieces), _BUFFER))


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
