"""Actors, and the network around one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answers import Answer, one_answer, page_answer
from api.dependencies import StoreDep
from api.models.actors import (
    ACTOR_COLUMNS,
    EDGE_COLUMNS,
    ActorOut,
    EdgeOut,
    NeighbourhoodOut,
)
from api.models.pages import PageOut
from api.openapi import ACTOR_ID, answers
from api.parameters import ActorQuery, NeighbourhoodQuery, OneQuery
from api.problems import NotFound
from api.selection import select
from api.turtle import describe
from graph.actors import ActorRow, get_actor, search_actors
from graph.neighbourhood import Neighbourhood, neighbourhood
from graph.store import Store

router = APIRouter(tags=["actors"])


@router.get(
    "/actors",
    summary="Find actors by name, type and state",
    response_model=PageOut[ActorOut],
    responses=answers(406),
)
def list_actors(
    request: Request, store: StoreDep, query: Annotated[ActorQuery, Query()]
) -> Response:
    """Those whose names hold the words of `q`; the best fit and the most mentioned come first."""
    page = search_actors(
        store, query.q, query.type, query.state, query.limit, query.offset, query.cursor
    )
    turtle = _turtle(store, page.items)
    return page_answer(request, query.format, page, ActorOut.from_row, ACTOR_COLUMNS, turtle)


@router.get(
    "/actors/{id}",
    summary="One actor",
    response_model=ActorOut,
    responses=answers(404, 406),
)
def show_actor(
    request: Request, store: StoreDep, id: ACTOR_ID, query: Annotated[OneQuery, Query()]
) -> Response:
    """Its names, type and state, and how often articles mention it."""
    row = _known(store, id)
    model = ActorOut.from_row(row)
    return one_answer(request, query.format, model, ACTOR_COLUMNS, _turtle(store, (row,)))


@router.get(
    "/actors/{id}/neighbourhood",
    summary="The network around an actor",
    response_model=NeighbourhoodOut,
    responses=answers(404, 406, 409),
)
def show_neighbourhood(
    request: Request, store: StoreDep, id: ACTOR_ID, query: Annotated[NeighbourhoodQuery, Query()]
) -> Response:
    """Actors within so many relations, nearest first, and the relations among them.

    As CSV the relations, one a line.
    """
    found = _neighbourhood(store, id, query)
    answer = Answer(
        json=lambda: NeighbourhoodOut.from_graph(found),
        rows=lambda: map(EdgeOut.from_row, found.edges),
        columns=EDGE_COLUMNS,
        turtle=_turtle(store, found.nodes),
    )
    return answer.respond(request, query.format)


def _neighbourhood(store: Store, id: str, query: NeighbourhoodQuery) -> Neighbourhood:
    chosen = select(
        store, type=query.type, since=query.since, until=query.until, outlet=query.outlet
    )
    return neighbourhood(
        store,
        _known(store, id).id,
        query.hops,
        chosen.type,
        chosen.since,
        chosen.until,
        chosen.outlet,
        query.limit,
        copies=query.copies,
    )


def _known(store: Store, id: str) -> ActorRow:
    row = get_actor(store, id)
    if row is None:
        raise NotFound("actor", id)
    return row


def _turtle(store: Store, rows: Iterable[ActorRow]) -> Callable[[], Iterator[bytes]]:
    return lambda: describe(store, [store.base.actor(row.id) for row in rows])
