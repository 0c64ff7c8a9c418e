"""Who does the tasks of a build: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable

from zhiji.building.options import Options
from zhiji.corpus.clusters import Cluster
from zhiji.corpus.workers import Result, Task, Workers


def crew(run: Callable[[Task], Result], options: Options, tasks: int) -> Workers[Task, Result] | Cluster[Task, Result]:
    """Those who do ``run`` for so many tasks; ``run`` must be found by its name."""
    return Cluster(run, options.dask) if options.dask else Workers(run, min(options.jobs, tasks) or 1)
