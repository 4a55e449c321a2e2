"""SPARQL 1.1 Graph Store HTTP Protocol: whole graphs, read and written."""

from collections.abc import Iterable
from typing import Annotated, Final
from urllib.parse import urljoin
from uuid import uuid4

import pyoxigraph as ox
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.bodies import BodyDep
from api.dependencies import (
    ReadersDep,
    SettingsDep,
    StoreDep,
    WritesDep,
    require_writer,
)
from api.negotiation import choose_format
from api.openapi import graph_answers, upload_body
from api.problem_kinds import BAD_REQUEST, NOT_FOUND
from api.problems import Refused
from api.routes.sparql import own_address, scope_of, with_charset
from api.service_description import describe_service
from api.streaming import begin, respond
from api.uploads import read_triples
from graph.readers.jobs import GraphJob
from graph.sparql import GRAPH_FORMATS
from graph.store import Outcome, Store

router = APIRouter(tags=["graph store"])

ROOT: Final = "/graph-store"
DIRECT: Final = "/graph-store/{name:path}"
OUTCOME: Final = "Diplograph-Outcome"
# Articles in the store that are copies, and that are revisions.
COPIES: Final = "Diplograph-Copies"
_WRITER: Final = [Depends(require_writer)]

GraphParameter = Annotated[
    str | None,
    Query(description="IRI of the graph.", examples=["https://w3id.org/diplograph/graph/notes"]),
]
DefaultParameter = Annotated[
    str | None, Query(description="The default graph; its value does not matter.")
]
FormatParameter = Annotated[
    str | None, Query(description=f"{', '.join(GRAPH_FORMATS)}. Beats the Accept header.")
]


def graph_named(request: Request, graph: GraphParameter = None) -> str | None:
    """The graph that the request is about: None is the default graph.

    Raises:
        Refused: none is named, or several, or its name is no IRI.
    """
    names = request.query_params.getlist("graph")
    default = "default" in request.query_params
    direct = request.url.path.removeprefix(f"{request.scope.get('root_path', '')}{ROOT}/")
    if direct != request.url.path and direct and not names and not default:
        return own_address(request)
    if default and not names:
        return None
    if len(names) != 1 or default:
        raise Refused(BAD_REQUEST, "Name one graph: with graph=IRI, or with default.")
    try:
        return ox.NamedNode(urljoin(own_address(request), names[0])).value
    except ValueError:
        raise Refused(BAD_REQUEST, f"{names[0]!r} is no IRI.") from None


NameDep = Annotated[str | None, Depends(graph_named)]


async def read_graph(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    readers: ReadersDep,
    graph: GraphParameter = None,
    default: DefaultParameter = None,
    format: FormatParameter = None,
) -> Response:
    """The triples of a graph: `graph=IRI`, or `default` for the plain default graph.

    Where none is named, the description of the service.
    """
    if request.url.path.endswith(ROOT) and not {"graph", "default"} & set(request.query_params):
        return describe_service(request, store, settings, format)
    name = graph_named(request)
    if not store.has_graph(name):
        raise Refused(NOT_FOUND, f"There is no graph {name}.")
    chosen = choose_format(request.headers.get("accept"), format or None, GRAPH_FORMATS)
    scope = scope_of(request, store, settings)
    job = GraphJob(name, chosen.name, scope, settings.query_result)
    answer = await begin(request, readers, job, settings.query_timeout)
    return await respond(answer, with_charset(chosen.media_type), {"Vary": "Accept"})


async def replace_graph(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    readers: ReadersDep,
    writes: WritesDep,
    body: BodyDep,
    name: NameDep,
    default: DefaultParameter = None,
) -> Response:
    """Put the triples of the body in the place of the graph, in one transaction."""
    triples = await read_triples(request, readers, settings, body, name or own_address(request))
    outcome, copies = await writes.run(_replace, store, name, triples)
    response = _written(outcome)
    response.headers[COPIES] = " ".join(map(str, copies))
    return response


def _replace(
    store: Store, name: str | None, triples: Iterable[ox.Triple]
) -> tuple[Outcome, tuple[int, int]]:
    return store.put_graph(name, triples), store.copy_counts()


async def add_to_graph(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    readers: ReadersDep,
    writes: WritesDep,
    body: BodyDep,
    default: DefaultParameter = None,
    graph: GraphParameter = None,
) -> Response:
    """Add the triples of the body to a graph, or to a new one whose address is the Location."""
    if request.url.path.endswith(ROOT) and not {"graph", "default"} & set(request.query_params):
        name: str | None = f"{own_address(request)}/{uuid4()}"
    else:
        name = graph_named(request)
    triples = await read_triples(request, readers, settings, body, name or own_address(request))
    response = _written(await writes.run(store.add_to_graph, name, triples))
    if name and response.status_code == 201:
        response.headers["Location"] = name
    return response


async def delete_graph(
    store: StoreDep, writes: WritesDep, name: NameDep, default: DefaultParameter = None
) -> Response:
    """Take a graph away; the default graph is emptied."""
    if not await writes.run(store.drop_graph, name):
        raise Refused(NOT_FOUND, f"There is no graph {name}.")
    return Response(status_code=204)


def _written(outcome: Outcome) -> Response:
    status = 201 if outcome is Outcome.NEW else 204
    return Response(status_code=status, headers={OUTCOME: outcome})


for path in (ROOT, DIRECT):
    # The direct form is any address below; it needs no description of its own.
    told = path == ROOT
    router.get(
        path,
        summary="A graph",
        responses=graph_answers(404, 406, 429, 503, 504, read=True),
        include_in_schema=told,
    )(read_graph)
    router.put(
        path,
        summary="Replace a graph",
        status_code=204,
        include_in_schema=told,
        dependencies=_WRITER,
        responses=graph_answers(401, 403, 408, 413, 415, 429, 503, 504, written=True),
        openapi_extra=upload_body(),
    )(replace_graph)
    router.post(
        path,
        summary="Add to a graph",
        status_code=204,
        include_in_schema=told,
        dependencies=_WRITER,
        responses=graph_answers(401, 403, 408, 413, 415, 429, 503, 504, written=True),
        openapi_extra=upload_body(),
    )(add_to_graph)
    router.delete(
        path,
        summary="Take a graph away",
        status_code=204,
        include_in_schema=told,
        dependencies=_WRITER,
        responses=graph_answers(401, 403, 404, 429, 503),
    )(delete_graph)
