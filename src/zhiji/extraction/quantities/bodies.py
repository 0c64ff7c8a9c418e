"""Which court or procuratorate a figure is of, where a report tells those of several: 全市法院受理…；其中，市中院…."""

from __future__ import annotations

from zhiji.extraction.quantities.cues import WORDS
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place

_NAMED = Pattern(
    WORDS,
    r"(?:^|(?<=[，,；;：:。\s])|(?<={part-of}))(?:{part-of}[，,]?)?"
    r"(?P<body>[全本]?[省市州盟区县旗](?:两级)?{judicial-body})(?={judicial-act})",
)
_REACH = 120
_DISTRIBUTED = Pattern("scopes", "{distribution}")


def scope_of(text: str, sentence: Place, at: int, scope: str | None) -> str | None:
    """The scope of a figure at ``at``: ``scope``, or the last court that the sentence names as the one that acted,
    where that is none or only says that there were several kinds (各类)."""
    if scope and not _DISTRIBUTED.fullmatch(scope, 0, len(scope)):
        return scope
    named = [*_NAMED.finditer(text, max(sentence.start, at - _REACH), at)]
    return named[-1]["body"] if named else scope
