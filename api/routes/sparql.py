"""SPARQL 1.1 Protocol: queries over everything in the store, and updates."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.bodies import BodyDep
from api.dependencies import (
    ReadersDep,
    SettingsDep,
    StoreDep,
    WritesDep,
    bearer,
    check_token,
)
from api.negotiation import NotAcceptable, UnknownFormat, choose_format
from api.openapi import SPARQL_BODY, SPARQL_EXAMPLE, sparql_answers
from api.problems import BadParameter
from api.service_description import describe_service
from api.settings import Settings
from api.sparql_request import SparqlRequest, read_get, read_post
from api.streaming import begin, respond
from graph.readers.jobs import UNACCEPTABLE, QueryJob
from graph.readers.pool import Readers
from graph.sparql import GRAPH_FORMATS, RESULT_FORMATS
from graph.sparql_scope import Scope
from graph.sparql_update import run_update
from graph.store import Store

router = APIRouter(tags=["sparql"])

_RESULT_ALIASES: Final = {"application/json": "json", "application/xml": "xml"}

FormatParameter = Annotated[
    str | None,
    Query(
        description=f"{', '.join(RESULT_FORMATS)} for SELECT and ASK; {', '.join(GRAPH_FORMATS)} "
        "for CONSTRUCT and DESCRIBE. Beats the Accept header.",
        examples=["csv"],
    ),
]
TimeoutParameter = Annotated[
    float | None,
    Query(
        gt=0,
        description="Seconds that the query may take, up to the server's limit.",
        examples=[5],
    ),
]
DefaultGraphs = Annotated[
    list[str] | None,
    Query(
        alias="default-graph-uri",
        description="Graphs that make up the default graph, in the place of FROM.",
    ),
]
NamedGraphs = Annotated[
    list[str] | None,
    Query(
        alias="named-graph-uri",
        description="Graphs that GRAPH sees, in the place of FROM NAMED.",
    ),
]


@router.get("/sparql", summary="Ask in SPARQL", responses=sparql_answers(429, 503, 504))
async def get_sparql(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    readers: ReadersDep,
    query: Annotated[str | None, Query(description="The query.", examples=[SPARQL_EXAMPLE])] = None,
    format: FormatParameter = None,
    timeout: TimeoutParameter = None,
    default_graphs: DefaultGraphs = None,
    named_graphs: NamedGraphs = None,
) -> Response:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; each article is a graph, and by default the union of all
    is asked. Without a query, the description of the service.

    The prefixes of the store (dg:, rel:, actor:, ...) need not be declared.
    """
    asked = read_get(request)
    if asked is None:
        return describe_service(request, store, settings, format)
    return await _answer(request, store, settings, readers, asked)


@router.post(
    "/sparql",
    summary="Ask or update in SPARQL, by the body",
    responses=sparql_answers(401, 408, 413, 415, 429, 503, 504, updates=True),
    openapi_extra=SPARQL_BODY,
)
async def post_sparql(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    readers: ReadersDep,
    writes: WritesDep,
    body: BodyDep,
    format: FormatParameter = None,
    timeout: TimeoutParameter = None,
    default_graphs: DefaultGraphs = None,
    named_graphs: NamedGraphs = None,
) -> Response:
    """The query or the update as the whole body, or as a field of a form.

    An update is one transaction and needs the bearer token.
    """
    asked = read_post(request, body)
    if asked.kind == "query":
        return await _answer(request, store, settings, readers, asked)
    check_token(settings, store, bearer(request))
    await writes.run(
        run_update,
        store,
        asked.text,
        using=asked.default,
        using_named=asked.named,
        base_iri=own_address(request),
        remote=settings.remote,
    )
    return Response(status_code=204)


async def _answer(
    request: Request, store: Store, settings: Settings, readers: Readers, asked: SparqlRequest
) -> Response:
    job = QueryJob(
        asked.text,
        scope_of(request, store, settings, asked),
        table=_format(request, asked.format, table=True),
        graph=_format(request, asked.format, table=False),
        limit=settings.query_result,
    )
    answer = await begin(request, readers, job, seconds_of(settings, asked.timeout))
    head = answer.head
    if head.kind == UNACCEPTABLE:
        await answer.close()
        offered = GRAPH_FORMATS if head.format == "graph" else RESULT_FORMATS
        if asked.format:
            raise UnknownFormat(asked.format, offered)
        raise NotAcceptable(offered)
    media_type = _media_type(request, asked.format, head.format, head.kind != "graph")
    return await respond(answer, with_charset(media_type), {"Vary": "Accept"})


def scope_of(
    request: Request, store: Store, settings: Settings, asked: SparqlRequest | None = None
) -> Scope:
    """What a query of this request is put to."""
    given = asked is not None and bool(asked.default or asked.named)
    return Scope(
        union=settings.union,
        default=asked.default if asked and given else None,
        named=asked.named if asked and given else None,
        prefixes=store.base.prefixes(),
        base=store.base.base,
        base_iri=own_address(request),
        remote=settings.remote,
    )


def seconds_of(settings: Settings, wanted: str | None) -> float:
    """How long a query may take.

    Raises:
        BadParameter: `wanted` is no positive number, or more than the limit.
    """
    if wanted is None:
        return settings.query_timeout
    limit = settings.query_timeout_limit
    try:
        seconds = float(wanted)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= limit:
        raise BadParameter("timeout", wanted, f"Give seconds, more than 0 and up to {limit:g}.")
    return seconds


def own_address(request: Request) -> str:
    """The address of the request without its query."""
    return str(request.url.replace(query="", fragment=""))


def with_charset(media_type: str) -> str:
    """A media type with its charset, where it is text."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _format(request: Request, wanted: str | None, *, table: bool) -> str | None:
    try:
        return _choice(request, wanted, table=table)[0]
    except (NotAcceptable, UnknownFormat):
        return None


def _media_type(request: Request, wanted: str | None, format: str, table: bool) -> str:
    name, media_type = _choice(request, wanted, table=table)
    assert name == format
    return media_type


def _choice(request: Request, wanted: str | None, *, table: bool) -> tuple[str, str]:
    offered = RESULT_FORMATS if table else GRAPH_FORMATS
    aliases = _RESULT_ALIASES if table else {}
    return choose_format(request.headers.get("accept"), wanted, offered, aliases)
