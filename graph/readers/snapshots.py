"""Snapshots of a store: folders of hard links, made when the store has changed since the last."""

import shutil
import threading
from pathlib import Path

from graph.store import Store


class Snapshot:
    """The folder of a store as it was; kept as long as somebody reads it."""

    def __init__(self, folder: Path, version: int) -> None:
        self.folder = folder
        self.version = version
        self.readers = 0


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

    def release(self, snapshot: Snapshot) -> None:
        """Say that a snapshot is read no more."""
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
        self._store.engine.backup(str(folder))
        with self._counting:
            before, self._latest = self._latest, Snapshot(folder, version)
            if before is not None:
                self._drop(before)
            return self._latest

    def _drop(self, snapshot: Snapshot) -> None:
        if snapshot is not self._latest and not snapshot.readers:
            shutil.rmtree(snapshot.folder, ignore_errors=True)
