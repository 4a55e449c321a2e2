"""The store: an on-disk Oxigraph, with rdflib's Dataset as its face."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.convert import iri, to_engine
from graph.copies.watch import CopyWatch
from graph.errors import StoreError, StoreLocked, UpdateFailed
from graph.folder import failure, open_folder, writing
from graph.lock import StoreLock
from graph.reference import refresh
from graph.replacing import Outcome, graph_name, mark_of, replacement, triple_in, unmarked
from graph.triples import quads
from graph.triples.marks import Mark
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.registry import Registry, load_registry

__all__ = ["Outcome", "Store", "StoreError", "StoreLocked"]


class Store:
    """One named graph per article, beside those of the registry and the ontology.

    Open it with `Store.open`, and as a context manager or with `close`. Reading is safe from many
    threads; writing takes turns. `version` grows with every change, for whoever caches answers.
    """

    def __init__(
        self, engine: ox.Store, base: Base, registry: Registry, lock: StoreLock | None = None
    ) -> None:
        self.base = base
        self.registry = registry
        self.version = 0
        self.folder: Path | None = None
        self._use(engine)
        self._lock = lock
        self._writing = threading.Lock()
        self._copies = CopyWatch(base)

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

    def put(self, extraction: Extraction, mark: Mark | None = None) -> Outcome:
        """Write what was read from an article, in place of what was read from it before.

        The article's graph is replaced whole, in one transaction; where nothing differs, nothing
        is written. With a mark, `marks` tells later which reading it was.

        Raises:
            StoreError: the disk refuses; the old graph stands.
        """
        new = tuple(to_engine(quads(extraction, self.base, self.registry, mark)))
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
            self.version += 1
        if old and unmarked(old) == unmarked(new):
            return Outcome.UNCHANGED
        return Outcome.CHANGED if old else Outcome.NEW

    def marks(self, article_ids: Iterable[str]) -> dict[str, Mark]:
        """The marks of those of the articles that are there and marked."""
        found = ((id, mark_of(self.engine, iri(self.base.article(id)))) for id in article_ids)
        return {id: mark for id, mark in found if mark is not None}

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
            self.version += 1
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
            # In steps of Python, between which other threads have their turn: graphs may be large.
            old = {quad for quad in self.engine.quads_for_pattern(None, None, None, name)}  # noqa: C416
            if known and len(old) == len(new) and all(quad in old for quad in new):
                return Outcome.UNCHANGED
            self.engine.update(replacement(name, new))
            self._copies.follow(graph, new)
        same = known and unmarked(old) == unmarked(new)
        return Outcome.UNCHANGED if same else Outcome.CHANGED if known else Outcome.NEW

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
            self._copies.follow(graph, ())
        return True

    def _use(self, engine: ox.Store) -> None:
        """Read from this engine from now on."""
        self.engine = engine
        self.dataset = Dataset(store=OxigraphStore(store=engine), default_union=True)
        for prefix, namespace in self.base.prefixes().items():
            self.dataset.bind(prefix, namespace)

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

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A writer's turn; what the disk refuses is told, and the version grows."""
        with self._writing:
            try:
                with writing():
                    yield
            finally:
                self.version += 1

    def load(self, path: Path) -> int:
        """Add an N-Quads file in bulk, not in one transaction; by how many quads the store grew.

        Raises:
            StoreError: the file is wrong (what stands before may be there), or the disk refuses.
        """
        with self._changing():
            before = len(self.engine)
            try:
                self.engine.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
            except SyntaxError as error:
                raise StoreError(f"{path} is no N-Quads file: {error.msg}") from None
            return len(self.engine) - before

    def copy_to(self, folder: Path) -> None:
        """Make a folder that holds the quads as they are now, by hard links.

        Raises:
            OSError: the disk refuses.
        """
        self.engine.backup(str(folder))

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
        self.dataset.close()
        del self.engine, self.dataset
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
