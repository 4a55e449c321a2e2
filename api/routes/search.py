"""Full-text search of what was said."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from api.dependencies import StoreDep
from api.models.search import SearchOut
from api.openapi import answers
from api.searching import USUAL, find

router = APIRouter(tags=["statements"])

_MOST: Final = 200


@router.get("/search", summary="Search what was said", responses=answers(503, forms=False))
def search(
    request: Request,
    store: StoreDep,
    q: Annotated[str, Query(description="Words, all of which must occur.", examples=["border"])],
    limit: Annotated[int, Query(ge=0, le=_MOST, description="How many at most.")] = USUAL,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")] = 0,
) -> SearchOut:
    """Statements whose sentences hold all the words, ranked; case and accents do not matter."""
    found, total = find(store, request.app.state.text, q, limit, offset)
    items = [each.out() for each in found]
    return SearchOut(items=items, total=total, limit=limit, offset=offset)
