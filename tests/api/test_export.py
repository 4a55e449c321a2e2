"""Exports over HTTP."""

import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from rdflib import RDF, Graph

from ontology.vocabulary import DG

GEXF = "{http://gexf.net/1.3}"


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("ttl", "text/turtle; charset=utf-8"),
        ("trig", "application/trig"),
        ("nq", "application/n-quads"),
        ("jsonld", "application/ld+json"),
        ("gexf", "application/gexf+xml"),
    ],
)
def test_each_format_comes_as_a_file(client: TestClient, ending: str, media_type: str) -> None:
    answer = client.get(f"/export.{ending}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="diplograph.{ending}"'


@pytest.mark.parametrize(
    ("query", "statements", "relations"),
    [
        pytest.param("", 5, 3, id="everything"),
        pytest.param("?by=anna-novak", 2, 0, id="a speaker"),
        pytest.param("?type=REQUEST", 0, 1, id="a family"),
    ],
)
def test_turtle_holds_the_selection(
    client: TestClient, query: str, statements: int, relations: int
) -> None:
    graph = Graph().parse(data=client.get(f"/export.ttl{query}").text, format="turtle")
    assert len(set(graph.subjects(RDF.type, DG.Statement))) == statements
    assert len(set(graph.subjects(RDF.type, DG.Relation))) == relations


def test_quads_keep_one_graph_per_article(client: TestClient) -> None:
    quads = list(ox.parse(client.get("/export.nq").content, format=ox.RdfFormat.N_QUADS))
    articles = {quad.subject for quad in quads if str(quad.object) == f"<{DG.Article}>"}
    assert len(articles) == 3
    assert articles <= {quad.graph_name for quad in quads}


def test_gexf_holds_the_network(client: TestClient) -> None:
    root = ET.fromstring(client.get("/export.gexf?type=urges").text)
    (edge,) = root.iter(f"{GEXF}edge")
    assert (edge.get("source"), edge.get("label"), edge.get("target")) == (
        "ruritania",
        "urges",
        "borduria",
    )
