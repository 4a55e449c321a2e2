"""The SPARQL protocol over HTTP."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph

SELECT = (
    "SELECT DISTINCT ?who ?whom ?outlet ?sentence WHERE { ?r dg:relationType rel:urges ; "
    "dg:subject/rdfs:label ?who ; dg:object/rdfs:label ?whom ; dg:sentence ?sentence ; "
    "dg:reportedBy/rdfs:label ?outlet }"
)
ROW = (
    "Ruritania",
    "Borduria",
    "The Strelsau Herald",
    "Ruritania urged Borduria to withdraw its troops.",
)
ASK = "ASK { actor:ruritania rel:urges actor:borduria }"
CONSTRUCT = "CONSTRUCT { ?a rel:urges ?b } WHERE { ?a rel:urges ?b }"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8"
TURTLE = "text/turtle; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "accept", "format", "content_type"),
    [
        pytest.param(SELECT, "*/*", None, JSON, id="SELECT by default"),
        pytest.param(SELECT, "application/json", None, "application/json", id="plain JSON"),
        pytest.param(SELECT, XML, None, XML, id="XML"),
        pytest.param(SELECT, "text/csv;q=0.9, text/html", None, CSV, id="CSV"),
        pytest.param(SELECT, "*/*", "tsv", TSV, id="TSV by format"),
        pytest.param(ASK, "*/*", None, JSON, id="ASK by default"),
        pytest.param(ASK, "text/csv", None, CSV, id="ASK as CSV"),
        pytest.param(CONSTRUCT, "*/*", None, TURTLE, id="CONSTRUCT by default"),
        pytest.param(CONSTRUCT, "application/ld+json", None, "application/ld+json", id="JSON-LD"),
        pytest.param(CONSTRUCT, "*/*", "nt", "application/n-triples", id="N-Triples by format"),
    ],
)
def test_negotiation(
    client: TestClient, query: str, accept: str, format: str | None, content_type: str
) -> None:
    parameters = {"query": query} | ({"format": format} if format else {})
    answer = client.get("/sparql", params=parameters, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == content_type
    assert answer.headers["vary"].startswith("Accept")


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        pytest.param(SELECT, "text/turtle", id="a table is no graph"),
        pytest.param(CONSTRUCT, "text/csv", id="a graph is no table"),
    ],
)
def test_not_acceptable(client: TestClient, query: str, accept: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406


def test_who_urges_whom_reported_by_which_outlet_in_which_sentence(client: TestClient) -> None:
    names = ("who", "whom", "outlet", "sentence")
    found = json.loads(client.get("/sparql", params={"query": SELECT}).text)
    (binding,) = found["results"]["bindings"]
    assert tuple(binding[name]["value"] for name in names) == ROW
    table = client.get("/sparql", params={"query": SELECT, "format": "csv"}).text
    assert list(csv.reader(io.StringIO(table, newline=""))) == [list(names), list(ROW)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(ASK, "application/sparql-query", id="the query as the body"),
        pytest.param(ASK, "application/sparql-query; charset=utf-8", id="with a charset"),
        pytest.param(
            "query=ASK+%7B+actor%3Aruritania+rel%3Aurges+actor%3Aborduria+%7D",
            "application/x-www-form-urlencoded",
            id="the query in a form",
        ),
    ],
)
def test_post(client: TestClient, content: str, kind: str) -> None:
    answer = client.post("/sparql", content=content, headers={"Content-Type": kind})
    assert answer.json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        pytest.param("CLEAR ALL", "application/sparql-update", 403, id="an update"),
        pytest.param("ASK {}", "text/plain", 415, id="another type"),
        pytest.param(b"\xff", "application/sparql-query", 400, id="not UTF-8"),
        pytest.param("x=1", "application/x-www-form-urlencoded", 422, id="no query in the form"),
        pytest.param("query=a&query=b", "application/x-www-form-urlencoded", 400, id="two"),
        pytest.param(
            "query=ASK%7B%7D&default-graph-uri=nowhere",
            "application/x-www-form-urlencoded",
            422,
            id="a default graph that is no IRI",
        ),
    ],
)
def test_post_refused(client: TestClient, content: bytes | str, kind: str, status: int) -> None:
    answer = client.post("/sparql", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_format_in_a_form(client: TestClient) -> None:
    answer = client.post("/sparql", data={"query": CONSTRUCT, "format": "nt"})
    assert len(Graph().parse(data=answer.text, format="nt")) == 1


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", id="SERVICE"),
        pytest.param("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", id="FROM elsewhere"),
        pytest.param("INSERT DATA { <a:b> <a:b> <a:b> }", id="an update"),
    ],
)
def test_nothing_reaches_out_or_writes(client: TestClient, query: str) -> None:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 403
    assert answer.json()["type"].endswith("#query-refused")


def test_relations_come_as_reifiers_on_request(client: TestClient) -> None:
    text = """CONSTRUCT { ?relation rdf:reifies <<( ?who ?how ?whom )>> } WHERE {
        ?relation dg:subject ?who ; dg:relationType ?how ; dg:object ?whom . ?who ?how ?whom }"""
    turtle = client.get("/sparql", params={"query": text, "format": "ttl"}).text
    assert "rdf:reifies <<( " in turtle
    assert "@prefix actor:" in turtle
