"""A name as people type it → exactly one thing, or a plain word about the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from zhiji.model import Thing, ZhijiError

_QUOTED = re.compile(r"[“‘「《\"']([^“”‘’「」《》\"']+)[”’」》\"']")
_LEFT_OUT = re.compile(r"[\s“”‘’「」『』《》〈〉\"']+")
_LISTED = 8
_SHOWN = 24


class UnknownName(ZhijiError):  # noqa: N818 - it is a name that is unknown, and says so
    """No thing has this name."""


class AmbiguousName(ZhijiError):  # noqa: N818 - as above
    """Several things have this name; ``candidates`` are their labels."""

    def __init__(self, message: str, candidates: list[str]) -> None:
        super().__init__(message)
        self.candidates = candidates


def best_thing(name: str, things: Iterable[Thing], what: str = "thing") -> Thing:
    """The one thing that ``name`` names: on the first rung with a match — IRI, exact, quoted core, substring, each of
    several words — there must be exactly one. AmbiguousName lists several, UnknownName says that there is none;
    nothing is guessed."""
    found = next(_rungs(name, things, what))
    if len(found) == 1:
        return found[0]
    labels = list(dict.fromkeys(thing.label for thing in found))
    shown = " | ".join(labels[:_LISTED]) + (f" | … {len(labels) - _LISTED} more" if len(labels) > _LISTED else "")
    if len(labels) == 1:
        shown = " | ".join(_told_apart(thing) for thing in found[:_LISTED])
    count = len(labels) if len(labels) > 1 else len(found)
    raise AmbiguousName(f"{name!r} names {count} {what}s: {shown}; type more of the one you mean", labels)


def things_named(name: str, things: Iterable[Thing], what: str = "thing") -> list[Thing]:
    """Everything that ``name`` names on any rung, the surest first; UnknownName where there is nothing."""
    found = (thing for rung in _rungs(name, things, what) for thing in rung)
    return list({thing.iri: thing for thing in found}.values())


def _rungs(name: str, things: Iterable[Thing], what: str) -> Iterator[list[Thing]]:
    """What ``name`` names on each rung with a match; UnknownName where there is none."""
    wanted = folded(name)
    if not wanted:
        raise UnknownName(f"an empty {what} name; type a part of it, such as 一警情三推送")
    pool = list(things)
    words = [folded(word) for word in name.split() if folded(word)]
    is_named = False
    for rung in (_is_iri(name), _is_exactly(wanted), _has_core(wanted), _contains(wanted), _contains_each(words)):
        if found := [thing for thing in pool if rung(thing)]:
            is_named = True
            yield found
    if not is_named:
        raise UnknownName(f"no {what} named {name!r} here; type a part of it as the report writes it, or check -g")


def _told_apart(thing: Thing) -> str:
    """A thing whose label others share: the end of its IRI, which is a name too, and where it is first mentioned."""
    sentence = thing.evidence[0].sentence.strip()[:_SHOWN] if thing.evidence else ""
    return f"{thing.iri.rsplit('/', 1)[-1]} ({sentence}…)"


def find_outcomes_named(name: str, outcomes: Iterable[Thing], *, every: bool = False) -> list[Thing]:
    """The outcomes that ``name`` names: one, or every figure of one indicator (交通事故亡人数) where it names nothing
    else; else as best_thing, or with ``every`` all of them."""
    pool = list(outcomes)
    wanted = folded(name)
    figures = [thing for thing in pool if wanted and wanted in folded(thing.indicator or "")]
    exact = [thing for thing in figures if folded(thing.indicator or "") == wanted]
    if every:
        is_named = not figures or any(map(_contains(wanted), pool))
        named = things_named(name, pool, "outcome") if is_named else []
        return list({thing.iri: thing for thing in [*named, *figures]}.values())
    for held, others in ((exact, _is_exactly), (figures, _contains)):
        is_one = len({thing.indicator for thing in held}) == 1
        if is_one and not any(others(wanted)(thing) for thing in pool if thing not in held):
            return held
    return [best_thing(name, pool, "outcome")]


def folded(name: str) -> str:
    """A name as it is compared: NFKC, lower case, without quotes and white space."""
    return _LEFT_OUT.sub("", normalize("NFKC", name)).lower()


Rung = Callable[[Thing], bool]


def _is_iri(name: str) -> Rung:
    return lambda thing: thing.iri == name or thing.iri.rsplit("/", 1)[-1] == name


def _names_of(thing: Thing) -> tuple[str, ...]:
    return tuple(name for name in (thing.label, thing.label_en) if name)


def _is_exactly(wanted: str) -> Rung:
    return lambda thing: any(folded(name) == wanted for name in _names_of(thing))


def _has_core(wanted: str) -> Rung:
    return lambda thing: any(folded(core) == wanted for name in _names_of(thing) for core in _QUOTED.findall(name))


def _contains(wanted: str) -> Rung:
    return lambda thing: any(wanted in folded(name) for name in _names_of(thing))


def _contains_each(words: list[str]) -> Rung:
    return lambda thing: any(all(word in folded(name) for word in words) for name in _names_of(thing))
