"""The part of an issuer's place that a figure is of, by the subject of its words: 开发区税收增长29%."""

from __future__ import annotations

import re
from functools import cache

from zhiji.comparing.contexts import Context
from zhiji.comparing.plan_wording import leading_verb
from zhiji.comparing.wording import any_of, pattern_of, place_words
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern

_TOLD_ON = Pattern("series_words", "(?:{lead})*(?:完成|实现)")
"""A sentence that goes on with the subject of the one before it: 完成财政收入47亿元."""
_HEAD = re.compile(r"[^，,。；;：:]*")


def zone_of(context: Context) -> str:
    """The zone that is the subject of the figure's clause or of its sentence's head, or, where the sentence has none,
    that of the one before it, or the head of its point (雄安新区…); empty where the issuer's own place is spoken of
    since, or the issuer is a zone."""
    issuer = context.report.issuer
    if pattern_of("zone").search(issuer):
        return ""
    if told := _zone_in(context.before, issuer):
        return told
    if _names_own_place(context.before, issuer):
        return ""
    before = re.split("[。；;]", context.point_before.rstrip("。；; \n"))[-1]
    if _TOLD_ON.match(context.before) and (told := _zone_in(before, issuer)):
        return told
    return _zone_at_head(context)


def _zone_in(words: str, issuer: str) -> str:
    """The last zone of which the words tell something, where the issuer's own place is not spoken of since."""
    found = next(reversed([*_told().finditer(words)]), None)
    if found is None or _names_own_place(words[found.end() :], issuer):
        return ""
    return _plain(found["zone"])


def _zone_at_head(context: Context) -> str:
    """The zone with a name of its own that the point begins with, where no other place is named since."""
    head = _HEAD.match(context.point_before.lstrip("—－- \n"))
    found = _named().match(head.group()) if head else None
    if found is None or any(word in context.point_before for word in place_words()):
        return ""
    return found["zone"]


def _names_own_place(words: str, issuer: str) -> bool:
    """Whether the words speak of all of the issuer's place: 全县 in the report of a county, 我市 anywhere."""
    kind = issuer.removesuffix("人民政府")[-1:]
    return any(word in words for word in place_words() if word[0] in "我本" or word.endswith(kind))


def _plain(zone: str) -> str:
    """A zone without the verb and the place before it: 推动开发区, 全县开发区."""
    shorter = zone[len(leading_verb(zone)) :]
    zone = shorter if pattern_of("zone").search(shorter) else zone
    return next((zone[len(word) :] for word in place_words() if zone.startswith(word)), zone)


@cache
def _told() -> re.Pattern[str]:
    """A zone at the head of a clause, with what is told of it."""
    lead, zone, tells = (any_of(load_terms("series_words", "use", use)) for use in ("lead", "zone", "zone-tells"))
    named = rf"(?P<zone>[\u4e00-\u9fff]{{0,6}}?(?:{zone}))"
    return re.compile(rf"(?:^|[，,：:；;])(?:{lead})*{named}(?={tells})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?P<zone>[\u4e00-\u9fff]{{2,4}}(?:{any_of(load_terms('series_words', 'use', 'zone'))}))")
