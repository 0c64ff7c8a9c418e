"""Documents: what stands in 《》, and plain titles behind a verb of issuing; the verb decides the relation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon, rows_of
from zhiji.model import Place, Relation

WORDS = "document_words"


@dataclass(frozen=True, slots=True)
class FoundDocument:
    start: int
    end: int
    relation: Relation
    rule: str
    number: str | None = None
    optional: bool = False


_NUMBER = re.compile(r"[（(]?([\u4e00-\u9fff]{2,12}(?:〔|\[|［|【|（)(?:19|20)\d\d(?:〕|\]|］|】|）)\d{1,4}号)")
_NESTED = re.compile(r"[<〈‹《]([^<>〈〉‹›《》\n]{2,60})[>〉›》]")
_OTHER_WORKS = Pattern(WORDS, "{other-work}")
_PRESS = Pattern(WORDS, "{press}》?$")
_WORK_AFTER = Pattern(WORDS, "{row-end}*{sort-of-work}*{work}")
_ART = Pattern(WORDS, "{art}")
_LECTURE_BEFORE = Pattern(WORDS, "{lectured}$")
_LECTURE_AFTER = Pattern(WORDS, "{row-end}*{lecture}")
_HEADED = Pattern(WORDS, r"{headed}(?:[（(][^（）()]*[）)])?》$")
_VERB = Pattern("document_verbs", "{document_words:made}|{*}")


@per_lexicon
def _relations() -> dict[str, Relation]:
    return {row.term: row["relation"] for row in rows_of("document_verbs", "*")}  # type: ignore[misc]


def find_documents(surface: Surface) -> list[FoundDocument]:
    """Titles in 《》, those nested in 〈〉, and plain titles; in text order."""
    found: list[FoundDocument] = []
    for row in _rows(surface):
        if not _is_row_of_works(surface, row):
            relation = relation_at(surface, row[0].start, row[-1].end)
            found += (f for place in row if not _is_press(surface, place) for f in _titled(surface, place, relation))
    return sorted([*found, *_plain(surface)], key=lambda f: (f.start, -f.end))


_FURTHERED = Pattern(WORDS, "{furthering}[^，。；]{0,6}$")
_MAKING = Pattern(WORDS, "等?的?{making}{step}?(?:[，。；、]|$)")
_IN_FORCE = Pattern(WORDS, "等?的?{properly}?{in-force}")
_STUDY_AFTER = Pattern(WORDS, "等?的?(?:{content}|和[^，。；]{1,8}){0,5}{studied}")
_ASKED_AFTER = Pattern(WORDS, "等?的?(?:文件)?{asked}")
_BETWEEN = Terms(WORDS, "between")
_PRINTED = Pattern(WORDS, "等?[^，。；被获]{0,14}?{printed}")
_OF_TITLE = Pattern(WORDS, "{of-title}")
_AS_NEW = Pattern(WORDS, "{as-new}$")


def _rows(surface: Surface) -> list[list[Place]]:
    """The titles of a text, those in one row together: what is said of the first is said of all."""
    rows: list[list[Place]] = []
    for place in surface.opaque:
        if surface.text[place.start] != "《":
            continue
        between = surface.covered[rows[-1][-1].end : place.start] if rows else "。"
        if not between or between in _BETWEEN:
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _titled(surface: Surface, place: Place, relation: Relation) -> Iterator[FoundDocument]:
    number = _NUMBER.match(surface.text, place.end)
    yield FoundDocument(place.start, place.end, relation, "document:title", number.group(1) if number else None)
    for match in _NESTED.finditer(surface.text, place.start + 1, place.end - 1):
        yield FoundDocument(match.start(), match.end(), relation, "document:nested", None, True)


def _is_press(surface: Surface, place: Place) -> bool:
    return bool(_PRESS.search(surface.text, place.start, place.end))


def _is_row_of_works(surface: Surface, row: list[Place]) -> bool:
    """Films, newspapers, books and lectures take 《》 too; the words around the row tell, or where none of its
    titles ends as a document's does, those of the sentence."""
    covered = surface.covered
    before = re.split(r"[，。；]", covered[max(0, row[0].start - 14) : row[0].start])[-1]
    if _OTHER_WORKS.search(before) or _WORK_AFTER.match(covered, row[-1].end):
        return True
    if any(_HEADED.search(surface.text, place.start, place.end) for place in row):
        return False
    if _LECTURE_BEFORE.search(before) or _LECTURE_AFTER.match(covered, row[-1].end):
        return True
    sentence = surface.sentence(row[0].start)
    return bool(_ART.search(covered, sentence.start, sentence.end))


def relation_at(surface: Surface, start: int, end: int) -> Relation:
    """The last verb before a row of titles in its clause, or in its sentence."""
    covered = surface.covered
    clause = surface.clause(start)
    floor = max(clause.start, start - 160)
    verb = _last_verb(covered, floor, start)
    if verb is None and clause.start:
        sentence = surface.sentence(start)
        verb = _last_verb(covered, max(sentence.start, start - 120), start)
    after = covered[end : end + 14]
    if _STUDY_AFTER.match(after):
        return "studied"
    if _MAKING.match(after) and _FURTHERED.search(covered, floor, start):
        return "planned"
    if _IN_FORCE.match(after) and (verb is None or covered.endswith("新修订", floor, start)):
        return "implemented"
    if verb is None:
        return "implemented" if _ASKED_AFTER.match(after) and surface.role(start) != "notes" else "mentioned"
    relation = _relations().get(verb, "issued")
    if relation == "issued" and _is_paper(surface, start, end):
        return "mentioned"
    if relation == "issued" and surface.role(start) == "plans":
        return "planned"
    return relation


def _is_paper(surface: Surface, start: int, end: int) -> bool:
    """被《法治青山》简报刊登: what prints is issued by nobody here, whatever was issued before."""
    if not _PRINTED.match(surface.covered, end):
        return False
    return surface.covered.endswith(("被", "获"), 0, start) or not _HEADED.search(surface.text, start, end)


def _last_verb(covered: str, floor: int, start: int) -> str | None:
    """The verb nearest to the row of titles; one that only says who made them (学习国务院印发的《…》, 学习新修订的
    《…》) where no other stands before it."""
    best: re.Match[str] | None = None
    for match in _VERB.finditer(covered, floor, start):
        if best is None or not _is_attribute(covered, match, floor):
            best = match
    if best and _AS_NEW.search(covered, floor, best.start()) and _OF_TITLE.match(covered, best.end()):
        return None
    return best and best.group()


def _is_attribute(covered: str, verb: re.Match[str], floor: int) -> bool:
    if _relations().get(verb.group()) != "issued":
        return False
    return bool(_OF_TITLE.match(covered, verb.end()) or _AS_NEW.search(covered, floor, verb.start()))


_PLAIN_TITLE = Pattern(
    WORDS,
    r"{document_verbs:issued}(?<!{not-plain}){issued-how}?{done}?"
    r"(?P<title>[^，。；、：！？《》\n,;]{2,40}?{title-head})(?={title-end}|[，。；\n,;（(]|$)",
)
_TITLE_LEAD = Pattern(WORDS, r"(?:{title-lead}|\d{4}年度?|\d+[个项份部])+")


def _plain(surface: Surface) -> Iterator[FoundDocument]:
    """制定治本攻坚三年行动方案: a title without 《》 behind a verb of issuing."""
    for match in _PLAIN_TITLE.finditer(surface.covered):
        start, end = match.span("title")
        lead = _TITLE_LEAD.match(surface.covered, start, end)
        start = lead.end() if lead else start
        if end - start < 6 or "的" in surface.covered[start : end - 6]:
            continue
        planned = surface.role(start) == "plans"
        yield FoundDocument(start, end, "planned" if planned else "issued", "document:plain")
    yield from _studied(surface)


_STUDIED = Pattern(
    WORDS, r"(?:(?:(?!{no-law})[\u4e00-\u9fff]){2,16}条例|民法典)(?={law-end}|[^宣主]{0,2}{law-studied})"
)
_STUDYING = Pattern(WORDS, "{studying}")
_BEFORE_LAW = Terms(WORDS, "before-law")


def _studied(surface: Surface) -> Iterator[FoundDocument]:
    """学习了…条例、民法典等: laws named without 《》 where they are studied."""
    covered = surface.covered
    for match in _STUDIED.finditer(covered):
        before = re.split("[。；，]", covered[max(0, match.start() - 24) : match.start()])[-1]
        if _STUDYING.search(before) and covered[match.start() - 1 : match.start()] in _BEFORE_LAW:
            yield FoundDocument(match.start(), match.end(), "studied", "document:studied")
