"""Which articles are copies, which revisions, and which facts are reports of the same."""

import itertools
import pickle
import sqlite3
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.copies.counts import copies_in
from graph.copies.prints import print_in, print_of
from graph.copies.watch import CopyWatch
from graph.folder import COPIES
from graph.store import Store
from graph.triples import n_quads
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.validation import validate
from tests.graph.copies.reports import (
    QUOTE,
    STORY,
    everything,
    links,
    print_from,
    repeats,
    report,
    watched,
)
from tests.graph.factory import registry

FIRST = report("a", quotes=(QUOTE,))
LONGER = f"{STORY} Coast guards said they had seen no boat leave since Friday."
TRIMMED = STORY.rpartition(" Harbour masters")[0]
OTHER = (
    "Iceland closed two airfields after ash fell on the southern villages. Officials in "
    "Reykjavik asked farmers to keep their sheep indoors, and schools stayed shut while crews "
    "washed the runways and counted masks in the storehouse by the lake."
)


@pytest.mark.parametrize(
    ("second", "link"),
    [
        pytest.param(report("b", "morning-mail"), "copyOf", id="another outlet"),
        pytest.param(report("b", "morning-mail", text=TRIMMED), "copyOf", id="trimmed"),
        pytest.param(report("b", "morning-mail", "2025-04-26"), "copyOf", id="days later"),
        pytest.param(report("b", "morning-mail", None), "copyOf", id="no day"),
        pytest.param(report("b", text=LONGER, day="2025-04-23"), "revises", id="an update"),
        pytest.param(report("b", quotes=(QUOTE,)), "copyOf", id="the same text, same outlet"),
        pytest.param(report("b", "morning-mail", "2025-06-01"), None, id="weeks later"),
        pytest.param(report("b", "morning-mail", text=OTHER), None, id="another story"),
        pytest.param(
            report("b", "morning-mail", text=OTHER, quotes=(QUOTE,)), None, id="same quotation"
        ),
    ],
)
def test_the_later_of_two_articles(second: Extraction, link: str | None) -> None:
    with watched((FIRST, second)) as store:
        found = links(store)
    later, earlier = ("a", "b") if second.article.text < FIRST.article.text else ("b", "a")
    kinds = {kind for _, kind, _ in found}
    assert kinds == ({link} if link else set())
    assert {frozenset((one, other)) for one, _, other in found} <= {frozenset((later, earlier))}


def test_the_first_is_the_earliest_and_of_one_day_the_shortest() -> None:
    update = report("update", text=LONGER)
    wire = report("wire", "morning-mail", "2025-04-21", text=LONGER)
    with watched((update, report("early"), wire)) as store:
        assert links(store) == {("update", "copyOf", "wire"), ("early", "copyOf", "wire")}
        store.delete("wire")
        assert links(store) == {("update", "revises", "early")}


@pytest.mark.parametrize(
    ("quotation", "other", "same"),
    [
        pytest.param(QUOTE, {}, True, id="the same"),
        pytest.param(QUOTE.upper(), {}, True, id="capitals apart"),
        pytest.param(f"{QUOTE} and so be it", {}, True, id="more of it"),
        pytest.param("the nets rot on the quay", {}, True, id="a part of it"),
        pytest.param("rot on the quay", {}, False, id="too little of it"),
        pytest.param("We will not wait for long, that is clear to all", {}, False, id="others"),
        pytest.param(QUOTE, {"speaker": "emil-sorensen"}, False, id="another speaker"),
        pytest.param(QUOTE, {"day": "2025-06-01"}, False, id="weeks later"),
        pytest.param(QUOTE, {"said": "2025-04-20"}, True, id="said on a day before"),
    ],
)
def test_quotations_in_different_stories(quotation: str, other: dict[str, str], same: bool) -> None:
    second = report("b", "morning-mail", text=OTHER, quotes=(quotation,), **other)
    with watched((FIRST, second)) as store:
        assert (links(store), repeats(store)) == (set(), int(same))


def test_words_said_on_two_days_are_two_utterances() -> None:
    days = ("2025-04-20", "2025-04-22")
    first, second = (
        report(day, text=OTHER if day < "2025-04-21" else STORY, quotes=(QUOTE,), said=day)
        for day in days
    )
    with watched((first, second)) as store:
        assert repeats(store) == 0


MANY = (
    FIRST,
    report("b", "morning-mail", quotes=(QUOTE,)),
    report("c", text=LONGER, day="2025-04-23"),
    report("d", "morning-mail", "2025-04-21", text=OTHER, quotes=(QUOTE,)),
    report("e", "morning-mail", None, text=TRIMMED),
    report("f", text=OTHER, day="2025-04-29"),
)


def expected() -> set[str]:
    """The links of all, put in their order."""
    with watched(MANY) as store:
        return everything(store)


@settings(max_examples=12, deadline=None)
@given(st.permutations(MANY), st.lists(st.sampled_from(MANY), max_size=3))
def test_the_links_do_not_depend_on_the_order_of_articles(
    order: list[Extraction], again: list[Extraction]
) -> None:
    with watched(order) as store:
        for extraction in again:
            store.delete(extraction.article.id)
            store.put(extraction)
        assert everything(store) == expected()


@pytest.mark.parametrize("gone", [0, 1, 3])
def test_an_article_that_goes_leaves_no_trace(gone: int) -> None:
    others = [one for number, one in enumerate(MANY) if number != gone]
    with watched(MANY) as store, watched(others) as without:
        store.delete(MANY[gone].article.id)
        assert everything(store) == everything(without)


def _caught_up(folder: Path) -> set[str]:
    with Store.open(folder, registry=registry()) as store:
        store.watch_copies()
        assert all(left >= 0 for left in store.catch_up_copies())
        return everything(store)


@pytest.mark.parametrize("harm", ["none", "lost", "damaged", "unwatched"])
def test_the_index_is_made_anew_where_it_lacks_something(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "store"
    with Store.open(folder, registry=registry()) as store:
        if harm == "unwatched":
            for extraction in MANY:
                store.put(extraction)
        else:
            watched(MANY, store)
    if harm == "lost":
        (folder / COPIES).unlink()
    if harm == "damaged":
        (folder / COPIES).write_bytes(b"not a database" * 100)
    assert _caught_up(folder) == expected()


def test_what_was_cut_short_between_store_and_index_is_done_again(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Store.open(folder, registry=registry()) as store:
        watched(MANY, store)
    with sqlite3.connect(folder / COPIES) as index:
        index.execute("UPDATE article SET state = 'older' WHERE id IN (2, 5)")
    index.close()
    assert _caught_up(folder) == expected()


def test_the_links_conform_to_the_shapes() -> None:
    with watched(MANY) as store:
        report_ = validate(store.dataset)
    assert report_.conforms, report_.text


def test_every_pair_is_looked_at_once_however_many_are_alike() -> None:
    alike = [report(f"r{number:03}", "morning-mail") for number in range(40)]
    with watched(itertools.chain((FIRST,), alike)) as store:
        assert {first for _, _, first in links(store)} == {"r000"}
        assert len(links(store)) == 40


@settings(max_examples=12, deadline=None)
@given(st.permutations(MANY), st.lists(st.sampled_from(MANY), max_size=4), st.integers(1, 4))
def test_prints_made_elsewhere_give_the_same_links_however_they_come(
    order: list[Extraction], again: list[Extraction], together: int
) -> None:
    with Store.open(None, registry=registry()) as store:
        for extraction in MANY:
            store.put(extraction)
        watch = CopyWatch(store.base)
        watch.begin(store.engine, None)
        prints = [print_from(store, extraction) for extraction in order]
        # Some come, go and come again within one turn.
        late = [print_from(store, extraction) for extraction in again]
        gone = [(graph, None) for graph, _ in late]
        for some in itertools.batched((*prints, *gone, *late), together):
            watch.follow_many(pickle.loads(pickle.dumps(some)))
        assert everything(store) == expected()
        assert watch.counts(store.engine) == copies_in(store.engine) == (2, 1)


def test_a_fact_told_of_in_two_graphs_belongs_to_the_last_that_came() -> None:
    first, second, third = MANY[0], MANY[1], MANY[3]
    with watched((first, second, third)) as store:
        before = everything(store)
        ((graph, own), (_, told)) = (print_from(store, each) for each in (second, first))
        assert own is not None
        assert told is not None
        watch = CopyWatch(store.base)
        watch.begin(store.engine, None)
        both = (graph, replace(own, facts=(*own.facts, *told.facts)))
        prints = [print_from(store, each) for each in (first, second, third)]
        watch.follow_many((*prints, both))
        watch.follow_many((prints[1], prints[0]))
        assert everything(store) == before


@pytest.mark.parametrize("extraction", MANY)
def test_the_print_of_an_article_can_be_read_off_its_n_quads(extraction: Extraction) -> None:
    data = n_quads(extraction, registry=registry())
    graph = str(Base().article(extraction.article.id))
    made = print_in(graph, data)
    assert made is not None
    assert len(made.facts) == len(extraction.statements) + len(extraction.relations)
    assert made == print_of(graph, ox.parse(data, format=ox.RdfFormat.N_QUADS))
    assert print_in(graph, b"") is None
