"""The following side: a store that is read from the latest snapshot and written elsewhere."""

import logging
import os
import signal
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Final, Self

import pyoxigraph as ox

from graph.errors import StoreError
from graph.extractor import ReadArticle
from graph.readers.snapshots import Snapshot, Taken
from graph.shared.line import Address, Line
from graph.store import Outcome, Store
from ontology.namespaces import Base
from ontology.registry import Registry

log = logging.getLogger(__name__)

# Questions that are answered in this process may go on so long on the snapshot they began with.
_GRACE: Final = 30.0
# So long a reader waits for what was written through this process before.
_PATIENCE: Final = 2.0


class FollowingStore(Store):
    """A store that another process writes; changes are seen here a moment later.

    What is written through this object is seen by whoever calls `catch_up` first.
    """

    @classmethod
    def follow(
        cls, folder: Path, address: Address, base: Base, registry: Registry, key: str | None
    ) -> Self:
        """Open the latest snapshot, and every later one as it comes.

        Args:
            folder: the store's own folder.
            address: where the writing process listens.
            base: where the data's IRIs stand.
            registry: the known actors.
            key: what commands on this machine write with.

        Raises:
            StoreError: the writing process does not answer, or the snapshot cannot be read.
        """
        following = Line(address)
        latest, version = following.call("follow", -1, ())
        store = cls(ox.Store.read_only(latest), base, registry)
        store.folder = folder
        store._key = key
        store._line, store._following = Line(address), following
        store.latest = Snapshot(Path(latest), version)
        store._changes = store._wanted = version
        store._retired = []
        store._changed = threading.Condition()
        threading.Thread(target=store._follow, daemon=True).start()
        return store

    at_once: ClassVar[int] = 1  # each goes by itself
    latest: Snapshot
    _line: Line
    _following: Line
    _key: str | None
    _wanted: int
    _retired: list[tuple[float, Snapshot]]
    _changed: threading.Condition

    @property
    def key(self) -> str | None:
        """What commands on this machine write with while the store is served."""
        return self._key

    @property
    def behind(self) -> bool:
        """Whether something was written through this object that is not seen here yet."""
        return self.version < self._wanted

    def catch_up(self) -> None:
        """Wait until what was written through this object is seen."""
        with self._changed:
            self._changed.wait_for(lambda: not self.behind, _PATIENCE)

    def call(self, name: str, *arguments: object) -> object:
        """Have the writing process do something; see `graph.shared.line.Line.call`."""
        return self._line.call(name, *arguments)

    def delete(self, article_id: str) -> bool:
        """See `Store.delete`."""
        return self._write(bool, "delete", article_id)

    def update(self, text: str, base_iri: str | None = None) -> None:
        """See `Store.update`."""
        self._write(type(None), "update", text, base_iri)

    def put_many(self, articles: Sequence[ReadArticle]) -> list[Outcome]:
        """See `Store.put_many`; each article goes to the writing process by itself."""
        return self._put_each(articles)

    def put_graph(self, graph: str | None, triples: Iterable[ox.Triple]) -> Outcome:
        """See `Store.put_graph`."""
        return self._write(Outcome, "put_graph", graph, _written(triples))

    def add_to_graph(self, graph: str | None, triples: Iterable[ox.Triple]) -> Outcome:
        """See `Store.add_to_graph`."""
        return self._write(Outcome, "add_to_graph", graph, _written(triples))

    def drop_graph(self, graph: str | None) -> bool:
        """See `Store.drop_graph`."""
        return self._write(bool, "drop_graph", graph)

    def watch_copies(self) -> None:
        """Copies are found by the writing process."""

    def copy_counts(self) -> tuple[int, int]:
        """See `Store.copy_counts`; all that was written before is counted."""
        copies, revisions = self._line.call("copy_counts")
        return copies, revisions

    def copy_to(self, folder: Path) -> None:
        """See `Store.copy_to`; it holds all that was written before."""
        self._line.call("copy_to", folder)

    def close(self) -> None:
        """Follow no more."""
        if hasattr(self, "engine"):
            self._line.close()
        super().close()

    def _put(self, article_id: str, new: tuple[ox.Quad, ...]) -> Outcome:
        return self.put_graph(str(self.base.article(article_id)), (quad.triple for quad in new))

    def _write[T](self, kind: type[T], name: str, *arguments: object) -> T:
        result, version = self._line.call(name, *arguments)
        self._wanted = max(self._wanted, version)
        assert isinstance(result, kind)
        return result

    def _follow(self) -> None:
        """Take every new snapshot; without the writing process this one is of no use."""
        try:
            while hasattr(self, "engine"):
                found = self._following.call("follow", self.version, self._done())
                if found is not None:
                    self._adopt(Path(found[0]), found[1])
        except (StoreError, OSError):
            if hasattr(self, "engine"):
                log.error("the process that writes is gone: stopping")
                os.kill(os.getpid(), signal.SIGTERM)

    def _adopt(self, folder: Path, version: int) -> None:
        engine = ox.Store.read_only(str(folder))
        self._retired.append((time.monotonic(), self.latest))
        self.latest = Snapshot(folder, version)
        # The version last: an answer is kept under a version that is not newer than its data.
        self.engine = engine
        # rdflib's view is made anew over the new engine when it is asked for.
        self.__dict__.pop("dataset", None)
        with self._changed:
            self._changes = version
            self._changed.notify_all()

    def _done(self) -> tuple[int, ...]:
        """The versions of snapshots that nobody reads any more."""
        before = time.monotonic() - _GRACE
        done = [each for each in self._retired if each[0] < before and not each[1].readers]
        self._retired = [each for each in self._retired if each not in done]
        return tuple(snapshot.version for _, snapshot in done)


class FollowedSnapshots:
    """The snapshots of a store that is followed, for reader processes."""

    def __init__(self, store: FollowingStore) -> None:
        self._store = store
        self._counting = threading.Lock()

    def take_fresh(self) -> Snapshot:
        """The latest; give it back with `release`."""
        return self.take()

    def take(self) -> Snapshot:
        """The latest; give it back with `release`."""
        with self._counting:
            latest = self._store.latest
            latest.readers += 1
            return latest

    def release(self, taken: Taken) -> None:
        """Say that a snapshot is read no more."""
        assert isinstance(taken, Snapshot)
        with self._counting:
            taken.readers -= 1

    def close(self) -> None:
        """The writing process deletes them."""


def _written(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
