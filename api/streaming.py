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
    asking = asyncio.ensure_future(readers.ask(job, seconds))
    try:
        await asyncio.wait({asking}, timeout=_SHORT)
        if asking.done():
            return asking.result()
    except asyncio.CancelledError:
        asking.cancel()
        raise
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({asking, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise ClientGone
        return await asking
    finally:
        for task in (asking, gone):
            task.cancel()
        await asyncio.gather(asking, gone, return_exceptions=True)


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


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
