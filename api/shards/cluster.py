"""Shards made by a Ray cluster: a pool of actors, each with its models loaded once."""

import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from api.shards.errors import CannotShard
from api.shards.plan import Unit
from api.shards.work import Done, Job, ShardWorker

# What a Ray cluster has beside the actors, for what hands them their work: a pool that takes every
# processor starves it, and nothing moves any more.
_SPARE: Final = 1
_SPARE_HERE: Final = 2
# Ray reports home, unless it is told not to, and talks a lot.
_QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}


class ShardActor:
    """A `ShardWorker` as Ray Data calls it."""

    def __init__(self, job: Job) -> None:
        self._worker = ShardWorker(job)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row of a unit with its shard made."""
        return {"done": pickle.dumps(self._worker.work(pickle.loads(row["unit"])))}


def work_on_ray(
    job: Job, units: Sequence[Unit], workers: int | None = None, address: str | None = None
) -> Iterator[Done]:
    """Make the shards of all units, as they come; Ray repeats what was lost with a worker.

    Args:
        job: how to read, and where the shards go; every machine must reach the same folders.
        units: what to read.
        workers: how many actors, each of which takes a processor and some 1 GB; by default all
            processors of the cluster but one, or one fewer than this machine has, at least one.
        address: the cluster's (`auto`, or HOST:PORT); without it Ray is started here for the run.

    Raises:
        CannotShard: Ray is not installed, the cluster cannot be reached, or is too small.
        ShardError: an input cannot be read, or the folder not be written.
    """
    if not units:
        return
    with _cluster(workers, address) as (ray, actors):
        # As bytes, which Ray need not look into.
        rows = [{"unit": pickle.dumps(unit)} for unit in units]
        pool = ray.data.ActorPoolStrategy(size=min(actors, len(units)))
        shards = ray.data.from_items(rows, override_num_blocks=len(rows)).map(
            ShardActor, fn_constructor_args=(job,), compute=pool, num_cpus=1
        )
        for row in shards.iter_rows():
            yield pickle.loads(row["done"])


@contextmanager
def _cluster(workers: int | None, address: str | None) -> Iterator[tuple[Any, int]]:
    """Ray, connected, and how many actors it is to have."""
    os.environ.update(_QUIET)
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise CannotShard(
            f"Ray is not installed here ({error}): install diplograph[cluster], or leave out "
            "--engine ray"
        ) from error
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    actors = workers or max(1, (os.cpu_count() or 1) - 1)
    try:
        if address is None:
            # Not one that happens to run here: it would have to be asked how large it is.
            mine = {"address": "local", "num_cpus": actors + _SPARE_HERE}
            ray.init(**mine, include_dashboard=False, **quiet)
        else:
            ray.init(address=address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise CannotShard(
            f"the Ray cluster at {address or 'this machine'} cannot be used ({error}): check "
            "--address with `ray status`"
        ) from error
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        yield ray, actors if address is None else _fitting(ray, workers)
    finally:
        ray.shutdown()


def _fitting(ray: Any, workers: int | None) -> int:
    """How many actors a cluster can have that goes on handing out work."""
    processors = int(ray.cluster_resources().get("CPU", 0))
    most = processors - _SPARE
    if most < 1:
        raise CannotShard(
            f"the cluster has {processors} processors, and one must stay free to hand out work: "
            "add a machine, or start Ray with a larger --num-cpus"
        )
    if workers is not None and workers > most:
        raise CannotShard(
            f"{workers} workers are too many for the cluster's {processors} processors, of which "
            f"one must stay free to hand out work: use --workers {most}"
        )
    return workers or most
