"""The Graph Store Protocol, updates, and what the service says of itself."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from rdflib.compare import isomorphic

from tests.api.factory import TOKEN

WRITER = {"Authorization": f"Bearer {TOKEN}"}
GRAPH = f"/graph-store?graph={quote('http://a.example/g', safe='')}"
BODY = '<http://a.example/s> <http://a.example/p> "x" , [ <http://a.example/q> 1 ] .'
UPDATE = "application/sparql-update"


def put(client: TestClient, address: str, body: str, kind: str = "text/turtle") -> int:
    """The status of a PUT with the token."""
    answer = client.put(address, content=body, headers={**WRITER, "Content-Type": kind})
    return answer.status_code


def update(client: TestClient, text: str, address: str = "/sparql") -> int:
    """The status of an update with the token."""
    headers = {**WRITER, "Content-Type": UPDATE}
    return client.post(address, content=text, headers=headers).status_code


def holds(client: TestClient, pattern: str) -> bool:
    """Whether the store has this."""
    answer = client.get("/sparql", params={"query": f"ASK {{ {pattern} }}", "format": "json"})
    return bool(answer.json()["boolean"])


@pytest.mark.parametrize("address", [GRAPH, "/graph-store?default", "/graph-store/mine/1"])
def test_what_is_put_comes_back(writable: TestClient, address: str) -> None:
    assert put(writable, address, BODY) == (204 if "default" in address else 201)
    for format in ("ttl", "nt", "rdf"):
        answer = writable.get(address, params={**writable_params(address), "format": format})
        name = {"ttl": "turtle", "nt": "nt", "rdf": "xml"}[format]
        found = Graph().parse(data=answer.text, format=name)
        assert isomorphic(found, Graph().parse(data=BODY, format="turtle"))
    assert writable.head(address).status_code == 200
    assert writable.delete(address, headers=WRITER).status_code == 204
    if "default" not in address:
        assert writable.get(address).status_code == 404


def writable_params(address: str) -> dict[str, str]:
    """The parameters of an address, which a client would replace by those it is given."""
    _, _, query = address.partition("?")
    if not query:
        return {}
    return {"default": ""} if query == "default" else {"graph": "http://a.example/g"}


def test_the_same_again_is_unchanged(writable: TestClient) -> None:
    plain = "<http://a.example/s> <http://a.example/p> 1 ."
    headers = {**WRITER, "Content-Type": "text/turtle"}
    outcomes = [
        writable.put(GRAPH, content=content, headers=headers).headers["Diplograph-Outcome"]
        for content in (plain, plain, "")
    ]
    assert outcomes == ["new", "unchanged", "changed"]


def test_post_adds_and_makes_new_graphs(writable: TestClient) -> None:
    put(writable, GRAPH, BODY)
    headers = {**WRITER, "Content-Type": "text/turtle"}
    more = "<http://a.example/s> <http://a.example/p> 2 ."
    assert writable.post(GRAPH, content=more, headers=headers).status_code == 204
    assert holds(writable, 'GRAPH <http://a.example/g> { ?s ?p 2 . ?s ?p "x" }')
    made = writable.post("/graph-store", content=more, headers=headers)
    assert made.status_code == 201
    assert writable.get(made.headers["location"]).status_code == 200


def test_several_files_in_a_form(writable: TestClient) -> None:
    files = [
        ("a", ("a.ttl", "<a:a> <a:b> 1 .", "text/turtle")),
        ("b", ("b.nt", '<a:a> <a:b> "2" .', "application/n-triples")),
    ]
    assert writable.post(GRAPH, files=files, headers=WRITER).status_code == 201
    assert holds(writable, 'GRAPH <http://a.example/g> { <a:a> <a:b> 1 , "2" }')


@pytest.mark.parametrize(
    ("address", "body", "kind", "status"),
    [
        pytest.param("/graph-store", "", "text/turtle", 400, id="no graph"),
        pytest.param(f"{GRAPH}&default", "", "text/turtle", 400, id="two graphs"),
        pytest.param("/graph-store?graph=a%20b:c", "", "text/turtle", 400, id="no IRI"),
        pytest.param(GRAPH, "<a:a>", "text/turtle", 400, id="half a triple"),
        pytest.param(GRAPH, "", "text/plain", 415, id="an unknown type"),
    ],
)
def test_put_refused(writable: TestClient, address: str, body: str, kind: str, status: int) -> None:
    assert put(writable, address, body, kind) == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_writing_needs_the_token(writable: TestClient, method: str) -> None:
    headers = {"Content-Type": "text/turtle"}
    assert writable.request(method, GRAPH, content=BODY, headers=headers).status_code == 401
    answer = writable.post("/sparql", content="CLEAR ALL", headers={"Content-Type": UPDATE})
    assert answer.status_code == 401


def test_an_update_is_done_whole_or_not_at_all(writable: TestClient) -> None:
    assert update(writable, "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> <rel> } }") == 204
    assert holds(writable, "GRAPH <a:g> { <a:a> <a:b> <http://testserver/rel> }")
    half = "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> 2 } } ; DROP GRAPH <a:none>"
    assert update(writable, half) == 400
    assert not holds(writable, "GRAPH <a:g> { <a:a> <a:b> 2 }")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("DELETE WHERE { ?s <a:b> ?o }", "<a:a> <a:b> 1"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "<a:a> <a:b> 1"),
    ],
)
def test_the_dataset_of_an_update_is_what_the_request_says(
    writable: TestClient, text: str, left: str
) -> None:
    update(writable, "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> 1 } GRAPH <a:h> { <a:a> <a:b> 2 } }")
    assert update(writable, text, "/sparql?using-named-graph-uri=a:h") == 204
    assert holds(writable, f"GRAPH <a:g> {{ {left} }}")
    conflict = "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert update(writable, conflict, "/sparql?using-graph-uri=a:h") == 422


def test_the_dataset_of_a_query_is_what_the_request_says(client: TestClient) -> None:
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?s a ?o }", "format": "csv"}
    everything = client.get("/sparql", params=query).text
    one = client.get("/sparql", params={**query, "default-graph-uri": "http://a.example/"}).text
    assert everything != one == "n\r\n0\r\n"


@pytest.mark.parametrize("kind", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_the_service_describes_itself(client: TestClient, kind: str) -> None:
    answer = client.get("/sparql", headers={"Accept": kind})
    assert answer.headers["content-type"].startswith(kind)
    assert "sparql-service-description#" in answer.text


def test_pages_of_other_origins_may_ask(client: TestClient) -> None:
    asked = {
        "Origin": "https://yasgui.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = client.options("/sparql", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
