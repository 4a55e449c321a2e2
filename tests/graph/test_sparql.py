"""Ad-hoc queries over the union of all graphs, and their formats."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from graph.errors import InvalidFilter
from graph.sparql import (
    GRAPH_FORMATS,
    RESULT_FORMATS,
    QueryRefused,
    QuerySyntaxError,
    run_query,
    serialise,
)
from graph.store import Store
from ontology.vocabulary import DG

URGING = """
SELECT ?by ?whom ?outlet ?sentence WHERE {
  ?relation dg:relationType rel:urges ; dg:subject/rdfs:label ?by ; dg:object/rdfs:label ?whom ;
    dg:reportedBy/rdfs:label ?outlet ; dg:sentence ?sentence .
}
"""


def test_who_urges_whom_reported_by_which_outlet_in_which_sentence(store: Store) -> None:
    answer = run_query(store, URGING.replace("SELECT", "SELECT DISTINCT") + "ORDER BY ?outlet")
    assert answer.variables == ("by", "whom", "outlet", "sentence")
    assert [row[:3] for row in answer.rows()] == [
        ("Norway", "Iceland", "Morning Mail"),
        ("Norway", "Iceland", "The Harbour Post"),
    ]


@pytest.mark.parametrize(
    ("text", "truth"),
    [("ASK { actor:norway rel:urges ?x }", True), ("ASK { actor:georgia rel:urges ?x }", False)],
)
def test_ask(store: Store, text: str, truth: bool) -> None:
    assert run_query(store, text).truth is truth
    assert json.loads(serialise(run_query(store, text), "json"))["boolean"] is truth
    assert serialise(run_query(store, text), "csv") == str(truth).lower().encode()


def test_result_formats(store: Store) -> None:
    text = "SELECT ?label ?none { actor:norway rdfs:label ?label } LIMIT 1"
    written = {name: serialise(run_query(store, text), name) for name in RESULT_FORMATS}
    rows = json.loads(written["json"])["results"]["bindings"]
    assert rows == [{"label": {"type": "literal", "value": "Norway"}}]
    assert list(csv.reader(io.StringIO(written["csv"].decode()))) == [
        ["label", "none"],
        ["Norway", ""],
    ]
    assert written["tsv"].decode().splitlines() == ["?label\t?none", '"Norway"\t']
    assert b"<literal>Norway</literal>" in written["xml"]


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_graph_formats(store: Store, format: str) -> None:
    text = "CONSTRUCT { actor:norway a ?type } WHERE { GRAPH ?g { actor:norway a ?type } }"
    written = serialise(run_query(store, text), format)
    (quad,) = ox.parse(written, format=ox.RdfFormat.from_media_type(GRAPH_FORMATS[format]))
    assert quad.object == ox.NamedNode(DG.State)


def test_turtle_declares_only_the_prefixes_it_uses(store: Store) -> None:
    written = serialise(run_query(store, "CONSTRUCT WHERE { ?s rel:urges ?o }"), "ttl").decode()
    prefixes = {line.split()[1] for line in written.splitlines() if line.startswith("@prefix")}
    assert prefixes == {"actor:", "rel:"}


def test_a_format_that_does_not_fit_is_refused(store: Store) -> None:
    with pytest.raises(InvalidFilter, match="use one of ttl"):
        serialise(run_query(store, "DESCRIBE actor:norway"), "csv")
    with pytest.raises(InvalidFilter, match="use one of json"):
        serialise(run_query(store, "SELECT * { ?s ?p ?o } LIMIT 1"), "ttl")


def test_an_article_is_had_straight_from_its_graph(store: Store) -> None:
    text = "SELECT ?article { GRAPH ?article { ?s dg:speaker actor:shetland-skippers-union } }"
    assert list(run_query(store, text).rows()) == [(str(store.base.article("morning/2")),)]


@pytest.mark.parametrize(
    ("dataset", "count"),
    [("", 6), ("FROM <https://w3id.org/diplograph/article/morning%2F2>", 1),
     ("FROM graph:ontology", 0)],
)  # fmt: skip
def test_from_narrows_the_default_graph(store: Store, dataset: str, count: int) -> None:
    text = f"SELECT (COUNT(*) AS ?n) {dataset} WHERE {{ ?s dg:act ?act }}"
    assert list(run_query(store, text).rows()) == [(str(count),)]


def test_from_another_server_is_refused(store: Store) -> None:
    with pytest.raises(QueryRefused, match="nothing is fetched"):
        run_query(store, "SELECT * FROM <https://elsewhere.example/data> { ?s ?p ?o }")


def test_a_declared_prefix_goes_before_the_known_one(store: Store) -> None:
    text = "PREFIX dg: <https://elsewhere.example/> ASK { ?s a dg:Statement }"
    assert run_query(store, text).truth is False


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT ?x WHERE {\n ?s ?p }", 2, 9),
        ("SELECT ?x { ?s nowhere:p ?x }", 1, 25),
        ("", 1, 1),
        ("SELECT * { ?s ?p ?o } garbage", 1, 29),
    ],
    ids=["pattern", "prefix", "empty", "rest"],
)
def test_syntax_errors_tell_the_place(store: Store, text: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        run_query(store, text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert len(caught.value.message) < 300


def test_unknown_functions_are_errors_too(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="not supported"):
        run_query(store, "SELECT (<https://f.example/>(1) AS ?x) {}")
