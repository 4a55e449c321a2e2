"""Statements, relations, actors and articles over HTTP."""

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient
from rdflib import RDF, Graph

from ontology.vocabulary import DG
from tests.api.factory import BORDER, border

QUIET, TALK, DENIAL = border().statements
URGES, DENIES = border().relations


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    """The items of a list, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        pytest.param("by=anna-novak&about=borduria", ["the border must be quiet"], id="by, about"),
        pytest.param("by=Anna%20Novak&to=the%20Herald", [TALK], id="by names"),
        pytest.param("by=borduria", ["the report of the Herald"], id="a state speaks"),
        pytest.param("until=2025-04-24", ["the border must be quiet"], id="until a day"),
        pytest.param("since=2025-05", ["<b>", "talks would go on"], id="since a month"),
        pytest.param(
            "outlet=strelsau-herald&by=alex-grauhof-2", ["talks would go on"], id="outlet"
        ),
        pytest.param("text=wait+ready", [TALK], id="words"),
        pytest.param("quotation=indirect&by=borduria", ["the report"], id="quotation"),
        pytest.param("type=denies-report", ["the report of the Herald"], id="with a relation"),
        pytest.param("by=ruritania", [], id="nothing"),
        pytest.param("by=&about=&text=", None, id="empty parameters are none"),
    ],
)
def test_statements(client: TestClient, query: str, texts: list[str | Any] | None) -> None:
    found = items(client, f"/statements?{query}")
    if texts is None:
        assert len(found) == 5
        return
    assert len(found) == len(texts)
    for item, text in zip(found, texts, strict=True):
        assert (item["id"] == text.id) if text is TALK else (text in item["text"])


def test_a_statement_tells_all(client: TestClient) -> None:
    (found,) = items(client, "/statements?by=anna-novak&about=borduria")
    assert found == {
        "id": QUIET.id,
        "act": "speech",
        "speech_act": "says",
        "speaker": "anna-novak",
        "speaker_label": "Anna Novak",
        "source": [[0, 27]],
        "cue": [[28, 32]],
        "content": [list(QUIET.content[0])],
        "text": "the border must be quiet",
        "quotation": "direct",
        "addressee": None,
        "addressee_label": None,
        "about": ["borduria"],
        "about_labels": ["Borduria"],
        "date": "2025-04-24",
        "parent": None,
        "denies": None,
        "denied_by": [DENIAL.id],
        "sentence": BORDER.text.split("\n")[0],
        "article": "herald-border",
        "title": "Ruritania urges Borduria to leave",
        "publisher": "The Strelsau Herald",
        "published": "2025-04-25",
        "url": "https://herald.example/border",
        "reported_by": "strelsau-herald",
        "reported_by_label": "The Strelsau Herald",
        "confidence": 0.9,
        "rule": "test",
        "reports": [],
        "carriers": ["strelsau-herald"],
        "carrier_labels": ["The Strelsau Herald"],
    }
    assert client.get(f"/statements/{QUIET.id}").json() == found


@pytest.mark.parametrize(
    ("query", "relations"),
    [
        pytest.param("type=urges", ["urges"], id="a type"),
        pytest.param("type=REJECT", ["denies-report"], id="a family"),
        pytest.param("type=request", ["urges"], id="in any case"),
        pytest.param("subject=Ruritania&object=Borduria", ["urges"], id="by names"),
        pytest.param("object=ruritania", ["criticises"], id="an object"),
        pytest.param("polarity=negated", [], id="polarity"),
        pytest.param("", ["urges", "denies-report", "criticises"], id="all, by day"),
    ],
)
def test_relations(client: TestClient, query: str, relations: list[str]) -> None:
    assert [item["relation"] for item in items(client, f"/relations?{query}")] == relations


def test_a_relation_tells_who_asserts_it(client: TestClient) -> None:
    found = client.get(f"/relations/{DENIES.id}").json()
    assert (found["plover"], found["attributed_to"]) == ("REJECT", "borduria")
    assert found["statement"] == DENIAL.id
    assert found["evidence"] == list(DENIES.evidence)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param("q=grauhof", ["alex-grauhof", "alex-grauhof-2"], id="part of a name"),
        pytest.param("q=grauhof&state=xb", ["alex-grauhof-2"], id="of a state"),
        pytest.param("type=outlet", ["strelsau-herald"], id="of a type"),
        pytest.param("q=kingdom", ["ruritania"], id="by an alias"),
    ],
)
def test_actors(client: TestClient, query: str, ids: list[str]) -> None:
    assert [item["id"] for item in items(client, f"/actors?{query}")] == ids


def test_one_actor(client: TestClient) -> None:
    found = client.get("/actors/anna-novak").json()
    assert (found["label"], found["type"], found["state"]) == ("Anna Novak", "Person", "XR")
    assert (found["mentions"], found["statements"]) == (2, 2)


def test_neighbourhood(client: TestClient) -> None:
    near = client.get("/actors/ruritania/neighbourhood").json()
    far = client.get("/actors/ruritania/neighbourhood?hops=2").json()
    assert {node["id"] for node in near["nodes"]} == {"ruritania", "borduria", "alex-grauhof-2"}
    assert {node["id"] for node in far["nodes"]} - {node["id"] for node in near["nodes"]} == {
        "strelsau-herald"
    }
    assert [edge["relation"] for edge in near["edges"]] == ["criticises", "urges"]


def test_articles(client: TestClient) -> None:
    found = items(client, "/articles")
    assert [(a["id"], a["statements"], a["relations"]) for a in found] == [
        ("rivals", 1, 1),
        ("odd-markup", 1, 0),
        ("herald-border", 3, 2),
    ]


def test_one_article_with_its_text_and_facts(client: TestClient) -> None:
    found = client.get("/articles/herald-border").json()
    assert found["text"] == BORDER.text
    assert found["article"]["title"] == BORDER.title
    start, end = found["statements"][0]["content"][0]
    assert found["text"][start:end] == "the border must be quiet"
    assert {relation["id"] for relation in found["relations"]} == {URGES.id, DENIES.id}


def test_pages_follow_one_another_to_the_end(client: TestClient) -> None:
    address: str | None = "/statements?since=2025&limit=2"
    seen: list[str] = []
    while address is not None:
        answer = client.get(address)
        page = answer.json()
        assert page["total"] == 5
        assert answer.headers["x-total-count"] == "5"
        assert ("link" in answer.headers) == (page["next"] is not None)
        seen += [item["id"] for item in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == 5


LISTS = [
    "/statements",
    "/relations",
    "/actors",
    "/articles",
    f"/statements/{QUIET.id}",
    f"/relations/{URGES.id}",
    "/actors/ruritania",
    "/actors/ruritania/neighbourhood",
    "/articles/herald-border",
]


@pytest.mark.parametrize("address", LISTS)
def test_csv_by_format_and_by_accept(client: TestClient, address: str) -> None:
    by_format = client.get(address, params={"format": "csv"})
    by_accept = client.get(address, headers={"Accept": "text/csv"})
    assert by_format.headers["content-type"] == "text/csv; charset=utf-8"
    assert by_format.text == by_accept.text
    assert by_accept.headers["vary"].startswith("Accept")
    header, *rows = csv.reader(io.StringIO(by_format.text, newline=""))
    assert rows
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("address", LISTS)
def test_turtle_by_format_and_by_accept(client: TestClient, address: str) -> None:
    by_format = client.get(address, params={"format": "ttl"})
    by_accept = client.get(address, headers={"Accept": "text/turtle;q=0.9, text/html"})
    assert by_format.headers["content-type"] == "text/turtle; charset=utf-8"
    graph = Graph().parse(data=by_format.text, format="turtle")
    assert len(graph) > 0
    assert len(graph) == len(Graph().parse(data=by_accept.text, format="turtle"))


def test_turtle_of_a_selection_holds_the_selection(client: TestClient) -> None:
    turtle = client.get("/statements?by=anna-novak&format=ttl").text
    graph = Graph().parse(data=turtle, format="turtle")
    assert len(set(graph.subjects(RDF.type, DG.Statement))) == 2


@pytest.mark.parametrize("address", ["/health", "/statements", "/export.nq", "/", "/nowhere"])
def test_head_gives_the_headers_of_get_and_no_body(client: TestClient, address: str) -> None:
    same = {"X-Request-ID": "same"}
    whole, head = client.get(address, headers=same), client.head(address, headers=same)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers == whole.headers


def test_health(client: TestClient) -> None:
    found = client.get("/health").json()
    assert (found["status"], found["articles"], found["writable"]) == ("ok", 3, False)
    assert found["version"].count(".") == 2
