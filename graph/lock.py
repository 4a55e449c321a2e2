"""One process at a time has a store open; another is told who holds it and what to do."""

import json
import os
import secrets
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from graph.errors import StoreError, StoreLocked

_LOCK: Final = "lock"
_NOTE: Final = "holder.json"
LOCK_FILES: Final = (_LOCK, _NOTE, "holder.new")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a store open. `since` is an ISO time, `address` where it serves HTTP, if it does.

    `key` lets whoever can read the note write through the server: who may read it owns the store.
    """

    pid: int
    host: str
    command: str
    since: str
    address: str | None = None
    key: str | None = None


class StoreLock:
    """The operating system's lock on a file, which dies with its process, and a note beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
        self._note = folder / _NOTE
        self.key = secrets.token_urlsafe(32)

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            StoreLocked: somebody else has it; the message says who, and what to do.
            StoreError: the lock file cannot be written.
        """
        try:
            self._lock.acquire()
            self.note()
        except Timeout:
            holder = self._holder()
            raise StoreLocked(_sentence(self._folder, holder), holder) from None
        except OSError as error:
            self._lock.release()
            reason = error.strerror or str(error)
            raise StoreError(
                f"cannot write in {self._folder} ({reason}): check its permissions and free space, "
                "or name another folder with --store"
            ) from error

    def note(self, address: str | None = None) -> None:
        """Write down who holds the lock; `address` is where the holder serves HTTP."""
        command = " ".join((Path(sys.argv[0]).name, *sys.argv[1:]))
        since = datetime.now(UTC).isoformat(timespec="seconds")
        key = self.key if address else None
        holder = Holder(os.getpid(), socket.gethostname(), command, since, address, key)
        fresh = self._note.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open(fresh, "x", encoding="utf-8", opener=_private) as file:
            json.dump(asdict(holder), file)
        fresh.replace(self._note)

    def release(self) -> None:
        """Give the lock back."""
        self._note.unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._note.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sentence(folder: Path, holder: Holder | None) -> str:
    if holder is None:
        return f"another process has the store {folder} open: wait until it ends, or stop it"
    who = f"process {holder.pid} on {holder.host} ({holder.command}, since {holder.since})"
    if holder.address:
        what = f"ask its server at {holder.address}, or stop it"
    else:
        what = "wait until it ends, or stop it"
    return f"the store {folder} is open in {who}: {what}"
