"""SPARQL 1.1 Protocol: queries over everything in the store, and updates."""

import asyncio
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Send
from starlette.types import Scope as Asked

from api.dependencies import bearer, check_token
from api.negotiation import Choice, NotAcceptable, UnknownFormat, choose_format
from api.openapi import SPARQL_BODY, sparql_answers, sparql_parameters
from api.problems import BadParameter
from api.service_description import describe_service
from api.settings import Settings
from api.sparql_request import SparqlRequest, read_get, read_post
from api.streaming import begin, respond
from api.updating import make_update
from graph.readers.jobs import UNACCEPTABLE, QueryJob
from graph.sparql import GRAPH_FORMATS, RESULT_FORMATS
from graph.sparql_scope import Scope
from graph.store import Store

router = APIRouter(tags=["sparql"])

_LONG: Final = 1 << 16
_RESULT_ALIASES: Final = {"application/json": "json", "application/xml": "xml"}


@router.get(
    "/sparql",
    summary="Ask in SPARQL",
    responses=sparql_answers(429, 503, 504),
    openapi_extra={"parameters": sparql_parameters(query=True)},
)
async def get_sparql(request: Request) -> Response:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; each article is a graph, and by default the union of all
    is asked. Without a query, the description of the service.

    The prefixes of the store (dg:, rel:, actor:, ...) need not be declared.
    """
    asked = read_get(request)
    if asked is None:
        state, format = request.app.state, request.query_params.get("format")
        return describe_service(request, state.store, state.settings, format)
    return await _answer(request, asked)


@router.post(
    "/sparql",
    summary="Ask or update in SPARQL, by the body",
    responses=sparql_answers(401, 408, 413, 415, 429, 503, 504, updates=True),
    openapi_extra={"parameters": sparql_parameters(), **SPARQL_BODY},
)
async def post_sparql(request: Request) -> Response:
    """The query or the update as the whole body, or as a field of a form.

    An update is one transaction and needs the bearer token.
    """
    body = await request.body()
    # Long ones take their time to be decoded.
    asked = (
        read_post(request, body)
        if len(body) < _LONG
        else await asyncio.to_thread(read_post, request, body)
    )
    if asked.kind == "query":
        return await _answer(request, asked)
    settings: Settings = request.app.state.settings
    check_token(settings, request.app.state.store, bearer(request))
    seconds = seconds_of(settings, asked.timeout)
    await make_update(request, asked, seconds, own_address(request))
    return Response(status_code=204)


class _Straight:
    """Both, without FastAPI's way to a function, which takes as long as a short query."""

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        """Answer; errors are told by the handlers of the application."""
        scope["route"] = STRAIGHT
        request = Request(scope, receive, send)
        answering = get_sparql if scope["method"] == "GET" else post_sparql
        response = await answering(request)
        await response(scope, receive, send)


# To be tried before the router, which then only describes the two.
STRAIGHT: Final = Route("/sparql", _Straight(), methods=["GET", "POST"], include_in_schema=False)


async def _answer(request: Request, asked: SparqlRequest) -> Response:
    # Parameters of the function would be worked out anew for each request, which takes longer
    # than a short query.
    state = request.app.state
    store, settings, readers = state.store, state.settings, state.readers
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
    return str(request.url).partition("?")[0]


def with_charset(media_type: str) -> str:
    """A media type with its charset, where it is text."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _format(request: Request, wanted: str | None, *, table: bool) -> str | None:
    choice = _choice(request, wanted, table)
    return choice.name if choice else None


def _media_type(request: Request, wanted: str | None, format: str, table: bool) -> str:
    choice = _choice(request, wanted, table)
    assert choice is not None
    assert choice.name == format
    return choice.media_type


def _choice(request: Request, wanted: str | None, table: bool) -> Choice | None:
    return _chosen(request.headers.get("accept"), wanted, table)


@lru_cache(maxsize=256)
def _chosen(accept: str | None, wanted: str | None, table: bool) -> Choice | None:
    """The form of an answer; None where it is not offered, which most that want one table say of
    graphs, and which is kept too.
    """
    offered = RESULT_FORMATS if table else GRAPH_FORMATS
    try:
        return choose_format(accept, wanted, offered, _RESULT_ALIASES if table else {})
    except (NotAcceptable, UnknownFormat):
        return None
