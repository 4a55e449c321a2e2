"""Watching for copies: nothing is looked at until somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.copies.counts import copies_in
from graph.engine import Engine
from ontology.namespaces import Base

if TYPE_CHECKING:
    from graph.copies.index import CopyIndex
    from graph.copies.prints import ArticlePrint


class CopyWatch:
    """Hands the articles of one store to its index of copies, once that is begun.

    Not safe for threads: the store calls it in a writer's turn, `catch_up` apart.
    """

    def __init__(self, base: Base) -> None:
        self._base = base
        self._index: CopyIndex | None = None

    def begin(self, engine: Engine, folder: Path | None) -> None:
        """Follow what comes from now on. Beginning twice is no error.

        Raises:
            OSError: the index cannot be opened.
        """
        # Not imported for those who only ask: it takes a moment.
        from graph.copies.index import CopyIndex

        self._index = self._index or CopyIndex(engine, self._base, folder)

    def follow(self, graph: str | None, quads: Iterable[ox.Quad]) -> None:
        """Look at an article that has come or changed, or has gone (no quads); others are passed.

        Raises:
            OSError: the index cannot be written.
        """
        if self._index is not None and graph is not None and self._base.is_article(graph):
            self._index.put(graph, quads)

    def follow_many(self, prints: Iterable[tuple[str, "ArticlePrint | None"]]) -> None:
        """Look at many articles whose prints are made already, by their graphs, in one turn.

        Args:
            prints: the IRI of each article, and its print (see `print_of`); None where it has gone.

        Raises:
            OSError: the index cannot be written.
        """
        if self._index is not None:
            self._index.put_many(prints)

    def catch_up(self, turn: Callable[[], AbstractContextManager[None]]) -> Iterator[int]:
        """Look at the articles that came unwatched, some in each turn; how many are left."""
        if self._index is not None:
            yield from self._index.catch_up(turn)

    def counts(self, engine: Engine) -> tuple[int, int]:
        """How many articles are copies of others, and how many are revisions."""
        return self._index.counts() if self._index else copies_in(engine)

    def close(self) -> None:
        """Let the index go."""
        if self._index is not None:
            self._index.close()
            self._index = None
