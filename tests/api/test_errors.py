"""Every error is a problem document (RFC 9457) that says what to do."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.problem_kinds import KINDS
from api.settings import Settings
from graph.store import Store
from tests.api.factory import TOKEN

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("method", "address", "status", "name"),
    [
        pytest.param("GET", "/nowhere", 404, "not-found", id="unknown path"),
        pytest.param("GET", "/statements/0000", 404, "not-found", id="unknown statement"),
        pytest.param("GET", "/relations/0000", 404, "not-found", id="unknown relation"),
        pytest.param("GET", "/actors/nobody", 404, "not-found", id="unknown actor id"),
        pytest.param("GET", "/actors/nobody/neighbourhood", 404, "not-found", id="its network"),
        pytest.param("GET", "/articles/nothing", 404, "not-found", id="unknown article"),
        pytest.param("GET", "/static/nothing.css", 404, "not-found", id="unknown file"),
        pytest.param("GET", "/statements?by=nobody", 404, "unknown-actor", id="unknown name"),
        pytest.param("GET", "/export.ttl?by=nobody", 404, "unknown-actor", id="in an export"),
        pytest.param("GET", "/statements?by=alex%20grauhof", 409, "ambiguous-name", id="two of it"),
        pytest.param(
            "GET", "/relations?subject=Alex%20Grauhof", 409, "ambiguous-name", id="subject"
        ),
        pytest.param("PUT", "/statements", 405, "method-not-allowed", id="wrong method"),
        pytest.param("GET", "/statements?since=soon", 422, "bad-parameter", id="no date"),
        pytest.param("GET", "/relations?type=hugs", 422, "bad-parameter", id="no relation type"),
        pytest.param("GET", "/actors?type=hero", 422, "bad-parameter", id="no type of actor"),
        pytest.param("GET", "/actors?state=GBR", 422, "bad-parameter", id="no state"),
        pytest.param("GET", "/statements?quotation=odd", 422, "bad-parameter", id="no quotation"),
        pytest.param("GET", "/statements?limit=0", 422, "bad-parameter", id="limit too low"),
        pytest.param("GET", "/statements?limit=many", 422, "bad-parameter", id="no number"),
        pytest.param("GET", "/statements?speaker=x", 422, "bad-parameter", id="unknown parameter"),
        pytest.param("GET", "/statements?format=docx", 422, "bad-parameter", id="no format"),
        pytest.param(
            "GET", "/actors/ruritania/neighbourhood?hops=99", 422, "bad-parameter", id="far"
        ),
        pytest.param("GET", "/export.docx", 422, "bad-parameter", id="unknown ending"),
        pytest.param("GET", "/sparql?timeout=0&query=x", 422, "bad-parameter", id="no time"),
        pytest.param("GET", "/sparql?query=SELECT", 400, "query-syntax", id="half a query"),
        pytest.param("GET", "/sparql?query=CLEAR%20ALL", 403, "query-refused", id="an update"),
        pytest.param("POST", "/articles", 403, "read-only", id="writing without a token set"),
        pytest.param("DELETE", "/articles/rivals", 403, "read-only", id="deleting too"),
    ],
)
def test_problem(client: TestClient, method: str, address: str, status: int, name: str) -> None:
    answer = client.request(method, address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"http://testserver/docs#{name}"
    assert problem["instance"] == address.partition("?")[0].replace("%20", " ")
    assert problem["title"]
    assert problem["detail"].endswith((".", "!", "?"))
    assert problem["advice"].endswith(".")


def test_an_ambiguous_name_lists_the_candidates(client: TestClient) -> None:
    problem = client.get("/statements", params={"by": "Alex Grauhof"}).json()
    assert problem["candidates"] == [
        {"id": "alex-grauhof", "label": "Alex Grauhof", "type": "Person", "state": "XR"},
        {"id": "alex-grauhof-2", "label": "Alex Grauhof", "type": "Person", "state": "XB"},
    ]


def test_an_unknown_name_lists_near_ones(client: TestClient) -> None:
    problem = client.get("/statements", params={"by": "Grau"}).json()
    assert [near["id"] for near in problem["candidates"]] == ["alex-grauhof", "alex-grauhof-2"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("/relations?type=hugs", "urges", id="the relation types"),
        pytest.param("/statements?format=docx", "json, csv, ttl", id="the formats"),
        pytest.param("/statements?since=soon", "2025-04-25", id="how a date is written"),
    ],
)
def test_a_bad_parameter_says_what_is_wrong_and_which_values_are_good(
    client: TestClient, address: str, told: str
) -> None:
    problem = client.get(address).json()
    given = address.rpartition("=")[2]
    assert repr(given) in problem["detail"]
    assert told in problem["advice"]


def test_what_cannot_be_accepted_says_what_there_is(client: TestClient) -> None:
    answer = client.get("/statements", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["available"]["csv"] == "text/csv"


def test_a_wrong_method_names_the_right_ones(client: TestClient) -> None:
    assert client.put("/statements").headers["allow"] == "GET"


def test_a_syntax_error_tells_line_and_column(client: TestClient) -> None:
    problem = client.get("/sparql", params={"query": "SELECT ?a\nWHERE { ?a }"}).json()
    assert (problem["line"], problem["column"]) == (2, 13)


def test_a_browser_gets_a_page_with_links_to_the_candidates(client: TestClient) -> None:
    asked = {"by": " Alex Grauhof", "text": "a&b"}
    answer = client.get("/ask", params=asked, headers=BROWSER)
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'href="?by=alex-grauhof-2&amp;text=a%26b"' in answer.text


@pytest.fixture
def broken(store: Store) -> FastAPI:
    """A server with an endpoint that has a bug."""
    app = create_app(store, Settings())

    def fail() -> None:
        raise ZeroDivisionError("private detail")

    app.add_api_route("/broken", fail)
    return app


def test_a_bug_of_ours_tells_nothing_private(
    broken: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    with TestClient(broken, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "private" not in answer.text
    assert "private detail" in caplog.text


def test_every_type_of_problem_is_described_in_the_docs(client: TestClient) -> None:
    page = client.get("/docs").text
    assert [kind.name for kind in KINDS if f'id="{kind.name}"' not in page] == []


@pytest.mark.parametrize("token", [None, "", TOKEN[:-1], TOKEN + "x", "Ünïcode"])
def test_a_missing_or_wrong_token(writable: TestClient, token: str | None) -> None:
    headers = [] if token is None else [(b"Authorization", f"Bearer {token}".encode())]
    answer = writable.post("/articles", json={"text": "x"}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["type"].endswith("#unauthorised")
