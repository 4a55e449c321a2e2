"""Several processes that answer for one store: this one writes, uvicorn's workers answer."""

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from socket import socket
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from api.copies import CopySearch
from api.heads import PatientProtocol
from api.logs import log_to_stderr
from api.observing import FIGURES
from api.settings import Settings
from graph.folder import SNAPSHOTS
from graph.readers.snapshots import Snapshots
from graph.shared.following import FollowingStore
from graph.shared.line import Address
from graph.shared.writer import Writer
from graph.store import Store
from graph.text_index import TextIndex
from ontology.namespaces import Base
from ontology.registry import load_registry


@dataclass(frozen=True, slots=True)
class Worker:
    """What uvicorn calls in each worker for the application."""

    settings: Settings
    address: Address
    key: str | None
    level: int

    def __call__(self) -> FastAPI:
        """The application over the store as it is followed."""
        from api.app import create_app
        from api.rate import DistantBuckets
        from api.reading import DistantReading

        log_to_stderr(self.level)
        settings, registry = self.settings, load_registry(self.settings.registry)
        assert isinstance(settings.store, Path)
        base = Base(settings.base)
        store = FollowingStore.follow(settings.store, self.address, base, registry, self.key)
        reading = DistantReading(lambda name, given: store.call("read", name, given))
        buckets = DistantBuckets(lambda client: store.call("rate", client))
        return create_app(store, settings, lambda: reading, buckets)


def run_workers(store: Store, settings: Settings, listener: socket, level: int, grace: int) -> None:
    """Serve an open store on disk by `settings.workers` processes until told to stop."""
    from api.rate import Buckets
    from api.reading import ReadingProcess

    assert store.folder is not None
    figures = Path(tempfile.mkdtemp(prefix="diplograph-"))
    os.environ[FIGURES] = str(figures)
    snapshots = Snapshots(store, store.folder.absolute() / SNAPSHOTS / str(os.getpid()))
    reading, index = ReadingProcess(settings), TextIndex(store)
    store.watch_copies()
    operations: dict[str, Callable[..., Any]] = {"read": reading.ask, "index": index.renew}
    if settings.rate:
        operations["rate"] = Buckets(settings.rate).take
    try:
        with ExitStack() as stack:
            stack.enter_context(closing(reading))
            stack.enter_context(closing(index))
            stack.enter_context(closing(CopySearch(store)))
            writer = stack.enter_context(closing(Writer(store, snapshots, operations)))
            config = uvicorn.Config(
                Worker(settings, writer.address, store.key, level),
                factory=True,
                workers=settings.workers,
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=grace,
                http=partial(PatientProtocol, seconds=settings.body_timeout),  # type: ignore[arg-type]
            )
            Multiprocess(config, [listener]).run()
    finally:
        del os.environ[FIGURES]
        shutil.rmtree(figures, ignore_errors=True)
