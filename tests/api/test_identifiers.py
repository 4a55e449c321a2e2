"""What the IRIs of the data lead to, for people and for machines."""

import pytest
from fastapi.testclient import TestClient
from rdflib import RDF, SDO, VOID, Graph, URIRef

from ontology.vocabulary import DG

STATEMENT = "1666248c819291a3"
RELATION = "3a5c5baf7433cae2"
BASE = "https://w3id.org/diplograph/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("actor/ruritania", "/who/ruritania"),
        ("article/herald-border", "/read/herald-border"),
        (f"statement/{STATEMENT}", f"/read/herald-border#s-{STATEMENT}"),
        (f"relation/{RELATION}", f"/read/herald-border#r-{RELATION}"),
    ],
)
def test_a_page_for_people_and_rdf_for_machines(client: TestClient, path: str, page: str) -> None:
    answer = client.get(f"/{path}", headers={"Accept": BROWSER}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert client.get(page.partition("#")[0]).status_code == 200
    for kind, format in (("text/turtle", "turtle"), ("application/rdf+xml", "xml")):
        answer = client.get(f"/{path}", headers={"Accept": kind})
        assert answer.headers["content-type"].startswith(kind)
        graph = Graph().parse(data=answer.text, format=format)
        assert (URIRef(BASE + path), RDF.type, None) in graph


def test_an_article_is_its_whole_graph(client: TestClient) -> None:
    text = client.get("/article/herald-border", params={"format": "ttl"}).text
    graph = Graph().parse(data=text, format="turtle")
    assert (None, RDF.type, DG.Statement) in graph
    assert (None, SDO.articleBody, None) in graph


@pytest.mark.parametrize("kind", ["actor", "article", "statement", "relation"])
def test_what_is_not_there_is_not_found(client: TestClient, kind: str) -> None:
    assert client.get(f"/{kind}/none").status_code == 404


def test_the_vocabulary(client: TestClient) -> None:
    page = client.get("/ontology", headers={"Accept": BROWSER})
    assert "dg:Statement" in page.text
    graph = Graph().parse(data=client.get("/ontology").text, format="turtle")
    assert (DG.Statement, RDF.type, None) in graph


def test_void_counts_and_points_to_the_endpoint(client: TestClient) -> None:
    graph = Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert int(str(graph.value(dataset, VOID.triples))) > 0
    assert str(graph.value(dataset, VOID.sparqlEndpoint)) == "http://testserver/sparql"
