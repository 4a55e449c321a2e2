"""Worker processes read what one process reads, whoever of them is killed."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from graph.errors import WorkersFailed
from graph.extraction.pool import ExtractorPool
from graph.extraction.sizing import WORKER_MEMORY, default_workers, free_memory, processors
from graph.extractor import ArticleExtractor, ExtractorSettings, ReadArticle
from ingest.errors import LanguageError
from ingest.readers import Problem
from ingest.records import Article

pytestmark = pytest.mark.slow

SETTINGS = ExtractorSettings(fast=True)


def articles(number: int) -> Iterator[Article]:
    """Short articles, each a little different; the last is in another language."""
    for count in range(number - 1):
        text = f"Norway urged Iceland to talk. “We have {count} days,” said Astrid Nordahl in Oslo."
        yield Article(f"a{count}", text, date="2025-04-25")
    yield Article("foreign", "Norwegen hat Island zu Gesprächen aufgerufen.", language="de")


def by_id(results: Iterator[ReadArticle | Problem]) -> dict[str, ReadArticle]:
    """The results, all of which must be good."""
    found = [each for each in results if isinstance(each, ReadArticle)]
    assert len({each.id for each in found}) == len(found)
    return {each.id: each for each in found}


def test_workers_read_what_one_process_reads_though_two_are_killed() -> None:
    here = ArticleExtractor.load(SETTINGS).read(articles(60))
    with ExtractorPool(SETTINGS, 2) as pool:

        def disturbed() -> Iterator[ReadArticle | Problem]:
            for number, result in enumerate(pool.read(articles(60))):
                if number in (5, 30):
                    os.kill(pool.pids[0], signal.SIGKILL)
                yield result

        found = by_id(disturbed())
        assert pool.losses == 2
        assert 0 < pool.peak < WORKER_MEMORY
    assert found == by_id(iter(here))
    assert not found["foreign"].english
    assert found["foreign"].statements == 0
    assert found["a0"].statements > 0


def test_what_is_read_is_the_articles_graph_with_its_mark() -> None:
    extractor = ArticleExtractor.load(SETTINGS)
    (found,) = extractor.read([Article("one", "Norway urged Iceland to talk.")])
    assert isinstance(found, ReadArticle)
    quads = list(ox.parse(found.quads, format=ox.RdfFormat.N_QUADS))
    assert {quad.graph_name.value for quad in quads} == {"https://w3id.org/diplograph/article/one"}
    marks = {quad.object.value for quad in quads if quad.predicate.value.endswith("#extractor")}
    assert marks == {extractor.version}


def test_stopped_it_gives_what_was_begun_and_takes_no_more() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(f"a{taken}", "Norway urged Iceland to talk.")

    with ExtractorPool(SETTINGS, 1) as pool:
        for number, _ in enumerate(pool.read(endless())):
            if number == 3:
                pool.stop()
    assert number + 1 == taken <= 32


def test_models_that_are_not_there_are_told_once() -> None:
    settings = ExtractorSettings(spacy_model="no_such_model")
    with ExtractorPool(settings, 2) as pool, pytest.raises(LanguageError, match="no_such_model"):
        list(pool.read(articles(20)))


def test_workers_that_end_as_soon_as_they_start_are_not_started_for_ever() -> None:
    over = threading.Event()

    def kill_all() -> None:
        while not over.wait(0.02):
            with contextlib.suppress(ProcessLookupError, ValueError):
                for pid in pool.pids:
                    os.kill(pid, signal.SIGKILL)

    with ExtractorPool(SETTINGS, 1) as pool:
        killer = threading.Thread(target=kill_all)
        killer.start()
        with pytest.raises(WorkersFailed, match="--workers"):
            list(pool.read(articles(20)))
        over.set()
        killer.join()


def test_there_is_at_least_one_worker_and_at_most_one_a_processor() -> None:
    assert 1 <= default_workers() <= processors() <= (os.cpu_count() or 1)
    assert default_workers() * WORKER_MEMORY <= max(free_memory(), WORKER_MEMORY)
