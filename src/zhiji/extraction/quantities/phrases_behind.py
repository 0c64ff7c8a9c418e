"""The noun behind a number: where it begins, and where it ends."""

from __future__ import annotations

import re
from typing import Final

from zhiji.extraction.quantities.cues import CALLING, WORDS, Cues, load_cues
from zhiji.extraction.quantities.phrases import Phrase
from zhiji.extraction.text.clauses import clause_end
from zhiji.lexicon.patterns import Pattern

_REACH: Final = 40
_ATTRIBUTES = Pattern(WORDS, "{attribute}+")
"""疑似非法|占用海域行为: a verb behind them is part of the noun."""
_MODIFIER = Pattern(WORDS, "{vague}{field}?的?")
_ENDS_BADLY = Pattern(WORDS, "{bad-end}+$")


def best_after(covered: str, start: int, end: int, through_verb: bool = False, alone: bool = True) -> Phrase | None:
    """The noun that begins at ``start``: up to its verb, its 的 or a mark. ``through_verb``: a verb that carries
    nothing may come first (两次召开推进会). ``alone``: no other number follows in the clause, so a list of nouns is one
    subject."""
    cues = load_cues()
    limit = min(end, start + _REACH)
    if cues.no_start.match(covered, start, limit):
        return None
    lead = cues.leading.match(covered, start, limit)
    if lead and not through_verb:
        return None
    if lead and (cues.kinds[lead[0]] == "cut" or lead[0] in CALLING):
        return Phrase(start, clause_end(covered, lead.end(), limit, brackets=True))
    start = lead.end() if lead else start
    modifier = _MODIFIER.match(covered, start, limit)
    if modifier and limit - modifier.end() >= 2:
        start = modifier.end()
    attribute = _ATTRIBUTES.match(covered, start, limit)
    noun = attribute.end() + 1 if attribute else start
    stop = (cues.stop if alone else cues.stop_in_list).search(covered, noun, limit)
    limit = stop.start() if stop else limit
    verb = cues.cut.search(covered, max(noun, _behind_new(covered, start, limit, cues)), limit)
    while verb is not None and (cues.kinds[verb[0]] == "noun" or _is_noun_inside(covered, verb, limit, cues)):
        verb = cues.cut.search(covered, verb.end() if cues.kinds[verb[0]] == "noun" else verb.start() + 1, limit)
    if verb is not None:
        limit = verb.start()
    bad = _ENDS_BADLY.search(covered, start, limit)
    limit = bad.start() if bad else limit
    if limit <= start or cues.bare.fullmatch(covered, start, limit):
        return None
    return Phrase(start, limit)


def _behind_new(covered: str, start: int, limit: int, cues: Cues) -> int:
    """Where verbs may end a noun: not at its first character, nor right behind 新 (3个新投产项目)."""
    new = cues.cut.match(covered, start + 1, limit) if covered.startswith("新", start) else None
    return min(new.end() if new else start + 1, limit)


def _is_noun_inside(covered: str, verb: re.Match[str], limit: int, cues: Cues) -> bool:
    """参加 ends a noun; 参加人员 and 建成区 go on with it."""
    return verb.end() < limit and cues.noun_goes_on.match(covered, verb.end(), limit) is not None
