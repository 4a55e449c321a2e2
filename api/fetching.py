"""What LOAD fetches: from allowed addresses alone, within a time and a size."""

import asyncio
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

import httpx2
from fastapi import Request

from api.settings import Settings
from api.uploads import FORMAT_OF, Upload, as_ntriples
from graph.errors import GraphError, ReadersBusy, UpdateFailed
from graph.formats import GRAPH_FORMATS
from graph.readers.pool import Readers
from graph.sparql_loads import Load, loads_in, with_data

_CONNECT: Final = 10.0
_HOPS: Final = 5
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_ACCEPT: Final = ", ".join(FORMAT_OF)
# Other endings of the formats, for servers that send every text as plain.
_ENDINGS: Final = {name: name for name in GRAPH_FORMATS} | {"owl": "rdf", "json": "jsonld"}


async def fetched(request: Request, text: str, seconds: float) -> str:
    """An update with what its LOADs fetch in their place.

    Args:
        request: what the application and the client are known by.
        text: the update, checked.
        seconds: how long fetching may take, all of them together.

    Raises:
        UpdateFailed: an address does not answer, refuses, or sends too much.
        GraphError: what it sends cannot be parsed; see `api.uploads.as_ntriples`.
    """
    loads = await asyncio.to_thread(loads_in, text)
    if not loads:
        return text
    deadline = asyncio.get_running_loop().time() + seconds
    found = {load: await _triples(request, load, deadline, seconds) for load in loads}
    return await asyncio.to_thread(with_data, text, found)


async def _triples(request: Request, load: Load, deadline: float, seconds: float) -> bytes | None:
    settings: Settings = request.app.state.settings
    readers: Readers = request.app.state.readers
    try:
        try:
            async with asyncio.timeout_at(deadline):
                upload, address = await _fetch(load.address, settings)
        except TimeoutError:
            told = f"has not sent all within {seconds:g} s: try again, or give a longer `timeout`"
            raise _failed(load.address, told) from None
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise _failed(load.address, f"cannot be fetched ({reason}): check it") from None
        return await as_ntriples(request, readers, settings, upload, address)
    except ReadersBusy:
        raise
    except GraphError:
        if load.silent:
            return None
        raise


async def _fetch(address: str, settings: Settings) -> tuple[Upload, str]:
    """The file at an address, and the address that it was found at in the end."""
    timeout = httpx2.Timeout(settings.body_timeout, connect=_CONNECT)
    headers = {"Accept": _ACCEPT, "User-Agent": "diplograph"}
    # Straight to the address that is allowed, whatever proxy the environment names.
    async with httpx2.AsyncClient(timeout=timeout, headers=headers, trust_env=False) as client:
        for _ in range(_HOPS):
            async with client.stream("GET", address) as response:
                if response.status_code not in _REDIRECTS:
                    return await _received(response, settings.max_body), address
                target = str(response.url.join(response.headers.get("location", "")))
            _check(address, target, settings.remote)
            address = target
    raise _failed(address, f"leads on and on, more than {_HOPS} times: give the last address")


async def _received(response: httpx2.Response, limit: int) -> Upload:
    address = str(response.url)
    if response.status_code != 200:
        raise _failed(address, f"answers {response.status_code}: check it")
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > limit:
            raise _failed(address, f"sends more than {limit:,} bytes: load it in parts")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = PurePosixPath(urlsplit(address).path).suffix.lstrip(".").lower()
    format = FORMAT_OF.get(kind) or _ENDINGS.get(ending)
    if format is None:
        raise _failed(address, f"sends {kind or 'no media type'}, which is no form of RDF")
    return Upload(format, bytes(content))


def _check(address: str, target: str, remote: Sequence[str]) -> None:
    if not any(target.startswith(beginning) for beginning in remote):
        raise _failed(
            address, f"leads to {target}, which is not allowed: add it to DIPLOGRAPH_REMOTE"
        )


def _failed(address: str, told: str) -> UpdateFailed:
    return UpdateFailed(f"{address} {told}; nothing was changed")
