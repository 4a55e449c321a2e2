"""What the pages show: rows of the graph, their words cut and marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from api.models.facts import RelationOut, StatementOut
from api.page.excerpts import Mark, Segment, around, closed_up, paragraphs, segments
from graph.articles import ArticleDetail, ArticleRow
from graph.statements import StatementRow
from ingest.records import Span

SHOWN_STATEMENTS: Final = 6
SHOWN_RELATIONS: Final = 8


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement and the words around it."""

    row: StatementOut
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and the first facts of it; `more` is how many facts are not shown."""

    article: ArticleRow
    heading: str
    statements: tuple[StatementView, ...]
    relations: tuple[RelationOut, ...]
    more: int


def statement_view(row: StatementRow, text: str) -> StatementView:
    """`row` with its words out of the article's `text`."""
    model = StatementOut.from_row(row)
    # The source may stand paragraphs before: it is shown only where it is near.
    spans = (*row.cue, *row.content) or row.source
    if not spans:
        return StatementView(model, (Segment(row.sentence, ""),))
    within = around(text, row.sentence, spans)
    return StatementView(model, closed_up(segments(text, within, _marks(row))))


def article_view(detail: ArticleDetail) -> ArticleView:
    """The beginning of what was read from an article."""
    statements = detail.statements[:SHOWN_STATEMENTS]
    relations = detail.relations[:SHOWN_RELATIONS]
    shown = len(statements) + len(relations)
    return ArticleView(
        article=detail.row,
        heading=heading(detail),
        statements=tuple(statement_view(row, detail.text) for row in statements),
        relations=tuple(map(RelationOut.from_row, relations)),
        more=len(detail.statements) + len(detail.relations) - shown,
    )


def heading(detail: ArticleDetail) -> str:
    """The article's title, else its id."""
    return detail.row.title or detail.row.id


def marked_paragraphs(detail: ArticleDetail) -> Iterator[tuple[Segment, ...]]:
    """The article's text, paragraph by paragraph, all statements marked."""
    marks = [mark for row in detail.statements for mark in _marks(row)]
    for paragraph in paragraphs(detail.text):
        yield segments(detail.text, paragraph, marks)


def _marks(row: StatementRow) -> Iterator[Mark]:
    yield from _of_kind("source", row.source)
    yield from _of_kind("cue", row.cue)
    yield from _of_kind("content", row.content)


def _of_kind(kind: str, spans: Iterable[Span]) -> Iterator[Mark]:
    return (Mark(span, kind) for span in spans)
