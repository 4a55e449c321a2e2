"""RDF exports: whole and filtered, in every format."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import ORG, RDF, SDO, Graph

from graph.errors import InvalidFilter
from graph.export import EXPORT_FORMATS, export
from graph.filters import Filters
from graph.store import Store
from ingest.records import Article, Extraction
from ontology.validation import validate
from ontology.vocabulary import DG, REL
from tests.graph.factory import registry


def turtle(store: Store, filters: Filters | None = None) -> Graph:
    return Graph().parse(data=b"".join(export(store, filters, "ttl")), format="turtle")


@pytest.mark.parametrize("format", ["ttl", "trig", "nq", "jsonld"])
def test_every_format_holds_the_same_triples(store: Store, format: str) -> None:
    written = b"".join(export(store, None, format))
    parsed = ox.parse(written, format=ox.RdfFormat.from_media_type(EXPORT_FORMATS[format]))
    quads = [quad for quad in parsed if isinstance(quad, ox.Quad)]
    assert len({quad.triple for quad in quads}) == len(turtle(store))
    graphs = {quad.graph_name for quad in quads}
    assert len(graphs) == (1 if format == "ttl" else 3)


@pytest.mark.parametrize(
    "filters",
    [
        pytest.param(None, id="everything"),
        pytest.param(Filters(by="norway"), id="by"),
        pytest.param(Filters(by="government-of-iceland"), id="a denial"),
        pytest.param(Filters(type="ASSAULT"), id="family"),
        pytest.param(Filters(quotation="mixed"), id="a part of a statement"),
        pytest.param(Filters(outlet="morning-mail"), id="outlet"),
        pytest.param(Filters(by="nobody"), id="nothing"),
    ],
)
def test_every_export_conforms_to_the_shapes(store: Store, filters: Filters | None) -> None:
    report = validate(turtle(store, filters))
    assert report.conforms, report.text


def test_a_filtered_export_holds_what_meets_the_filters_and_what_it_needs(store: Store) -> None:
    graph = turtle(store, Filters(by="government-of-iceland"))
    statements = set(graph.subjects(RDF.type, DG.Statement))
    denied = set(graph.objects(None, DG.denies))
    assert len(statements) == 2
    assert denied < statements
    assert set(graph.objects(None, DG.relationType)) == {REL.denies_report}
    assert not set(graph.subjects(RDF.type, DG.Mention))


def test_a_filtered_export_holds_only_the_direct_edges_it_justifies(store: Store) -> None:
    norway, iceland = store.base.actor("norway"), store.base.actor("iceland")
    assert (norway, REL.urges, iceland) in turtle(store, Filters(type="urges"))
    assert (norway, REL.urges, iceland) not in turtle(store, Filters(type="attacks"))


def test_actors_come_with_what_the_registry_knows(store: Store) -> None:
    graph, base = turtle(store), store.base
    post = base.actor("foreign-minister-of-norway")
    assert (base.actor("astrid-nordahl"), ORG.holds, post) in graph
    assert (post, ORG.postIn, base.actor("government-of-norway")) in graph
    assert set(graph.objects(None, DG.post)) == {post}
    assert not list(graph.predicate_objects(base.actor("georgia")))


def test_the_same_store_gives_the_same_bytes(store: Store) -> None:
    for format in EXPORT_FORMATS:
        assert list(export(store, None, format)) == list(export(store, None, format))


def test_an_unknown_format_is_refused(store: Store) -> None:
    with pytest.raises(InvalidFilter, match="ttl, trig, nq, jsonld, gexf"):
        export(store, None, "docx")


@settings(deadline=None, max_examples=50)
@given(text=st.text(min_size=1), title=st.text(min_size=1))
def test_any_text_survives_the_turtle(text: str, title: str) -> None:
    with Store.open(None, registry=registry()) as store:
        store.put(Extraction(Article("x", text, title=title)))
        body = turtle(store).value(store.base.article("x"), SDO.articleBody)
    assert str(body) == text.encode("utf-8", "replace").decode()
