"""Questions: the named ones, and SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhiji import resources
from zhiji.api.opened import Opened
from zhiji.model import QueryError, ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.model import Evidence
    from zhiji.presenting.lists import Questions
    from zhiji.presenting.table import Table
    from zhiji.presenting.words import Lang
    from zhiji.store.graphs import Answer
    from zhiji.store.questions import Question


_LONGEST_NAME = 60
"""Characters up to which what is asked may be meant as a question's name."""
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")


class Questioning(Opened):
    """Graphs, asked in SPARQL."""

    def answer(self, query: str, **settings: str) -> Answer:
        """The bare answer to a named question or to SPARQL; what a person wrote is held to reading these graphs."""
        question = question_named(query)
        if question:
            return self._answered(question, self.words_asked(query, **settings))
        if settings:
            raise ZhijiError(
                f"{', '.join(settings)}: only a named question has words to set; write them into the query"
            )
        if not any(sign in query for sign in "{<:"):
            asked = query.strip()
            if len(asked) > _LONGEST_NAME or asked.partition(" ")[0].upper() in _FORMS:
                raise QueryError(
                    f"not SPARQL: {asked[:_LONGEST_NAME]!r} …; a query begins with SELECT, ASK or CONSTRUCT"
                )
            names = ", ".join(question.name for question in questions())
            raise QueryError(f"no question called {asked!r}; there are: {names}; or write SPARQL")
        from zhiji.store.guard import check_query  # named questions do without: it costs a tenth of a cold start

        check_query(query, self.graph.named_graphs())
        return self.graph.ask(query)

    def store_query(self, question: Question, words: Mapping[str, str]) -> str | None:
        """The SPARQL that the store is asked for a named question with these words; None where its answer is kept or
        worked out over rows. QueryError for words that the question does not have."""
        asked = question.with_settings(words)
        if question.over_rows or (self._corpus and self._corpus.keeps(question)):
            return None
        return self._corpus.query(question, words) if self._corpus else asked

    def _answered(self, question: Question, words: Mapping[str, str]) -> Answer:
        query = self.store_query(question, words)
        if query is not None:
            return self.graph.ask(query)
        if self._corpus and self._corpus.keeps(question):
            return self._corpus.answer(question, {**question.settings, **words})
        from zhiji.answering import answer_question

        return answer_question(question, self._source, words)

    def words_asked(self, query: str, **settings: str) -> dict[str, str]:
        """The words that a named question is asked with: ``settings``, and for the others what this graph holds most
        of; none for SPARQL."""
        question = question_named(query)
        missing = question.settings.keys() - settings.keys() if question else ()
        if question and missing and self._corpus:
            return {**self._corpus.words(question), **settings}
        return {**(question.words_in(self.graph) if question and missing else {}), **settings}

    def query(self, query: str, *, lang: Lang = "en", most: int | None = None, **settings: str) -> Table:
        """The answer as a table with labels beside IRIs.

        >>> import zhiji
        >>> zhiji.load().query("SELECT (COUNT(?x) AS ?n) { ?x a zj:AwardReceipt }").rows
        (('3',),)
        """
        from zhiji.presenting.questions import answer_table, notes_on
        from zhiji.presenting.table import Table
        from zhiji.store.answers import columns_of, labelled, named, rows_of

        words = self.words_asked(query, **settings)
        answer = self.answer(query, **words)
        columns, held, folder = columns_of(answer), list(rows_of(answer, most)), resources.ontology_folder()

        def full() -> Table:
            names, rows = named(columns, held, self.graph, folder, lang)
            return Table(names, tuple(rows))

        question = question_named(query)
        rows = labelled(held, self.graph, folder, lang, by_name=question is not None)
        notes = notes_on(words, lang, found=bool(rows))
        return answer_table(columns, rows, notes, question, lang, full)

    def places(self, query: str, *, most: int | None = None, **settings: str) -> list[Evidence]:
        """The places that the rows of an answer rest on, to be cited: the sentences in them, else what they name.

        >>> import zhiji
        >>> print(zhiji.load().cite(zhiji.load().places("pilots")[:1]).partition("（")[0])
        金华市公安局. 金华市公安局2020年法治政府建设年度报告[R]. 2020: 字符149–259
        """
        from zhiji.store.answers import columns_of, rows_of

        answer = self.answer(query, **settings)
        return [e for row in self.row_places(query, columns_of(answer), rows_of(answer, most)) for e in row]

    def row_places(self, query: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[list[Evidence]]:
        """The places of each row of an answer to ``query``, terms under their columns."""
        from zhiji.store.answer_places import AnswerPlaces

        question = question_named(query)
        of_year = question.cited if question else {}
        return AnswerPlaces(self.graph, self.across.reports, of_year).find(columns, rows)


def questions() -> Questions:
    """The named questions, in their order."""
    from zhiji.presenting.lists import Questions
    from zhiji.store.questions import load_questions

    return Questions(load_questions(resources.ontology_folder()))


def question_named(name: str) -> Question | None:
    """The question of that name or number, or None."""
    from zhiji.store.questions import best_question, load_questions

    return best_question(name, load_questions(resources.ontology_folder()))
