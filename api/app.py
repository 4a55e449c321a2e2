"""The server: one application over one open store."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Final

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

from api.counting import ArticleCount
from api.errors import add_error_handlers
from api.ingestion import ExtractorFactory, lazy_extractor
from api.middleware import BodyLimit, HeadAsGet, SecurityHeaders
from api.observing import Metrics, Observe
from api.openapi import DESCRIPTION
from api.rate import RateLimit
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
from graph.store import Store
from graph.word_search import word_search

ROUTERS: Final = (
    statements.router,
    relations.router,
    actors.router,
    articles.router,
    extract.router,
    sparql.router,
    graph_store.router,
    identifiers.router,
    search.router,
    snapshots.router,
    export.router,
    network.router,
    health.router,
    metrics.router,
    pages.router,
)


def create_app(
    store: Store, settings: Settings, extractor: ExtractorFactory | None = None
) -> FastAPI:
    """The application that answers from `store`.

    Args:
        store: an open store; who opened it closes it.
        settings: whether writing is allowed, and the limits.
        extractor: what loads the pipeline once articles come in; by default the real one, with
            the registry of the store.
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
    app.state.store = store
    app.state.readers = readers_of(store, settings)
    app.state.writes = WriteQueue(settings.queue)
    app.state.articles = ArticleCount(store)
    app.state.text = word_search(store)
    app.state.metrics = Metrics(app.state.readers, app.state.writes, app.state.articles)
    app.state.settings = settings
    app.state.extractor = extractor or lazy_extractor(settings, store.registry)
    for router in ROUTERS:
        app.include_router(router)
    static = StaticFiles(directory=str(files("api") / "page" / "static"))
    app.mount("/static", static, name="static")
    add_error_handlers(app)
    app.add_middleware(BodyLimit, limit=settings.max_body, seconds=settings.body_timeout)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    app.add_middleware(RateLimit, rate=settings.rate)
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
    folder = store.folder / SNAPSHOTS / str(os.getpid())
    return ReaderPool(Snapshots(store, folder), settings.pool)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    readers: Readers = app.state.readers
    await readers.close()
    app.state.writes.close()
    app.state.text.close()
