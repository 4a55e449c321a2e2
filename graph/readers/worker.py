"""The reader process: jobs come and answers go on a socket.

Started as `python -P -m graph.readers.worker MEMORY DESCRIPTOR`; it ends when its standard input
does. It imports the engine and little else, so that a new one is ready in a few hundredths of a
second.
"""

import contextlib
import os
import resource
import socket
import sys
import threading
from pathlib import Path
from typing import Final

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
_NICENESS: Final = 1


class Pipe:
    """An answer on its way: small ones go out in one piece."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
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
        self._line.sendall(self._held)
        self._held.clear()


class Worker:
    """Does one job after another, on the snapshot that each names."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._source: Source | None = None
        self._engine: Engine | None = None

    def work(self, job: Job, source: Source | None) -> None:
        """Do a job and send the answer, or the error in its place."""
        pipe = Pipe(self._line)
        try:
            perform(job, self._opened(source), pipe)
        except GraphError as error:
            pipe.close(Kind.ERROR, pack_error(error))
        except ConnectionError:
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
    """Work until who started this ends, then end at once, even in the middle of a job."""
    memory, descriptor = map(int, sys.argv[1:])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    threading.Thread(target=_outlive, daemon=True).start()
    with socket.socket(fileno=descriptor) as line, line.makefile("rb") as jobs:
        worker = Worker(line)
        while received := read_frame(jobs):
            job, folder = unpack(received[1])
            worker.work(job, folder)


def _outlive() -> None:
    """Wait for the end of who started this; no job may hold it up."""
    while os.read(0, 1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
