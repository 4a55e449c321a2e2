"""Does an article cost as much at the end of a large run as at its beginning? And how much memory?

    python -m tests.benchmarks.ingest_volume [--sizes 1000 10000] [--long] [--thorough]

One run over generated articles in one JSON Lines file, read by rules alone unless `--thorough`;
`--long` goes on to 100,000. Prints the time per article of each part of the run as it ends, the
memory of the program and of its largest worker, and the size of the store.
"""

import argparse
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from api.bulk.run import Plan, Run
from api.bulk.tally import Tally
from api.settings import load_settings
from graph.extraction.sizing import default_workers
from graph.store import Store
from ingest.readers import read_inputs
from tests.benchmarks.generated import lines

_WARM = 200
_MEBIBYTE = 1 << 20


def run(folder: Path, sizes: list[int], fast: bool, workers: int) -> None:
    """Ingest the largest size, and print the parts."""
    path, steps = folder / "articles.jsonl", pairwise([_WARM, *sizes])
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(0, max(sizes)))
    began, (start, end) = 0.0, next(steps)

    def observe(tally: Tally) -> None:
        nonlocal began, start, end
        if tally.stored == start and not began:
            began = time.perf_counter()
        elif tally.stored == end and began:
            each = 1000 * (time.perf_counter() - began) / (end - start)
            sys.stdout.write(f"articles {start:7,} to {end:7,}: {each:6.1f} ms an article\n")
            sys.stdout.flush()
            began, (start, end) = time.perf_counter(), next(steps, (0, 0))

    place = folder / "store"
    settings = load_settings(store=place, fast=fast)
    with Store.open(place) as store:
        store.watch_copies()
        made = Run(store, settings, Plan(workers), lambda problem: None, observe)
        made.ingest(read_inputs([path]))
        quads = len(store.engine)
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    sys.stdout.write(
        f"{workers} workers; memory: program {made.parent_peak // _MEBIBYTE:,} MiB, largest worker "
        f"{made.worker_peak // _MEBIBYTE:,} MiB; {quads:,} quads, {size // _MEBIBYTE:,} MiB on "
        f"disk; {made.tally.copies} taken for copies\n"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--thorough", action="store_true")
    parser.add_argument("--workers", type=int, default=default_workers())
    given = parser.parse_args()
    sizes = [*given.sizes, *([100_000] if given.long else [])]
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), sizes, not given.thorough, given.workers)


if __name__ == "__main__":
    main()
