"""Request ids, log lines, metrics and the limit to how often one may ask."""

import json
import logging

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.logs import JsonLines
from api.rate import Buckets
from api.settings import Settings
from graph.store import Store


@pytest.mark.parametrize("given", ["a-1", "9.B_c"])
def test_a_usable_request_id_is_kept(client: TestClient, given: str) -> None:
    answer = client.get("/health", headers={"X-Request-ID": given})
    assert answer.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "<script>"])
def test_others_are_replaced(client: TestClient, given: str) -> None:
    answer = client.get("/health", headers={"X-Request-ID": given})
    assert answer.headers["x-request-id"] not in ("", given)


def test_a_line_tells_the_request_but_no_query_and_no_token(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "api.observing"):
        headers = {"Authorization": "Bearer secret-1", "X-Request-ID": "r1"}
        client.get("/actors?q=secret-2", headers=headers)
    (record,) = (r for r in caplog.records if r.name == "api.observing")
    line = JsonLines().format(record)
    told = json.loads(line)
    assert (told["request"], told["path"], told["status"]) == ("r1", "/actors", 200)
    assert "secret" not in line


def test_metrics_count_by_route(client: TestClient) -> None:
    client.get("/statements/none")
    client.get("/nowhere")
    text = client.get("/metrics").text
    label = 'method="GET",route="/statements/{id}",status="404"'
    assert f"diplograph_requests_total{{{label}}}" in text
    assert 'route="other",status="404"' in text
    for name in ("queries_waiting", "readers_killed", "writes_waiting", "articles"):
        assert f"\ndiplograph_{name} " in text


def test_who_asks_too_often_is_told_when_to_come_again(store: Store) -> None:
    with TestClient(create_app(store, Settings(rate=2))) as limited:
        statuses = [limited.get("/actors?limit=1").status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = limited.get("/actors?limit=1")
        assert 0 < int(refused.headers["retry-after"]) <= 30
        assert refused.json()["advice"]
        assert limited.get("/health").status_code == 200


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    assert [buckets.take("a") for _ in range(60)] == [0.0] * 60
    assert buckets.take("a") == pytest.approx(1)
    assert buckets.take("b") == 0
    now[0] = 1.0
    assert buckets.take("a") == 0
