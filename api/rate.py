"""A limit to how often one client may ask."""

import json
import math
import time
from collections.abc import Callable
from typing import Final

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

    def take(self, client: str) -> float:
        """Count a request.

        Returns:
            0 if it is let through, else after how many seconds the next one is.
        """
        now = self._clock()
        left, then = self._left.pop(client, (float(self._rate), now))
        left = min(self._rate, left + (now - then) * self._rate / _MINUTE)
        allowed = left >= 1
        self._left[client] = (left - allowed, now)
        if len(self._left) > _MOST_CLIENTS:
            # The one that has not asked for the longest time.
            self._left.pop(next(iter(self._left)))
        return 0.0 if allowed else (1 - left) * _MINUTE / self._rate


class RateLimit:
    """Refuses (429) clients that ask more than `rate` times a minute; 0 is no limit."""

    def __init__(self, app: ASGIApp, rate: int) -> None:
        self.app = app
        self.buckets = Buckets(rate) if rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http" or self.buckets is None or scope["path"] in _FREE:
            await self.app(scope, receive, send)
            return
        client = scope.get("client")
        wait = self.buckets.take(client[0] if client else "")
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
