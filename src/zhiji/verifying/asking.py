"""Of which initiatives a draft is asked for an outcome: of those that are this body's own, named, and new or carried
out in the year; not of channels, rules of the whole country, titles and duties that every draft tells of."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

from zhiji.model import Evidence, Thing
from zhiji.verifying.known import Home
from zhiji.verifying.policy import any_of

_CLAUSE = re.compile(r"[，,。；;：:！!？?\n]")
_QUOTED = re.compile(r"[“《「]")
_MEANS = re.compile("(?:等)?[为作]")
"""以…为抓手: what something else is done with."""
_LEAST_NAME = 6
"""Characters of a project's name from which it is told apart from others of its kind."""
_SPOKEN = ("plans", "problems")


def is_asked(thing: Thing, home: Home) -> bool:
    """Whether the draft should tell what came of the initiative and does not: no figure follows in the sentences that
    name it."""
    if not thing.evidence or thing.planned or _words("common", "title", "channel").search(thing.label):
        return False
    return any(_is_taken_up(place, home) for place in thing.evidence) and not any(
        _is_followed(place, home) for place in thing.evidence
    )


def _is_taken_up(place: Evidence, home: Home) -> bool:
    """Whether the clause says that it was set up, or that a thing of a name of its own was carried out."""
    roles = [role for start, end, role in home.report.roles if start <= place.start < end]
    if roles and roles[-1] in _SPOKEN:
        return False
    text, name = home.report.text, place.quote
    begin, end = home.sentence(place.start)
    before = _CLAUSE.split(text[begin : place.start])[-1]
    behind = _CLAUSE.split(text[place.end : end])[0]
    if _words("common").search(before + behind) or _MEANS.match(behind):
        return False
    verbs = [*_words("set-up", "done", "kept", "built").finditer(before)]
    if not verbs or before[verbs[-1].end() :][:1] == "的":
        return False
    kind = _kind_of(verbs[-1].group())
    if kind == "done":
        return bool(_QUOTED.search(name)) or (len(name) >= _LEAST_NAME and bool(_projects().search(name)))
    return kind == "set-up" and all(_kind_of(verb.group()) != "kept" for verb in verbs)


def _is_followed(place: Evidence, home: Home) -> bool:
    """Whether a figure of the same sentence stands behind it."""
    _, end = home.sentence(place.start)
    return any(place.end <= row.begin < end for row in home.rows)


def _kind_of(verb: str) -> str:
    return next(kind for kind in ("set-up", "done", "kept", "built") if verb in load_asking()[kind])


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    return any_of(term for kind in kinds for term in load_asking()[kind])


@cache
def _projects() -> re.Pattern[str]:
    return re.compile(f"(?:{_words('project').pattern})$")


@cache
def load_asking() -> dict[str, tuple[str, ...]]:
    """The words of ``asking.tsv`` by their kind."""
    held: dict[str, list[str]] = defaultdict(list)
    for line in (files("zhiji.verifying") / "asking.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, term, _ = line.split("\t")
        held[kind].append(term)
    return {kind: tuple(terms) for kind, terms in held.items()}
