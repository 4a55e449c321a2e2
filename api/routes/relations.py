"""Who urges, supports, accuses or attacks whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answers import one_answer, page_answer
from api.dependencies import StoreDep
from api.models.facts import RELATION_COLUMNS, RelationOut
from api.models.pages import PageOut
from api.openapi import RELATION_ID, answers
from api.parameters import FactQuery, OneQuery
from api.problems import NotFound
from api.turtle import describe
from graph.export import export
from graph.relations import find_relations, get_relation

router = APIRouter(tags=["relations"])


@router.get(
    "/relations",
    summary="Relations between actors",
    response_model=PageOut[RelationOut],
    responses=answers(404, 406, 409),
)
def list_relations(
    request: Request, store: StoreDep, query: Annotated[FactQuery, Query()]
) -> Response:
    """Relations that meet all filters, by day and place in the text.

    `type` is a relation type (`urges`) or a family (`REQUEST`). As Turtle the whole selection.
    """
    filters = query.filters(store)
    page = find_relations(store, filters, query.limit, query.offset, query.cursor)
    return page_answer(
        request,
        query.format,
        page,
        RelationOut.from_row,
        RELATION_COLUMNS,
        lambda: export(store, filters, "ttl"),
    )


@router.get(
    "/relations/{id}",
    summary="One relation",
    response_model=RelationOut,
    responses=answers(404, 406),
)
def show_relation(
    request: Request, store: StoreDep, id: RELATION_ID, query: Annotated[OneQuery, Query()]
) -> Response:
    """Subject, type, object, who asserts it, when, and the sentence it was read from."""
    row = get_relation(store, id)
    if row is None:
        raise NotFound("relation", id)
    return one_answer(
        request,
        query.format,
        RelationOut.from_row(row),
        RELATION_COLUMNS,
        lambda: describe(store, (store.base.relation(id),)),
    )
