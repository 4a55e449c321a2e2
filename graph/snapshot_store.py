"""A store that another process has open: read from a snapshot, written through that process."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Self

import pyoxigraph as ox

from graph.errors import StoreError
from graph.extractor import ReadArticle
from graph.folder import check_about
from graph.store import Outcome, Store
from ontology.namespaces import Base
from ontology.registry import Registry

type Sender = Callable[[str, bytes], tuple[Outcome, tuple[int, int]]]


class SnapshotStore(Store):
    """A store as it was when the snapshot was made; what is put goes to the holder alone."""

    at_once: ClassVar[int] = 1  # each goes by itself
    snapshot: Path
    _send: Sender
    _counts: tuple[int, int] | None = None

    @classmethod
    def open_snapshot(
        cls, folder: Path, snapshot: Path, base: Base, registry: Registry, send: Sender
    ) -> Self:
        """Open a snapshot, which is deleted when the store is closed.

        Args:
            folder: the store's own folder.
            snapshot: the snapshot's folder.
            base: where the data's IRIs stand, which must be the store's.
            registry: the known actors.
            send: puts N-Triples into the named graph, in the place of what was there; gives what
                it did, and how many articles are copies and revisions now.

        Raises:
            StoreError: the store is of another base, or the snapshot cannot be read.
        """
        check_about(folder, base)
        try:
            engine = ox.Store.read_only(str(snapshot))
        except OSError as error:
            raise StoreError(f"cannot read the snapshot {snapshot} ({error}): try again") from error
        store = cls(engine, base, registry)
        store.snapshot, store._send = snapshot, send
        return store

    def put_many(self, articles: Sequence[ReadArticle]) -> list[Outcome]:
        """See `Store.put_many`; each article goes to the writing process by itself."""
        return self._put_each(articles)

    def _put(self, article_id: str, new: tuple[ox.Quad, ...]) -> Outcome:
        """Send an article's graph to the process that has the store open.

        Raises:
            StoreError: it did not take it.
        """
        triples = (quad.triple for quad in new)
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        outcome, self._counts = self._send(str(self.base.article(article_id)), body)
        return outcome

    def watch_copies(self) -> None:
        """Copies are found by the process that has the store open."""

    def copy_counts(self) -> tuple[int, int]:
        """How many articles are copies and revisions, by the latest answer of that process."""
        return self._counts or super().copy_counts()

    def close(self) -> None:
        """Let the snapshot go."""
        super().close()
        shutil.rmtree(self.snapshot, ignore_errors=True)
