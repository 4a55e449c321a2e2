"""Jobs done in this process, for a store in memory: nothing can be stopped there."""

import asyncio
from collections.abc import AsyncIterator

from graph.readers.jobs import Head, Job, perform
from graph.store import Store


class _Collected:
    def __init__(self) -> None:
        self.told = Head("", "")
        self.pieces: list[bytes] = []

    def head(self, head: Head) -> None:
        self.told = head

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)


class LocalAnswer:
    """An answer that is there as a whole."""

    def __init__(self, head: Head, pieces: list[bytes]) -> None:
        self.head = head
        self._pieces = pieces

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes."""
        for piece in self._pieces:
            yield piece

    async def close(self) -> None:
        """Nothing is held."""


class LocalReaders:
    """Does jobs on the store itself, on a thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.waiting = self.running = self.killed = 0

    async def ask(self, job: Job, seconds: float) -> LocalAnswer:
        """Do the job; its time is not limited.

        Raises:
            GraphError: what the job raises.
        """
        collected = _Collected()
        await asyncio.to_thread(perform, job, self._store.engine, collected)
        return LocalAnswer(collected.told, collected.pieces)

    async def close(self) -> None:
        """Nothing is held."""
