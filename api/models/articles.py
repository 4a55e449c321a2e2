"""Articles as JSON: in a list, whole, and as they are sent in."""

from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field

from api.models.facts import ActorId, ArticleId, Label, Offsets, RelationOut, StatementOut
from api.tabular import columns
from graph.articles import ArticleDetail, ArticleRow


class ArticleOut(BaseModel):
    """One article, with how many statements and relations were read from it."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: ArticleId
    title: str | None
    publisher: str | None = Field(examples=["The Independent"])
    date: str | None = Field(examples=["2025-04-25"])
    url: str | None
    outlet: ActorId | None
    outlet_label: Label | None
    statements: int = Field(examples=[20])
    relations: int = Field(examples=[15])

    @classmethod
    def from_row(cls, row: ArticleRow) -> Self:
        """The model of a row of the graph."""
        return cls.model_validate(row)


class MentionOut(BaseModel):
    """One place where the article names an actor."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    span: Offsets
    actor: ActorId


class ArticleWhole(BaseModel):
    """An article with its text and everything read from it."""

    model_config = ConfigDict(frozen=True)

    article: ArticleOut
    text: str
    statements: tuple[StatementOut, ...]
    relations: tuple[RelationOut, ...]
    mentions: tuple[MentionOut, ...]

    @classmethod
    def from_detail(cls, detail: ArticleDetail) -> Self:
        """The model of an article of the graph."""
        return cls(
            article=ArticleOut.from_row(detail.row),
            text=detail.text,
            statements=tuple(map(StatementOut.from_row, detail.statements)),
            relations=tuple(map(RelationOut.from_row, detail.relations)),
            mentions=tuple(map(MentionOut.model_validate, detail.mentions)),
        )


class ArticleIn(BaseModel):
    """An article to read; every other field is ignored."""

    text: str = Field(description="The article's words.", examples=["Sir Keir Starmer said ..."])
    id: str | None = Field(None, description="Its id; made from its content where none is given.")
    title: str | None = None
    publisher: str | None = Field(None, examples=["The Independent"])
    date: str | None = Field(None, description="Day of publication.", examples=["2025-04-25"])
    url: str | None = None


class Ingested(BaseModel):
    """What became of one article that was sent in."""

    id: ArticleId
    outcome: str = Field(description="new, changed or unchanged", examples=["new"])
    statements: int = Field(examples=[20])
    relations: int = Field(examples=[15])


class InputProblem(BaseModel):
    """What was wrong with one article that was sent in, and what helps."""

    line: int | None = Field(description="Line of the body, where that is known.")
    reason: str = Field(examples=["no text"])
    advice: str
    skipped: bool = Field(description="Whether the article was left out.")


class IngestReport(BaseModel):
    """What became of the articles that were sent in."""

    items: tuple[Ingested, ...]
    problems: tuple[InputProblem, ...]


ARTICLE_COLUMNS: Final = columns(
    "id date publisher title url outlet outlet_label statements relations"
)
