"""Counts in how many of many governments' reports each pair of characters stands, as ``lexicon/common_pairs.tsv``.

python tests/benchmarks/common_pairs.py FOLDER… > src/zhiji/lexicon/common_pairs.tsv
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

FEWEST = 4
"""Reports that have a pair, below which it is none that every government writes."""


def main(folders: list[str]) -> None:
    counts: Counter[str] = Counter()
    for file in sorted(file for folder in folders for file in Path(folder).glob("*.txt")):
        runs = re.findall(r"[\u4e00-\u9fff]+", file.read_text(encoding="utf-8"))
        counts.update({run[i : i + 2] for run in runs for i in range(len(run) - 1)})
    print("term", "reports", "seen", sep="\t")
    for pair, count in sorted(counts.items(), key=lambda held: (-held[1], held[0])):
        if count >= FEWEST:
            print(pair, count, "corpus", sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
