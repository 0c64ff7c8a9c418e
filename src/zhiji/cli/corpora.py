"""build --corpus, merge."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from time import monotonic
from typing import TextIO

from zhiji.addresses import check_address
from zhiji.building.corpora import Result, build_corpus
from zhiji.building.options import Options
from zhiji.cli.messages import in_language, in_parts
from zhiji.cli.printing import tell_some
from zhiji.corpus.arrow import check_arrow
from zhiji.corpus.folder import is_corpus
from zhiji.corpus.record import Entry
from zhiji.corpus.tabular import Columns
from zhiji.model import ZhijiError


def build(options: Namespace) -> int:
    if options.failed:
        return list_failed(Path(options.corpus), options.lang)
    if not options.report and not (options.urls and is_corpus(Path(options.corpus))):
        raise ZhijiError("build --corpus takes reports, folders or tables of them: zhiji build reports --corpus CORPUS")
    check_arrow()
    bar, lang = _Bar(options.lang), options.lang
    result = build_corpus(
        Path(options.corpus),
        options.report,
        _options(options),
        made=lambda entry: bar.say(_made(entry, lang), sys.stdout),
        failed=lambda failure: bar.say(f"zhiji: {in_language(failure.reason, lang)}", sys.stderr),
        progress=bar.show,
    )
    bar.clear()
    _tell(result, options.corpus, lang)
    return int(bool(result.failures))


def merge(options: Namespace) -> int:
    from zhiji.building.merging import merge_corpora

    check_arrow()
    result = merge_corpora(Path(options.corpus), [Path(shard) for shard in options.shard], store=not options.no_store)
    _tell(result, options.corpus, options.lang)
    return int(bool(result.failures))


def list_failed(root: Path, lang: str) -> int:
    """What gave no report, and why, as it stands in corpus.json."""
    from zhiji.corpus.committing import standing_record
    from zhiji.corpus.folder import Folder

    if not is_corpus(root):
        raise ZhijiError(f"{root}: no corpus here; build one with zhiji build REPORTS --corpus {root}")
    failures = standing_record(Folder(root)).failures
    for _, failure in sorted(failures.items()):
        print(in_language(failure.reason, lang))
    return int(bool(failures))


def _options(options: Namespace) -> Options:
    names = (vars(options)[f"{column}_column"] for column in ("text", "issuer", "year", "title", "url"))
    return Options(
        issuer=options.issuer,
        year=options.year,
        url=check_address(options.url, "--url") if options.url else None,
        urls=Path(options.urls) if options.urls else None,
        columns=Columns(*names),
        prune=options.prune,
        shard=options.shard,
        jobs=options.jobs,
        dask=options.dask,
        store=not options.no_store,
    )


def _made(entry: Entry, lang: str) -> str:
    how = "curated" if entry.curated else "extracted"
    said = in_language(f"{entry.facts} facts ({how}) from {entry.sources[0]}", lang)
    return "\n  ".join([f"{entry.name}  {said}", *(in_language(remark, lang) for remark in entry.remarks)])


def _tell(result: Result, corpus: str, lang: str) -> None:
    counts = [f"{len(result.record.reports)} reports", f"{len(result.added)} read now"]
    if gone := len({entry.name for entry in result.gone} - {entry.name for entry in result.added}):
        counts.append(f"{gone} gone")
    if result.addressed:
        counts.append(f"{result.addressed} with another address")
    if result.failures:
        counts.append(f"{len(result.failures)} gave none")
    print(f"{corpus}{'：' if lang == 'zh' else ': '}{in_parts(counts, lang)}")
    tell_some(result.unknown, lang)
    for entry, other in result.corrected:
        said = f"{entry.name}: of the same issuer, year and title as {other.name}, with another text; both stand"
        print(in_language(said, lang))
    for reader, count in sorted(result.of_other_readers.items()):
        said = f"{count} were read by another reader, {reader}; name them on the line to read them again"
        print(in_language(said, lang))


class _Bar:
    """A progress bar on a terminal's standard error, once the work has lasted a second, with the time left."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._begun = monotonic()
        self._shown = False

    def show(self, done: int, of: int) -> None:
        spent = monotonic() - self._begun
        if not sys.stderr.isatty() or spent < 1:
            return
        left = int(spent / done * (of - done))
        bar = "█" * (20 * done // of)
        clock = f"{left // 60}:{left % 60:02d}"
        said = in_language(f"{clock} left", self._lang)
        print(f"\r{bar:<20} {done}/{of}  {said} ", end="", file=sys.stderr, flush=True)
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            print("\r" + " " * 50 + "\r", end="", file=sys.stderr, flush=True)
            self._shown = False

    def say(self, words: str, where: TextIO) -> None:
        self.clear()
        print(words, file=where)
