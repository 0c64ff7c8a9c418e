"""Why something was read, or refused: the clues of a place with their values and weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiji.extraction.deciding.choosing import EXACT, Choice, choose
from zhiji.extraction.deciding.reader import Reader
from zhiji.extraction.links.building import TIED, FoundLink, make_link, weigh_pairs
from zhiji.extraction.links.pairing import Room
from zhiji.extraction.order import chosen_of, read_mentions, room_of
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.quantities.result_levels import Figures
from zhiji.extraction.weighing import Weights
from zhiji.model import Quantity, Report

STRONGEST = 12
"""How many clues are told of each decision, the strongest first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision about a place: what was weighed, how sure, whether it was told, and the clues with their weights."""

    what: str
    start: int
    end: int
    words: str
    confidence: float
    told: bool
    clues: tuple[tuple[str, float], ...]


def explain(report: Report, reader: Reader, start: int, end: int) -> list[Reason]:
    """Every decision about what meets the stretch ``start``–``end``: names kept and refused, result levels, links."""
    prepared = Prepared(report)
    text = prepared.text(reader.tagger)
    choices = choose(text, reader.weights, reader.least)
    found = [_of_choice(report, reader, c) for c in choices if c.start < end and start < c.end]
    mentions = read_mentions(prepared, reader, chosen_of(text, reader))
    figures = Figures(prepared.surface, prepared.words)
    level = reader.weights["level"]
    found += [_of_figure(q, figures, level) for q in mentions.quantities if q.start < end and start < q.end]
    found += _of_links(reader, room_of(prepared, mentions), start, end)
    return found


def _of_choice(report: Report, reader: Reader, choice: Choice) -> Reason:
    told = reader.weights[choice.kind].reasons(choice.clues, EXACT)
    words = report.text[choice.start : choice.end]
    return Reason(choice.kind, choice.start, choice.end, words, choice.confidence, choice.kept, tuple(told[:STRONGEST]))


def _of_figure(figure: Quantity, figures: Figures, weights: Weights) -> Reason:
    clues = figures.clues(figure)
    label, chance = weights.best(clues)
    told = weights.reasons(clues, label)
    return Reason(
        f"level {label}", figure.start, figure.end, figure.text, chance, figure.of == label, tuple(told[:STRONGEST])
    )


def _of_links(reader: Reader, room: Room, start: int, end: int) -> Iterator[Reason]:
    for weighed in weigh_pairs(room, reader.weights):
        facts = (weighed.pair.initiative, weighed.pair.outcome)
        if any(fact.start < end and start < fact.end for fact in facts):
            yield _of_link(make_link(weighed, reader.weights), reader)


def _of_link(link: FoundLink, reader: Reader) -> Reason:
    told = reader.weights["link"].reasons(link.clues, TIED)
    words = f"{link.initiative.text} → {link.outcome.text}"
    places: Sequence[int] = (link.initiative.start, link.outcome.end)
    kept = link.confidence >= reader.least["link"]
    return Reason(f"link {link.basis}", min(places), max(places), words, link.confidence, kept, tuple(told[:STRONGEST]))
