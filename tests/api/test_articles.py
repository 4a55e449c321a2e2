"""Adding and deleting articles over HTTP."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from ingest.records import Article, Extraction
from tests.api.conftest import nobody
from tests.api.factory import TOKEN, Paragraphs

AUTHORISED = {"Authorization": f"Bearer {TOKEN}"}
TEXT = "Anna Novak said that it would rain.\n\nIt rained."


def post(client: TestClient, body: object) -> Response:
    """Send a JSON body with the token."""
    return client.post("/articles", json=body, headers=AUTHORISED)


def article(**fields: str) -> dict[str, str]:
    """An article with a date, which most tests want no warning about."""
    return {"text": TEXT, "date": "2025-04-25", **fields}


def test_an_article_is_read_and_found_again(writable: TestClient) -> None:
    answer = post(writable, article(id="rain", publisher="The Example"))
    assert answer.status_code == 200
    assert answer.json() == {
        "items": [{"id": "rain", "outcome": "new", "statements": 1, "relations": 0}],
        "problems": [],
    }
    found = writable.get("/articles/rain").json()
    assert found["text"] == TEXT
    assert found["statements"][0]["text"] == "Anna Novak said that it would rain."
    assert writable.get("/statements?by=anna-novak").json()["total"] == 1


@pytest.mark.parametrize(
    ("second", "outcome", "statements"),
    [
        pytest.param(article(id="rain"), "unchanged", 1, id="the same again"),
        pytest.param(article(id="rain", text="It said no."), "changed", 1, id="a new version"),
        pytest.param(article(id="rain", text="Nothing."), "changed", 0, id="one with less in it"),
        pytest.param(article(id="other"), "new", 2, id="another"),
    ],
)
def test_a_second_article(
    writable: TestClient, second: dict[str, str], outcome: str, statements: int
) -> None:
    post(writable, article(id="rain"))
    assert post(writable, second).json()["items"][0]["outcome"] == outcome
    assert writable.get("/statements?copies=true").json()["total"] == statements
    assert writable.get("/statements").json()["total"] == min(1, statements)


def test_an_article_without_an_id_gets_one(writable: TestClient) -> None:
    given = post(writable, article()).json()["items"][0]["id"]
    assert writable.get(f"/articles/{given}").json()["text"] == TEXT


def test_any_id_does(writable: TestClient) -> None:
    odd = "a/b c?d#é"
    post(writable, article(id=odd))
    (listed,) = writable.get("/articles").json()["items"]
    assert listed["id"] == odd
    assert writable.get("/articles/a%2Fb%20c%3Fd%23%C3%A9").json()["article"]["id"] == odd


def test_of_a_list_the_good_ones_are_taken_and_the_bad_ones_told(writable: TestClient) -> None:
    answer = post(writable, [article(id="good"), {"title": "no text"}, "not an article"])
    assert answer.status_code == 200
    report = answer.json()
    assert [item["id"] for item in report["items"]] == ["good"]
    assert [problem["reason"] for problem in report["problems"]] == ["no text", "not an article"]
    assert all(problem["skipped"] and problem["advice"] for problem in report["problems"])


def test_an_article_without_a_date_is_taken_with_a_warning(writable: TestClient) -> None:
    report = post(writable, {"id": "undated", "text": TEXT}).json()
    assert [item["id"] for item in report["items"]] == ["undated"]
    assert [problem["skipped"] for problem in report["problems"]] == [False]


def test_one_article_a_line(writable: TestClient) -> None:
    lines = "\n".join(json.dumps(article(id=id)) for id in ("one", "two"))
    headers = {**AUTHORISED, "Content-Type": "application/x-ndjson"}
    report = writable.post("/articles", content=lines, headers=headers).json()
    assert [item["id"] for item in report["items"]] == ["one", "two"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "told"),
    [
        pytest.param(b"{broken", "application/json", 422, "broken JSON", id="broken JSON"),
        pytest.param(b"", "application/json", 422, "empty", id="nothing"),
        pytest.param(b"[]", "application/json", 422, "empty list", id="an empty list"),
        pytest.param(b'"\xff"', "application/json", 422, "UTF-8", id="not UTF-8"),
        pytest.param(b'{"text": " "}', "application/json", 422, "no text", id="no text"),
        pytest.param(b"text=x", "text/plain", 415, "text/plain", id="another type"),
        pytest.param(b"{}", "", 415, "no Content-Type", id="no type"),
        pytest.param(b"x" * 5000, "application/json", 413, "4,096 bytes", id="too large"),
    ],
)
def test_a_body_that_cannot_be_read(
    writable: TestClient, body: bytes, kind: str, status: int, told: str
) -> None:
    headers = AUTHORISED | ({"Content-Type": kind} if kind else {})
    answer = writable.post("/articles", content=body, headers=headers)
    assert answer.status_code == status
    problem = answer.json()
    assert told.lower() in problem["detail"].lower()
    assert problem["advice"]


def test_a_body_without_a_length_is_cut_off_too(writable: TestClient) -> None:
    pieces = (b"x" * 1000 for _ in range(9))
    headers = AUTHORISED | {"Content-Type": "application/json"}
    assert writable.post("/articles", content=pieces, headers=headers).status_code == 413


def test_delete(writable: TestClient) -> None:
    post(writable, article(id="rain"))
    answer = writable.delete("/articles/rain", headers=AUTHORISED)
    assert (answer.status_code, answer.text) == (204, "")
    assert writable.get("/articles/rain").status_code == 404
    assert writable.get("/statements").json()["total"] == 0
    again: Any = writable.delete("/articles/rain", headers=AUTHORISED)
    assert again.status_code == 404


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic bGV0LW1lLWlu"}])
def test_nothing_is_deleted_without_the_token(
    writable: TestClient, headers: dict[str, str]
) -> None:
    post(writable, article(id="rain"))
    assert writable.delete("/articles/rain", headers=headers).status_code == 401
    assert writable.get("/articles/rain").status_code == 200


def test_health_says_that_writing_is_on(writable: TestClient) -> None:
    assert writable.get("/health").json()["writable"] is True


def test_articles_sent_at_once_are_read_one_after_another() -> None:
    class Watched(Paragraphs):
        reading = 0
        most = 0

        def extract(self, article: Article) -> Extraction:
            Watched.reading += 1
            Watched.most = max(Watched.most, Watched.reading)
            time.sleep(0.02)
            Watched.reading -= 1
            return super().extract(article)

    settings = Settings.model_validate({"token": TOKEN})
    with (
        Store.open(None, registry=nobody()) as store,
        TestClient(create_app(store, settings, Watched)) as client,
    ):
        with ThreadPoolExecutor(4) as pool:
            sent = (article(id=str(number)) for number in range(8))
            outcomes = list(pool.map(lambda body: post(client, body).status_code, sent))
        assert outcomes == [200] * 8
        assert client.get("/articles").json()["total"] == 8
    assert Watched.most == 1
