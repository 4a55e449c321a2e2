"""Writes take turns on a thread of their own, and only so many wait."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from graph.errors import ReadersBusy

_RETRY: Final = 5


class WriteQueue:
    """One write at a time, beside which reading goes on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._thread = ThreadPoolExecutor(1, "writer")
        self._counting = threading.Lock()
        self.waiting = 0

    async def run[**P, T](self, write: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do `write` when its turn comes; once begun it is done, whether or not the client waits.

        Raises:
            ReadersBusy: too many writes wait already.
        """
        with self._counting:
            if self.waiting > self._most:
                raise ReadersBusy(_RETRY)
            self.waiting += 1
        turn = partial(self._do, partial(write, *args, **kwargs))
        return await asyncio.get_running_loop().run_in_executor(self._thread, turn)

    def close(self) -> None:
        """Finish what waits."""
        self._thread.shutdown()

    def _do[T](self, write: Callable[[], T]) -> T:
        try:
            return write()
        finally:
            with self._counting:
                self.waiting -= 1
