"""Files broken in any way are read or refused in one line, never with another error."""

from __future__ import annotations

from random import Random

import pytest
from pdf_samples import pdf
from test_word import LISTS, docx, numbered, row

from zhiji.model import ZhijiError
from zhiji.reading import read_report

SAYS = "2022年，甲局坚持依法行政，办理案件12件，满意率达99%。"
PAGE = (
    f"<html><body><p>{SAYS}</p><table><tr><th>指标</th><th>2021年</th></tr><tr><td>案件</td><td>1件</td></tr></table>"
)
WHOLE = {
    "docx": docx(numbered("学法") + f"<w:tbl>{row('指标', '2021年')}{row('案件', '12件')}</w:tbl>", numbering=LISTS),
    "pdf": pdf([[(82, 700, SAYS[:25]), (50, 670, SAYS[25:])]] * 2),
    "html": f"{PAGE}<p>{SAYS}</p></body></html>".encode(),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_broken_files(kind: str) -> None:
    chance = Random(7)
    for _ in range(400):
        told = _told_of(_broken(WHOLE[kind], chance))
        assert "\n" not in told


def _told_of(data: bytes) -> str:
    """What a person is told who reads ``data``; nothing where it can be read."""
    try:
        read_report("-", stdin=data)
    except ZhijiError as error:
        return str(error)
    return ""


def _broken(data: bytes, chance: Random) -> bytes:
    """The file with a few bytes changed, taken out or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out))
        taken = chance.choice((0, 1, 1, 1, 30))
        out[at : at + taken] = bytes(chance.randrange(256) for _ in range(chance.choice((0, 1, 1, 1, 10))))
    return bytes(out)
