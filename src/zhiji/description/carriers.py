"""Whether the issuer carries out an initiative of which the text names no carrier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhiji.description.page import Page
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Initiative, Unit

_WORDS = "initiative_words"
_HELD = Pattern(_WORDS, r"[^，。；：、\n]{0,10}?在[^，。；：、\n]{1,12}?{takes-place}")
_OWN = Pattern(_WORDS, "{brings-about}")
_CLAUSE = re.compile(r"[^，。；：\n]*$")


def is_of_issuer(page: Page, facts: Iterable[Initiative]) -> bool:
    """False where each place only says that it took place here (…峰会在青山举行): who held it is not told."""
    return not all(_takes_place(page, fact) for fact in facts)


def _takes_place(page: Page, fact: Initiative) -> bool:
    """A meeting that is held, said of itself; not 承办的…峰会在青山举行, nor what the issuer stands before."""
    text = page.report.text
    if not _HELD.match(text, fact.end):
        return False
    clause = _CLAUSE.search(text, 0, fact.start)
    start = clause.start() if clause else fact.start
    if _OWN.search(text, start, fact.start):
        return False
    own = (u for u in page.facts.items if isinstance(u, Unit) and page.names.of(u.id) == page.names.issuer_iri)
    return not any(start <= unit.start < fact.start for unit in own)
