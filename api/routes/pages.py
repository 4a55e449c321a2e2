"""The pages for people: the last articles, a form to ask, an article with its marks, the API."""

from importlib.resources import files
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, HTMLResponse

from api.dependencies import SettingsDep, StoreDep
from api.models.facts import RelationOut
from api.openapi import DESCRIPTION
from api.page.asking import Asked, answered, around_actor
from api.page.examples import QUERIES, example_addresses, ids_to_try
from api.page.operations import operations
from api.page.rendering import render
from api.page.views import article_view, heading, marked_paragraphs, statement_view
from api.problem_kinds import KINDS
from api.problems import NotFound
from graph.actors import get_actor
from graph.articles import get_article, list_articles
from graph.shape import PROJECTIONS
from graph.stats import stats
from ontology.relation_types import families

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

LAST_ARTICLES = 5
# Our own script and style alone; pictures also those that the page itself makes, to save them.
EXPLORER_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@router.get("/")
def explorer(request: Request, store: StoreDep, settings: SettingsDep) -> HTMLResponse:
    """The explorer: it asks this server for everything that it shows."""
    return render(
        request,
        "explorer.html",
        headers={"Content-Security-Policy": EXPLORER_POLICY},
        families=families(),
        projections=PROJECTIONS,
        prefixes=store.base.prefixes(),
        queries=QUERIES,
        writable=settings.writable,
    )


@router.get("/latest")
def home(request: Request, store: StoreDep, settings: SettingsDep) -> HTMLResponse:
    """What this is, and the last articles with their facts."""
    rows = list_articles(store, LAST_ARTICLES).items
    details = filter(None, (get_article(store, row.id) for row in rows))
    counted = stats(store)
    return render(
        request,
        "home.html",
        asked=Asked(),
        families=families(),
        figures=[
            ("articles", counted.articles),
            ("statements", counted.statements),
            ("relations", counted.relations),
            ("actors", counted.actors),
        ],
        articles=[article_view(detail) for detail in details],
        examples=example_addresses(),
        writable=settings.writable,
    )


@router.get("/ask")
def ask(request: Request, store: StoreDep, asked: Annotated[Asked, Query()]) -> HTMLResponse:
    """The statements and relations that fit the form."""
    sections = answered(store, asked)
    return render(request, "ask.html", asked=asked, families=families(), sections=sections)


@router.get("/who/{id}")
def who(request: Request, store: StoreDep, id: str) -> HTMLResponse:
    """An actor: its names, what it said, what was said about it, and its relations."""
    actor = get_actor(store, id)
    if actor is None:
        raise NotFound("actor", id)
    return render(request, "who.html", actor=actor, sections=around_actor(store, actor))


@router.get("/read/{id:path}")
def read(request: Request, store: StoreDep, id: str) -> HTMLResponse:
    """An article's text with what was said in it marked."""
    detail = get_article(store, id)
    if detail is None:
        raise NotFound("article", id)
    return render(
        request,
        "read.html",
        heading=heading(detail),
        article=detail.row,
        paragraphs=list(marked_paragraphs(detail)),
        statements=[statement_view(row, detail.text) for row in detail.statements],
        relations=[RelationOut.from_row(row) for row in detail.relations],
    )


@router.get("/favicon.ico")
def icon() -> FileResponse:
    """The icon, for pages that name none: a browser shows JSON as one."""
    return FileResponse(str(files("api") / "page" / "static" / "icon.svg"))


@router.get("/docs")
def docs(request: Request, store: StoreDep) -> HTMLResponse:
    """The operations of the API with examples, without anything from elsewhere."""
    schema = request.app.openapi()
    return render(
        request,
        "docs.html",
        description=DESCRIPTION,
        openapi=schema["openapi"],
        operations=list(operations(schema, ids_to_try(store))),
        problems=KINDS,
    )
