"""Many articles that were read elsewhere, written in one turn, are stored as one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import loading
from graph.convert import iri
from graph.copies.prints import print_in
from graph.extractor import ReadArticle
from graph.store import Outcome, Store
from graph.triples import n_quads
from graph.triples.marks import Mark
from ingest.records import Extraction
from ontology.namespaces import Base
from tests.graph.copies.reports import report
from tests.graph.factory import harbour, morning, registry

NEW, CHANGED, UNCHANGED = Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED


def read(extraction: Extraction, extractor: str = "1", *, printed: bool = True) -> ReadArticle:
    """What a worker makes of an extraction."""
    mark = Mark("hash", extractor)
    graph = n_quads(extraction, Base(), registry(), mark)
    name = iri(Base().article(extraction.article.id)).value
    return ReadArticle(
        id=extraction.article.id,
        quads=graph,
        statements=len(extraction.statements),
        relations=len(extraction.relations),
        print=print_in(name, graph) if printed else None,
    )


def retitled(extraction: Extraction) -> Extraction:
    """The same article under another headline."""
    return replace(extraction, article=replace(extraction.article, title="Another headline"))


def contents(store: Store) -> set[ox.Quad]:
    """All quads."""
    return set(store.engine.quads_for_pattern(None, None, None))


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterable[Store]:
    """A store that looks for copies."""
    folder = tmp_path / "store" if request.param == "folder" else None
    with Store.open(folder, registry=registry()) as opened:
        opened.watch_copies()
        yield opened


@pytest.mark.parametrize(
    ("before", "batch", "outcomes"),
    [
        ([], [], []),
        ([], [read(harbour())], [NEW]),
        ([], [read(harbour()), read(morning())], [NEW, NEW]),
        ([harbour()], [read(harbour()), read(morning())], [UNCHANGED, NEW]),
        ([harbour()], [read(morning()), read(retitled(harbour()))], [NEW, CHANGED]),
        ([harbour()], [read(harbour(), "2")], [UNCHANGED]),
        ([], [read(harbour()), read(harbour())], [NEW, UNCHANGED]),
        ([], [read(harbour()), read(retitled(harbour()))], [NEW, CHANGED]),
        ([], [read(retitled(harbour())), read(morning()), read(harbour())], [NEW, NEW, CHANGED]),
    ],
)
def test_outcomes_and_quads_are_those_of_one_by_one(
    store: Store, before: list[Extraction], batch: list[ReadArticle], outcomes: list[Outcome]
) -> None:
    store.put_many([read(extraction) for extraction in before])
    assert store.put_many(batch) == outcomes
    with Store.open(None, registry=registry()) as other:
        other.watch_copies()
        for article in (*map(read, before), *batch):
            other.put_many([article])
        assert contents(store) == contents(other)


@pytest.mark.parametrize("printed", [True, False])
def test_copies_are_found_among_what_comes_together(store: Store, printed: bool) -> None:
    first = report("first", "the-harbour-post", "2025-04-22")
    second = report("second", "morning-mail", "2025-04-23")
    store.put_many([read(each, printed=printed) for each in (second, first, morning())])
    assert store.copy_counts() == (1, 0)
    with Store.open(None, registry=registry()) as other:
        other.watch_copies()
        for each in (first, second, morning()):
            other.put(each, Mark("hash", "1"))
        assert contents(store) == contents(other)


def test_large_batches_are_stored_as_small_ones_are(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [read(report(f"number-{number}")) for number in range(20)]
    with Store.open(None, registry=registry()) as other:
        other.watch_copies()
        other.put_many(articles)
        monkeypatch.setattr(loading, "_BULKY", 1)
        store.put_many(articles)
        assert contents(store) == contents(other)


class Noting:
    """An engine that takes note of what is added, and is no engine of this process."""

    def __init__(self) -> None:
        self.added: list[int] = []

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        self.added.append(sum(1 for _ in quads))


@pytest.mark.parametrize(
    ("most", "requests"),
    [(1, [1, 2, 3]), (10_000_000, [6])],
)
def test_no_graph_is_divided_between_requests(
    most: int, requests: Sequence[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_SENT", most)
    lines = [
        b"".join(b"<x:s> <x:p> <x:%d> <x:g%d> .\n" % (at, size) for at in range(size))
        for size in (1, 2, 3)
    ]
    engine = Noting()
    loading.add_graphs(engine, lines)  # type: ignore[arg-type]  # what is not asked for is left out
    assert engine.added == requests
