"""A real server in a process of its own, over a store on disk."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOKEN = "let-me-in"
WRITER = {"Authorization": f"Bearer {TOKEN}"}
PROGRAM = (sys.executable, "-c", "from api.cli import main; main()")


def environment(**settings: object) -> dict[str, str]:
    """The environment of a process with these settings and no others."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DIPLOGRAPH_")}
    given = {f"DIPLOGRAPH_{name.upper()}": str(value) for name, value in settings.items()}
    return {**clean, "DIPLOGRAPH_TOKEN": TOKEN, **given}


def start(store: Path, *arguments: str, **settings: object) -> tuple["subprocess.Popen[str]", str]:
    """A server's process, and its address.

    Raises:
        RuntimeError: it ended before it served.
    """
    process = subprocess.Popen(
        (*PROGRAM, "serve", "--port", "0", "--store", str(store), *arguments),
        env=environment(**settings),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    watch = threading.Timer(60, process.kill)
    watch.daemon = True
    watch.start()
    line = process.stdout.readline()
    process.stdout.readline()
    watch.cancel()
    if " at http" not in line:
        raise RuntimeError(f"the server did not start: {line}")
    return process, line.split()[-1]


@contextmanager
def served(store: Path, *arguments: str, **settings: object) -> Iterator[str]:
    """The address of a server over a store, stopped at the end."""
    process, address = start(store, *arguments, **settings)
    try:
        yield address
    finally:
        stop(process)


def stop(process: "subprocess.Popen[str]") -> None:
    """End a server, and see that it ends."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert process.stdout is not None
    process.stdout.close()
