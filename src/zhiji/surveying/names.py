"""Names as people type them → things of a corpus; the same ones, or the same plain word, as over all things."""

from __future__ import annotations

from zhiji.corpus.asking import OpenCorpus
from zhiji.model import Thing
from zhiji.network import best_thing, find_outcomes_named, things_named


def best_in(corpus: OpenCorpus, what: str, name: str) -> Thing:
    """The one initiative, unit, outcome or thing (``what``) of that name."""
    return best_thing(name, _candidates(corpus, what, name), what)


def all_in(corpus: OpenCorpus, what: str, name: str | None, *, every: bool) -> list[Thing]:
    """Nothing without a name; the one thing of that name, or with ``every`` all that it names."""
    if name is None:
        return []
    if what == "outcome":
        return find_outcomes_named(name, _candidates(corpus, what, name), every=every)
    return things_named(name, _candidates(corpus, what, name), what) if every else [best_in(corpus, what, name)]


def _candidates(corpus: OpenCorpus, what: str, name: str) -> list[Thing]:
    kinds = () if what in ("thing", "outcome") else (what,)
    return corpus.things_named(name, kinds, outcomes=what == "outcome")
