"""What a full-text search finds, in the API."""

from pydantic import BaseModel, Field

from api.models.facts import StatementOut


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
