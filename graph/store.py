"""The store: an on-disk Oxigraph, with rdflib's Dataset as its face."""

import threading
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.convert import iri, to_engine
from graph.errors import StoreError, StoreLocked
from graph.folder import failure, open_folder
from graph.lock import StoreLock
from graph.reference import refresh
from graph.triples import quads
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
        self, engine: ox.Store, base: Base, registry: Registry, lock: StoreLock | None = None
    ) -> None:
        self.engine = engine
        self.base = base
        self.registry = registry
        self.version = 0
        self.dataset = Dataset(store=OxigraphStore(store=engine), default_union=True)
        for prefix, namespace in base.prefixes().items():
            self.dataset.bind(prefix, namespace)
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
        return cls(engine, base, registry, lock)

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
                    self.engine.update(_replacement(graph, new))
                else:
                    self.engine.extend(new)
            except OSError as error:
                raise failure("write", None, error) from error
            self.version += 1
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
            self.version += 1
        return True

    def announce(self, address: str) -> None:
        """Let those who find the store locked know where this process serves it."""
        if self._lock:
            self._lock.note(address)

    def close(self) -> None:
        """Write everything to disk and let others open the store. Closing twice is no error."""
        if not hasattr(self, "engine"):
            return
        if self._lock:
            self.engine.flush()
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


def _replacement(graph: ox.NamedNode, new: tuple[ox.Quad, ...]) -> str:
    """A SPARQL update is the engine's one transaction that both removes and adds.

    Its text is made of terms the engine itself has written out, escapes and all.
    """
    body = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in new)
    return f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{\n{body}\n}} }}"
