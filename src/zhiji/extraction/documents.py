"""Documents: what stands in 《》, and plain titles behind a verb of issuing; the verb decides the relation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from zhiji.extraction.document_relations import HEADED, WORDS, is_by_the_state, relation_at
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Place, Relation


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


def find_documents(surface: Surface) -> list[FoundDocument]:
    """Titles in 《》, those nested in 〈〉, and plain titles; in text order."""
    found: list[FoundDocument] = []
    for row in _rows(surface):
        if not _is_row_of_works(surface, row):
            relation = relation_at(surface, row[0].start, row[-1].end)
            found += (f for place in row if not _is_press(surface, place) for f in _titled(surface, place, relation))
    return sorted([*found, *_plain(surface)], key=lambda f: (f.start, -f.end))


_BETWEEN = Terms(WORDS, "between")


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
        yield FoundDocument(
            match.start(),
            match.end(),
            _within(surface.text[place.start + 1 : match.start()], relation),
            "document:nested",
            None,
            True,
        )


_ACT_BEFORE = Pattern(
    "document_verbs",
    r"(?:(?P<made>{document_verbs:issued|document_words:passed-on})|(?P<studied>{document_verbs:studied})"
    r"|(?P<implemented>{document_verbs:implemented}))[^，。；、]{0,6}$",
)


def _within(before: str, relation: Relation) -> Relation:
    """What a title says of another in it: 《青山市贯彻落实〈…规划〉实施方案》 carries it out, whatever is done with the
    title itself; 《关于印发〈…〉的通知》 makes both."""
    if relation not in ("issued", "planned"):
        return relation
    act = _ACT_BEFORE.search(before)
    if not act:
        return "mentioned"
    return relation if act["made"] else "studied" if act["studied"] else "implemented"


_WORK = Pattern(WORDS, "等?[^，。；、《]{0,6}?{published}")
_OF_WORK = Pattern(WORDS, "{of-work}$")


def without_works(surface: Surface, places: Iterable[FoundDocument]) -> Iterator[FoundDocument]:
    """The titles but those of books, pictures and events, as the words around them tell: 《…》一书出版."""
    ends = {place.start: row[-1].end for row in _rows(surface) for place in row}
    return (place for place in places if not _is_work(surface, place, ends.get(place.start, place.end)))


def _is_work(surface: Surface, place: FoundDocument, end: int) -> bool:
    if surface.text[place.start] != "《" or HEADED.search(surface.text, place.start, place.end):
        return False
    return bool(_WORK.match(surface.covered, end) or _OF_WORK.search(surface.covered, 0, place.start))


def _is_press(surface: Surface, place: Place) -> bool:
    return bool(_PRESS.search(surface.text, place.start, place.end))


def _is_row_of_works(surface: Surface, row: list[Place]) -> bool:
    """Films, newspapers, books and lectures take 《》 too; the words around the row tell, or where none of its
    titles ends as a document's does, those of the sentence."""
    covered = surface.covered
    before = re.split(r"[，。；]", covered[max(0, row[0].start - 14) : row[0].start])[-1]
    if _OTHER_WORKS.search(before) or _WORK_AFTER.match(covered, row[-1].end):
        return True
    if any(HEADED.search(surface.text, place.start, place.end) for place in row):
        return False
    if _LECTURE_BEFORE.search(before) or _LECTURE_AFTER.match(covered, row[-1].end):
        return True
    sentence = surface.sentence(row[0].start)
    return bool(_ART.search(covered, sentence.start, sentence.end))


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
        relation: Relation = "planned" if surface.role(start) == "plans" else "issued"
        if is_by_the_state(surface.covered, surface.clause(match.start()).start, match.start()):
            relation = "mentioned"
        yield FoundDocument(start, end, relation, "document:plain")
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


_NOT_OF_TITLE = Pattern(WORDS, "{before-title}+")
_GRADE = Pattern(WORDS, "{grade-of}$")


def whole_title(surface: Surface, place: FoundDocument) -> FoundDocument:
    """The document without what the verb before it left (制定|和完善|行业规划), and with the 省 of 省级."""
    covered = surface.covered
    lead = _NOT_OF_TITLE.match(covered, place.start, place.end)
    start = lead.end() if lead and place.end - lead.end() >= _SHORTEST_TITLE else place.start
    if covered.startswith("级", start) and _GRADE.search(covered, 0, start):
        start -= 1
    return replace(place, start=start)


_SHORTEST_TITLE = 4
