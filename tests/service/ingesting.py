"""Runs of `diplograph ingest` in processes of their own, over generated articles."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from graph.store import Store
from tests.benchmarks.generated import article
from tests.service.serving import PROGRAM, environment

type Process = subprocess.Popen[str]

# Every so many articles stands a copy of an earlier one in another paper, or its next version.
_COPIES = 10


def write_articles(path: Path, number: int) -> None:
    """So many generated articles as JSON Lines, some of them copies or revisions of others."""
    with path.open("w", encoding="utf-8") as file:
        for count in range(number):
            made = article(count if count % _COPIES else max(0, count - 5))
            if count and count % _COPIES == 0:
                made["id"] += f"-again-{count}"
                if count % (2 * _COPIES):
                    made["publisher"] = "The Other Paper"
                else:
                    made["text"] += "\n\nNo comment came from the ministry at night."
            file.write(json.dumps(made, ensure_ascii=False) + "\n")


def start(store: Path, *arguments: str | Path) -> Process:
    """A run that has begun, in a process group of its own."""
    return subprocess.Popen(
        (*PROGRAM, "--store", str(store), "ingest", *map(str, arguments)),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: Process, seconds: float = 600) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a run."""
    out, err = process.communicate(timeout=seconds)
    return process.returncode, out, err


def workers_of(pid: int) -> list[int]:
    """The worker processes of a run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if int(fields[1]) == pid and b"spawn_main" in command:
                found.append(int(folder.name))
    return found


def wait_until_writing(process: Process, store: Path) -> bool:
    """Wait until a run has written something; False if it has ended meanwhile."""
    before = _size(store)
    while process.poll() is None:
        if _size(store) > before:
            return True
        time.sleep(0.05)
    return False


def _size(store: Path) -> int:
    # Small batches go through the engine's log, large ones into files of their own.
    try:
        quads = store / "quads"
        return sum(path.stat().st_size for end in ("log", "sst") for path in quads.glob(f"*.{end}"))
    except OSError:
        return 0


def kill(pid: int) -> None:
    """End a process at once, if it is still there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        sys.stderr.write(f"process {pid} had ended\n")


def digest(store: Path) -> str:
    """The SHA-256 of all quads of a store, sorted; nothing in it has blank nodes but the shapes."""
    with Store.open(store) as opened:
        ontology = ox.NamedNode(opened.base.graph_ontology)
        quads = opened.engine.quads_for_pattern(None, None, None)
        lines = sorted(str(quad) for quad in quads if quad.graph_name != ontology)
    return _hashed(lines)


def _hashed(lines: Iterable[str]) -> str:
    hashed = hashlib.sha256()
    for line in lines:
        hashed.update(line.encode() + b"\n")
    return hashed.hexdigest()
