"""How a corpus is to be built."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from zhiji.corpus.tabular import Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``issuer`` and ``year`` are told of every report named; ``url`` is where the one that is named was published,
    ``urls`` a table of such addresses; ``columns`` say where a table of reports has what;
    ``shard`` (i, n) builds the i-th of n parts; ``jobs`` processes work at once, or the machines of the Dask
    scheduler at ``dask``; without ``store`` the tables answer alone."""

    issuer: str | None = None
    year: int | None = None
    url: str | None = None
    urls: Path | None = None
    columns: Columns = field(default_factory=Columns)
    prune: bool = False
    shard: tuple[int, int] | None = None
    jobs: int = os.cpu_count() or 1
    dask: str | None = None
    store: bool = True
