"""Finding the copies among articles that came while no server watched, between other writes."""

import logging
import threading
import time

from graph.errors import GraphError
from graph.store import Store

log = logging.getLogger(__name__)


class CopySearch:
    """A thread that goes through those articles, some in each of the writer's turns."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._search, daemon=True, name="copies")
        self._thread.start()

    def close(self) -> None:
        """Finish the turn that has begun, and no more."""
        self._stopped.set()
        self._thread.join()

    def _search(self) -> None:
        try:
            for _ in self._store.catch_up_copies():
                if self._stopped.is_set():
                    return
                # Let others have their turn.
                time.sleep(0)
        except GraphError as error:
            log.warning("copies are not found: %s", error)
