"""One figure of a memo against all that reports state: supported, differs, or not found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhiji.lexicon import load_terms
from zhiji.model import Quantity
from zhiji.verifying.amounts import differing
from zhiji.verifying.known import Known
from zhiji.verifying.policy import acts, any_of, asking, english, load_policy, meeting, moving, planning, scopes
from zhiji.verifying.reach import part_of, parts_in, tells_years, years_summed
from zhiji.verifying.settings import Told, is_short
from zhiji.verifying.stretches import content, plain
from zhiji.verifying.subjects import LEAST, Fit, denies, fit, follows
from zhiji.verifying.values import Difference

_CHANGING = ("%", "‰", "个百分点", "倍")
_NEAR = 0.6
"""Which part of what a figure is called has to be found again for a memo to speak of it with other numbers."""


@dataclass(frozen=True)
class Asked:
    """A figure of a memo with its words: ``topics`` say what it measures, plain, one or, where its own words do not say
    it, what may be meant; ``clause`` are the words of its clause, ``sentence`` those of its sentence, ``around`` those
    of it that can name what it measures; ``in_turn`` says that the clause gives several figures to several
    things (分别); ``bodies`` are those that the memo names before it."""

    figure: Quantity
    topics: tuple[str, ...]
    clause: str
    sentence: str
    around: str
    told: Told
    in_turn: bool = False
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """A figure of a report beside what the memo says, and in what the two differ."""

    known: Known
    fit: Fit
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        return not self.differences

    @property
    def is_planned(self) -> bool:
        """Whether the report says the same, but of what it plans."""
        return [d.what for d in self.differences] == ["plan"]

    @property
    def order(self) -> tuple[int, bool, float, int]:
        """Fewest differences first, what is before what is planned or was before, then the figure that the memo names
        most fully."""
        aside = self.known.row.role == "base" or any(d.what == "plan" for d in self.differences)
        return len(self.differences), aside, -self.fit.named, -self.fit.shared


def hold(asked: Asked, known: Known) -> Held:
    """Everything in which a memo's figure and a report's differ."""
    around, scope, home = plain(asked.around), plain(known.row.scope or ""), known.home
    issuer = f"{home.issuer}\n{plain(part_of(known))}" if parts_in(asked.sentence) else home.issuer
    own = f"{plain(known.row.name)}\n{known.own}" if asked.in_turn and known.names_apart else known.own
    fits = [(topic, fit(topic, around, own, issuer, known.wide, scope)) for topic in asked.topics]
    topic, held = max(fits, key=lambda f: (f[1].holds, -len(f[1].missing)), default=("", Fit("", 0, 0.0)))
    return Held(known, held, tuple(_differences(asked, topic, known, held)))


def hold_named(asked: Asked, known: Known) -> Held:
    """As ``hold``, of a figure whose subject is known to be the memo's, or is not compared."""
    whole = Fit("", LEAST, 1.0)
    return Held(known, whole, tuple(_differences(asked, "", known, whole)))


def best_of(asked: Asked, candidates: Iterable[Known]) -> Held | None:
    """The figure that the memo speaks of: the one that it tells as the report does, else the one whose subject it names
    or, of another subject, whose number it has; None where there is none."""
    held = [hold(asked, known) for known in candidates]
    same = min((h for h in held if h.is_same), key=lambda h: h.order, default=None)
    if same and not (meant := [h for h in held if _is_rather_meant(asked, h, same)]):
        return same
    if same:
        return min(meant, key=lambda h: h.order)
    spoken_of = [h for h in held if _is_spoken_of(h)]
    return min(spoken_of, key=lambda h: (_rank(h), *h.order), default=None)


def _rank(held: Held) -> int:
    """A figure that differs in one thing, but its number, before one with another number, this before one of the same
    number and year under other words, and that before one that differs in several things."""
    told = {d.what for d in held.differences}
    if held.fit.holds and len(told) == 1:
        return int("value" in told)
    return 2 if told == {"subject"} else 3 + (not held.fit.holds)


def _is_rather_meant(asked: Asked, other: Held, same: Held) -> bool:
    """Whether the memo's words name another figure, of another value, more fully: 再就业 is not 城镇新增就业, and 游客
    no 入境游客 where the sentence has the number of both."""
    if not other.fit.holds or {d.what for d in other.differences} != {"value"} or same.fit.named == 1:
        return False
    if other.fit.named == 1 and other.fit.covered > same.fit.covered:
        return True
    beside = other.known.home is same.known.home and other.known.sentence == same.known.sentence
    names = _has_name(asked, other.known) and not _has_name(asked, same.known)
    return beside and names and other.fit.covered >= same.fit.covered


def _has_name(asked: Asked, known: Known) -> bool:
    name = plain(known.row.name)
    return bool(content(name)) and any(name in topic for topic in asked.topics)


def _is_spoken_of(held: Held) -> bool:
    told = {d.what for d in held.differences}
    if held.fit.holds:
        return held.fit.named >= _NEAR or "value" not in told
    return "value" not in told and "unit" not in told and held.fit.shared > 0


def _differences(asked: Asked, topic: str, known: Known, held: Fit) -> Iterator[Difference]:
    figure, row = asked.figure, known.row
    amounts = list(differing(figure, row))
    for what in amounts:
        yield Difference(what, figure.text, row.quote)
    if not held.holds or (held.named < 1 and not _is_shorter(topic, known)):
        yield Difference("subject", topic, "、".join(known.names_apart) or known.row.name or known.name_alone)
    if word := denies(topic, known.own):
        yield Difference("polarity", topic, f"{word} {known.row.name}".strip())
    if known.planned_for and not _tells_plan(asked):
        yield Difference("plan", "", known.planned_for)
    yield from _direction(asked, known)
    yield from _scope(asked, known)
    yield from _guarded(asked, known)
    yield from _year(asked, known)
    yield from _body(asked, known)
    if not amounts and not known.planned_for:
        yield from _reach(asked, known)


def _reach(asked: Asked, known: Known) -> Iterator[Difference]:
    """A sum over years of which the memo says that it is one year's, and a part's figure told as the whole's."""
    ours = asked.told.year or asked.told.near or asked.told.lead
    one_year = ours and "/" not in ours and not asked.told.base and not tells_years(asked.sentence)
    years = years_summed(known) if one_year else ""
    if years and not (years[:4].isdigit() and str(int(years[:4]) - 1) in asked.sentence):
        yield Difference("year", ours, years)
    if (part := part_of(known)) and not any(word in asked.sentence for word in parts_in(part)):
        yield Difference("place", "", part)


def _is_shorter(topic: str, known: Known) -> bool:
    """Whether a topic that is not the whole name is the end of it, or of the words around the figure."""
    aside = f"{known.home.issuer}\n{plain(known.row.scope or '')}"
    behind = known.row.name_begin is not None and known.row.name_begin >= known.row.end
    contexts = (known.row.name, known.around, f"{known.row.name} {known.around}", known.head)
    return any(follows(topic, plain(words), aside, to_its_end=not behind) for words in contexts if words)


def _direction(asked: Asked, known: Known) -> Iterator[Difference]:
    figure, row = asked.figure, known.row
    ours = figure.direction or _told_direction(asked.clause)
    theirs = row.direction or (_moved(known.around) if row.role in ("change", "norm") else "") or _rate(known.around)
    changes = figure.role == "change" or (bool(ours) and figure.unit in _CHANGING and row.role == "change")
    if (ours or theirs) and ours != theirs and (ours or row.role == "change"):
        if ours or not figure.unit or figure.unit in _CHANGING or row.unit not in _CHANGING:
            yield Difference("direction", ours or "", theirs or "")
    elif _turned(asked, known):
        yield Difference("direction", asked.clause, known.around.strip())
    elif (row.role == "change") != changes and row.role in ("change", "level", "share", "base"):
        yield Difference("kind", figure.role, row.role)
    if not known.planned_for and (row.role == "norm") != (figure.role == "norm") and _asks(asked, known):
        yield Difference("kind", figure.role, row.role)


def _turned(asked: Asked, known: Known) -> bool:
    """Whether the memo's words go one way and the report's the other: 对经济下降贡献率 of 对经济增长贡献率."""
    ours = {sense for sense in ("up", "down") for topic in asked.topics if _plainly(sense).search(topic)}
    theirs = {sense for sense in ("up", "down") if _plainly(sense).search(f"{known.own}\n{known.around}")}
    return bool(ours and theirs and not ours & theirs)


def _plainly(sense: str) -> re.Pattern[str]:
    return any_of(term for term in load_terms("answer_polarity", "sense", sense) if len(term) > 1)


def _tells_plan(asked: Asked) -> bool:
    """Whether a memo's words say that its figure is aimed at (计划, 目标, planned), and not that it is so."""
    said = asked.sentence.partition(asked.clause)[0] + asked.clause
    told = asking().search(asked.clause) or planning().search(said) or english("en-plan").search(said)
    return bool(told) and not meeting().search(said)


def _asks(asked: Asked, known: Known) -> bool:
    """Whether one of the two has words of a requirement or aim that the other lacks."""
    start, end = known.home.figured.clause(known.row.begin, known.row.end)
    theirs = set(asking().findall(known.home.report.text[start:end]))
    return set(asking().findall(asked.clause)) != theirs


def _told_direction(clause: str) -> str:
    """What English words around a figure say, of several the last; else 增速 and its like."""
    told = [(m.start(), sense) for sense in ("up", "down") for m in english(sense).finditer(clause)]
    return max(told)[1] if told else _rate(clause)


def _rate(words: str) -> str:
    """The direction that 增速 and its like say without a verb."""
    return next((sense for word, sense in load_policy().rows["rate"].items() if word in words), "")


def _moved(words: str) -> str:
    told = [(m.end(), sense) for sense in ("up", "down") for m in moving(sense).finditer(words)]
    return max(told)[1] if told else ""


def _scope(asked: Asked, known: Known) -> Iterator[Difference]:
    """全省 of what the report says of 全市."""
    ours = set(scopes().findall(asked.clause))
    start, end = known.home.figured.clause(known.row.begin, known.row.end)
    theirs = set(scopes().findall(known.home.report.text[start:end])) | ({known.row.scope} - {None, ""})
    for word in sorted(ours - theirs):
        if not _fits(word, theirs - ours, known):
            yield Difference("subject", word, "、".join(sorted(w for w in theirs if w)))


def _fits(word: str, theirs: Iterable[str | None], known: Known) -> bool:
    """Whether a word of scope says what the report's do, or where they say nothing, for whom it is issued."""
    levels = {w[-1] for w in theirs if w}
    report = known.home.report
    if levels:
        return word[-1] in levels
    start, end = known.sentence
    return word in report.text[start:end] or word[-1] in report.issuer or word[0] in "我本"


def _guarded(asked: Asked, known: Known) -> Iterator[Difference]:
    """Words that make another figure of it: 年均, 环比, 预计."""
    there = f"{known.around}{known.row.name}{known.row.scope or ''}"
    start, end = known.home.figured.clause(known.row.begin, known.row.end)
    whole = known.home.report.text[start:end]
    for word in load_policy().terms("guard"):
        if known.planned_for and planning().fullmatch(word):
            continue  # it is a plan, in whatever words
        if word in asked.clause and word not in whole + there:
            yield Difference("subject", word, "")
        elif word in there and word not in asked.sentence:
            yield Difference("subject", "", word)


def _body(asked: Asked, known: Known) -> Iterator[Difference]:
    """A body that neither issued the report nor stands in it."""
    report = known.home.report
    for body in asked.bodies:
        if not is_short(body, report.issuer) and body not in report.text and body not in report.issuer:
            yield Difference("issuer", body, report.issuer)


def _year(asked: Asked, known: Known) -> Iterator[Difference]:
    told, year = asked.told, known.year
    ours = told.year or told.near or told.lead
    if ours and not _one_time(ours, year) and not _named_so(asked, ours, known):
        yield Difference("year", ours, year)
    base = known.row.base_period or ""
    for named in told.base:
        start, end = known.sentence
        usual = str((known.home.report.year or 0) - 1)
        if known.row.role in ("change", "base") and named not in (
            *re.findall(r"\d{4}", base + known.home.report.text[start:end]),
            *((usual,) if known.row.comparison == "yoy" or "上年" in known.home.report.text[start:end] else ()),
        ):
            yield Difference("year", named, base)


def _one_time(ours: str, theirs: str) -> bool:
    """Whether a memo's year is the figure's: 2020 of 2020 and of 2020-01/2020-12, and the last of several."""
    years = re.findall(r"\d{4}", theirs)
    if "/" in ours:
        return re.findall(r"\d{4}", ours) == years
    return bool(years) and ours == years[-1]


def _named_so(asked: Asked, year: str, known: Known) -> bool:
    """Whether the year is not the figure's own but that of the report which the memo names, or one that tells things
    apart in both (2019年信访积案)."""
    report = known.home.report
    read_out = str((report.year or 0) + 1) if "政府工作报告" in re.sub(r"\s+", "", report.title) else ""
    named = rf"{year}\s*年?度?[^，,。；;\d]{{0,16}}(?:报告|总结|report)|《[^》]*{year}[^》]*》"
    if re.search(named, asked.sentence) and year in (str(report.year), read_out):
        return True  # a work report is called by the year in which it is read out
    return year == asked.told.near and year in report.text[slice(*known.sentence)]


def topics_of(words: str, subject: str, earlier: str) -> tuple[str, ...]:
    """What a memo's figure measures, plain: the words around it, with its subject as read or the clause before where
    they are a bare verb (新建6000公里); these alone where there are none."""
    if content(acts().sub(" ", plain(words))):
        return (plain(words),)
    if content(words):
        return tuple(plain(f"{held} {words}") for held in (earlier, subject) if content(held)) or (plain(words),)
    if re.search(r"[A-Za-z]{2}", words) and not content(subject):
        return ()
    return tuple(dict.fromkeys(plain(held) for held in (earlier, subject) if content(held)))


def candidates(asked: Asked, kept: Sequence[Known]) -> list[Known]:
    """The figures that can be meant: those with the memo's number, and those whose words it shares."""
    pairs = {topic[i : i + 2] for topic in asked.topics for i in range(len(topic) - 1)}
    pairs = {pair for pair in pairs if content(pair)}
    near = [k for k in kept if "value" not in set(differing(asked.figure, k.row))]
    return near + [k for k in kept if k not in near and any(pair in k.own for pair in pairs)]
