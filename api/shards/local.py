"""Shards made on this machine, in this process or in several."""

import multiprocessing
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from api.shards.errors import CannotShard
from api.shards.plan import Unit
from api.shards.work import Done, Job, ShardWorker

# A unit at which so many workers ended is to blame.
_DEATHS: Final = 3

_worker: ShardWorker


def work_here(job: Job, units: Sequence[Unit], workers: int = 1) -> Iterator[Done]:
    """Make the shards of all units, as they come.

    Args:
        job: how to read, and where the shards go.
        units: what to read.
        workers: processes; 1 is this one. Each takes some 700 MB.

    Raises:
        CannotShard: a unit ends every worker that reads it.
        ShardError: an input cannot be read, or the folder not be written.
    """
    if not units:
        return
    if workers == 1:
        worker = ShardWorker(job)
        yield from map(worker.work, units)
        return
    waiting, deaths = {unit.key: unit for unit in units}, Counter[str]()
    while waiting:
        for done in _once(job, tuple(waiting.values()), min(workers, len(waiting)), deaths):
            del waiting[done.shard.key]
            yield done


def _once(job: Job, units: Sequence[Unit], workers: int, deaths: Counter[str]) -> Iterator[Done]:
    """What one pool of processes makes of the units, until it is done or one of them ends."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (job,)) as pool:
        futures = {pool.submit(_work, unit): unit for unit in units}
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool:
            # Those that were being read, one of which may be to blame.
            _blame([unit for future, unit in futures.items() if _is_lost(future)][:workers], deaths)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _is_lost(future: Future[Done]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def _blame(units: Sequence[Unit], deaths: Counter[str]) -> None:
    deaths.update(unit.input for unit in units)
    for unit in units:
        if deaths[unit.input] >= _DEATHS:
            raise CannotShard(
                f"{unit.input}: every worker that reads it ends (out of memory?): use fewer "
                "--workers, or leave it out; the other shards are kept"
            )


def _begin(job: Job) -> None:
    global _worker
    _worker = ShardWorker(job)


def _work(unit: Unit) -> Done:
    return _worker.work(unit)
