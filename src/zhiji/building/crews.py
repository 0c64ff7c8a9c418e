"""Who does the tasks of a build: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable

from zhiji.building.options import Options
from zhiji.corpus.clusters import Cluster
from zhiji.corpus.workers import Result, Task, Workers, get_ready

_USED = ("zhiji.building.states", "zhiji.building.making", "zhiji.network", "zhiji.store.projection", "pyarrow.parquet")
"""What the tasks of a build are done with."""


def get_crew_ready(options: Options) -> None:
    """Lets the processes of this machine that will be needed import what they need, meanwhile."""
    if options.jobs > 1 and not options.dask:
        get_ready(_USED)


def crew(run: Callable[[Task], Result], options: Options, tasks: int) -> Workers[Task, Result] | Cluster[Task, Result]:
    """Those who do ``run`` for so many tasks; ``run`` must be found by its name."""
    return Cluster(run, options.dask) if options.dask else Workers(run, min(options.jobs, tasks) or 1)
