"""One indicator of one organ: its figures as cells that lead to their words, its levels as a line of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhiji.presenting.series import percent
from zhiji.presenting.words import say as say_common
from zhiji.serving.pages.parts.cards import figure
from zhiji.serving.pages.parts.chart import Line, Mark
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.site import Site, reading_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.comparing.figures import PlacedFigure
    from zhiji.comparing.series import Cell, Series
    from zhiji.presenting.words import Lang

PERIODS = ("period", "series-level", "series-growth", "implied-growth", "series-target", "breaks", "sentence")


def shown(site: Site, told: PlacedFigure, lang: Lang) -> Html:
    """A figure as its language writes it, leading to its words."""
    thing = site.network.things.get(told.iri)
    words = (figure(thing, lang) if thing else None) or tag("span", told.quote, lang="zh")
    title = f"{told.year} · {told.sentence.strip()}"
    return tag("a", words, href=address_of(told), class_=f"fig k-{told.kind}", title=title)


def address_of(told: PlacedFigure) -> str:
    """Where the words of a figure stand."""
    return reading_place(told.report, told.begin, told.end)


def name_of_series(one: Series) -> str:
    """Whose it is: the organ, and the place where it is not the organ's own."""
    return f"{one.first.issuer} [{one.first.place}]" if one.first.place else one.first.issuer


def called(site: Site, indicator: str, lang: Lang) -> list[Child]:
    """What an indicator is called: in English by the list's own name, with the Chinese beside it."""
    english = site.survey.names_en.get(indicator) if lang == "en" else None
    if english is None:
        return [tag("span", indicator, lang="zh")]
    return [tag("span", english, lang="en"), " ", tag("span", indicator, lang="zh", class_="quiet")]


def is_rate(told: PlacedFigure) -> bool:
    """Whether it says by how much per cent something grew in a year."""
    return told.kind == "change" and told.unit == "%" and "/" not in told.period


def several(site: Site, told: Iterable[PlacedFigure], lang: Lang) -> Child:
    """Figures below one another; what is told twice in the same words stands once."""
    unlike = {(f.quote, f.kind): f for f in told}
    return [tag("span", _kind(f, lang), shown(site, f, lang), class_="one") for f in unlike.values()] or None


def _kind(told: PlacedFigure, lang: Lang) -> Html | None:
    if told.kind not in ("base", "multi-year"):
        return None
    return tag("span", say_common(f"kind-{told.kind}", lang), " ", class_="quiet")


def breaks_of(cell: Cell, lang: Lang) -> Child:
    """Why a period may not be comparable with the one before, each reason as a mark."""
    return [tag("span", say_common(f"break-{name}", lang), class_="badge b-break") for name in cell.breaks] or None


def period_cells(site: Site, cell: Cell, lang: Lang) -> Sequence[Child]:
    """A period in a line, under ``PERIODS``."""
    others = [f for f in cell.figures if f.kind in ("multi-year", "base") or (f.kind == "change" and not is_rate(f))]
    rates = [f for f in cell.of("change") if is_rate(f)]
    cited = next((f for f in (cell.level, cell.growth, *others, *cell.of("target")) if f), cell.figures[0])
    return (
        cell.period,
        several(site, [*cell.of("level"), *others], lang),
        several(site, rates, lang),
        percent(cell.implied) or None,
        several(site, cell.of("target"), lang),
        breaks_of(cell, lang),
        tag("a", cited.sentence.strip(), href=address_of(cited), class_="words", lang="zh"),
    )


def latest(site: Site, one: Series, lang: Lang) -> Child:
    """The level of the last year, each where several are told, with the year or the part of it."""
    held = {f.quote: f for f in one.latest}
    if not held:
        return None
    told: list[Child] = [[shown(site, f, lang), " "] for f in held.values()]
    return [*told, tag("span", one.latest[-1].period, class_="quiet")]


def line_of(site: Site, one: Series, unit: str, lang: Lang) -> Line:
    """The levels of a series that are told in ``unit``, and the targets, as a line of a chart."""
    broken = {cell.period for cell in one.cells if cell.breaks}
    marks = [_mark(site, f, lang, broken) for f in one.levels if f.unit == unit]
    aims = [f for f in one.figures if f.kind == "target" and f.is_yearly and f.unit == unit]
    return Line(
        name_of_series(one), tuple(sorted(marks, key=lambda m: m.year)), tuple(_mark(site, f, lang) for f in aims)
    )


def _mark(site: Site, told: PlacedFigure, lang: Lang, broken: Iterable[str] = ()) -> Mark:
    thing = site.network.things.get(told.iri)
    words = _text(figure(thing, lang)) if thing else told.quote
    return Mark(told.last_year, float(told.value), words or told.quote, address_of(told), told.period in broken)


def _text(html: Html | None) -> str:
    from html import unescape
    from re import sub

    return unescape(sub(r"<[^>]+>", "", html or ""))


def usual_unit(series: Sequence[Series]) -> str:
    """The unit that most levels are told in; empty where there are none."""
    units = [f.unit for one in series for f in one.levels]
    return max(units, key=units.count, default="")
