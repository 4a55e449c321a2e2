"""A pool of workers: every batch is read by one of them, or by another if that one is killed."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final, Self

from graph.errors import WorkersFailed
from graph.extraction.process import Unable, start
from graph.extractor import ExtractorSettings, ReadArticle
from ingest.readers.problems import Problem
from ingest.records import Article

log = logging.getLogger(__name__)

BATCH: Final = 8
# A worker has one batch to read and one that waits for it.
_AHEAD: Final = 2
# An article that ends so many workers, alone in its batch, is not tried again.
_PATIENCE: Final = 3
_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class _Batch:
    articles: tuple[Article, ...]
    losses: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    batches: deque[_Batch] = field(default_factory=deque)
    ready: bool = False


class ExtractorPool:
    """Reads articles in processes of their own, which are started as they are needed.

    Use it as a context manager, or `close` it. What waits is bounded: each worker has at most two
    batches.

    Args:
        settings: how to read.
        workers: how many processes at most.
    """

    def __init__(self, settings: ExtractorSettings, workers: int) -> None:
        self._settings = settings
        self._most = workers
        self._workers: list[_Worker] = []
        self._lost: deque[_Batch] = deque()
        self._stopping = False
        self._failures = 0
        self.peak = 0
        self.losses = 0

    @property
    def pids(self) -> tuple[int, ...]:
        """The ids of the processes that run."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def read(self, articles: Iterable[Article]) -> Iterator[ReadArticle | Problem]:
        """Read articles, which are taken as workers get free; what comes first is given first.

        Raises:
            LanguageError, RegistryError: the models cannot be loaded.
            WorkersFailed: workers end before they have read anything.
        """
        batches = map(_Batch, batched(articles, BATCH))
        while True:
            yield from self._given_up()
            self._fill(batches)
            busy = {worker.pipe: worker for worker in self._workers if worker.batches}
            if not busy and not self._lost:
                return
            for pipe in wait(list(busy)):
                assert isinstance(pipe, Connection)
                yield from self._receive(busy[pipe])

    def stop(self) -> None:
        """Take no more articles; those taken are read, unless their worker ends."""
        self._stopping = True

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join(_SECONDS)
            worker.process.close()
        self._workers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fill(self, batches: Iterator[_Batch]) -> None:
        """Give out batches for as long as a worker has room."""
        while not self._stopping:
            least = min((len(worker.batches) for worker in self._workers), default=_AHEAD)
            grow = least > 0 and len(self._workers) < self._most
            if least >= _AHEAD and not grow:
                return
            batch = self._lost.popleft() if self._lost else next(batches, None)
            if batch is None:
                return
            worker = self._hire() if grow else self._idlest()
            worker.batches.append(batch)
            try:
                worker.pipe.send(batch.articles)
            except OSError:
                self._bury(worker)

    def _hire(self) -> _Worker:
        worker = _Worker(*start(self._settings))
        self._workers.append(worker)
        return worker

    def _idlest(self) -> _Worker:
        return min(self._workers, key=lambda worker: len(worker.batches))

    def _receive(self, worker: _Worker) -> Iterator[ReadArticle | Problem]:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, Unable):
            raise answer.error
        worker.ready, self._failures = True, 0
        worker.batches.popleft()
        self.peak = max(self.peak, answer.peak)
        yield from answer.results

    def _bury(self, worker: _Worker) -> None:
        """Take back what a worker that has ended was given."""
        if worker not in self._workers:
            return
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_SECONDS)
        code = worker.process.exitcode
        worker.process.close()
        self.losses += 1
        self._failures += not worker.ready
        log.info("a worker ended with code %s; its articles are read by another", code)
        if self._failures > self._most + _PATIENCE:
            raise WorkersFailed(code)
        if self._stopping:
            return
        first, *others = worker.batches
        self._lost.extend(others)
        # One article of the first may be to blame: each is tried alone.
        blame = int(worker.ready)
        self._lost.extend(_Batch((article,), first.losses + blame) for article in first.articles)

    def _given_up(self) -> Iterator[Problem]:
        """The articles that have ended one worker after the other."""
        hopeless = [batch for batch in self._lost if batch.losses >= _PATIENCE]
        for batch in hopeless:
            self._lost.remove(batch)
            yield from map(_hopeless, batch.articles)


def _hopeless(article: Article) -> Problem:
    reason = f"the process that read it ended, {_PATIENCE} times"
    advice = "It may need more memory than there is: cut the text, or give fewer --workers."
    return Problem(article.id, None, reason, advice)
