"""What a text says was done with a document: the verb that stands before its title, or the words behind it."""

from __future__ import annotations

import re

from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon, rows_of, terms_of
from zhiji.model import Relation

WORDS = "document_words"
HEADED = Pattern(WORDS, r"{headed}(?:[（(][^（）()]*[）)])?》$")
_VERB = Pattern(
    "document_verbs",
    "{document_words:no-verb}|{document_words:made|document_words:passed-on|document_words:taken-into}|{*}",
)
_FURTHERED = Pattern(WORDS, "{furthering}[^，。；]{0,6}$")
_MAKING = Pattern(WORDS, "等?的?{making}{step}?(?:[，。；、]|$)")
_TO_BE_MADE = Pattern(WORDS, "等?的?{making|approved}(?!{later})")
_MADE = Pattern(
    WORDS,
    r"等?(?:(?!{of-title|as-new})[^，。；、《]){0,4}?{really}*(?:{approved}|获[^，。；]{0,8}批复|{made-so})"
    r"{in-force}?(?=[^\u4e00-\u9fff、【]|$)",
)
_TO_BE_APPROVED = Pattern(WORDS, "{furthering}[^，。；《]{0,12}?{approved}$")
"""推动省政府尽快批复|《…》."""
_LENGTH_BEFORE, _BUILT = Pattern(WORDS, r"\d[\d.]*{measure}$"), Pattern(WORDS, "{built}")
"""96公里|《共建协议》|路: a road that has its name from the document."""
_COMPLETED = Pattern(WORDS, "{completing}[^，。；]{0,6}$")
_IN_FORCE = Pattern(WORDS, "等?的?{properly}?{in-force}")
_STUDY_AFTER = Pattern(WORDS, "等?的?(?:{content}|和[^，。；]{1,8}){0,5}{studied}")
_LEARNT_AFTER = Pattern(
    WORDS,
    r"[^，。；、》]{0,6}?(?:、[^，。；、]{1,12}){0,4}?{made-into}[^，。；]{0,12}?{learning}[^，。；]{0,8}?{contents}",
)
"""把宪法、民法典|作为学习内容."""
_COMPILED, _FILED = Pattern(WORDS, "{compiled}$"), Pattern(WORDS, "(?<!{and-filed}){filed}$")
_ASKED_AFTER = Pattern(WORDS, "等?的?(?:文件)?{asked}")
_SPEAKS = Pattern(WORDS, "{speaks}(?!{of-title})")
_YEAR_OF = Pattern(WORDS, "[^，。；、]{0,6}?的?{year-of}")
_HONOURED = Pattern(WORDS, "等?{honoured}")
_PRINTED = Pattern(WORDS, "等?[^，。；被获]{0,14}?{printed}")
_RANKING = Pattern(WORDS, "{ranking}》$")
_OF_TITLE = Pattern(WORDS, "{of-title}")
_AS_NEW = Pattern(WORDS, "{as-new}$")
_BY_THE_STATE = Pattern(WORDS, "(?<![\u4e00-\u9fff]){state}{state-when}*$")
_NO_VERB = Terms(WORDS, "no-verb")
_DONE = Terms(WORDS, "already")
_NOTE = re.compile(
    r"\s*(?:[\[［〔【]\d{1,3}[\]］〕】]|\d{1,3}[.．、]?[^，。：:“\n]{0,8}“[^”\n]+”[^，。：:\n]{0,12}[：:])"
)
"""How a line begins that explains a word: [18]“四问”：…"""


@per_lexicon
def _relations() -> dict[str, Relation]:
    held: dict[str, Relation] = dict.fromkeys(terms_of(WORDS, "taken-into"), "mentioned")
    held.update((row.term, row["relation"]) for row in rows_of("document_verbs", "*"))  # type: ignore[misc]
    return held


def relation_at(surface: Surface, start: int, end: int) -> Relation:
    """What was done with a row of titles. A note only explains: it issues nothing but what it names an issuer of."""
    relation = _told(surface, start, end)
    return "mentioned" if relation != "issued" and is_in_note(surface, start) else relation


def is_in_note(surface: Surface, at: int) -> bool:
    """Whether a place stands in a note, under a heading of notes or in a line that begins as one: [18]“四问”：…."""
    line = surface.text.rfind("\n", 0, at) + 1
    return surface.role(at) == "notes" or bool(_NOTE.match(surface.text, line))


def _told(surface: Surface, start: int, end: int) -> Relation:
    covered, planned = surface.covered, surface.role(start) == "plans"
    clause = surface.clause(start)
    floor = max(clause.start, start - 160)
    verb = _last_verb(covered, floor, start)
    behind = _told_behind(surface, start, end, floor, verb)
    if behind:
        return behind
    if verb is None and clause.start:
        sentence = surface.sentence(start)
        verb = _last_verb(covered, max(sentence.start, start - 120), start)
    after = covered[end : end + 14]
    if _IN_FORCE.match(after) and (verb is None or covered.endswith("新修订", floor, start)):
        return "implemented"
    if verb is None:
        return "implemented" if _ASKED_AFTER.match(after) else "mentioned"
    relation = _relations().get(verb, "issued")
    if relation == "issued" and (_is_paper(surface, start, end) or _RANKING.search(surface.text, start, end)):
        return "mentioned"
    if relation == "issued" and is_by_the_state(covered, floor, covered.rfind(verb, floor, start)):
        return "mentioned"
    if relation == "issued" and planned and not covered.endswith(_DONE.all, floor, start):
        return "planned"
    return relation


def is_by_the_state(covered: str, floor: int, verb: int) -> bool:
    """Whether who stands before the verb of a clause is the state at large: 国家陆续|出台《…》."""
    return bool(_BY_THE_STATE.search(covered, floor, verb))


def _told_behind(surface: Surface, start: int, end: int, floor: int, verb: str | None) -> Relation | None:
    """What the words behind a title tell of it: 《…》等编制完成, “十四五”规划的开局之年. ``verb`` is the one of its
    own clause."""
    covered = surface.covered
    made: Relation = "planned" if surface.role(start) == "plans" else "issued"
    after = covered[end : end + 14]
    if _STUDY_AFTER.match(after) or _LEARNT_AFTER.match(covered[end : end + _FAR]):
        return "studied"
    if _COMPILED.search(covered, floor, start):
        return made
    if _FILED.search(covered, floor, start):
        return "mentioned"
    if _YEAR_OF.match(after) or (_LENGTH_BEFORE.search(covered, floor, start) and _BUILT.match(after)):
        return "mentioned"
    if _TO_BE_APPROVED.search(covered, floor, start):
        return "planned"
    furthered = _FURTHERED.search(covered, floor, start)
    if furthered and _COMPLETED.search(covered, floor, start) and _TO_BE_MADE.match(after):
        return made
    if furthered and (_MAKING.match(after) or (made == "planned" and _TO_BE_MADE.match(after))):
        return "planned"
    if verb is None and _MADE.match(after):
        return made
    return "mentioned" if verb is None and (_SPEAKS.match(after) or _HONOURED.match(after)) else None


_FAR = 60


def _is_paper(surface: Surface, start: int, end: int) -> bool:
    """被《法治青山》简报刊登: what prints is issued by nobody here, whatever was issued before."""
    if not _PRINTED.match(surface.covered, end):
        return False
    return surface.covered.endswith(("被", "获"), 0, start) or not HEADED.search(surface.text, start, end)


def _last_verb(covered: str, floor: int, start: int) -> str | None:
    """The verb nearest to the row of titles; one that only says who made them (学习国务院印发的《…》, 学习新修订的
    《…》) where no other stands before it."""
    best: re.Match[str] | None = None
    for match in _VERB.finditer(covered, floor, start):
        if match.group() in _NO_VERB:
            continue
        if best is None or not _is_attribute(covered, match, floor):
            best = match
    if best and _AS_NEW.search(covered, floor, best.start()) and _OF_TITLE.match(covered, best.end()):
        return None
    return best and best.group()


def _is_attribute(covered: str, verb: re.Match[str], floor: int) -> bool:
    if _relations().get(verb.group()) != "issued":
        return False
    return bool(_OF_TITLE.match(covered, verb.end()) or _AS_NEW.search(covered, floor, verb.start()))
