"""Full-text search of statements and articles."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from api.dependencies import StoreDep
from api.models.search import ArticleSearchOut, SearchOut
from api.openapi import answers
from api.searching import USUAL, find, find_articles

router = APIRouter(tags=["statements"])

_MOST: Final = 200


WordsParameter = Annotated[
    str, Query(description="Words, all of which must occur.", examples=["border"])
]
LimitParameter = Annotated[int, Query(ge=0, le=_MOST, description="How many at most.")]
OffsetParameter = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]
CopiesParameter = Annotated[
    bool, Query(description="Every report of what several articles tell alike, not one.")
]


@router.get(
    "/search",
    summary="Search what was said",
    response_model=SearchOut,
    responses=answers(503, forms=False),
)
def search(
    request: Request,
    store: StoreDep,
    q: WordsParameter,
    limit: LimitParameter = USUAL,
    offset: OffsetParameter = 0,
    copies: CopiesParameter = False,
) -> Response:
    """Statements whose sentences hold all the words, ranked; case and accents do not matter."""
    found, total = find(store, request.app.state.text, q, limit, offset, copies=copies)
    items = [each.out() for each in found]
    return _json(SearchOut(items=items, total=total, limit=limit, offset=offset))


@router.get(
    "/search/articles",
    summary="Search articles",
    response_model=ArticleSearchOut,
    responses=answers(503, forms=False),
)
def search_articles(
    request: Request,
    store: StoreDep,
    q: WordsParameter,
    limit: LimitParameter = USUAL,
    offset: OffsetParameter = 0,
    copies: CopiesParameter = False,
) -> Response:
    """Articles whose title and text hold all the words, ranked, with the passage to read first."""
    found, total = find_articles(store, request.app.state.text, q, limit, offset, copies=copies)
    items = [each.out() for each in found]
    return _json(ArticleSearchOut(items=items, total=total, limit=limit, offset=offset))


def _json(found: BaseModel) -> Response:
    """The answer as it is; checking it once more would take as long as finding it."""
    return Response(found.model_dump_json(), media_type="application/json")
