"""Full-text search of what was said: what the command line and the server do alike."""

from typing import Final, NamedTuple

from api.models.facts import StatementOut
from api.models.search import HitOut
from graph.statements import StatementRow, statement_rows
from graph.store import Store
from graph.text_index import Hit
from graph.word_search import WordSearch

USUAL: Final = 50
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
    store: Store, index: WordSearch, words: str, limit: int = USUAL, offset: int = 0
) -> tuple[list[Found], int]:
    """The statements whose sentences hold all the words, the best fitting first.

    Args:
        store: where they are.
        index: the index of that store.
        words: case and accents do not matter.
        limit: how many at most.
        offset: how many to pass over.

    Returns:
        A part of them, and how many there are.

    Raises:
        InvalidFilter: there is no word.
        StoreError: the index cannot be written.
    """
    hits, total = index.search(words, limit, offset)
    rows = statement_rows(store, (hit.statement for hit in hits))
    return [Found(hit, rows[hit.statement]) for hit in hits if hit.statement in rows], total


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
