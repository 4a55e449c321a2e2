"""Opening and writing the store of an endpoint."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.actors import get_actor
from graph.backup import back_up
from graph.convert import iri
from graph.errors import EndpointError, StoreError, UpdateFailed
from graph.relations import find_relations
from graph.remote.endpoint import endpoint_at
from graph.remote.store import RemoteStore
from graph.shards.loading import load_shards
from graph.shards.places import Folder
from graph.sparql_update import run_rewritten
from graph.statements import find_statements
from graph.stats import stats
from graph.store import Outcome, Store
from graph.stored_articles import stored_articles
from graph.triples.marks import Mark
from ingest.records import Article, Extraction, Mention, MentionKind, Span
from ontology.namespaces import Base
from ontology.registry import Registry
from tests.graph.copies.reports import QUOTE, report, watched
from tests.graph.factory import harbour, known, morning, registry
from tests.service.oxigraph import endpoint


def quads(store: Store) -> set[str]:
    """Everything in named graphs; blank nodes have other names in every store."""
    found = (str(quad) for quad in store.engine.quads_for_pattern(None, None, None))
    return {quad for quad in found if "_:" not in quad}


def test_the_same_article_twice_changes_nothing(empty_far: RemoteStore) -> None:
    assert empty_far.put(harbour()) is Outcome.NEW
    size = len(empty_far.engine)
    assert empty_far.put(harbour()) is Outcome.UNCHANGED
    assert len(empty_far.engine) == size


def test_a_new_version_replaces_the_graph_whole(empty_far: RemoteStore) -> None:
    empty_far.put(harbour())
    empty_far.put(morning())
    shorter = replace(harbour(), statements=(), relations=())
    assert empty_far.put(shorter) is Outcome.CHANGED
    with Store.open(None, registry=registry()) as near:
        near.put(shorter)
        near.put(morning())
        assert quads(empty_far) == quads(near)


def test_an_article_can_be_deleted_once(empty_far: RemoteStore) -> None:
    before = quads(empty_far)
    empty_far.put(harbour())
    assert empty_far.delete("harbour-1") is True
    assert quads(empty_far) == before
    assert empty_far.delete("harbour-1") is False


def test_an_update_that_cannot_be_parsed_leaves_the_old_graph(empty_far: RemoteStore) -> None:
    empty_far.put(harbour())
    before = quads(empty_far)
    graph = iri(empty_far.base.article("harbour-1"))
    # Longer than what is looked through here first: the endpoint itself refuses it.
    wrong = f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ {'# long\n' * 20_000} <a:a> <a:b> }}"
    with pytest.raises(UpdateFailed, match="nothing was changed"):
        empty_far.engine.update(wrong)
    assert quads(empty_far) == before


def test_an_update_of_which_a_part_cannot_be_done_is_not_done(empty_far: RemoteStore) -> None:
    before = quads(empty_far)
    with pytest.raises(UpdateFailed, match="does not exist"):
        run_rewritten(
            empty_far,
            "INSERT DATA { GRAPH <a:a> { <a:a> <a:b> 1 } } ; DROP GRAPH <https://nowhere.example/>",
        )
    assert quads(empty_far) == before


def test_updates_know_the_prefixes_of_the_store(empty_far: RemoteStore) -> None:
    run_rewritten(empty_far, "INSERT DATA { GRAPH graph:notes { actor:norway skos:note 'cold' } }")
    notes = empty_far.engine.quads_for_pattern(None, None, ox.Literal("cold"))
    assert [quad.subject for quad in notes] == [iri(empty_far.base.actor("norway"))]


def test_graphs_are_put_and_dropped_as_here(empty_far: RemoteStore) -> None:
    triple = ox.Triple(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("o", language="en"))
    other = ox.Triple(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal(1))
    with Store.open(None, registry=registry()) as near:
        for store in (near, empty_far):
            assert store.put_graph("a:g", (triple,)) is Outcome.NEW
            assert store.put_graph("a:g", (triple,)) is Outcome.UNCHANGED
            assert store.add_to_graph("a:g", (other,)) is Outcome.CHANGED
            assert store.has_graph("a:g")
            assert store.put_graph(None, (triple,)) is Outcome.CHANGED
        named = quads(near) - {str(ox.Quad(triple.subject, triple.predicate, triple.object))}
        assert quads(empty_far) == named
        default = (None, None, None, ox.DefaultGraph())
        assert [quad.triple for quad in empty_far.engine.quads_for_pattern(*default)] == [triple]
    assert empty_far.drop_graph("a:g") is True
    assert empty_far.drop_graph("a:g") is False


def test_the_registry_is_renewed_by_who_may_write_alone(address: str) -> None:
    RemoteStore.connect(endpoint_at(address), registry=registry()).close()
    old = registry()
    renamed = dict(old.actors) | {
        "georgia": replace(old.actors["georgia"], label="Republic of Georgia")
    }
    newer = Registry(renamed, old.names, old.offices, old.terms)
    sizes = []
    for create in (False, True):
        with RemoteStore.connect(endpoint_at(address), registry=newer, create=create) as store:
            name = ox.Literal("Republic of Georgia")
            sizes.append(len(list(store.engine.quads_for_pattern(None, None, name))))
    assert sizes == [0, 1]


def test_an_actor_of_an_article_outlives_the_registry_that_knew_it(address: str) -> None:
    with RemoteStore.connect(endpoint_at(address), registry=registry()) as store:
        store.put(harbour())
    nobody = Registry({}, (), {}, ())
    with RemoteStore.connect(endpoint_at(address), registry=nobody) as store:
        row = get_actor(store, "norway")
        assert row is not None
        assert (row.label, row.type, row.state) == ("Norway", "State", "NO")


def test_what_others_write_is_seen_after_a_while(
    empty_far: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stats(empty_far).articles == 0
    endpoint = empty_far.endpoint
    with RemoteStore.connect(endpoint, registry=registry(), create=False) as other:
        other.put(harbour())
    later = time.monotonic() + 11
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert stats(empty_far).articles == 1


@pytest.mark.parametrize("union", [False, True], ids=["plain default graph", "union"])
def test_the_union_of_all_graphs_is_asked_either_way(union: bool) -> None:
    options = ("--union-default-graph",) if union else ()
    with (
        endpoint(*options) as address,
        RemoteStore.connect(endpoint_at(address), registry=registry()) as store,
    ):
        assert store.endpoint.union == (() if union else (("union-default-graph", "true"),))
        store.put(harbour())
        assert stats(store).articles == 1


def test_the_backup_of_an_endpoint_can_be_loaded_anywhere(
    far: RemoteStore, near: Store, address: str, tmp_path: Path
) -> None:
    assert back_up(far, None, tmp_path / "copy") > 1000
    folder = Folder(tmp_path / "copy")
    with (
        Store.open(tmp_path / "store", registry=registry()) as here,
        RemoteStore.connect(endpoint_at(address), registry=registry()) as there,
    ):
        for store in (here, there):
            (loaded,) = load_shards(store, folder)
            assert (loaded.graphs, loaded.replaced) == (2, 0)
            (again,) = load_shards(store, folder)
            assert (again.graphs, again.replaced) == (2, 2)
            assert quads(store) == quads(near)


def _empty(address: str) -> Base:
    return Base()


def _other_base(address: str) -> Base:
    with RemoteStore.connect(endpoint_at(address), registry=registry()) as store:
        store.put(harbour())
    return Base("https://elsewhere.example/")


@pytest.mark.parametrize(
    ("prepare", "create", "advice"),
    [
        pytest.param(_empty, False, "fill it with `diplograph ingest", id="empty"),
        pytest.param(_other_base, True, "set DIPLOGRAPH_BASE", id="other base"),
        pytest.param(_other_base, False, "set DIPLOGRAPH_BASE", id="other base, to read"),
    ],
)
def test_what_is_no_store_is_refused_with_advice(
    address: str, prepare: Callable[[str], Base], create: bool, advice: str
) -> None:
    base = prepare(address)
    with pytest.raises(StoreError, match=advice):
        RemoteStore.connect(endpoint_at(address), base, registry=registry(), create=create)


def test_an_endpoint_has_no_files(far: RemoteStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="diplograph backup"):
        far.copy_to(tmp_path / "files")
    with pytest.raises(StoreError, match="SPARQLStore"):
        _ = far.dataset


def test_an_endpoint_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.remote.client._PAUSES", (0, 0))
    with endpoint() as address:
        store = RemoteStore.connect(endpoint_at(address), registry=registry())
    with pytest.raises(EndpointError, match="see whether it runs"):
        store.put(harbour())
    store.close()
    store.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[RemoteStore]:
    """One endpoint for all examples."""
    with (
        endpoint() as found,
        RemoteStore.connect(endpoint_at(found), registry=registry()) as store,
    ):
        yield store


@settings(max_examples=30, deadline=None)
@given(text=st.text(min_size=3), id=st.text(min_size=1), title=st.none() | st.text())
def test_any_text_is_kept_as_it_is_and_put_twice_is_unchanged(
    shared: RemoteStore, text: str, id: str, title: str | None
) -> None:
    article = Article(id, text, title=title)
    mention = Mention(Span(1, 2), "norway", MentionKind.NAME)
    extraction = Extraction(article, (known("norway"),), (mention,))
    shared.delete(id)
    assert shared.put(extraction) is Outcome.NEW
    assert shared.put(extraction) is Outcome.UNCHANGED
    longer = replace(extraction, article=replace(article, text=text + "."))
    assert shared.put(longer) is Outcome.CHANGED
    assert shared.put(longer) is Outcome.UNCHANGED


def test_marks_are_those_of_a_folder(empty_far: RemoteStore) -> None:
    mark = Mark("0f", "1.0+ab")
    assert empty_far.put(harbour(), mark) is Outcome.NEW
    empty_far.put(morning())
    assert empty_far.marks(("harbour-1", "morning-1", "none")) == {"harbour-1": mark}
    assert empty_far.put(harbour(), mark) is Outcome.UNCHANGED


def test_links_of_copies_that_are_loaded_count_as_in_a_folder(empty_far: RemoteStore) -> None:
    told = [report("first", quotes=(QUOTE,)), report("second", "morning-mail", quotes=(QUOTE,))]
    with watched(told) as near:
        quads = list(near.engine.quads_for_pattern(None, None, None))
        plain = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        graphs = {each for each in near.engine.named_graphs() if isinstance(each, ox.NamedNode)}
        empty_far.load(BytesIO(plain), graphs)
        assert empty_far.copy_counts() == near.copy_counts() == (1, 0)
        for question in (find_statements, find_relations):
            ours, theirs = question(empty_far), question(near)
            assert ours == theirs
            assert [len(row.carriers) for row in ours.items] == [2]


def test_stored_articles_are_read_back_as_from_a_folder(empty_far: RemoteStore) -> None:
    with Store.open(None, registry=registry()) as near:
        for store in (empty_far, near):
            store.put(harbour())
            store.put(morning())
        found = [sorted(map(str, stored_articles(store))) for store in (empty_far, near)]
    assert found[0] == found[1]
    assert len(found[0]) == 2
