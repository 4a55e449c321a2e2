"""The writing side: one thread for each process that follows."""

import contextlib
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.readers.snapshots import Snapshot, Snapshots
from graph.shared.line import Address, Operations, answer
from graph.store import Outcome, Store

# So often it is looked whether the store has changed, and so long a follower waits at most.
_GLANCE: Final = 0.02
_PATIENCE: Final = 1.0


class Writer:
    """Lets other processes write to a store that this one has open, and follow its changes."""

    def __init__(self, store: Store, snapshots: Snapshots, operations: Operations) -> None:
        """Listen at once.

        Args:
            store: the open store.
            snapshots: where its snapshots are made.
            operations: what may be called beside writing.
        """
        self._store = store
        self._snapshots = snapshots
        self._more = operations
        self._folder = Path(tempfile.mkdtemp(prefix="diplograph-"))
        self.address = Address(str(self._folder / "writer"), secrets.token_bytes(32))
        self._listener = Listener(self.address.path, "AF_UNIX", authkey=self.address.key)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Listen no more, and delete the snapshots."""
        self._listener.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._snapshots.close()

    def _accept(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except (OSError, EOFError):
                if not self._folder.exists():
                    return
                continue
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        held: dict[int, Snapshot] = {}

        def follow(known: int, done: tuple[int, ...]) -> tuple[str, int] | None:
            for version in done:
                self._snapshots.release(held.pop(version))
            return self._next(known, held)

        with contextlib.suppress(OSError, EOFError), connection:
            answer(connection, {**self._writing(), **self._more, "follow": follow})
        for snapshot in held.values():
            self._snapshots.release(snapshot)

    def _next(self, known: int, held: dict[int, Snapshot]) -> tuple[str, int] | None:
        """The snapshot that follows on a version, or None if there was no change for a while."""
        end = time.monotonic() + _PATIENCE
        while self._store.version == known:
            if time.monotonic() > end:
                return None
            time.sleep(_GLANCE)
        snapshot = self._snapshots.take()
        held[snapshot.version] = snapshot
        return str(snapshot.folder), snapshot.version

    def _writing(self) -> Operations:
        store = self._store

        def put_graph(name: str | None, ntriples: bytes) -> tuple[Outcome, int]:
            return store.put_graph(name, _parsed(ntriples)), store.version

        def add_to_graph(name: str | None, ntriples: bytes) -> tuple[Outcome, int]:
            return store.add_to_graph(name, _parsed(ntriples)), store.version

        def drop_graph(name: str | None) -> tuple[bool, int]:
            return store.drop_graph(name), store.version

        def delete(article: str) -> tuple[bool, int]:
            return store.delete(article), store.version

        def update(text: str, base_iri: str | None) -> tuple[None, int]:
            store.update(text, base_iri)
            return None, store.version

        operations: Mapping[str, object] = {
            each.__name__: each for each in (put_graph, add_to_graph, drop_graph, delete, update)
        }
        return {**operations, "copy_to": store.copy_to, "copy_counts": store.copy_counts}  # type: ignore[dict-item]


def _parsed(ntriples: bytes) -> list[ox.Triple]:
    parsed = ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)
    return [quad.triple for quad in parsed]
