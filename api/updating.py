"""SPARQL updates over HTTP: tried out where they can be stopped, then made."""

import asyncio
import shutil
from pathlib import Path
from uuid import uuid4

from fastapi import Request

from api.fetching import fetched
from api.settings import Settings
from api.sparql_request import SparqlRequest
from api.streaming import begin
from api.writing import WriteQueue
from graph.errors import ReaderLost, ReaderTimeout, UpdateLost, UpdateTimeout
from graph.folder import SNAPSHOTS
from graph.readers.jobs import UpdateJob
from graph.readers.pool import Readers
from graph.sparql_update import rewritten, run_rewritten, searches
from graph.store import Store


async def make_update(
    request: Request, asked: SparqlRequest, seconds: float, base_iri: str
) -> None:
    """Make an update, if it ends in time.

    The engine cannot stop an update, and while one runs there is no other write. So one that
    looks for what it changes is first run on a copy, in a process that can be ended, and what it
    loads from elsewhere is fetched before.

    Args:
        request: what the application and the client are known by.
        asked: the update.
        seconds: how long it may take.
        base_iri: what relative IRIs are relative to.

    Raises:
        UpdateTimeout: it takes longer; nothing is changed.
        UpdateLost: it takes more memory than it may; nothing is changed.
        GraphError: see `graph.sparql_update`, `api.fetching` and
            `graph.readers.pool.ReaderPool.ask`.
    """
    state = request.app.state
    store: Store = state.store
    settings: Settings = state.settings
    writes: WriteQueue = state.writes
    text = await asyncio.to_thread(
        rewritten, asked.text.removeprefix("\ufeff"), asked.default, asked.named, settings.remote
    )
    # What is fetched holds no WHERE, and may be long.
    searching = store.folder is not None and await asyncio.to_thread(searches, text)
    text = await fetched(request, text, seconds)
    if searching:
        await _try_out(request, store, state.readers, text, base_iri, seconds)
    await writes.run(run_rewritten, store, text, base_iri=base_iri)


async def _try_out(
    request: Request, store: Store, readers: Readers, text: str, base_iri: str, seconds: float
) -> None:
    assert store.folder is not None
    copy = store.folder.absolute() / SNAPSHOTS / f"trial-{uuid4()}"
    try:
        await asyncio.to_thread(_copy, store, copy)
        job = UpdateJob(copy, text, base_iri, store.base.prefixes())
        answer = await begin(request, readers, job, seconds)
        await answer.close()
    except ReaderTimeout:
        raise UpdateTimeout(seconds) from None
    except ReaderLost:
        raise UpdateLost from None
    finally:
        await asyncio.to_thread(shutil.rmtree, copy, ignore_errors=True)


def _copy(store: Store, folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    store.copy_to(folder)
