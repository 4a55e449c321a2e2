"""One worker: batches of articles come in over a pipe, what was read from them goes back.

It ends when the pipe does, so that no worker outlives who started it.
"""

import contextlib
import os
import queue
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from graph.extractor import ArticleExtractor, ExtractorSettings, ReadArticle
from ingest.readers.problems import Problem
from ingest.records import Article

# One processor for each worker: libraries that start threads of their own slow each other down.
_ONE_THREAD: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
_KIBIBYTE: Final = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Done:
    """What was read from a batch; `peak` is the worker's largest memory so far, in bytes."""

    results: tuple[ReadArticle | Problem, ...]
    peak: int


@dataclass(frozen=True, slots=True)
class Unable:
    """The models cannot be loaded."""

    error: Exception


def start(settings: ExtractorSettings) -> tuple[BaseProcess, Connection]:
    """Start a worker.

    Returns:
        Its process, and the pipe that takes tuples of articles and gives `Done` for each, or
        `Unable` and no more.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(settings, theirs), daemon=True, name="extractor")
    with _one_thread(), _undisturbed():
        process.start()
    theirs.close()
    return process, ours


def peak_memory() -> int:
    """The largest memory that this process ever had, in bytes."""
    # What the system counts by itself begins with the memory of whoever started the process.
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * _KIBIBYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTE


def _work(settings: ExtractorSettings, pipe: Connection) -> None:
    batches: queue.Queue[tuple[Article, ...] | None] = queue.Queue()
    # Batches are taken in at once, so that who sends them never waits for what is being read.
    threading.Thread(target=_take, args=(pipe, batches), daemon=True).start()
    with contextlib.suppress(OSError):
        try:
            extractor = ArticleExtractor.load(settings)
        except Exception as error:
            pipe.send(Unable(error))
            return
        while (batch := batches.get()) is not None:
            pipe.send(Done(extractor.read(batch), peak_memory()))


def _take(pipe: Connection, batches: "queue.Queue[tuple[Article, ...] | None]") -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            batches.put(pipe.recv())
    batches.put(None)


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C is for the parent: a process that starts meanwhile never hears of it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
