"""The reader process: jobs come on standard input, answers go out on standard output.

Started as `python -P -m graph.readers.worker MEMORY`; it ends when its input ends. It imports the
engine and little else, so that a new one is ready in a few hundredths of a second.
"""

import contextlib
import os
import queue
import resource
import sys
import threading
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from graph.engine import Engine
from graph.errors import GraphError, ReaderFailed
from graph.readers.frames import (
    PIECE,
    Kind,
    frame,
    pack,
    pack_error,
    read_frame,
    unpack,
)
from graph.readers.jobs import Head, Job, Source, perform

# Queries give way to the server that has to answer everybody.
_NICENESS: Final = 5


class Pipe:
    """An answer on its way: small ones go out in one piece."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = bytearray()

    def head(self, head: Head) -> None:
        """Tell what comes."""
        self._held += frame(Kind.HEAD, pack(head))

    def write(self, piece: bytes) -> int:
        """Take some bytes of the answer."""
        for start in range(0, len(piece), PIECE):
            self._held += frame(Kind.PIECE, piece[start : start + PIECE])
            if len(self._held) > PIECE:
                self.flush()
        return len(piece)

    def close(self, kind: Kind, payload: bytes = b"") -> None:
        """The last frame."""
        self._held += frame(kind, payload)
        self.flush()

    def flush(self) -> None:
        """Send what is held back."""
        self._stream.write(self._held)
        self._stream.flush()
        self._held.clear()


class Worker:
    """Does one job after another, on the snapshot that each names."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._source: Source | None = None
        self._engine: Engine | None = None

    def work(self, job: Job, source: Source | None) -> None:
        """Do a job and send the answer, or the error in its place."""
        pipe = Pipe(self._output)
        try:
            perform(job, self._opened(source), pipe)
        except GraphError as error:
            pipe.close(Kind.ERROR, pack_error(error))
        except BrokenPipeError:
            raise
        except (Exception, MemoryError) as error:
            told = ReaderFailed(f"the engine failed ({type(error).__name__}): ask otherwise")
            pipe.close(Kind.ERROR, pack_error(told))
        else:
            pipe.close(Kind.END)

    def _opened(self, source: Source | None) -> Engine | None:
        if source is not None and source != self._source:
            self._engine = None
            self._engine = _open(source)
            self._source = source
        return self._engine


def _open(source: Source) -> Engine:
    if isinstance(source, Path):
        return ox.Store.read_only(str(source))
    # Takes a tenth of a second to import.
    from graph.remote.engine import RemoteEngine

    return RemoteEngine(source)


def main() -> None:
    """Work until the input ends, then end at once, even in the middle of a job."""
    output = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    jobs: queue.SimpleQueue[tuple[Job, Source | None]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    worker = Worker(output)
    while True:
        worker.work(*jobs.get())


def _listen(jobs: "queue.SimpleQueue[tuple[Job, Source | None]]") -> None:
    while received := read_frame(sys.stdin.buffer):
        jobs.put(unpack(received[1]))
    os._exit(0)


if __name__ == "__main__":
    main()
