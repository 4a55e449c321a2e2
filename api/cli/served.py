"""Working on a store while a server has it open: snapshots from it, articles to it."""

import http.client
import json
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from graph.errors import StoreError, StoreLocked
from graph.lock import Holder
from graph.snapshot_store import SnapshotStore
from graph.store import Outcome
from ontology.namespaces import Base
from ontology.registry import Registry

_SECONDS: Final = 120


def open_served(folder: Path, base: Base, registry: Registry, locked: StoreLocked) -> SnapshotStore:
    """The store that a server of this machine has open.

    Raises:
        StoreLocked: who has it open is no server, or does not answer.
        StoreError: it is of another base.
    """
    holder = locked.holder
    if holder is None or not holder.address or not holder.key:
        raise locked
    server = _Server(holder)
    try:
        snapshot = Path(json.loads(server.ask("POST", "/snapshots")[1])["folder"])
    except (OSError, http.client.HTTPException, ValueError, KeyError, StoreError):
        raise locked from None
    return SnapshotStore.open_snapshot(folder, snapshot, base, registry, server.put)


class _Server:
    """The server, asked with the key that it left beside the store."""

    def __init__(self, holder: Holder) -> None:
        self._host = urlsplit(holder.address or "").netloc
        self._headers = {"Authorization": f"Bearer {holder.key}"}

    def put(self, graph: str, body: bytes) -> tuple[Outcome, tuple[int, int]]:
        """Replace a graph; what that did, and how many copies and revisions there are now."""
        try:
            headers, _ = self.ask("PUT", f"/graph-store?graph={quote(graph, safe='')}", body)
        except (OSError, http.client.HTTPException) as error:
            raise StoreError(
                f"the server at {self._host} does not answer ({error}): see whether it still runs, "
                "and ingest again; what it has taken is safe"
            ) from error
        copies, _, revisions = headers.get("Diplograph-Copies", "0 0").partition(" ")
        return Outcome(headers["Diplograph-Outcome"]), (int(copies), int(revisions))

    def ask(
        self, method: str, path: str, body: bytes | None = None
    ) -> tuple[http.client.HTTPMessage, bytes]:
        """Headers and body of a good answer."""
        # Always straight to this machine, whatever proxy the environment names.
        connection = http.client.HTTPConnection(self._host, timeout=_SECONDS)
        try:
            kind = {"Content-Type": "application/n-triples"} if body is not None else {}
            connection.request(method, path, body, {**self._headers, **kind})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status >= 400:
            raise StoreError(f"the server at {self._host} refused: {_detail(content)}")
        return answer.headers, content


def _detail(content: bytes) -> str:
    try:
        told = json.loads(content)
        return f"{told['detail']} {told['advice']}"
    except (ValueError, KeyError, TypeError):
        return "no reason given"
