"""What a full-text search finds, in the API."""

from pydantic import BaseModel, Field

from api.models.articles import ArticleOut
from api.models.facts import ActorId, ArticleId, Label, StatementOut


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


class ArticleHitOut(BaseModel):
    """An article found, and the passage where the words are first."""

    article: ArticleOut
    rank: float = Field(description="BM25: the lower, the better it fits.", examples=[-3.2])
    passage: str = Field(description="Part of the article's text.")
    start: int = Field(description="Where the passage begins in the article's text.", examples=[0])
    highlights: list[tuple[int, int]] = Field(
        description="Half-open offsets into `passage`.", examples=[[[12, 21]]]
    )
    reports: tuple[ArticleId, ...] = Field(description="Others that print nearly the same.")
    carriers: tuple[ActorId, ...] = Field(description="All outlets that print it.")
    carrier_labels: tuple[Label, ...]


class ArticleSearchOut(BaseModel):
    """Part of the articles found, the best first."""

    items: list[ArticleHitOut]
    total: int
    limit: int
    offset: int
