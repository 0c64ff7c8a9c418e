"""The graphs and reports that an asking command names, opened."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from zhiji import api
from zhiji.cli import progress
from zhiji.cli.messages import in_language
from zhiji.model.errors import ZhijiError


def open_graph(options: Namespace, *, choosing: bool = True) -> api.KnowledgeGraph:
    """What ``--graph`` names, and the reports of the line. Of several reports one that cannot be read is a line on
    standard error and ends the command with 1 (``options.failures``); the others are open. ``choosing``: ``--issuer``
    and ``--year`` choose among what is open, or say what a report's text does not; ``--no-proposed`` leaves out what a
    language model alone read, whatever is then asked."""
    options.failures = 0

    def failed(_source: str | Path, error: ZhijiError) -> None:
        options.failures += 1
        progress.say(f"zhiji: {in_language(' '.join(str(error).split()), options.lang)}")

    graph = api.load(
        *options.graph,
        *getattr(options, "report", []),
        issuer=options.issuer if choosing else None,
        year=options.year if choosing else None,
        proposed=not options.no_proposed,
        each=progress.step,
        failed=failed,
    )
    if loose := sum(map(_graphs_in, options.graph)):
        said = in_language(f"{loose} graphs were read anew; {_CORPUS}", options.lang)
        progress.say(f"zhiji: {said}")
    return graph


def _graphs_in(place: str | Path) -> int:
    """How many loose Turtle files a folder holds, where they are many; none in a corpus, which reads none of them."""
    folder = Path(place)
    if not folder.is_dir() or (folder / ".states").is_dir():
        return 0
    count = sum(file.suffix == ".ttl" for file in folder.iterdir())
    return count if count >= _MANY else 0


_MANY = 12
_CORPUS = "of a corpus each question reads what it needs: zhiji build REPORTS --corpus DIR, then -g DIR"
