"""A real SPARQL endpoint: `oxigraph serve` in a process of its own, on a free port here."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("oxigraph")
_SECONDS = 30


@contextmanager
def endpoint(*options: str, folder: Path | None = None) -> Iterator[str]:
    """The address that queries go to; the data are in memory, or in a folder."""
    while True:
        port = _free_port()
        place = ("--location", str(folder)) if folder else ()
        process = subprocess.Popen(
            (PROGRAM, "serve", "--bind", f"127.0.0.1:{port}", *place, *options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _listens(process, port):
            break
    try:
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _listens(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Whether the process takes connections; not where somebody else got the port first."""
    end = time.monotonic() + _SECONDS
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return process.poll() is None
        time.sleep(0.02)
    if process.poll() is None:
        process.kill()
        raise TimeoutError("oxigraph serve takes no connections")
    return False
