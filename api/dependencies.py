"""What the endpoints are given: the store, the settings, and leave to write."""

import secrets
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.ingestion import ExtractorFactory
from api.problem_kinds import READ_ONLY
from api.problems import Refused
from api.settings import Settings
from api.writing import WriteQueue
from graph.readers.pool import Readers
from graph.store import Store

# Plain functions would each be sent to a thread, which costs more than what they do.
_bearer = HTTPBearer(auto_error=False, description="The token in DIPLOGRAPH_TOKEN.")


async def get_store(request: Request) -> Store:
    """The open store that the application serves."""
    store: Store = request.app.state.store
    return store


async def get_settings(request: Request) -> Settings:
    """The settings that the application was made with."""
    settings: Settings = request.app.state.settings
    return settings


async def get_extractor(request: Request) -> ExtractorFactory:
    """What loads the pipeline, once it is needed."""
    factory: ExtractorFactory = request.app.state.extractor
    return factory


StoreDep = Annotated[Store, Depends(get_store)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
ExtractorDep = Annotated[ExtractorFactory, Depends(get_extractor)]


async def get_readers(request: Request) -> Readers:
    """Who answers ad-hoc queries."""
    readers: Readers = request.app.state.readers
    return readers


async def get_writes(request: Request) -> WriteQueue:
    """Where writes wait for their turn."""
    writes: WriteQueue = request.app.state.writes
    return writes


async def get_readings(request: Request) -> WriteQueue:
    """Where articles wait to be read, so that other writes need not wait for them."""
    readings: WriteQueue = request.app.state.readings
    return readings


ReadersDep = Annotated[Readers, Depends(get_readers)]
WritesDep = Annotated[WriteQueue, Depends(get_writes)]
ReadingsDep = Annotated[WriteQueue, Depends(get_readings)]


async def require_writer(
    settings: SettingsDep,
    store: StoreDep,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> None:
    """Let pass only who bears the server's token.

    Raises:
        Refused, HTTPException: see `check_token`.
    """
    check_token(settings, store, given.credentials if given else None)


def check_key(store: Store, given: str | None) -> None:
    """Let pass only who bears the key that lies beside the store.

    Raises:
        Refused: it is another.
    """
    if given is None or not _same(given, store.key):
        raise Refused(READ_ONLY, "This is for commands on the server's machine alone.")


def _same(given: str, known: str | None) -> bool:
    return known is not None and secrets.compare_digest(given.encode(), known.encode())


def check_token(settings: Settings, store: Store, given: str | None) -> None:
    """Let pass only who bears the server's token, or the key that lies beside the store.

    Raises:
        Refused: the server has no token, and is read-only.
        HTTPException: 401, the caller's token is not the server's.
    """
    if given is not None and _same(given, store.key):
        return
    if settings.token is None:
        raise Refused(READ_ONLY, "The server is read-only, because it runs without a token.")
    if given is None or not _same(given, settings.token.get_secret_value()):
        wrong = (
            "A token is needed to write." if given is None else "The token is not the right one."
        )
        raise HTTPException(401, wrong, {"WWW-Authenticate": 'Bearer realm="diplograph"'})


def bearer(request: Request) -> str | None:
    """The token that a request bears, if it does."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None
