"""One reader process and the socket to it."""

import asyncio
import contextlib
import socket
import sys
from collections import deque
from typing import Final, cast

from graph.readers.frames import HEADER, Kind, frame

# So many bytes wait here at most; then the reader has to.
_MOST: Final = 1 << 20


class _Frames(asyncio.Protocol):
    """Cuts what the reader sends into frames, and keeps them until they are asked for."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._frames: deque[tuple[Kind, bytes]] = deque()
        self._held = 0
        self._waiter: asyncio.Future[None] | None = None
        self._paused = False
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._rest += data
        self._held += len(data)
        self._cut()
        if self._held > _MOST and self._frames and self.transport and not self._paused:
            self.transport.pause_reading()
            self._paused = True
        if self._frames:
            self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self.transport = None
        self._wake()

    async def next(self, deadline: float) -> tuple[Kind, bytes]:
        while not self._frames:
            if self.transport is None:
                raise ConnectionResetError
            await self._wait(deadline)
        kind, payload = self._frames.popleft()
        self._held -= HEADER.size + len(payload)
        if self._paused and self._held <= _MOST and self.transport is not None:
            self.transport.resume_reading()
            self._paused = False
        return kind, payload

    def _cut(self) -> None:
        start = 0
        while len(self._rest) - start >= HEADER.size:
            kind, size = HEADER.unpack_from(self._rest, start)
            end = start + HEADER.size + size
            if len(self._rest) < end:
                break
            self._frames.append((Kind(kind), bytes(self._rest[start + HEADER.size : end])))
            start = end
        del self._rest[:start]

    async def _wait(self, deadline: float) -> None:
        loop = asyncio.get_running_loop()
        self._waiter = loop.create_future()
        # Cheaper than a timeout around the future, and there is one a frame.
        alarm = loop.call_at(deadline, _expire, self._waiter)
        try:
            await self._waiter
        finally:
            alarm.cancel()
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class ReaderProcess:
    """A running reader; one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process, frames: _Frames) -> None:
        self._process = process
        self._frames = frames

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.returncode is None and self._frames.transport is not None

    def send(self, kind: Kind, payload: bytes) -> None:
        """Send a frame."""
        if self._frames.transport is not None:
            self._frames.transport.write(frame(kind, payload))

    async def receive(self, deadline: float) -> tuple[Kind, bytes]:
        """The next frame, until a moment on the loop's clock.

        Raises:
            TimeoutError: nothing came.
            ConnectionError: the process has ended.
        """
        return await self._frames.next(deadline)

    async def kill(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        if self._frames.transport is not None:
            self._frames.transport.abort()
        await self._process.wait()
        # The transport holds the pipe until it is closed by hand.
        self._process._transport.close()  # type: ignore[attr-defined]


async def start(memory: int) -> ReaderProcess:
    """A new reader that may use so many bytes of memory."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    command = ("-P", "-m", "graph.readers.worker", str(memory), str(theirs.fileno()))
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            # A pipe that nothing is written to: it ends when this process does.
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            # The engine's last words, when it runs out of memory, say nothing to anybody.
            stderr=asyncio.subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,
        )
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    loop = asyncio.get_running_loop()
    _, frames = await loop.create_connection(_Frames, sock=ours)
    return ReaderProcess(process, frames)


def _expire(waiter: "asyncio.Future[None]") -> None:
    if not waiter.done():
        waiter.set_exception(TimeoutError())
