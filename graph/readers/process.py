"""One reader process and the pipes to it."""

import asyncio
import contextlib
import sys
from typing import Final

from graph.readers.frames import HEADER, Kind, frame

_BUFFER: Final = 1 << 20


class ReaderProcess:
    """A running reader; one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.returncode is None

    def send(self, kind: Kind, payload: bytes) -> None:
        """Send a frame."""
        assert self._process.stdin is not None
        self._process.stdin.write(frame(kind, payload))

    async def receive(self) -> tuple[Kind, bytes]:
        """The next frame.

        Raises:
            asyncio.IncompleteReadError: the process has ended.
        """
        assert self._process.stdout is not None
        kind, size = HEADER.unpack(await self._process.stdout.readexactly(HEADER.size))
        return Kind(kind), await self._process.stdout.readexactly(size) if size else b""

    async def kill(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        # The transport holds the pipes until they are closed by hand.
        self._process._transport.close()  # type: ignore[attr-defined]


async def start(memory: int) -> ReaderProcess:
    """A new reader that may use so many bytes of memory."""
    command = (sys.executable, "-P", "-m", "graph.readers.worker", str(memory))
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_BUFFER,
        start_new_session=True,
        # The engine's last words, when it runs out of memory, say nothing to an administrator.
        stderr=asyncio.subprocess.DEVNULL,
    )
    return ReaderProcess(process)
