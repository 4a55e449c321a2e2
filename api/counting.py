"""How many articles there are, counted beside everything else the server does."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from graph.articles import count_articles
from graph.store import Store


class ArticleCount:
    """The number of articles when last counted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version = -1
        self._thread = ThreadPoolExecutor(1, "counter")
        self._lock = threading.Lock()
        self._counting: Future[None] | None = None
        self.known = 0

    def renew(self) -> Future[None]:
        """Count anew where the store has changed; done when `known` is true again."""
        with self._lock:
            if self._counting is None or self._counting.done():
                self._counting = self._thread.submit(self._count)
            return self._counting

    def _count(self) -> None:
        version = self._store.version
        if version != self._version:
            self.known = count_articles(self._store)
            self._version = version

    def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown()
