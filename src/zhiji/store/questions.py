"""The named questions: SPARQL with a title and a description in two languages, and words that may be set."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from zhiji.model import QueryError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.store.graphs import Graph

_FIELD = re.compile(r"^# (title|description|note)@(en|zh): (.+)$", re.MULTILINE)
_DEFAULT = re.compile(r"^# default@(\w+): (.+)$", re.MULTILINE)
_NARROWED = re.compile(r"^# narrowed: \?(\w+) by \?(\w+)$", re.MULTILINE)
_ANSWER = re.compile(r"^# answer: (.+)$", re.MULTILINE)
_SURE = re.compile(r"^# sure: \?(\w+) from ([\d.]+)$", re.MULTILINE)
_CITED = re.compile(r"^# cited: (.+)$", re.MULTILINE)
_SETTING = re.compile(r'VALUES \?(\w+) \{ "((?:[^"\\]|\\.)*)" \}')


class Question:
    """One named question: a file ``NUMBER-NAME.rq``, read when it is asked."""

    def __init__(self, file: Path) -> None:
        self.file = file
        number, _, self.name = file.stem.partition("-")
        self.number = int(number)

    def __repr__(self) -> str:
        return f"<Question {self.number} {self.name}: {self.titles['en']}>"

    @cached_property
    def query(self) -> str:
        """The SPARQL, with its own words put in."""
        return self.file.read_text(encoding="utf-8")

    @property
    def titles(self) -> dict[str, str]:
        """The title by language."""
        return {lang: words for what, lang, words in _FIELD.findall(self.query) if what == "title"}

    @property
    def descriptions(self) -> dict[str, str]:
        """What it answers, by language."""
        return {lang: words for what, lang, words in _FIELD.findall(self.query) if what == "description"}

    @property
    def notes(self) -> dict[str, str]:
        """What its columns may not be taken for, said below an answer, by language; empty where nothing need be."""
        return {lang: words for what, lang, words in _FIELD.findall(self.query) if what == "note"}

    @property
    def over_rows(self) -> bool:
        """Whether its answer is worked out over rows (``# answered: over rows``) and the query is the plain part."""
        return "\n# answered: over rows" in self.query

    @property
    def answer(self) -> tuple[str, ...]:
        """The columns that are the answer (``# answer: COLUMN …``): a narrow terminal does without the others first."""
        found = _ANSWER.search(self.query)
        return tuple(found[1].split()) if found else ()

    @property
    def settings(self) -> dict[str, str]:
        """The words it asks about, by name, as they stand in the file."""
        return dict(_SETTING.findall(self.query))

    def words_in(self, graph: Graph) -> dict[str, str]:
        """The words it asks about in an open graph unless others are set: what stands there most (``# default@NAME``),
        else those of the file."""
        found = {name: next(graph.select(query), (None,))[0] for name, query in _DEFAULT.findall(self.query)}
        return self.settings | {name: words for name, words in found.items() if words}

    @property
    def narrowed(self) -> tuple[str, str] | None:
        """The variable that only takes places whose quote holds the words of a setting, and that setting
        (``# narrowed: ?VARIABLE by ?SETTING``); None where the question says nothing of the kind."""
        found = _NARROWED.search(self.query)
        return (found[1], found[2]) if found else None

    @property
    def sure(self) -> tuple[str, float] | None:
        """The variable that says how sure a row is, and from what on it is shown to people who have not asked for the
        weak ones too (``# sure: ?VARIABLE from NUMBER``); None where the question has no such rows."""
        found = _SURE.search(self.query)
        return (found[1], float(found[2])) if found else None

    @property
    def cited(self) -> dict[str, str]:
        """The column with the year of the report of a sentence, by the column of that sentence, where it is not
        ``year`` (``# cited: SENTENCE by YEAR, …``)."""
        found = _CITED.search(self.query)
        return dict(pair.strip().split(" by ") for pair in found[1].split(",")) if found else {}

    def with_settings(self, settings: Mapping[str, str]) -> str:
        """The query with other words put in; QueryError for a setting that the question does not have."""
        for name in settings:
            if name not in self.settings:
                known = ", ".join(self.settings) or "none"
                raise QueryError(f"question {self.name} has no setting {name!r}; it has: {known}")

        def put(found: re.Match[str]) -> str:
            name = found[1]
            return f"VALUES ?{name} {{ {quoted(settings[name])} }}" if name in settings else found[0]

        return _SETTING.sub(put, self.query)


def narrowed_to(query: str, variable: str, iris: Sequence[str]) -> str:
    """A query whose ``variable`` takes no other values than ``iris``."""
    values = " ".join(f"<{iri}>" for iri in iris)
    return query.replace(" WHERE {\n", f" WHERE {{\n  VALUES ?{variable} {{ {values} }}\n", 1)


def quoted(words: str) -> str:
    """``words`` as a SPARQL string literal.

    >>> quoted('a"b')
    '"a\\\\"b"'
    """
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(char, char) for char in words) + '"'


def load_questions(ontology: Path) -> list[Question]:
    """The questions that ship, in their order. ``ontology`` is the folder that holds ``questions/``."""
    return [Question(file) for file in sorted((ontology / "questions").glob("*.rq"))]


def best_question(name: str, questions: list[Question]) -> Question | None:
    """The question of that name or number, or None."""
    return next((q for q in questions if name in (q.name, str(q.number))), None)
