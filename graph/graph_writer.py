"""Writing graphs, whatever stands in them: one at a time, or many in bulk."""

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph.convert import iri
from graph.copies.watch import CopyWatch
from graph.engine import Engine
from graph.errors import UpdateFailed
from graph.folder import writing
from graph.loading import add_file, load_graphs
from graph.replacing import Outcome, graph_name, replacement, triple_in, unmarked
from ontology.namespaces import Base


class GraphWriter:
    """The graphs of an engine. Writing takes turns; `version` grows with every change."""

    def __init__(self, engine: Engine, base: Base) -> None:
        self.base = base
        self.engine = engine
        self._changes = 0
        self._writing = threading.Lock()
        self._copies = CopyWatch(base)

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._changes

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

    def add_file(self, path: Path) -> int:
        """Add an N-Quads file in bulk, not in one transaction; by how many quads the store grew.

        Raises:
            StoreError: the file is wrong (what stands before may be there), or the disk or the
                endpoint refuses.
        """
        with self._changing():
            before = len(self.engine)
            add_file(self.engine, path)
            return len(self.engine) - before

    def load(self, plain: IO[bytes], graphs: Collection[ox.NamedNode]) -> int:
        """Put whole graphs in the place of those of the same names, as fast as can be.

        What is for the default graph is added. The graphs that every store writes itself (see
        `own_graphs`) are left out. Cut short, some graphs may be missing: load again.

        Args:
            plain: N-Quads, read to their end and never held whole.
            graphs: the named graphs in them.

        Returns:
            How many of the graphs were there already.

        Raises:
            StoreError: the disk, or the endpoint, refuses.
        """
        with self._changing():
            return load_graphs(self.engine, plain, graphs, self.own_graphs)

    @property
    def own_graphs(self) -> tuple[ox.NamedNode, ...]:
        """The graphs that the store makes itself: the registry, the ontology, links of copies."""
        base = self.base
        return iri(base.graph_registry), iri(base.graph_ontology), iri(base.graph_copies)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A writer's turn; what the disk refuses is told, and the version grows."""
        with self._writing:
            try:
                with writing():
                    yield
            finally:
                self._changes += 1
