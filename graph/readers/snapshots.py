"""Snapshots of a store: folders of hard links, made when the store has changed since the last."""

import shutil
import threading
from pathlib import Path
from typing import Protocol

from graph.readers.jobs import Source
from graph.remote.endpoint import Endpoint
from graph.store import Store


class Taken(Protocol):
    """What a reader is given to read: the folder of a snapshot, or an endpoint."""

    @property
    def source(self) -> Source:
        """Where it is."""


class Sources(Protocol):
    """Who gives readers something to read."""

    def take(self) -> Taken:
        """The store as it is now; give it back with `release`."""

    def take_fresh(self) -> Taken | None:
        """The same, if it can be had at once."""

    def release(self, taken: Taken) -> None:
        """Say that it is read no more."""

    def close(self) -> None:
        """Let go of everything."""


class Snapshot:
    """The folder of a store as it was; kept as long as somebody reads it."""

    def __init__(self, folder: Path, version: int) -> None:
        self.folder = folder
        self.version = version
        self.readers = 0

    @property
    def source(self) -> Path:
        """The folder."""
        return self.folder


class Elsewhere:
    """An endpoint, which every reader asks as it is at that moment."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.source = endpoint

    def take(self) -> "Elsewhere":
        """The endpoint."""
        return self

    def take_fresh(self) -> "Elsewhere":
        """The endpoint."""
        return self

    def release(self, taken: Taken) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""


class Snapshots:
    """The latest snapshot of a store, and those before it that are still read."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._making = threading.Lock()
        self._counting = threading.Lock()
        self._latest: Snapshot | None = None
        self._number = 0

    @property
    def fresh(self) -> Snapshot | None:
        """The latest, if the store has not changed since."""
        latest = self._latest
        return latest if latest and latest.version == self._store.version else None

    def take(self) -> Snapshot:
        """A snapshot of the store as it is now; give it back with `release`.

        Raises:
            OSError: the disk refuses.
        """
        with self._making:
            latest = self.fresh or self._make()
            with self._counting:
                latest.readers += 1
            return latest

    def take_fresh(self) -> Snapshot | None:
        """The latest, if it is fresh, at once; give it back with `release`."""
        with self._counting:
            latest = self.fresh
            if latest is not None:
                latest.readers += 1
            return latest

    def release(self, taken: Taken) -> None:
        """Say that a snapshot is read no more."""
        snapshot = taken
        assert isinstance(snapshot, Snapshot)
        with self._counting:
            snapshot.readers -= 1
            self._drop(snapshot)

    def close(self) -> None:
        """Delete them all."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self) -> Snapshot:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        version = self._store.version
        folder = self._folder / str(self._number)
        self._store.copy_to(folder)
        with self._counting:
            before, self._latest = self._latest, Snapshot(folder, version)
            if before is not None:
                self._drop(before)
            return self._latest

    def _drop(self, snapshot: Snapshot) -> None:
        if snapshot is not self._latest and not snapshot.readers:
            shutil.rmtree(snapshot.folder, ignore_errors=True)
