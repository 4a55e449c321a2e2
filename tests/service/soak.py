"""Kills parts of an ingest run at random moments, goes on, and compares the graphs: `make soak`.

    python -m tests.service.soak [--articles 2000] [--kills 12] [--seed 1] [--fast]

An undisturbed run is the measure. The other is started again and again; each time a worker is
killed, and after it the process that reads and writes, or the server that writes for it; the last
one goes to its end. The hash of all sorted quads must be the same.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.service import serving
from tests.service.ingesting import (
    Process,
    digest,
    finish,
    kill,
    start,
    wait_until_writing,
    workers_of,
    write_articles,
)

VICTIMS: Final = ("parent", "server")


def disturbed(
    store: Path,
    articles: Path,
    victims: Sequence[str],
    chance: random.Random,
    longest: float,
    *options: str,
) -> list[str]:
    """Ingest again and again, a worker and then a victim killed in each run; then to the end.

    Args:
        store: the folder of the store.
        articles: what to ingest.
        victims: for each run, `parent` (which reads and writes) or `server` (which writes).
        chance: when.
        longest: seconds that may pass between two kills.
        options: of `ingest`.

    Returns:
        What was killed, and how the last run ended.
    """  # fmt: skip
    told = []
    for victim in victims:
        server = serving.start(store)[0] if victim == "server" else None
        run = start(store, articles, *options)
        told += _strike(run, server or run, store, chance, longest)
        finish(run)
        if server is not None:
            server.kill()
            server.wait()
            assert server.stdout is not None
            server.stdout.close()
    code, out, err = finish(start(store, articles, *options), 24 * 3600)
    return [*told, f"ended with {code}: {out}{err}"]


def _strike(
    run: Process, victim: Process, store: Path, chance: random.Random, longest: float
) -> list[str]:
    """Kill a worker some time after the run has begun to write, and then the victim."""
    killed = []
    if wait_until_writing(run, store):
        time.sleep(chance.uniform(0, longest))
        for worker in workers_of(run.pid)[:1]:
            kill(worker)
            killed.append("a worker")
        time.sleep(chance.uniform(0, longest))
        if run.poll() is None:
            kill(victim.pid)
            killed.append("the parent" if victim is run else "the server")
    return killed


def main() -> int:
    """Print what was killed and the hashes; 1 if they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=10.0)
    parser.add_argument("--fast", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    options = ("--workers", "2", *(("--fast",) if given.fast else ()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles.jsonl"
        write_articles(articles, given.articles)
        began = time.monotonic()
        code, out, err = finish(start(folder / "whole", articles, *options), 24 * 3600)
        sys.stdout.write(f"undisturbed, {time.monotonic() - began:.0f} s, code {code}: {out}{err}")
        victims = [chance.choice(VICTIMS) for _ in range(given.kills)]
        told = disturbed(folder / "killed", articles, victims, chance, given.longest, *options)
        sys.stdout.write(f"killed: {', '.join(told)}\n")
        whole, killed = digest(folder / "whole"), digest(folder / "killed")
    sys.stdout.write(f"{whole} undisturbed\n{killed} killed and resumed\n")
    return int(whole != killed)


if __name__ == "__main__":
    sys.exit(main())
