"""``./run fit`` and ``./run accuracy``: the weights that ship, made again; the figures that README shows."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.model import ZhijiError
from zhiji.reading import read_report
from zhiji.teaching.accuracy import read_aside, read_unseen, table, table_aside
from zhiji.teaching.examples import Read
from zhiji.teaching.fitting import Lessons, folds_of
from zhiji.teaching.keeping import reader_files, write_folder
from zhiji.teaching.texts import load_reads, missing_texts, need_reads


def main(words: list[str] | None = None) -> int:
    """``fit`` writes a reader's files to a folder; ``accuracy`` prints how good it is on unseen reports."""
    parser = argparse.ArgumentParser(prog="zhiji.teaching", description=__doc__)
    parser.add_argument("what", choices=("fit", "accuracy"))
    parser.add_argument("--gold", type=Path, action="append", required=True, help="folder of facts that people read")
    parser.add_argument("--texts", type=Path, required=True, help="folder of the texts that stand-off gold is about")
    parser.add_argument("--aside", type=Path, help="folder of facts that nothing learned from (accuracy)")
    parser.add_argument("--scores", type=Path, help="figures that accuracy wrote, kept in the record (fit)")
    parser.add_argument("--output", type=Path, help="folder for the reader (fit), file for the figures (accuracy)")
    options = parser.parse_args(words)
    try:
        reads = need_reads(_reads(options.gold, options.texts), options.texts)
    except ZhijiError as error:
        print(f"zhiji: {error}", file=sys.stderr)
        return 2
    if options.what == "fit":
        return _fit(reads, options.output, options.scores)
    if aside := _reads([options.aside], options.texts) if options.aside else []:
        print("\n".join(table_aside(read_aside(aside, shipped_reader()))))
    return _accuracy(reads, options.output)


def _reads(folders: list[Path], texts: Path) -> list[Read]:
    reads: list[Read] = []
    for folder in folders:
        beside = folder if (folder / "jinhua-psb-2020.txt").is_file() else texts
        for name in missing_texts(folder, beside):
            print(f"zhiji: {name}: its text is not in {beside}; left out", file=sys.stderr)
        reads += load_reads(folder, beside, read_report)
    return sorted(reads, key=lambda read: read.name)


def _fit(reads: list[Read], folder: Path | None, scores: Path | None) -> int:
    lessons = Lessons(reads, folds_of(reads, 6))
    reader = lessons.reader(None)
    held = reader_files(reader, reads, json.loads(scores.read_text("utf-8")) if scores else {})
    write_folder(held, folder or Path("src/zhiji/weights"))
    print(f"fitted on {len(reads)} reports: {sum(len(data) for data in held.values()) // 1024} KB")
    return 0


def _accuracy(reads: list[Read], file: Path | None) -> int:
    unseen = read_unseen(reads)
    print("\n".join(table(unseen)))
    if file:
        file.write_text(json.dumps(unseen.rows("reader"), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
