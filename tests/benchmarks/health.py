"""How fast `/health` answers while a server is loaded, asked by a process of its own."""

import contextlib
import http.client
import multiprocessing
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

PAUSE = 0.02


class Probe:
    """What was measured, in milliseconds; `failed` counts answers that did not come."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.failed = 0

    def __str__(self) -> str:
        times = sorted(self.times)
        late = sum(each > 100 for each in times)
        failed = f", {self.failed} failed" if self.failed else ""
        return (
            f"/health: {len(times)} answers, p50 {statistics.median(times):.1f} ms, "
            f"p99 {times[int(len(times) * 0.99)]:.1f} ms, most {times[-1]:.1f} ms, "
            f"{late} over 100 ms{failed}"
        )


@contextmanager
def probing(address: str) -> Iterator[Probe]:
    """Ask `/health` again and again until the block ends."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_ask, args=(theirs, address), daemon=True)
    process.start()
    ours.recv()
    probe = Probe()
    try:
        yield probe
    finally:
        with contextlib.suppress(OSError):
            ours.send("stop")
            probe.times, probe.failed = ours.recv()
        process.join()


def _ask(line: Connection, address: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    times: list[float] = []
    failed = 0
    # The first answer may have to wait until the server is up.
    connection.request("GET", "/health")
    connection.getresponse().read()
    line.send("ready")
    while not line.poll(PAUSE):
        start = time.perf_counter()
        try:
            connection.request("GET", "/health")
            failed += connection.getresponse().read()[:1] != b"{"
        except (OSError, http.client.HTTPException):
            connection.close()
            failed += 1
        times.append((time.perf_counter() - start) * 1000)
    line.send((times, failed))
