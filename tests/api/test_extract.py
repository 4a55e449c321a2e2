"""What is found in an article that is not stored."""

import pytest
from fastapi.testclient import TestClient

from tests.api.factory import TOKEN

BEARER = {"Authorization": f"Bearer {TOKEN}"}


def test_an_article_is_read_and_leaves_no_trace(writable: TestClient) -> None:
    article = {"text": "Ms Novak said no.\n\nThat was all.", "title": "No", "date": "2025-04-25"}
    found = writable.post("/extract", json=article, headers=BEARER).json()
    assert [statement["text"] for statement in found["statements"]] == ["Ms Novak said no."]
    assert found["article"]["title"] == "No"
    assert writable.get("/health").json()["articles"] == 0
    assert writable.get("/actors?q=novak").json()["total"] == 0


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        pytest.param({"text": "Ms Novak said no."}, {}, 401, id="no token"),
        pytest.param({"text": "   "}, BEARER, 422, id="no words"),
        pytest.param({"title": "No"}, BEARER, 422, id="no text"),
    ],
)
def test_what_cannot_be_read(
    writable: TestClient, body: dict[str, str], headers: dict[str, str], status: int
) -> None:
    answer = writable.post("/extract", json=body, headers=headers)
    assert answer.status_code == status
    assert answer.json()["advice"]


def test_a_server_without_a_token_reads_nothing(client: TestClient) -> None:
    assert client.post("/extract", json={"text": "She said no."}).status_code == 403


def test_mentions_of_an_article_are_told(client: TestClient) -> None:
    found = client.get("/articles/herald-border").json()
    named = {found["text"][slice(*one["span"])]: one["actor"] for one in found["mentions"]}
    assert named["Ms Novak"] == "anna-novak"
    assert len(found["mentions"]) == 5
