"""A build killed with SIGKILL at random moments, again and again, and what was found after each:

python tests/benchmarks/kills.py 50
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from varied import write_varied

from zhiji.corpus.asking import open_corpus
from zhiji.corpus.folder import Folder

ZHIJI = [sys.executable, "-m", "zhiji"]


def found(corpus: Path) -> str:
    """What stands: nothing, or a whole state whose record, store and texts agree. AssertionError for anything else."""
    if Folder(corpus).current is None:
        return "nothing yet"
    opened = open_corpus(corpus)
    texts = {row[0] for row in opened.graph.select("SELECT ?h { ?r a zj:Report ; zj:sha256 ?h }")}
    assert texts == {entry.text_sha256 for entry in opened.record.reports.values()}
    assert {report.iri for report in opened.reports()} == {entry.iri for entry in opened.record.reports.values()}
    return f"whole: {len(texts)} reports"


def kill_once(words: list[str], after: float) -> bool:
    """Begins a build and kills it and its workers after so many seconds; False where it was done before."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)  # the parent alone: its workers must end by themselves
        process.wait()
        return True
    return False


def main(times: int, count: int = 24, seed: int = 7) -> Counter[str]:
    chance = random.Random(seed)
    table: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        reports, corpus = Path(work) / "reports", Path(work) / "corpus"
        write_varied(count, reports)
        (reports / "bad.txt").write_text("", encoding="utf-8")
        (reports / "nobody.txt").write_text("推进工作。" * 50, encoding="utf-8")
        words = [*ZHIJI, "build", str(reports), "--corpus", str(corpus), "--jobs", "2"]
        begun = time.perf_counter()
        subprocess.run(words, check=False, capture_output=True)
        whole = time.perf_counter() - begun
        for _ in range(times):
            for file in chance.sample(sorted(reports.glob("*-*.txt")), 4):
                file.write_text(
                    file.read_text(encoding="utf-8") + f"\n全年办件{chance.randrange(999)}件。", encoding="utf-8"
                )
            killed = kill_once(words, chance.uniform(0.05, whole * 0.6))
            table[("killed; " if killed else "done before; ") + found(corpus)] += 1
        last = subprocess.run(words, check=False, capture_output=True)
        assert last.returncode == 1  # the bad ones are listed
        assert found(corpus) == f"whole: {count} reports"
        litter = [*(corpus / ".made").iterdir(), *(corpus / ".asked").iterdir(), *corpus.glob(".state-*")]
        assert not litter
        assert [state.name for state in (corpus / ".states").iterdir()] == [Folder(corpus).current.name]  # type: ignore[union-attr]
        assert len(list((corpus / "reports").iterdir())) == 3 * count
    return table


if __name__ == "__main__":
    for what, times in sorted(main(int(sys.argv[1])).items()):
        print(f"{times:4}  {what}")
    print("after one more build: whole, no litter")
