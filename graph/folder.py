"""The folder of a store: what must lie in it, and what it says when something is wrong."""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.errors import StoreError
from graph.lock import LOCK_FILES, StoreLock
from ontology.namespaces import Base

_FORMAT: Final = 1
ABOUT: Final = "diplograph.json"
DATA: Final = "quads"
SNAPSHOTS: Final = "snapshots"
READING: Final = "reading-"
TEXT_INDEX: Final = "text.sqlite"
COPIES: Final = "copies.sqlite"
COPIES_FILES: Final = (COPIES, f"{COPIES}-wal", f"{COPIES}-shm")
_FORGOTTEN: Final = 3600
_OWN_FILES: Final = frozenset(
    (
        *(ABOUT, DATA, SNAPSHOTS, *COPIES_FILES, *LOCK_FILES),
        *(f"{TEXT_INDEX}{end}" for end in ("", "-wal", "-shm")),
    )
)


def open_folder(folder: Path, base: Base, create: bool) -> tuple[ox.Store, StoreLock]:
    """Lock the folder, check that it is a store of this base (or make it one), open the engine."""
    _prepare(folder, create)
    lock = StoreLock(folder)
    lock.acquire()
    try:
        check_about(folder, base)
        _sweep(folder / SNAPSHOTS)
        return ox.Store(folder / DATA), lock
    except OSError as error:
        lock.release()
        raise failure("open", folder, error) from error
    except StoreError:
        lock.release()
        raise


def _prepare(folder: Path, create: bool) -> None:
    if (folder / ABOUT).is_file():
        return
    if not create:
        raise StoreError(
            f"there is no store in {folder}: fill one with `diplograph ingest PATH...`, "
            "or name another folder with --store"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = next((path for path in folder.iterdir() if path.name not in _OWN_FILES), None)
    except OSError as error:
        raise failure("make", folder, error) from error
    if foreign is not None:
        raise StoreError(
            f"{folder} holds other files ({foreign.name}) and is no diplograph store: "
            "name an empty or a new folder with --store"
        )


def _sweep(folder: Path) -> None:
    """Delete the snapshots that a process left which was killed; commands may still read theirs."""
    for snapshot in folder.glob("*"):
        if (
            not snapshot.name.startswith(READING)
            or snapshot.stat().st_mtime < time.time() - _FORGOTTEN
        ):
            shutil.rmtree(snapshot, ignore_errors=True)


def check_about(folder: Path, base: Base) -> None:
    """Read, or write for a new store, the note that says what the folder holds.

    Raises:
        StoreError: it is damaged, or the store is of another format or base.
    """
    note = folder / ABOUT
    if not note.exists():
        note.write_text(json.dumps({"format": _FORMAT, "base": base.base}), encoding="utf-8")
        return
    try:
        about = json.loads(note.read_text("utf-8"))
        made_with, kind = about["base"], about["format"]
    except (ValueError, KeyError, TypeError):
        raise StoreError(
            f"{note} is damaged: restore it, or ingest the articles into a new folder"
        ) from None
    if kind != _FORMAT:
        raise StoreError(
            f"{folder} was made by another version of diplograph (format {kind}, this one reads "
            f"{_FORMAT}): ingest the articles into a new folder"
        )
    if made_with != base.base:
        raise StoreError(
            f"the store {folder} was made with the base {made_with}, not {base.base}: set "
            "DIPLOGRAPH_BASE to it, or name another folder with --store"
        )


@contextmanager
def writing() -> Iterator[None]:
    """What the disk refuses within comes as a StoreError."""
    try:
        yield
    except OSError as error:
        raise failure("write", None, error) from error


def failure(verb: str, path: Path | None, error: OSError) -> StoreError:
    reason = error.strerror or str(error)
    place = f" {path}" if path else ""
    return StoreError(
        f"cannot {verb} the store{place} ({reason}): check the folder's permissions and the free "
        "space on its disk, or name another folder with --store"
    )
