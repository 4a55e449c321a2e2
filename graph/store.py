"""The store: an on-disk Oxigraph, with rdflib's Dataset as its face."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import Dataset

from graph.convert import iri
from graph.engine import Engine
from graph.errors import StoreError, StoreLocked
from graph.folder import failure, open_folder, writing
from graph.graph_writer import GraphWriter
from graph.local import dataset_of, link_files
from graph.lock import StoreLock
from graph.reference import refresh
from graph.replacing import Outcome, marks_of, replacement, unmarked
from graph.triples import quads
from graph.triples.marks import Mark
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.registry import Registry, load_registry

__all__ = ["Outcome", "Store", "StoreError", "StoreLocked"]


class Store(GraphWriter):
    """One named graph per article, beside those of the registry and the ontology.

    Open it with `Store.open`, and as a context manager or with `close`. Reading is safe from many
    threads; writing takes turns. `version` grows with every change, for whoever caches answers.
    """

    def __init__(
        self, engine: Engine, base: Base, registry: Registry, lock: StoreLock | None = None
    ) -> None:
        super().__init__(engine, base)
        self.registry = registry
        self.folder: Path | None = None
        self._lock = lock

    @classmethod
    def open(
        cls,
        path: Path | None,
        base: Base | None = None,
        *,
        registry: Registry | None = None,
        create: bool = True,
    ) -> Self:
        """Open the store in a folder, or one in memory.

        Args:
            path: the folder; None for a store in memory, gone when closed.
            base: where the data's IRIs stand; a store keeps the base it was made with.
            registry: the known actors; the bundled ones by default.
            create: whether to make the store where there is none yet.

        Raises:
            StoreLocked: another process has it open.
            StoreError: the folder is missing, no store, of another base, or cannot be written.
        """
        base, registry = base or Base(), registry or load_registry()
        if path is None:
            engine, lock = ox.Store(), None
        else:
            engine, lock = open_folder(Path(path), base, create)
        try:
            refresh(engine, base, registry)
        except OSError as error:
            if lock:
                lock.release()
            raise failure("write", path, error) from error
        store = cls(engine, base, registry, lock)
        store.folder = Path(path) if path is not None else None
        return store

    @cached_property
    def dataset(self) -> Dataset:
        """rdflib's view of the store.

        Raises:
            StoreError: it is an endpoint.
        """
        return dataset_of(self.engine, self.base)

    def put(self, extraction: Extraction, mark: Mark | None = None) -> Outcome:
        """Write what was read from an article, in place of what was read from it before.

        The article's graph is replaced whole, in one transaction; where nothing differs, nothing
        is written. With a mark, `marks` tells later which reading it was.

        Raises:
            StoreError: the disk refuses; the old graph stands.
        """
        new = tuple(quads(extraction, self.base, self.registry, mark))
        return self._put(extraction.article.id, new)

    def put_quads(self, article_id: str, data: bytes) -> Outcome:
        """The same for an article whose graph is written out already, as N-Quads.

        Raises:
            StoreError: the disk refuses; the old graph stands.
        """
        return self._put(article_id, tuple(ox.parse(data, format=ox.RdfFormat.N_QUADS)))

    def _put(self, article_id: str, new: tuple[ox.Quad, ...]) -> Outcome:
        graph = iri(self.base.article(article_id))
        with self._writing:
            old = frozenset(self.engine.quads_for_pattern(None, None, None, graph))
            if old == frozenset(new):
                return Outcome.UNCHANGED
            with writing():
                if old:
                    self.engine.update(replacement(graph, new))
                else:
                    self.engine.extend(new)
                self._copies.follow(graph.value, new)
            self._changes += 1
        if old and unmarked(old) == unmarked(new):
            return Outcome.UNCHANGED
        return Outcome.CHANGED if old else Outcome.NEW

    def marks(self, article_ids: Iterable[str]) -> dict[str, Mark]:
        """The marks of those of the articles that are there and marked."""
        found = marks_of(self.engine, (iri(self.base.article(id)) for id in article_ids))
        return {self.base.article_id(node): mark for node, mark in found.items()}

    def delete(self, article_id: str) -> bool:
        """Forget an article and everything read from it.

        Returns:
            Whether it was there.

        Raises:
            StoreError: the disk refuses.
        """
        graph = iri(self.base.article(article_id))
        with self._writing:
            if not any(self.engine.quads_for_pattern(None, None, None, graph)):
                return False
            with writing():
                self.engine.remove_graph(graph)
                self._copies.follow(graph.value, ())
            self._changes += 1
        return True

    def watch_copies(self) -> None:
        """From now on, find the copies among the articles that come; StoreError as elsewhere."""
        with self._changing():
            self._copies.begin(self.engine, self.folder)

    def catch_up_copies(self) -> Iterator[int]:
        """Find the copies among articles that came unwatched, some at a time; how many are left."""
        return self._copies.catch_up(self._changing)

    def copy_counts(self) -> tuple[int, int]:
        """How many articles are copies of others, and how many are revisions."""
        with self._writing:
            return self._copies.counts(self.engine)

    def copy_to(self, folder: Path) -> None:
        """Make a folder that holds the quads as they are now, by hard links.

        Raises:
            StoreError: it is an endpoint, which has no files.
            OSError: the disk refuses.
        """
        link_files(self.engine, folder)

    def announce(self, address: str) -> None:
        """Let those who find the store locked know where this process serves it."""
        if self._lock:
            self._lock.note(address)

    @property
    def key(self) -> str | None:
        """What commands on this machine write with while the store is served."""
        return self._lock.key if self._lock else None

    def close(self) -> None:
        """Write everything to disk and let others open the store. Closing twice is no error."""
        if not hasattr(self, "engine"):
            return
        if self._lock:
            self.engine.flush()
        self._copies.close()
        # The engine holds its folder until the last reference to it is gone.
        if "dataset" in self.__dict__:
            self.dataset.close()
            del self.dataset
        del self.engine
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
