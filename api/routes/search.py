"""Full-text search of what was said."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from api.dependencies import StoreDep
from api.models.facts import StatementOut
from api.openapi import answers
from graph.statements import statement_rows
from graph.text_index import Hit, TextIndex

router = APIRouter(tags=["statements"])

_START, _END = "\x02", "\x03"
_MOST: Final = 200


class HitOut(BaseModel):
    """A statement found, and where in its sentences the words are."""

    statement: StatementOut
    rank: float = Field(description="BM25: the lower, the better it fits.", examples=[-3.2])
    highlights: list[tuple[int, int]] = Field(
        description="Half-open offsets into the statement's `sentence`.", examples=[[[12, 21]]]
    )


class SearchOut(BaseModel):
    """Part of what was found, the best first."""

    items: list[HitOut]
    total: int
    limit: int
    offset: int


@router.get("/search", summary="Search what was said", responses=answers(503, forms=False))
def search(
    request: Request,
    store: StoreDep,
    q: Annotated[str, Query(description="Words, all of which must occur.", examples=["border"])],
    limit: Annotated[int, Query(ge=0, le=_MOST, description="How many at most.")] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")] = 0,
) -> SearchOut:
    """Statements whose sentences hold all the words, ranked; case and accents do not matter."""
    index: TextIndex = request.app.state.text
    hits, total = index.search(q, limit, offset)
    rows = statement_rows(store, (hit.statement for hit in hits))
    items = [
        HitOut(
            statement=StatementOut.from_row(rows[hit.statement]),
            rank=hit.rank,
            highlights=places(hit),
        )
        for hit in hits
        if hit.statement in rows
    ]
    return SearchOut(items=items, total=total, limit=limit, offset=offset)


def places(hit: Hit) -> list[tuple[int, int]]:
    """Where the marked words stand in the sentences without their marks."""
    found: list[tuple[int, int]] = []
    start = place = 0
    for letter in hit.marked:
        if letter == _START:
            start = place
        elif letter == _END:
            found.append((start, place))
        else:
            place += 1
    return found
