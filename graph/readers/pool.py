"""A pool of reader processes: bounded, each job with a deadline, killed and made anew."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Protocol

from graph.errors import ReaderLost, ReadersBusy, ReaderTimeout
from graph.readers.frames import Kind, pack, unpack, unpack_error
from graph.readers.jobs import Head, Job, ParseJob, UpdateJob
from graph.readers.limits import PoolLimits
from graph.readers.process import ReaderProcess, start
from graph.readers.snapshots import Sources, Taken

log = logging.getLogger(__name__)


class Answer(Protocol):
    """What a job gives: its head, then its bytes; to be closed in any case."""

    head: Head

    def pieces(self) -> AsyncIterator[bytes]:
        """The bytes, as they come."""

    async def close(self) -> None:
        """Give the reader back, or end it where the job is not done."""


class Readers(Protocol):
    """Whoever does jobs: a pool, or this process itself for a store in memory."""

    @property
    def running(self) -> int:
        """How many jobs are being done."""

    @property
    def waiting(self) -> int:
        """How many jobs wait."""

    @property
    def killed(self) -> int:
        """How many readers were ended before they were done."""

    async def ask(self, job: Job, seconds: float) -> Answer:
        """Begin a job that may take so many seconds."""

    async def close(self) -> None:
        """End all readers."""


class ReaderPool:
    """Does jobs in processes of their own, on fresh snapshots, or put to an endpoint."""

    def __init__(self, sources: Sources, limits: PoolLimits) -> None:
        self._sources = sources
        self._limits = limits
        self._places = asyncio.Semaphore(limits.readers)
        self._idle: list[ReaderProcess] = []
        self._busy: set[ReaderProcess] = set()
        self.waiting = 0
        self.killed = 0

    @property
    def running(self) -> int:
        """How many jobs are being done."""
        return len(self._busy)

    async def ask(self, job: Job, seconds: float) -> Answer:
        """Begin a job; its answer comes once the reader has begun to send it.

        Raises:
            ReadersBusy: the queue is full, or no reader was free in time.
            ReaderTimeout: nothing came within `seconds`; the reader is killed.
            ReaderLost: the reader ended.
            GraphError: what the job itself raises.
        """
        await self._wait_for_place(seconds)
        try:
            deadline = asyncio.get_running_loop().time() + seconds
            answer = PoolAnswer(self, seconds, deadline)
            await answer.begin(job)
        except BaseException:
            self._places.release()
            raise
        return answer

    async def close(self) -> None:
        """End all readers and delete the snapshots."""
        for process in (*self._idle, *self._busy):
            await process.kill()
        self._idle.clear()
        await asyncio.to_thread(self._sources.close)

    async def _wait_for_place(self, seconds: float) -> None:
        if self._places.locked() and self.waiting >= self._limits.queue:
            raise ReadersBusy(max(1, round(seconds / 4)))
        if not self._places.locked():
            await self._places.acquire()
            return
        self.waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), seconds)
        except TimeoutError:
            raise ReadersBusy(max(1, round(seconds / 4))) from None
        finally:
            self.waiting -= 1

    async def hire(self) -> ReaderProcess:
        """A reader that is free, or a new one."""
        while self._idle:
            process = self._idle.pop()
            if process.alive:
                break
        else:
            process = await start(self._limits.memory)
        self._busy.add(process)
        return process

    def keep(self, process: ReaderProcess, done: bool) -> bool:
        """Take a reader back, if its job is done and it can do another."""
        if done and process.alive:
            self._busy.discard(process)
            self._idle.append(process)
        return done and process.alive

    async def end(self, process: ReaderProcess) -> None:
        """Kill a reader whose job is not done."""
        self._busy.discard(process)
        self.killed += 1
        await process.kill()

    async def take(self, job: Job) -> Taken | None:
        """What the job is to read; some bring all that they need."""
        if isinstance(job, ParseJob | UpdateJob):
            return None
        return self._sources.take_fresh() or await asyncio.to_thread(self._sources.take)

    def release(self, taken: Taken) -> None:
        """A job reads it no more."""
        self._sources.release(taken)

    def leave(self) -> None:
        """Let the next job begin."""
        self._places.release()


class PoolAnswer:
    """One job in one reader."""

    def __init__(self, pool: ReaderPool, seconds: float, deadline: float) -> None:
        self.head = Head("", "")
        self._pool = pool
        self._seconds = seconds
        self._deadline = deadline
        self._process: ReaderProcess | None = None
        self._taken: Taken | None = None
        self._done = False

    async def begin(self, job: Job) -> None:
        """Send the job and wait for the head of its answer; see `ReaderPool.ask`."""
        try:
            self._taken = await self._pool.take(job)
            self._process = await self._pool.hire()
            source = self._taken.source if self._taken else None
            self._process.send(Kind.JOB, pack((job, source)))
            kind, payload = await self._next()
            self.head = unpack(payload) if kind is Kind.HEAD else self.head
        except BaseException:
            await self._give_back()
            raise

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes, as they come.

        Raises:
            ReaderTimeout, ReaderLost, GraphError: see `ReaderPool.ask`.
        """
        while not self._done:
            kind, payload = await self._next()
            if kind is Kind.PIECE:
                yield payload

    async def close(self) -> None:
        """Give the reader back, or end it where the job is not done. Twice is no error."""
        if self._process is not None:
            await self._give_back()
            self._pool.leave()

    async def _next(self) -> tuple[Kind, bytes]:
        assert self._process is not None
        try:
            kind, payload = await self._process.receive(self._deadline)
        except TimeoutError:
            raise ReaderTimeout(self._seconds) from None
        except ConnectionError:
            raise ReaderLost from None
        if kind in (Kind.END, Kind.ERROR):
            self._done = True
        if kind is Kind.ERROR:
            raise unpack_error(payload)
        return kind, payload

    async def _give_back(self) -> None:
        process, self._process = self._process, None
        if process is not None and not self._pool.keep(process, self._done):
            # A client that goes away must not keep the reader from being ended.
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(self._pool.end(process))
        taken, self._taken = self._taken, None
        if taken is not None:
            self._pool.release(taken)
