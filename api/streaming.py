"""Answers of readers over HTTP: small ones whole, large ones as they come."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Final

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from graph.errors import GraphError
from graph.readers.jobs import Job
from graph.readers.pool import Answer, Readers

log = logging.getLogger(__name__)

# Up to this size an answer is sent only when it is complete, so that it can still be an error.
_WHOLE: Final = 1 << 20
# Nobody goes away sooner: short queries are spared the watch.
_SHORT: Final = 0.05


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


async def begin(request: Request, readers: Readers, job: Job, seconds: float) -> Answer:
    """Begin a job, and give it up when the client goes away.

    Raises:
        ClientGone: it did.
        GraphError: see `graph.readers.pool.ReaderPool.ask`.
    """
    watch = _Watch(request)
    try:
        return await readers.ask(job, seconds)
    except asyncio.CancelledError:
        if watch.gone:
            raise ClientGone from None
        raise
    finally:
        await watch.end()


async def respond(
    answer: Answer, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer as a response; it is closed when all is sent.

    Raises:
        GraphError: the reader failed before the first part was complete.
    """
    pieces = answer.pieces()
    held = bytearray()
    try:
        async for piece in pieces:
            held += piece
            if len(held) > _WHOLE:
                rest = _rest(answer, bytes(held), pieces)
                return StreamingResponse(rest, media_type=media_type, headers=headers)
    except BaseException:
        await answer.close()
        raise
    await answer.close()
    return Response(bytes(held), media_type=media_type, headers=headers)


async def _rest(answer: Answer, held: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        yield held
        async for piece in pieces:
            yield piece
    except GraphError as error:
        # The status is sent: all that is left is to break off, so that nobody takes it for whole.
        log.warning("answer broken off: %s", error)
        raise
    finally:
        await answer.close()


class _Watch:
    """Cancels the task that asks when its client goes away, from a moment after its start on."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._asking = asyncio.current_task()
        self._watching: asyncio.Task[None] | None = None
        self._start = asyncio.get_running_loop().call_later(_SHORT, self._begin)
        self.gone = False

    async def end(self) -> None:
        """Watch no more."""
        self._start.cancel()
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        assert self._asking is not None
        self.gone = self._asking.cancel()
