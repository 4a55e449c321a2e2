"""What every request and answer passes: safe headers, a limit to the body's size, HEAD as GET."""

import asyncio
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.shared.following import FollowingStore

# The page needs its own style sheet and nothing else: no script, no frame, nothing from elsewhere.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_READING: Final = frozenset(("GET", "HEAD"))
_UNGATED: Final = frozenset(("/health", "/metrics", "/sparql", "/graph-store"))


class SecurityHeaders:
    """Adds those of `SECURITY_HEADERS` to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and dress the answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, dressed)


class HeadAsGet:
    """Answers HEAD wherever GET is answered (RFC 9110, 9.3.2): the same headers, no body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a HEAD on as a GET, and empty what comes back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bare(message: Message) -> None:
            await send({**message, "body": b""} if "body" in message else message)

        await self.app({**scope, "method": "GET"}, receive, bare)


class BodyLimit:
    """Refuses (413) a request whose body is larger than `limit` bytes, announced or not.

    A body that pauses for longer than `seconds` is given up (408).
    """

    def __init__(self, app: ASGIApp, limit: int, seconds: float) -> None:
        self.app = app
        self.limit = limit
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a `receive` that counts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        seen, whole = 0, False

        async def counted() -> Message:
            nonlocal seen, whole
            try:
                # Behind the body comes only the client's going away, which may take any time.
                async with asyncio.timeout(None if whole else self.seconds):
                    message = await receive()
            except TimeoutError:
                closing = {"Connection": "close"}
                raise HTTPException(408, "The body stopped coming.", closing) from None
            whole = not message.get("more_body", False)
            seen += len(message.get("body", b""))
            if max(seen, int(announced) if announced.isdigit() else 0) > self.limit:
                raise HTTPException(413, f"The body is larger than {self.limit:,} bytes.")
            return message

        await self.app(scope, counted, send)


class CatchUp:
    """Lets no request see less than what was written through this process before it."""

    def __init__(self, app: ASGIApp, store: FollowingStore) -> None:
        self.app = app
        self.store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, once the store is up to date; `/health` never waits."""
        if self.store.behind and scope["type"] == "http" and scope["path"] != "/health":
            await asyncio.to_thread(self.store.catch_up)
        await self.app(scope, receive, send)


class Gate:
    """Lets so many reading requests be worked on at once, so that `/health` gets through.

    A place is free again once the answer begins; bodies and long queries take none.
    """

    def __init__(self, app: ASGIApp, places: int) -> None:
        self.app = app
        self.places = asyncio.Semaphore(places)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when its turn comes."""
        if scope["type"] != "http" or scope["method"] not in _READING or scope["path"] in _UNGATED:
            await self.app(scope, receive, send)
            return
        await self.places.acquire()
        held = True

        def leave() -> None:
            nonlocal held
            if held:
                held = False
                self.places.release()

        async def leaving(message: Message) -> None:
            leave()
            await send(message)

        try:
            await self.app(scope, receive, leaving)
        finally:
            leave()
