"""Who said what about whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answers import one_answer, page_answer
from api.dependencies import StoreDep
from api.models.facts import STATEMENT_COLUMNS, StatementOut
from api.models.pages import PageOut
from api.openapi import STATEMENT_ID, answers
from api.parameters import FactQuery, OneQuery
from api.problems import NotFound
from api.turtle import describe
from graph.export import export
from graph.statements import find_statements, get_statement

router = APIRouter(tags=["statements"])


@router.get(
    "/statements",
    summary="Who said what about whom",
    response_model=PageOut[StatementOut],
    responses=answers(404, 406, 409),
)
def list_statements(
    request: Request, store: StoreDep, query: Annotated[FactQuery, Query()]
) -> Response:
    """Statements that meet all filters, by the day they were made and their place in the text.

    As Turtle the whole selection, with its articles and actors.
    """
    filters = query.filters(store)
    page = find_statements(store, filters, query.limit, query.offset, query.cursor)
    return page_answer(
        request,
        query.format,
        page,
        StatementOut.from_row,
        STATEMENT_COLUMNS,
        lambda: export(store, filters, "ttl"),
    )


@router.get(
    "/statements/{id}",
    summary="One statement",
    response_model=StatementOut,
    responses=answers(404, 406),
)
def show_statement(
    request: Request, store: StoreDep, id: STATEMENT_ID, query: Annotated[OneQuery, Query()]
) -> Response:
    """Speaker, addressee, words, date, and the sentence with its place in the article."""
    row = get_statement(store, id)
    if row is None:
        raise NotFound("statement", id)
    return one_answer(
        request,
        query.format,
        StatementOut.from_row(row),
        STATEMENT_COLUMNS,
        lambda: describe(store, (store.base.statement(id),)),
    )
