"""Full-text search: what the command line and the server do alike."""

from typing import Final, NamedTuple

from api.models.articles import ArticleOut
from api.models.facts import StatementOut
from api.models.search import ArticleHitOut, HitOut
from graph.articles import ArticleRow, article_rows, reports_of_articles
from graph.statements import StatementRow, statement_rows
from graph.store import Store
from graph.text_index import ARTICLES, Hit
from graph.word_search import WordSearch

USUAL: Final = 50
_BEFORE: Final = 120
_LONGEST: Final = 400
_START, _END = "\x02", "\x03"


class Found(NamedTuple):
    """A hit and its statement."""

    hit: Hit
    row: StatementRow

    def out(self) -> HitOut:
        """The model of it."""
        statement = StatementOut.from_row(self.row)
        return HitOut(statement=statement, rank=self.hit.rank, highlights=places(self.hit))


def find(
    store: Store,
    index: WordSearch,
    words: str,
    limit: int = USUAL,
    offset: int = 0,
    *,
    copies: bool = False,
) -> tuple[list[Found], int]:
    """The statements whose sentences hold all the words, the best fitting first.

    Args:
        store: where they are.
        index: the index of that store.
        words: case and accents do not matter.
        limit: how many at most.
        offset: how many to pass over.
        copies: every report of what several articles tell alike, not one.

    Returns:
        A part of them, and how many there are.

    Raises:
        InvalidFilter: there is no word.
        StoreError: the index cannot be written.
    """
    hits, total = index.search(words, limit, offset, copies=copies)
    rows = statement_rows(store, (hit.node for hit in hits))
    return [Found(hit, rows[hit.node]) for hit in hits if hit.node in rows], total


class FoundArticle(NamedTuple):
    """A hit and its article; ids of those that print nearly the same, ids and labels of outlets."""

    hit: Hit
    row: ArticleRow
    reports: tuple[str, ...]
    carriers: tuple[tuple[str, str], ...]

    def out(self) -> ArticleHitOut:
        """The model of it, with as much of the text as is worth reading."""
        text, marks = plain(self.hit), places(self.hit)
        start, end = _passage(text, marks)
        return ArticleHitOut(
            article=ArticleOut.from_row(self.row),
            rank=self.hit.rank,
            passage=text[start:end],
            start=start,
            highlights=[(one - start, other - start) for one, other in marks if other <= end],
            reports=self.reports,
            carriers=tuple(id for id, _ in self.carriers),
            carrier_labels=tuple(label for _, label in self.carriers),
        )


def find_articles(
    store: Store,
    index: WordSearch,
    words: str,
    limit: int = USUAL,
    offset: int = 0,
    *,
    copies: bool = False,
) -> tuple[list[FoundArticle], int]:
    """The articles whose title or text hold all the words, the best fitting first; see `find`."""
    hits, total = index.search(words, limit, offset, ARTICLES, copies=copies)
    rows = article_rows(store, (hit.node for hit in hits))
    reports = reports_of_articles(store, rows)
    found = [
        FoundArticle(
            hit,
            rows[hit.node],
            tuple(map(store.base.article_id, reports[hit.node].others)),
            reports[hit.node].carriers,
        )
        for hit in hits
        if hit.node in rows
    ]
    return found, total


def plain(hit: Hit) -> str:
    """The text without its marks."""
    return hit.marked.replace(_START, "").replace(_END, "")


def _passage(text: str, marks: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the text is worth reading: from the sentence of its first mark on."""
    first = marks[0][0] if marks else 0
    start = text.rfind(". ", 0, first) + 2 if ". " in text[:first] else 0
    if first - start > _BEFORE:
        # Of a long sentence, from a whole word on.
        start = first - _BEFORE
        start = text.find(" ", start - 1, first) + 1 or start
    rest = text[start : start + _LONGEST]
    cut = rest.rfind(" ") if start + _LONGEST < len(text) else len(rest)
    return start, start + max(cut, 0)


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
