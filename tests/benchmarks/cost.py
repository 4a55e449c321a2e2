"""What an article costs, and what many articles would: `make bench-cost`.

Reads a newspaper article that comes along, by rules alone and with the learned reader, on one
processor, for seconds and quads; writes the dispatches, which all differ, as a shard, and loads
that into a store on disk and into `oxigraph serve`, for bytes and rates. Then prints the plan of
docs/scale.md.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.extractor import ArticleExtractor, ExtractorSettings, ReadArticle
from graph.remote.endpoint import endpoint_at
from graph.remote.store import RemoteStore
from graph.shards.files import write_shard
from graph.shards.loading import load_shards
from graph.shards.places import Folder
from graph.store import Store
from ingest.readers import read_articles
from ingest.records import Article
from tests.service.oxigraph import endpoint

DATA = Path(__file__).parents[2] / "data"
LONG, SHORT = DATA / "articles", DATA / "dispatches" / "dispatches.jsonl"
SCALES = (1_000_000, 100_000_000, 1_000_000_000)


@dataclass(frozen=True)
class Reading:
    """What reading some articles takes on one processor, and gives."""

    words: float
    fast: float
    thorough: float
    quads: float


@dataclass(frozen=True)
class Keeping:
    """What quads take: bytes written out, in a shard and in a store; quads loaded a second."""

    plain: float
    zstd: float
    disk: float
    here: float
    there: float


def articles(path: Path) -> list[Article]:
    """The articles under a path."""
    return [each for each in read_articles((path,)) if isinstance(each, Article)]


def seconds(extractor: ArticleExtractor, found: list[Article], times: int) -> float:
    """Processor seconds for an article, the models warm."""
    list(extractor.read(found))
    start = time.process_time()
    for _ in range(times):
        list(extractor.read(found))
    return (time.process_time() - start) / times / len(found)


def reading(extractors: list[ArticleExtractor], path: Path, times: int) -> Reading:
    """The cost of reading an article under a path, on average."""
    found = articles(path)
    fast, thorough = (seconds(extractor, found, times) for extractor in extractors)
    read = [each for each in extractors[-1].read(found) if isinstance(each, ReadArticle)]
    quads = sum(each.quads.count(b"\n") for each in read) / len(read)
    return Reading(
        sum(len(each.text.split()) for each in found) / len(found), fast, thorough, quads
    )


def keeping(extractor: ArticleExtractor, here: Path) -> Keeping:
    """The cost of keeping a quad, by the dispatches."""
    read = [each for each in extractor.read(articles(SHORT)) if isinstance(each, ReadArticle)]
    folder = Folder(here / "shards")
    shard = write_shard(folder, "part.nq.zst", (each.quads for each in read))
    with Store.open(here / "store") as store:
        before = compacted(store, here / "store")
        rate = shard.quads / loading(store, folder)
        disk = compacted(store, here / "store") - before
    with endpoint() as address, RemoteStore.connect(endpoint_at(address)) as far:
        there = shard.quads / loading(far, folder)
    plain = sum(len(each.quads) for each in read)
    return Keeping(plain / shard.quads, shard.bytes / shard.quads, disk / shard.quads, rate, there)


def loading(store: Store, folder: Folder) -> float:
    """Seconds to load the shards of a folder."""
    start = time.perf_counter()
    for _ in load_shards(store, folder):
        pass
    return time.perf_counter() - start


def compacted(store: Store, folder: Path) -> int:
    """The bytes of a store once its files are put in order."""
    assert isinstance(store.engine, ox.Store)
    store.engine.flush()
    store.engine.optimize()
    return sum(path.stat().st_size for path in folder.rglob("*.sst"))


def measured(long: Reading, short: Reading, kept: Keeping) -> Iterator[str]:
    """The measurements, one a line."""
    yield "one processor              newspaper article   dispatch"
    yield f"words                      {long.words:17.0f} {short.words:10.0f}"
    yield f"ms, by rules alone         {long.fast * 1000:17.0f} {short.fast * 1000:10.0f}"
    yield f"ms, with the learned       {long.thorough * 1000:17.0f} {short.thorough * 1000:10.0f}"
    yield f"quads                      {long.quads:17.0f} {short.quads:10.0f}"
    yield ""
    yield f"bytes a quad: {kept.plain:.0f} as N-Quads, {kept.zstd:.1f} in a shard, " + (
        f"{kept.disk:.0f} in the store on disk"
    )
    yield f"quads loaded a second: {kept.here:,.0f} on disk, {kept.there:,.0f} at an endpoint"


def planned(long: Reading, kept: Keeping, cores: int) -> Iterator[str]:
    """The plan for articles of a newspaper's length."""
    yield f"{'articles':>13} {'hours':>10} {'--fast':>10} {'G quads':>9}" + (
        f" {'shards GB':>10} {'store GB':>10} {'load h':>8}"
    )
    for number in SCALES:
        hours = [number * each / cores / 3600 for each in (long.thorough, long.fast)]
        quads = number * long.quads
        sizes = (quads * kept.zstd / 1e9, quads * kept.disk / 1e9)
        yield f"{number:>13,} {hours[0]:>10,.1f} {hours[1]:>10,.1f} {quads / 1e9:>9,.1f}" + (
            f" {sizes[0]:>10,.0f} {sizes[1]:>10,.0f} {quads / kept.here / 3600:>8,.1f}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="read the articles so many times")
    parser.add_argument("--cores", type=int, default=64, help="cores of a machine, for the plan")
    given = parser.parse_args()
    extractors = [ArticleExtractor.load(ExtractorSettings(fast=fast)) for fast in (True, False)]
    long, short = (reading(extractors, path, given.times) for path in (LONG, SHORT))
    with tempfile.TemporaryDirectory() as here:
        kept = keeping(extractors[-1], Path(here))
    print_lines(measured(long, short, kept))
    print_lines(("", f"Newspaper articles on one machine of {given.cores} such cores:"))
    print_lines(planned(long, kept, given.cores))


def print_lines(lines: Iterator[str] | tuple[str, ...]) -> None:
    """Write lines to standard output."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
