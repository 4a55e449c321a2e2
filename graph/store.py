"""The store: an on-disk Oxigraph, or another engine, with rdflib's Dataset as its face."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.convert import iri, to_engine
from graph.engine import Engine
from graph.errors import StoreError, StoreLocked, UpdateFailed
from graph.folder import failure, open_folder
from graph.lock import StoreLock
from graph.reference import refresh
from graph.triples import quads
from graph.writing import graph_name, load_graphs, replacement, triple_in
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.registry import Registry, load_registry

__all__ = ["Outcome", "Store", "StoreError", "StoreLocked"]


class Outcome(StrEnum):
    """What putting an article into the store did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Store:
    """One named graph per article, beside those of the registry and the ontology.

    Open it with `Store.open`, and as a context manager or with `close`. Reading is safe from many
    threads; writing takes turns. `version` grows with every change, for whoever caches answers.
    """

    def __init__(
        self, engine: Engine, base: Base, registry: Registry, lock: StoreLock | None = None
    ) -> None:
        self.engine = engine
        self.base = base
        self.registry = registry
        self.folder: Path | None = None
        self._changes = 0
        self._lock = lock
        self._writing = threading.Lock()

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

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._changes

    @cached_property
    def dataset(self) -> Dataset:
        """rdflib's view of the store.

        Raises:
            StoreError: it is an endpoint.
        """
        if not isinstance(self.engine, ox.Store):
            raise StoreError("rdflib reaches an endpoint by its own SPARQLStore: use that one")
        dataset = Dataset(store=OxigraphStore(store=self.engine), default_union=True)
        for prefix, namespace in self.base.prefixes().items():
            dataset.bind(prefix, namespace)
        return dataset

    def link_files(self, folder: Path) -> None:
        """Link the store's files, as they are now, into a new folder.

        Raises:
            StoreError: it is an endpoint, which has none.
            OSError: the disk refuses.
        """
        if not isinstance(self.engine, ox.Store):
            raise StoreError("an endpoint has no files to link: copy it with `diplograph backup`")
        self.engine.backup(str(folder))

    def put(self, extraction: Extraction) -> Outcome:
        """Write what was read from an article, in place of what was read from it before.

        The article's graph is replaced whole, in one transaction; where nothing differs, nothing
        is written.

        Raises:
            StoreError: the disk refuses; the old graph stands.
        """
        new = tuple(to_engine(quads(extraction, self.base, self.registry)))
        graph = iri(self.base.article(extraction.article.id))
        with self._writing:
            old = frozenset(self.engine.quads_for_pattern(None, None, None, graph))
            if old == frozenset(new):
                return Outcome.UNCHANGED
            try:
                if old:
                    self.engine.update(replacement(graph, new))
                else:
                    self.engine.extend(new)
            except OSError as error:
                raise failure("write", None, error) from error
            self._changes += 1
        return Outcome.CHANGED if old else Outcome.NEW

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
            try:
                self.engine.remove_graph(graph)
            except OSError as error:
                raise failure("write", None, error) from error
            self._changes += 1
        return True

    def update(self, text: str, base_iri: str | None = None) -> None:
        """Run a SPARQL update as it stands, in one transaction.

        Raises:
            SyntaxError: the engine cannot parse it.
            UpdateFailed: an operation cannot be done; nothing is changed.
            StoreError: the disk refuses; nothing is changed.
        """
        with self._changing():
            try:
                self.engine.update(text, base_iri=base_iri, prefixes=self.base.prefixes())
            except (RuntimeError, ValueError) as error:
                raise UpdateFailed(f"{error}: mend the update, nothing was changed") from None

    def has_graph(self, graph: str | None) -> bool:
        """Whether there is such a named graph; None is the default graph, which always is."""
        return graph is None or self.engine.contains_named_graph(ox.NamedNode(graph))

    def put_graph(self, graph: str | None, triples: Iterable[ox.Triple]) -> Outcome:
        """Replace a graph whole, in one transaction; None is the default graph.

        Raises:
            StoreError: the disk refuses; the old graph stands.
        """
        name = graph_name(graph)
        new = tuple(dict.fromkeys(triple_in(triple, name) for triple in triples))
        with self._changing():
            known = self.has_graph(graph)
            old = frozenset(self.engine.quads_for_pattern(None, None, None, name))
            if known and old == frozenset(new):
                return Outcome.UNCHANGED
            self.engine.update(replacement(name, new))
        return Outcome.CHANGED if known else Outcome.NEW

    def add_to_graph(self, graph: str | None, triples: Iterable[ox.Triple]) -> Outcome:
        """Add triples to a graph, in one transaction; None is the default graph.

        Raises:
            StoreError: the disk refuses; nothing is added.
        """
        name = graph_name(graph)
        with self._changing():
            known = self.has_graph(graph)
            if isinstance(name, ox.NamedNode):
                self.engine.add_graph(name)
            self.engine.extend(triple_in(triple, name) for triple in triples)
        return Outcome.CHANGED if known else Outcome.NEW

    def drop_graph(self, graph: str | None) -> bool:
        """Take a graph away, in one transaction; None empties the default graph.

        Returns:
            Whether it was there.

        Raises:
            StoreError: the disk refuses; nothing is changed.
        """
        with self._changing():
            if not self.has_graph(graph):
                return False
            self.engine.remove_graph(graph_name(graph))
        return True

    def load(self, quads: Iterable[ox.Quad]) -> int:
        """Put whole graphs in the place of those of the same names, as fast as can be.

        What is for the default graph is added. The graphs that every store writes itself (the
        registry, the ontology) are left out. Cut short, some graphs may be missing: load again.

        Returns:
            How many of the graphs were there already.

        Raises:
            StoreError: the disk, or the endpoint, refuses.
        """
        with self._changing():
            own = (iri(self.base.graph_registry), iri(self.base.graph_ontology))
            return load_graphs(self.engine, quads, own)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A writer's turn; what the disk refuses is told, and the version grows."""
        with self._writing:
            try:
                yield
            except OSError as error:
                raise failure("write", None, error) from error
            finally:
                self._changes += 1

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
