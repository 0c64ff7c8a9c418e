"""Small PDFs, written by hand."""

from __future__ import annotations

from collections.abc import Sequence

PageLines = Sequence[tuple[int, int, str] | tuple[int, int, str, int] | tuple[int, int, str, int, bytes]]


UPRIGHT = b"1 0 0 1"


def _shown(left: int, baseline: int, words: str, size: int = 16, turn: bytes = UPRIGHT) -> bytes:
    """Words at a place; ``turn`` is how the type lies: b"0 1 -1 0" runs up the page, and so on."""
    x, y = {b"0 1 -1 0": (842 - baseline, left), b"0 -1 1 0": (baseline, 842 - left)}.get(turn, (left, baseline))
    if turn == b"-1 0 0 -1":
        x, y = 595 - left, 842 - baseline
    return b"/F1 %d Tf %s %d %d Tm <%s> Tj" % (size, turn, x, y, words.encode("utf-16-be").hex().encode())


def pdf(pages: Sequence[PageLines], trailer: bytes = b"") -> bytes:
    """A PDF of one Chinese font, each page a list of (left, baseline, words), in 16 points unless a fourth says, and
    upright unless a fifth does."""
    objects = [
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 2 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
        b"/Descent -200/CapHeight 700/StemV 80>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[1 0 R]>>",
    ]
    tree = 4 + 2 * len(pages)
    for lines in pages:
        stream = b"BT " + b" ".join(_shown(*line) for line in lines) + b" ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (tree, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % (5 + 2 * k) for k in range(len(pages)))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids))
    objects.append(b"<</Type/Catalog/Pages %d 0 R>>" % tree)
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, tree + 1, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end
