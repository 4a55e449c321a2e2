"""Networks of actors, measured and placed, and how they change from month to month."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import StoreDep
from api.models.network import MonthOut, NetworkOut, TimelineOut
from api.networks import shown_network
from api.openapi import answers
from api.parameters import NetworkQuery, ShapeQuery
from graph.timeline import timeline

router = APIRouter(tags=["networks"])


@router.get(
    "/network",
    summary="A network of actors",
    responses=answers(404, 409, forms=False),
)
def show_network(store: StoreDep, query: Annotated[NetworkQuery, Query()]) -> NetworkOut:
    """Actors with their measures and places, and the edges between them.

    Of more than `limit` actors those with the most facts; as files for other programs whole, at
    /export.gexf and its likes.
    """
    return shown_network(store, query.filters(store), query.shape(store), query.limit)


@router.get(
    "/timeline",
    summary="A network month by month",
    responses=answers(404, 409, forms=False),
)
def show_timeline(store: StoreDep, query: Annotated[ShapeQuery, Query()]) -> TimelineOut:
    """Facts, actors and PLOVER's view of each month; with `subject` and `object` of one dyad."""
    months = timeline(store, query.filters(store), query.shape(store))
    return TimelineOut(items=tuple(map(MonthOut.model_validate, months)))
