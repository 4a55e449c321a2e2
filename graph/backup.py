"""A copy of a store: of one on disk, a store itself; of an endpoint, shards to be loaded."""

import shutil
from pathlib import Path
from uuid import uuid4

from graph.errors import StoreError
from graph.folder import ABOUT, DATA, READING, SNAPSHOTS
from graph.shards.copying import copy_graphs
from graph.shards.places import Folder
from graph.snapshot_store import SnapshotStore
from graph.store import Store


def back_up(store: Store, folder: Path | None, target: Path) -> int:
    """Copy a store to a new folder.

    Args:
        store: an open store, or a snapshot of one.
        folder: the store's own folder; None for an endpoint, whose copy is shards of N-Quads.
        target: the folder to make; at no time does it hold half a store.

    Returns:
        How many bytes the copy has.

    Raises:
        StoreError: the target is there already, or the disk refuses.
    """
    if target.exists():
        raise StoreError(f"{target} is there already: name a new folder")
    half = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        half.mkdir(parents=True)
        if folder is None:
            copy_graphs(store, Folder(half))
        else:
            _copy(store, folder, half)
        half.rename(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"cannot write {target} ({reason}): name another folder") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return sum(path.stat().st_size for path in target.rglob("*") if path.is_file())


def _copy(store: Store, folder: Path, target: Path) -> None:
    shutil.copyfile(folder / ABOUT, target / ABOUT)
    if isinstance(store, SnapshotStore):
        shutil.copytree(store.snapshot, target / DATA)
        return
    snapshot = folder / SNAPSHOTS / f"{READING}{uuid4()}"
    try:
        snapshot.parent.mkdir(exist_ok=True)
        store.copy_to(snapshot)
        # Copied, not linked: a backup that shares its blocks with the store is none.
        shutil.copytree(snapshot, target / DATA)
    finally:
        shutil.rmtree(snapshot, ignore_errors=True)
