"""What `zhiji series`, `ledger` and `check` say of governments whose reports people read against each other
(tests/gold/across): how much of it is as the reader has it.

python tests/benchmarks/across.py TEXTS     # a folder with the texts; they are known by their sha256
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

GOLD = Path(__file__).parents[1] / "gold" / "across"
ZHIJI = [sys.executable, "-m", "zhiji"]
FIRM = ("CONTRADICTION", "RESTATEMENT", "SILENT BREAK")
"""What a reader calls a pair of figures that cannot both stand as they are printed."""
NOT_FOUND = {"not-mentioned": "not-found"}
Row: TypeAlias = dict[str, str]
Held: TypeAlias = dict[str, list[tuple[int, int, Row]]]


def rows_of(name: str) -> list[Row]:
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(corpus: Path, *words: str) -> str:
    """What a command prints; what ``check`` finds is no failure."""
    done = subprocess.run([*ZHIJI, *words, "-g", str(corpus)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


def by_text(rows: list[Row], text: str, begin: str, end: str) -> Held:
    held: Held = defaultdict(list)
    for row in rows:
        held[row[text]].append((int(row[begin]), int(row[end]), row))
    return held


def overlapping(held: Held, text: str, begin: int, end: int) -> list[Row]:
    """The rows of a text that meet a stretch, that first which shares most with it."""
    met = [(max(a, begin) - min(b, end), row) for a, b, row in held[text] if a < end and begin < b]
    return [row for _, row in sorted(met, key=lambda found: found[0])]


def score_series(gold: list[Row], found: list[Row]) -> str:
    """How many figures stand in the reader's cell: indicator, period, kind and value. A reader's indicator is the one
    of ours that holds most of its figures."""
    held = by_text(found, "text_sha256", "begin", "end")
    pairs = [(row, overlapping(held, row["sha256"], int(row["start"]), int(row["end"]))) for row in gold]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row, near in pairs:
        votes[row["indicator"]].update(one["indicator"] for one in near[:1])
    ours = {name: count.most_common(1)[0][0] for name, count in votes.items() if count}
    right = sum(any(is_cell(row, one, ours.get(row["indicator"])) for one in near) for row, near in pairs)
    said = sum(row["indicator"] in ours.values() for row in found)
    return f"{right / len(gold):.3f} / {right / said:.3f} ({len(gold)})"


def is_cell(row: Row, one: Row, indicator: str | None) -> bool:
    same = indicator == one["indicator"] and (is_time_of(row, one) or is_growth_of(row, one))
    return same and abs(abs(float(row["value"])) - abs(float(one["value"]))) <= 1e-6 * max(
        1.0, abs(float(row["value"]))
    )


def is_time_of(row: Row, one: Row) -> bool:
    return (row["period"], row["kind"]) == (one["period"], one["kind"])


def is_growth_of(row: Row, one: Row) -> bool:
    """Whether both tell what something has grown by over several years: readers call that a change or multi-year, and
    begin the years with the one it is held against or the one behind it (2015/2020, 2016/2020)."""
    spans = [r["period"].partition("/") for r in (row, one)]
    if not all(end for *_, end in spans) or {row["kind"], one["kind"]} != {"change", "multi-year"}:
        return False
    return spans[0][2] == spans[1][2] and abs(int(spans[0][0]) - int(spans[1][0])) <= 1


def score_ledger(gold: list[Row], found: list[Row]) -> tuple[str, str]:
    """How many plans have the reader's status, and how often "not found" is right."""
    held = by_text(found, "plan_sha256", "plan_begin", "plan_end")
    said = [overlapping(held, row["sha256"], int(row["plan_start"]), int(row["plan_end"])) for row in gold]
    statuses = [
        (NOT_FOUND.get(row["status"], row["status"]), near[0]["status"] if near else "")
        for row, near in zip(gold, said, strict=True)
    ]
    silent = [wanted for wanted, status in statuses if status == "not-found"]
    right = sum(wanted == status for wanted, status in statuses)
    return f"{right / len(gold):.3f} ({len(gold)})", f"{silent.count('not-found')} of {len(silent)}"


def score_findings(gold: list[Row], findings: list[dict[str, list[dict[str, str]]]]) -> str:
    """How many of the reader's firm contradictions a finding names both places of."""
    firm = [row for row in gold if row["why"].startswith(FIRM) and row["start1"] and row["start2"]]
    places = [[(p["sha256"], int(p["begin"]), int(p["end"])) for p in finding["places"]] for finding in findings]
    return f"{sum(any(names_both(row, held) for held in places) for row in firm)} of {len(firm)}"


def names_both(row: Row, held: list[tuple[str, int, int]]) -> bool:
    ends = [(row[f"sha256{n}"], int(row[f"start{n}"]), int(row[f"end{n}"])) for n in (1, 2)]
    return all(any(text == t and b < end and begin < e for t, b, e in held) for text, begin, end in ends)


def main(texts: Path) -> None:
    files = {sha256(f.read_bytes().replace(b"\r\n", b"\n")).hexdigest(): f for f in sorted(texts.rglob("*.txt"))}
    sources = {row["name"]: row for row in rows_of("sources")}
    series, ledger, contradictions = (rows_of(name) for name in ("series", "ledger", "contradictions"))
    print("government | figures in their cell, R / P | status as read | “not found” right | contradictions found")
    for government in dict.fromkeys(row["government"] for row in sources.values()):
        own = {name: row["sha256"] for name, row in sources.items() if row["government"] == government}
        if missing := [name for name, text in own.items() if text not in files]:
            print(f"{government} | no text of {', '.join(missing)} in {texts}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            subprocess.run(
                [*ZHIJI, "build", *(str(files[text]) for text in own.values()), "--corpus", str(corpus)],
                check=True,
                capture_output=True,
            )
            found = {
                kind: list(csv.DictReader(told(corpus, kind, *more, "--format", "csv").splitlines(True)))
                for kind, more in (("series", ("--all", "--every")), ("ledger", ()))
            }
            findings = json.loads(told(corpus, "check", "--format", "json"))
        cells = [row | {"sha256": own[row["text"]]} for row in series if row["text"] in own]
        plans = [row | {"sha256": own[row["plan"]]} for row in ledger if row["plan"] in own]
        pairs = [
            row | {f"sha256{n}": own[row[f"text{n}"]] for n in (1, 2)} for row in contradictions if row["text1"] in own
        ]
        status, silent = score_ledger(plans, found["ledger"])
        print(
            " | ".join(
                [
                    government,
                    score_series(cells, found["series"]) if cells else "–",
                    status,
                    silent,
                    score_findings(pairs, findings) if pairs else "–",
                ]
            ),
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
