"""A memo's figures and quotations, each held against the open reports."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from zhiji.model import Quantity, Span
from zhiji.model.rows import FigureRow, ReportRow
from zhiji.verifying.english import English, is_english
from zhiji.verifying.judging import Asked, Held, best_of, candidates, topics_of
from zhiji.verifying.known import Home, Known, Placing, homes_of
from zhiji.verifying.memos import Memo
from zhiji.verifying.passages import Searched, find_places, nearest_of
from zhiji.verifying.policy import aiming
from zhiji.verifying.quoting import Quotations
from zhiji.verifying.settings import Issuers, is_short, years_told
from zhiji.verifying.stretches import Figured
from zhiji.verifying.superlatives import Superlative, Superlatives
from zhiji.verifying.values import Checked, Difference, Found, Verdict


def verify(
    text: str,
    reports: Sequence[ReportRow],
    figures: Iterable[FigureRow],
    english: English | None = None,
    placing: Placing | None = None,
) -> list[Checked]:
    """Every figure, quotation and superlative of a memo in the order of its text, each with its verdict; ``english``
    knows what English names, ``placing`` of which years and things figures are."""
    verifier = _Verifier(Memo(text), homes_of(reports, figures, placing), english or English())
    told = _once(verifier.figure(figure) for figure in verifier.memo.figures)
    told += [verifier.quotation(quotation) for quotation in verifier.memo.quotations]
    told += verifier.superlatives(told)
    return sorted(told, key=lambda c: (c.begin, c.end))


def _once(told: Iterable[Checked]) -> list[Checked]:
    """One verdict a place: a number told of several things is supported where it is of each."""
    held: dict[tuple[int, int], Checked] = {}
    for checked in told:
        before = held.setdefault((checked.begin, checked.end), checked)
        if before.verdict == "supported" and checked.verdict != "supported":
            held[checked.begin, checked.end] = checked
    return list(held.values())


class _Verifier:
    """One memo beside the open reports. Figures come before quotations: where they stand says which of several places
    of a short quotation is meant."""

    def __init__(self, memo: Memo, homes: Sequence[Home], english: English) -> None:
        self.memo = memo
        self._english = english
        self._homes = homes
        self._issuers = Issuers([home.report for home in homes], memo)
        self._quotations = Quotations(home.report for home in homes)
        self._figured = Figured(memo.seen, sorted((q.start, q.end) for q in memo.figures))
        self._places: dict[str, list[int]] = {}

    def figure(self, figure: Quantity) -> Checked:
        asked, words = self._asked(figure)
        kept = self._kept(figure.start, asked)
        if is_english(words, asked.topics):
            held = self._english.best(asked, words, kept)
            found, is_compared = held or (None, True)
        else:
            found, is_compared = best_of(asked, candidates(asked, kept)), True
        begin, end = self.memo.place(figure.start, figure.end)
        checked = Checked(
            kind="figure",
            quote=self.memo.text[begin:end],
            begin=begin,
            end=end,
            verdict="not-found",
            said=asked.clause.strip(),
        )
        if found is None:
            found = self._figure_of_another(asked, kept)
        if found is None:
            return checked
        if found.is_same:
            insort(self._places.setdefault(found.known.home.report.iri, []), found.known.row.begin)
        return replace(
            checked,
            verdict=_verdict(found) if is_compared else "not-compared",
            place=found.known.stand,
            differences=found.differences,
        )

    def _asked(self, figure: Quantity) -> tuple[Asked, str]:
        """The figure with its words, and those of them that can say what it measures."""
        figured, place = self._figured, self.memo.sentence_at(figure.start)
        subject = figure.subject
        words = figured.words(figure.start, figure.end, (subject.start, subject.end) if subject else None)
        words = self._issuers.by_place(words)
        for body in self.memo.units:
            if not self._issuers.holds(body.text, words) and any(
                is_short(body.text, home.report.issuer) for home in self._homes
            ):
                words = words.replace(body.text, " ")
        words = aiming().sub(" ", words)
        sentence = self.memo.seen[place.start : max(figured.clause(figure.start, figure.end)[1], place.end)]
        around = sentence
        if subject and figured.is_parallel(figure.start, figure.end):
            words = around = subject.text  # the clause names other things beside it
        first, last = figured.clause(figure.start, figure.end)
        asked = Asked(
            figure=figure,
            topics=topics_of(words, subject.text if subject else "", figured.earlier(figure.start, place.start)),
            clause=self.memo.seen[first:last],
            sentence=sentence,
            around=around,
            told=years_told(self.memo, figure),
            in_turn=figured.is_parallel(figure.start, figure.end),
            bodies=self._issuers.strangers(figure.start),
        )
        return asked, words

    def _kept(self, offset: int, asked: Asked) -> list[Known]:
        """The figures of the reports that the memo speaks of there: of the issuer it names, and of the year that is
        named above it where a report is of that year."""
        homes = self._of_issuer(offset)
        named = asked.told.around
        if not asked.told.year and any(str(h.report.year) == named for h in homes):
            homes = [h for h in homes if str(h.report.year) == named]
        return [known for home in homes for known in home.known]

    def _of_issuer(self, offset: int) -> list[Home]:
        named = self._issuers.named(offset)
        return [home for home in self._homes if not named or home.report.iri in named]

    def _figure_of_another(self, asked: Asked, kept: Sequence[Known]) -> Held | None:
        """The figure as the reports of another issuer than the memo names there tell it; None where none does."""
        here = {known.home.report.iri for known in kept}
        others = [known for home in self._homes if home.report.iri not in here for known in home.known]
        topics = tuple(self._issuers.without_names(topic) for topic in asked.topics)
        unnamed = replace(asked, bodies=(), topics=topics)
        found = best_of(unnamed, candidates(unnamed, others)) if here and others else None
        if found is None or not found.is_same:
            return None
        return replace(found, differences=(self._other_issuer(here, found.known.home.report),))

    def _other_issuer(self, kept: Set[str], report: ReportRow) -> Difference:
        named = "、".join(dict.fromkeys(home.report.issuer for home in self._homes if home.report.iri in kept))
        return Difference("issuer", named, report.issuer)

    def quotation(self, quotation: Span) -> Checked:
        kept = {home.report.iri for home in self._of_issuer(quotation.start)}
        searched = self._quotations.searched
        found = self._quotations.find(quotation.text, [s for s in searched if s.report.iri in kept])
        if found.verdict != "supported" and len(kept) < len(searched):
            found = self._of_another(quotation, kept) or found
        begin, end = self.memo.place(quotation.start, quotation.end)
        place = nearest_of(found.places, self._places) if found.places else None
        return Checked(
            kind="quotation",
            quote=self.memo.text[begin:end],
            begin=begin,
            end=end,
            verdict=found.verdict,
            place=place,
            differences=found.differences,
        )

    def superlatives(self, told: Sequence[Checked]) -> list[Checked]:
        """The memo's superlatives, held against the places that the figures and quotations of their sentences have."""
        held = Superlatives(self.memo)
        return [self._superlative(held, one, told) for one in held.found]

    def _superlative(self, held: Superlatives, one: Superlative, told: Sequence[Checked]) -> Checked:
        """One superlative; a prize that the reports of the issuer do not have is looked for in the others."""
        kept = {home.report.iri: home.report for home in self._of_issuer(one.start)}
        checked = held.check(one, told, list(kept.values()))
        if checked.verdict != "not-found" or not one.is_prize:
            return checked
        other = held.check(one, (), [home.report for home in self._homes if home.report.iri not in kept])
        if other.place is None or other.verdict == "not-compared":
            return checked
        differences = (*other.differences, self._other_issuer(kept.keys(), other.place.report))
        return replace(other, verdict="differs", differences=differences)

    def _of_another(self, quotation: Span, kept: Set[str]) -> Found | None:
        """The words where they stand in the reports of another issuer than the memo names there; None in none."""
        places = find_places(quotation.text, [s for s in self._quotations.searched if s.report.iri not in kept])
        if not places:
            return None
        other = self._other_issuer(kept, places[0].report)
        return Found(quotation.text, "differs", (places[0],), (other,))


def _verdict(held: Held) -> Verdict:
    if held.is_planned:
        return "planned"
    return "supported" if held.is_same else "differs"


__all__ = ["Checked", "Difference", "Searched", "verify"]
