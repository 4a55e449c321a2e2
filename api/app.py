"""The server: one application over one open store."""

from importlib.resources import files
from typing import Final

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.errors import add_error_handlers
from api.ingestion import ExtractorFactory, lazy_extractor
from api.middleware import BodyLimit, HeadAsGet, SecurityHeaders
from api.openapi import DESCRIPTION
from api.routes import (
    actors,
    articles,
    export,
    extract,
    health,
    network,
    pages,
    relations,
    sparql,
    statements,
)
from api.settings import Settings
from api.version import VERSION
from graph.store import Store

ROUTERS: Final = (
    statements.router,
    relations.router,
    actors.router,
    articles.router,
    extract.router,
    sparql.router,
    export.router,
    network.router,
    health.router,
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
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.store = store
    app.state.settings = settings
    app.state.extractor = extractor or lazy_extractor(settings, store.registry)
    for router in ROUTERS:
        app.include_router(router)
    static = StaticFiles(directory=str(files("api") / "page" / "static"))
    app.mount("/static", static, name="static")
    add_error_handlers(app)
    app.add_middleware(BodyLimit, limit=settings.max_body)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    return app
