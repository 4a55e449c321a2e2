"""SPARQL 1.1 Protocol: queries over everything in the store."""

from collections.abc import Container
from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.bodies import BodyDep, media_type
from api.dependencies import StoreDep
from api.negotiation import NotAcceptable, UnknownFormat, choose_format
from api.openapi import SPARQL_BODY, SPARQL_EXAMPLE, sparql_answers
from api.problem_kinds import BAD_PARAMETER, BAD_REQUEST
from api.problems import Refused
from graph.sparql import GRAPH_FORMATS, RESULT_FORMATS, run_query, serialise
from graph.store import Store

router = APIRouter(tags=["sparql"])

FORM: Final = "application/x-www-form-urlencoded"
QUERY_TEXT: Final = "application/sparql-query"
_RESULT_ALIASES: Final = {"application/json": "json", "application/xml": "xml"}
_DATASET: Final = ("default-graph-uri", "named-graph-uri")

FormatParameter = Annotated[
    str | None,
    Query(
        description=f"{', '.join(RESULT_FORMATS)} for SELECT and ASK; {', '.join(GRAPH_FORMATS)} "
        "for CONSTRUCT and DESCRIBE. Beats the Accept header.",
        examples=["csv"],
    ),
]


@router.get("/sparql", summary="Ask in SPARQL", responses=sparql_answers())
def get_sparql(
    request: Request,
    store: StoreDep,
    query: Annotated[str, Query(description="The query.", examples=[SPARQL_EXAMPLE])],
    format: FormatParameter = None,
) -> Response:
    """SELECT, ASK, CONSTRUCT or DESCRIBE over the union of all graphs; each article is a graph.

    The prefixes of the store (dg:, rel:, actor:, ...) need not be declared.
    """
    _refuse_dataset(request.query_params)
    return _answer(request, store, query, format)


@router.post(
    "/sparql",
    summary="Ask in SPARQL, the query in the body",
    responses=sparql_answers(415),
    openapi_extra=SPARQL_BODY,
)
def post_sparql(
    request: Request, store: StoreDep, body: BodyDep, format: FormatParameter = None
) -> Response:
    """The query as the whole body, or as the field `query` of a form."""
    kind = media_type(request, (FORM, QUERY_TEXT))
    _refuse_dataset(request.query_params)
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Refused(BAD_REQUEST, "The body is not UTF-8.") from None
    if kind == QUERY_TEXT:
        return _answer(request, store, text, format)
    fields = parse_qs(text, keep_blank_values=True)
    _refuse_dataset(fields)
    return _answer(
        request, store, _only(fields, "query"), format or fields.get("format", [None])[0]
    )


def _answer(request: Request, store: Store, query: str, wanted: str | None) -> Response:
    answer = run_query(store, query)
    graph = answer.kind == "graph"
    offered = GRAPH_FORMATS if graph else RESULT_FORMATS
    aliases = {} if graph else _RESULT_ALIASES
    try:
        chosen = choose_format(request.headers.get("accept"), wanted, offered, aliases)
    except (NotAcceptable, UnknownFormat):
        # The engine's result must end on the thread that made it: the error would carry it off.
        del answer
        raise
    body = serialise(answer, chosen.name)
    return Response(body, media_type=_with_charset(chosen.media_type), headers={"Vary": "Accept"})


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _only(fields: dict[str, list[str]], name: str) -> str:
    values = fields.get(name, [])
    if len(values) != 1:
        raise Refused(BAD_PARAMETER, f"The form has {len(values)} fields `{name}`; give one.")
    return values[0]


def _refuse_dataset(given: Container[str]) -> None:
    named = [name for name in _DATASET if name in given]
    if named:
        reason = f"{named[0]} is not taken; name the graphs in the query, with FROM."
        raise Refused(BAD_REQUEST, reason)
