"""What stands in quotes and titles is a name: covered, so that no number, mark or cue is looked for inside."""

from __future__ import annotations

import re

COVER = "□"
_OPAQUE = re.compile(r"《[^《》\n]{1,90}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》|“[^“”\n。]{1,48}”|‘[^‘’\n。]{1,30}’")


_BRACKETED = re.compile(r"[（(](?![一二三四五六七八九十]{1,3}[)）])[^（()）\d０-９\n。；]{1,30}[)）]")


def cover_names(text: str) -> str:
    """The text with the inside of “…” and 《…》 covered, and brackets without digits altogether: same length, the
    marks of quotes and titles stay."""
    named = _OPAQUE.sub(lambda match: match[0][0] + COVER * (len(match[0]) - 2) + match[0][-1], text)
    return _BRACKETED.sub(lambda match: COVER * len(match[0]), named)
