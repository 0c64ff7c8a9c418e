"""The bars of many reports, measured on this machine, on reports made by ``varied.py``:

    ./run bench --corpus                 43 and 250 reports
    ./run bench --corpus 43 250 1000     also 1,000 (takes an hour of CPU)
    ./run bench --corpus 43 --reports FOLDER

Each line: what was measured, seconds, seconds of CPU, megabytes at the most, and the bar where there is one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

from varied import write_varied

from zhiji import api

ZHIJI = [sys.executable, "-m", "zhiji"]


@dataclass(frozen=True)
class Taken:
    """Seconds, seconds of CPU (of all processes that it waited for), and megabytes of the largest process."""

    seconds: float
    cpu: float
    megabytes: float


def taken(*words: object, codes: tuple[int, ...] = (0,)) -> Taken:
    """What a cold zhiji takes for one command, which must end with one of ``codes``."""
    begun = perf_counter()
    process = subprocess.Popen([*ZHIJI, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in codes, words
    return Taken(perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def first_page(corpus: Path) -> Taken:
    """What a server takes from its start until its first page has been read."""
    begun = perf_counter()
    words = [*ZHIJI, "serve", "-g", str(corpus), "--port", "0"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert server.stdout
        address = next(word for line in server.stdout for word in line.split() if word.startswith("http://"))
        urlopen(address, timeout=60).read()
        seconds = perf_counter() - begun
    finally:
        server.terminate()
        _, _, used = os.wait4(server.pid, 0)
        server.returncode = 0
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def show(what: str, used: Taken, bar: str = "") -> None:
    print(f"{what:<44} {used.seconds:8.2f} s {used.cpu:8.2f} s CPU {used.megabytes:7.0f} MB  {bar}", flush=True)


_NAMES = """
import sys
from zhiji import api
graph = api.load(sys.argv[1])
print(graph.links(basis="explicit")[0].initiative.iri)
print(max(graph.series(), key=lambda one: len(one.levels)).first.indicator)
"""
"""What is asked about, found by another process: what is started here counts what this one takes as its own."""


def measure(count: int, work: Path, given: Path | None) -> None:
    reports, corpus = given or work / f"reports-{count}", work / f"corpus-{count}"
    if given is None:
        write_varied(count, reports)
    print(f"--- {count} reports, {sum(f.stat().st_size for f in reports.rglob('*.txt')) / 1e6:.1f} MB of text")
    show("build, 2 processes", taken("build", reports, "--corpus", corpus, "--jobs", 2))
    show("build again, unchanged", taken("build", reports, "--corpus", corpus), "≤ 5 s at 1,000")
    changed = sorted(reports.glob("*.txt"))[0]
    before = changed.read_text(encoding="utf-8")
    changed.write_text(before + "\n全年开展专项行动3次。\n", encoding="utf-8")
    show("build again, one changed", taken("build", reports, "--corpus", corpus), "≤ 5 s at 1,000")
    changed.write_text(before, encoding="utf-8")
    large = count > 500
    bar = "≤ 1.5 s, 250 MB" if large else "≤ 1 s, 150 MB"
    for question in api.questions():
        show(f"query {question.name}", taken("query", question.name, "-g", corpus, "--format", "csv"), bar)
    show("links to CSV", taken("links", "-g", corpus, "--format", "csv"), "≤ 4 s" if large else "")
    name, indicator = subprocess.check_output([sys.executable, "-c", _NAMES, str(corpus)], text=True).split()
    show("links --initiative X", taken("links", "-g", corpus, "--initiative", name), "≤ 0.6 s at 43")
    show("series X", taken("series", indicator, "-g", corpus), "≤ 0.6 s at 43")
    show("series --all as CSV", taken("series", "--all", "-g", corpus, "--format", "csv"))
    show("ledger", taken("ledger", "-g", corpus, "--format", "csv"))
    show("check", taken("check", "-g", corpus, "--format", "csv", codes=(0, 1)), "≤ 15 s at 43")
    show("explore", taken("explore", "-g", corpus, "-o", work / "page.html"), "≤ 4 s at 43")
    show("serve, until its first page is there", first_page(corpus), "≤ 2 s at 43")
    sizes = {part.name: sum(f.stat().st_size for f in part.rglob("*") if f.is_file()) for part in graph_parts(corpus)}
    print("on disk, MB: " + ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sizes.items()))
    print(f"100,000 such reports, computed from these: {sum(sizes.values()) / count / 1e4:.0f} GB on disk\n")


def graph_parts(corpus: Path) -> list[Path]:
    """The parts of a corpus on disk."""
    return [corpus / "reports", *(part.resolve() for part in (corpus / "store", corpus / "tables"))]


def measure_two_cores(work: Path) -> None:
    """Two processes against one, in one run, on what takes a minute."""
    reports = work / "reports-two"
    write_varied(60, reports)
    times = {}
    for jobs in (1, 2, 1, 2):
        shutil.rmtree(work / "two", ignore_errors=True)
        used = taken("build", reports, "--corpus", work / "two", "--jobs", jobs)
        times[jobs] = min(used.seconds, times.get(jobs, used.seconds))
    print(f"building 60 reports: 1 process {times[1]:.1f} s, 2 processes {times[2]:.1f} s: {times[1] / times[2]:.2f} ×")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[43, 250])
    parser.add_argument("--reports", type=Path, help="real reports, instead of varied ones, for the first count")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        measure_two_cores(Path(work))
        for number, count in enumerate(options.counts):
            measure(count, Path(work), options.reports if number == 0 else None)


if __name__ == "__main__":
    main()
