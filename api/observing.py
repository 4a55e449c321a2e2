"""What every request leaves behind: an id, a line in the log, and its share of the metrics."""

import logging
import os
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal
from uuid import uuid4

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.counting import ArticleCount
from api.writing import WriteQueue
from graph.readers.pool import Readers

log = logging.getLogger(__name__)

# prometheus-client sums the figures of processes up by way of the files in this folder.
FIGURES: Final = "PROMETHEUS_MULTIPROC_DIR"
REQUEST_ID: Final = "X-Request-ID"
_USABLE_ID: Final = re.compile(r"[\w.-]{1,64}", re.ASCII)
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)


class Metrics:
    """The figures of one server, in the form that Prometheus gathers."""

    def __init__(
        self, readers: Readers, writes: Sequence[WriteQueue], articles: ArticleCount
    ) -> None:
        # Of several workers each counts for itself, and whoever is asked sums them up.
        self._shared = FIGURES in os.environ
        self.registry = CollectorRegistry()
        if not self._shared:
            ProcessCollector(registry=self.registry)
        self._gauges: list[tuple[Gauge, Callable[[], float]]] = []
        self.requests = Counter(
            "diplograph_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "diplograph_request_seconds",
            "Time from a request to the end of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._gauge("queries_running", "Queries being answered.", lambda: readers.running)
        self._gauge("queries_waiting", "Queries that wait.", lambda: readers.waiting)
        self._gauge("readers_killed", "Readers that were ended.", lambda: readers.killed)
        self._gauge(
            "writes_waiting",
            "Writes that wait or are done.",
            lambda: sum(queue.waiting for queue in writes),
        )
        self._gauge("articles", "Articles when last counted.", lambda: articles.known, "mostrecent")

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def exposition(self) -> bytes:
        """All figures, in Prometheus' text format; of all workers, where there are several."""
        self.refresh()
        if not self._shared:
            return generate_latest(self.registry)
        _bury(Path(os.environ[FIGURES]))
        everybody = CollectorRegistry()
        MultiProcessCollector(everybody)  # type: ignore[no-untyped-call]
        return generate_latest(everybody)

    def refresh(self) -> None:
        """Read what is not counted by the way."""
        for gauge, read in self._gauges:
            gauge.set(read())

    def _gauge(
        self,
        name: str,
        meaning: str,
        read: Callable[[], float],
        mode: Literal["livesum", "mostrecent"] = "livesum",
    ) -> None:
        gauge = Gauge(f"diplograph_{name}", meaning, registry=self.registry, multiprocess_mode=mode)
        self._gauges.append((gauge, read))


def _bury(folder: Path) -> None:
    """Forget what workers that have ended said of the moment."""
    for file in folder.glob("gauge_live*_*.db"):
        pid = int(file.stem.rpartition("_")[2])
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            mark_process_dead(pid)  # type: ignore[no-untyped-call]


class Observe:
    """Gives every request an id, logs its answer, and counts it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and watch what is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        id = given if _USABLE_ID.fullmatch(given) else uuid4().hex
        status, start = 500, time.perf_counter()

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = id
            await send(message)

        try:
            await self.app(scope, receive, marked)
        finally:
            self._tell(scope, id, status, time.perf_counter() - start)

    def _tell(self, scope: Scope, id: str, status: int, seconds: float) -> None:
        method, route = scope["method"], route_of(scope)
        self.metrics.observe(method, route, status, seconds)
        client = scope.get("client")
        told = {
            "request": id,
            "client": client[0] if client else None,
            "method": method,
            # Without the query, which may be long and may be private.
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        log.info("%s %s %s", method, scope["path"], status, extra={"told": told})


def route_of(scope: Scope) -> str:
    """The route that answered, `/statements/{id}` say, so that ids are no labels."""
    route = scope.get("route")
    path = getattr(route, "path", None)
    return path if isinstance(path, str) else "other"
