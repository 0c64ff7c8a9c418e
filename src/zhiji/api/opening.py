"""Opening: graphs, corpora and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from zhiji import resources
from zhiji.api.graph import KnowledgeGraph
from zhiji.model import ReadingWarning, ZhijiError
from zhiji.store.opening import SYNTAX_OF, keep_reports, load_bytes, open_graphs

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.model import Facts, Report


def load(
    *sources: str | Path,
    issuer: str | None = None,
    year: int | None = None,
    proposed: bool = True,
    each: Callable[[int, int], None] = lambda _number, _total: None,
    failed: Callable[[str | Path, ZhijiError], None] | None = None,
) -> KnowledgeGraph:
    """Opens graphs (files, folders, an Oxigraph folder, an endpoint's URL), a corpus, and reports, which are built in
    memory; without any, the graph that ships. ``issuer`` and ``year`` are those of reports whose text does not say so,
    and of graphs they choose the reports. Without ``proposed`` what a language model alone read is left out. ``each``
    is told the number of every report as it is read, and how many there are; ``failed``, where there are several, of
    every report that cannot be read, and the others are open; without ``failed`` the first of them raises.
    """
    opened = _corpus_in(sources, issuer, year) or _graphs_of(sources, issuer, year, each, failed)
    return opened if proposed else opened.without_proposed()


def read(source: str | Path, *, issuer: str | None = None, year: int | None = None) -> tuple[Report, Facts]:
    """A report and its facts: curated where they stand beside it, else extracted."""
    from zhiji import pipeline

    reading = pipeline.read(source, issuer=issuer, year=year)
    _warn(reading.report)
    return reading.report, reading.facts


def read_words(source: str | Path) -> str:
    """The text of a file that is no report, such as a memo (.md .txt .docx .html .pdf), or of standard input for -."""
    from zhiji.reading import read_words

    return read_words(source)


def _corpus_in(sources: Sequence[str | Path], issuer: str | None, year: int | None) -> KnowledgeGraph | None:
    for source in sources:
        if is_corpus(source):
            if len(sources) > 1:
                raise ZhijiError(f"{source} is a whole corpus, asked alone; add the others with zhiji build --corpus")
            return _opened(source, issuer, year)
    return None


def _graphs_of(
    sources: Sequence[str | Path],
    issuer: str | None,
    year: int | None,
    each: Callable[[int, int], None],
    failed: Callable[[str | Path, ZhijiError], None] | None,
) -> KnowledgeGraph:
    reports = [source for source in sources if is_report(source)]
    graphs = [source for source in sources if source not in reports]
    graph = open_graphs(graphs if sources else [resources.shipped_graph()])
    if not reports or graphs:
        keep_reports(graph, issuer, year)
    if reports:
        from zhiji import pipeline

        files = [file for source in reports for file in _reports_in(source, unread=failed is not None)]
        several = failed if len(files) > 1 else None
        opened = 0
        told, _ = pipeline.addresses_of(reports, files)
        counted = _counted(files, each)
        for _, built in pipeline.build_each(counted, issuer=issuer, year=year, addresses=told, failed=several):
            _warn(built.reading.report)
            load_bytes(graph.store, built.turtle, SYNTAX_OF[".ttl"])
            opened += 1
        if not opened and not graphs:
            raise ZhijiError(f"none of these {len(files)} reports could be read; mend one of them, or name others")
    return KnowledgeGraph(graph)


def _counted(files: Sequence[str | Path], each: Callable[[int, int], None]) -> Iterator[str | Path]:
    for number, file in enumerate(files, 1):
        each(number, len(files))
        yield file


def _opened(place: str | Path, issuer: str | None, year: int | None) -> KnowledgeGraph:
    """A corpus; where some of its reports are chosen, the graph of those alone. ZhijiError where it holds none: an
    answer from nothing would look like one."""
    from zhiji.corpus.asking import open_corpus

    corpus = open_corpus(place)
    if not corpus.record.reports:
        raise ZhijiError(
            f"{place}: this corpus holds no report; build some into it: zhiji build REPORTS --corpus {place}"
        )
    if issuer is None and year is None:
        return KnowledgeGraph(corpus.graph, corpus)
    return KnowledgeGraph(open_graphs(corpus.files_of(issuer, year)))


def _warn(report: Report) -> None:
    import warnings

    for words in report.warnings:
        warnings.warn(words, ReadingWarning, stacklevel=3)


def is_corpus(source: str | Path) -> bool:
    return (Path(source) / ".states").is_dir()


def is_report(source: str | Path) -> bool:
    path = Path(source)
    if path.is_dir():
        return not any(f.suffix.lower() in SYNTAX_OF or f.name == "CURRENT" for f in path.iterdir())
    if path.suffix.lower() in SYNTAX_OF:
        return False
    from zhiji.reading import FORMATS, UNREAD, is_table

    known = path.suffix.lower() in (*FORMATS, *UNREAD) or is_table(path)  # reading says what to do with a .doc
    return str(source) == "-" or known


def _reports_in(source: str | Path, *, unread: bool) -> Sequence[str | Path]:
    from zhiji.reading import find_reports

    return find_reports(Path(source), unread=unread) if Path(source).is_dir() else [source]
