"""The server: one application over one open store."""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from typing import Final

from anyio import to_thread
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

from api.copies import CopySearch
from api.counting import ArticleCount
from api.errors import add_error_handlers
from api.ingestion import ExtractorFactory
from api.middleware import BodyLimit, CatchUp, Gate, HeadAsGet, SecurityHeaders
from api.observing import Metrics, Observe
from api.openapi import DESCRIPTION
from api.rate import Buckets, DistantBuckets, RateLimit
from api.reading import DistantReading, ReadingProcess
from api.routes import (
    actors,
    articles,
    export,
    extract,
    graph_store,
    health,
    identifiers,
    metrics,
    network,
    pages,
    relations,
    search,
    snapshots,
    sparql,
    statements,
)
from api.settings import Settings
from api.version import VERSION
from api.writing import WriteQueue
from graph.engine import Distant
from graph.folder import SNAPSHOTS
from graph.readers.local import LocalReaders
from graph.readers.pool import ReaderPool, Readers
from graph.readers.snapshots import Elsewhere, Snapshots
from graph.shared.following import FollowedSnapshots, FollowingStore
from graph.store import Store
from graph.word_search import word_search

# Seconds until a thread has to let others go on, how many threads answer at once, and seconds
# between two looks at what waits.
_SWITCH: Final = 0.0005
_THREADS: Final = 8
_REFRESH: Final = 0.5
# In the order in which they are tried: what must be fastest stands first.
ROUTERS: Final = (
    sparql.router,
    health.router,
    statements.router,
    relations.router,
    actors.router,
    articles.router,
    extract.router,
    graph_store.router,
    identifiers.router,
    search.router,
    snapshots.router,
    export.router,
    network.router,
    metrics.router,
    pages.router,
)


def create_app(
    store: Store,
    settings: Settings,
    extractor: ExtractorFactory | None = None,
    buckets: DistantBuckets | None = None,
) -> FastAPI:
    """The application that answers from `store`.

    Args:
        store: an open store; who opened it closes it.
        settings: whether writing is allowed, and the limits.
        extractor: what reads articles; by default the real pipeline, in a process of its own
            that is begun once articles come in.
        buckets: who counts the requests of clients; by default this process.
    """
    app = FastAPI(
        title="diplograph",
        version=VERSION,
        description=DESCRIPTION,
        # The usual pages load their script from elsewhere; ours is at /docs.
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    store.watch_copies()
    app.state.store = store
    app.state.readers = readers_of(store, settings)
    app.state.writes = WriteQueue(settings.queue)
    app.state.readings = WriteQueue(settings.queue)
    app.state.articles = ArticleCount(store)
    app.state.text = word_search(store)
    queues = (app.state.writes, app.state.readings)
    app.state.metrics = Metrics(app.state.readers, queues, app.state.articles)
    app.state.settings = settings
    app.state.reading = ReadingProcess(settings)
    app.state.extractor = extractor or partial(DistantReading, app.state.reading.ask)
    app.router.routes.append(sparql.STRAIGHT)
    for router in ROUTERS:
        app.include_router(router)
    static = StaticFiles(directory=str(files("api") / "page" / "static"))
    app.mount("/static", static, name="static")
    add_error_handlers(app)
    app.add_middleware(BodyLimit, limit=settings.max_body, seconds=settings.body_timeout)
    if isinstance(store, FollowingStore):
        app.add_middleware(CatchUp, store=store)
    app.add_middleware(Gate, places=2 * _THREADS)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    if settings.rate:
        app.add_middleware(RateLimit, buckets=buckets or Buckets(settings.rate))
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.cors,
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
        allow_headers=["Accept", "Authorization", "Content-Type"],
        expose_headers=["Link", "Location", "Retry-After", "X-Request-ID", "X-Total-Count"],
    )
    app.add_middleware(Observe, metrics=app.state.metrics)
    return app


def readers_of(store: Store, settings: Settings) -> Readers:
    """Who answers ad-hoc queries: processes, on snapshots or by way of the store's endpoint; this
    one for a store in memory.
    """
    if isinstance(store.engine, Distant):
        return ReaderPool(Elsewhere(store.engine.endpoint), settings.pool)
    if store.folder is None:
        return LocalReaders(store)
    if isinstance(store, FollowingStore):
        return ReaderPool(FollowedSnapshots(store), settings.pool)
    folder = store.folder / SNAPSHOTS / str(os.getpid())
    return ReaderPool(Snapshots(store, folder), settings.pool)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Threads that make long answers shall not keep those who answer in an instant waiting.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    # What is loaded by now stays: looking through it for garbage would stop everybody.
    gc.collect()
    gc.freeze()
    figures = asyncio.create_task(_refresh(app.state.metrics))
    copies = CopySearch(app.state.store)
    yield
    figures.cancel()
    await asyncio.to_thread(copies.close)
    gc.unfreeze()
    sys.setswitchinterval(interval)
    readers: Readers = app.state.readers
    await readers.close()
    # The process first: what is being read then ends, and what waits for it.
    await asyncio.to_thread(app.state.reading.close)
    app.state.writes.close()
    app.state.readings.close()
    app.state.articles.close()
    app.state.text.close()


async def _refresh(metrics: Metrics) -> None:
    """Keep the figures that are not counted by the way, for other workers to sum up."""
    while True:
        metrics.refresh()
        await asyncio.sleep(_REFRESH)
