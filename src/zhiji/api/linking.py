"""What links to what: initiatives, outcomes, units and the ways between them."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.api.opened import Opened
from zhiji.model import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.model import Basis, ResultLevel, Thing
    from zhiji.network import Network
    from zhiji.presenting.lists import Figures, Links, Paths, Things
    from zhiji.presenting.table import Table
    from zhiji.presenting.words import Lang


class Linking(Opened):
    """The network, asked."""

    def links(
        self,
        *,
        initiative: str | None = None,
        outcome: str | None = None,
        unit: str | None = None,
        basis: Basis | None = None,
        level: ResultLevel | None = None,
        every_match: bool = False,
        weak: bool = False,
    ) -> Links:
        """Which initiatives link to which outcomes, strongest basis first; names as people type them.

        With ``initiative`` its own outcomes and those of its parts; ``basis`` keeps that basis and stronger ones. A
        name must be that of one thing, or with ``every_match`` stands for all that it names. What rests on little is
        counted in ``left_out`` unless ``weak``: links of which the software is less sure (``basis`` asks for those of
        one point), and those over which the reader hesitated.
        """
        from zhiji.presenting.lists import Links

        if self._corpus:
            from zhiji.surveying.links import Asked, find_links_in

            asked = Asked(initiative, outcome, unit, every_match)
            found = find_links_in(self._corpus, asked, basis=basis, level=level)
            return Links.of(found, weak=weak or basis == "same-paragraph", tentative=weak)
        from zhiji.network import find_links, find_outcomes_named

        network = self.network if unit is not None else self._claims
        outcomes = [thing for thing in network.things.values() if thing.is_outcome]
        rows = find_links(
            network,
            initiatives=self._all("initiative", initiative, network, every=every_match),
            outcomes=find_outcomes_named(outcome, outcomes, every=every_match) if outcome is not None else (),
            units=self._all("unit", unit, network, every=every_match),
            basis=basis,
            level=level,
            tentative=True,
        )
        return Links.of(rows, weak=weak or basis == "same-paragraph", tentative=weak)

    def links_rows(
        self, *, basis: Basis | None = None, level: ResultLevel | None = None, weak: bool = False, lang: Lang = "en"
    ) -> Table:
        """All links as programs read them, ``links(…).full()``, with a note of what is left out in that language. Of a
        corpus no link is held longer than its row takes: half the time and memory."""
        from dataclasses import replace

        from zhiji.presenting.citing import left_out_notes

        if not self._corpus:
            found = self.links(basis=basis, level=level, weak=weak)
            return replace(found.full(), notes=left_out_notes(found.left_out, lang))
        from zhiji.corpus.packing import uncollected
        from zhiji.presenting.citing import sorted_links_rows
        from zhiji.presenting.lists import keep_firm
        from zhiji.surveying.links import told_links_in

        left_out = {"weak": 0, "tentative": 0}
        with uncollected():
            told = told_links_in(self._corpus, basis=basis, level=level)
            table = sorted_links_rows(keep_firm(told, left_out, weak=weak or basis == "same-paragraph", tentative=weak))
        return replace(table, notes=left_out_notes({what: n for what, n in left_out.items() if n}, lang))

    def best(self, what: str, name: str | None, network: Network | None = None) -> Thing | None:
        """The one initiative, outcome, unit or thing of that name; ZhijiError when there is none, or several."""
        from zhiji.network import best_thing

        if name is not None and self._corpus:
            from zhiji.surveying.names import best_in

            return best_in(self._corpus, what, name)
        return None if name is None else best_thing(name, self._kept(what, network), what)

    def _all(self, what: str, name: str | None, network: Network, *, every: bool) -> Sequence[Thing]:
        from zhiji.network import best_thing, things_named

        if name is None:
            return ()
        kept = self._kept(what, network)
        return things_named(name, kept, what) if every else [best_thing(name, kept, what)]

    def _kept(self, what: str, network: Network | None) -> list[Thing]:
        things = (network or self.network).things.values()
        return [t for t in things if what in ("thing", t.kind) or (what == "outcome" and t.is_outcome)]

    def figures(self) -> Figures:
        """Every figure and change that the reports state, in reading order."""
        from zhiji.presenting.lists import Figures

        things = (t for t in self.network.things.values() if t.kind in ("observation", "change") and t.evidence)
        return Figures(things, self.network.reports)

    def initiatives_without_outcome(self) -> Things:
        """Initiatives that were carried out and that neither themselves nor through a part link to any outcome."""
        from zhiji.presenting.lists import Things

        if self._corpus:
            from zhiji.surveying.links import find_unlinked

            reports = {report.iri: report for report in self.reports}
            return Things(find_unlinked(self._corpus, "initiative"), reports, "initiative")
        from zhiji.network import find_initiatives_without_outcome

        return Things(find_initiatives_without_outcome(self._claims), self._claims.reports, "initiative")

    def outcomes_without_initiative(self) -> Things:
        """Outcomes that no initiative is linked to."""
        from zhiji.presenting.lists import Things

        if self._corpus:
            from zhiji.surveying.links import find_unlinked

            reports = {report.iri: report for report in self.reports}
            return Things(find_unlinked(self._corpus, "outcome"), reports, "outcome")
        from zhiji.network import find_outcomes_without_initiative

        return Things(find_outcomes_without_initiative(self._claims), self._claims.reports, "outcome")

    def paths(self, start: str, goal: str, *, through_issuer: bool = False, most: int = 3) -> Paths:
        """How two things hang together, shortest first, each step with its evidence."""
        from zhiji.network import find_paths
        from zhiji.presenting.lists import Paths

        here, there = self.best("thing", start), self.best("thing", goal)
        assert here
        assert there
        if here == there:
            raise ZhijiError(f"{start!r} and {goal!r} are the same {here.kind}: {here.label}; name two things")
        if self._corpus:
            from zhiji.surveying.paths import find_paths_in

            found = find_paths_in(self._corpus, self.reports, here, there, through_issuer=through_issuer, most=most)
            return Paths(found, {report.iri: report for report in self.reports})
        found = find_paths(self.network, here, there, through_issuer=through_issuer, most=most)
        return Paths(found, self.network.reports)
