"""A limit to how often one client may ask."""

import asyncio
import json
import math
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem_kinds import BUSY

_FREE: Final = frozenset(("/health", "/metrics"))
_MOST_CLIENTS: Final = 10_000
_MINUTE: Final = 60.0


class Buckets:
    """A token bucket for every client: `rate` requests a minute, as many at once."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        self._turn = threading.Lock()

    async def ask(self, client: str) -> float:
        """See `take`."""
        return self.take(client)

    def take(self, client: str) -> float:
        """Count a request.

        Returns:
            0 if it is let through, else after how many seconds the next one is.
        """
        with self._turn:
            return self._take(client)

    def _take(self, client: str) -> float:
        now = self._clock()
        left, then = self._left.pop(client, (float(self._rate), now))
        left = min(self._rate, left + (now - then) * self._rate / _MINUTE)
        allowed = left >= 1
        self._left[client] = (left - allowed, now)
        if len(self._left) > _MOST_CLIENTS:
            # The one that has not asked for the longest time.
            self._left.pop(next(iter(self._left)))
        return 0.0 if allowed else (1 - left) * _MINUTE / self._rate


class DistantBuckets:
    """The buckets of another process, so that several workers keep one count."""

    def __init__(self, take: Callable[[str], Any]) -> None:
        self._take = take

    async def ask(self, client: str) -> float:
        """See `Buckets.take`."""
        wait = await asyncio.to_thread(self._take, client)
        assert isinstance(wait, float)
        return wait


class RateLimit:
    """Refuses (429) clients that ask more often than their buckets allow; None is no limit."""

    def __init__(self, app: ASGIApp, buckets: Buckets | DistantBuckets | None) -> None:
        self.app = app
        self.buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http" or self.buckets is None or scope["path"] in _FREE:
            await self.app(scope, receive, send)
            return
        client = scope.get("client")
        wait = await self.buckets.ask(client[0] if client else "")
        if not wait:
            await self.app(scope, receive, send)
            return
        headers = [
            (b"content-type", b"application/problem+json"),
            (b"retry-after", str(math.ceil(wait)).encode()),
        ]
        await send({"type": "http.response.start", "status": BUSY.status, "headers": headers})
        await send({"type": "http.response.body", "body": _body(scope["path"])})


def _body(path: str) -> bytes:
    problem = {
        "type": f"/docs#{BUSY.name}",
        "title": BUSY.title,
        "status": BUSY.status,
        "detail": "You ask more often than this server lets one client ask.",
        "instance": path,
        "advice": BUSY.advice,
    }
    return json.dumps(problem).encode()
