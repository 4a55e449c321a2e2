"""The command line and HTTP give the same answers, field by field."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from tests.api.cli.runner import json_of, run


@pytest.mark.parametrize(
    ("command", "address", "given"),
    [
        pytest.param("said", "/statements", {}, id="said"),
        pytest.param("said", "/statements", {"by": "Anna Novak"}, id="said by"),
        pytest.param(
            "said", "/statements", {"about": "borduria", "since": "2025-04"}, id="said about, since"
        ),
        pytest.param("said", "/statements", {"to": "the Herald"}, id="said to"),
        pytest.param("said", "/statements", {"text": "talk", "until": "2025-05"}, id="said, words"),
        pytest.param("relations", "/relations", {}, id="relations"),
        pytest.param("relations", "/relations", {"type": "REQUEST"}, id="relations of a family"),
        pytest.param("relations", "/relations", {"object": "Ruritania"}, id="relations to"),
        pytest.param("actors", "/actors", {"state": "XB"}, id="actors"),
    ],
)
def test_api_and_cli_agree(
    client: TestClient, disk: Path, command: str, address: str, given: dict[str, str]
) -> None:
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    printed = json_of(command, *options, "--store", disk)
    served = client.get(f"{address}?{urlencode(given)}").json()["items"]
    # The store on disk knows the registry too, whose actors no article names.
    assert [row for row in printed if row.get("mentions") != 0] == served


def test_api_and_cli_agree_in_csv(client: TestClient, disk: Path) -> None:
    printed = run("said", "--format", "csv", "--store", disk).stdout_bytes
    assert printed == client.get("/statements?format=csv").content


@pytest.mark.parametrize("words", ["border", "QUIET border", "the", "nowhere"])
def test_api_and_cli_agree_on_searches(client: TestClient, disk: Path, words: str) -> None:
    printed = json_of("search", *words.split(), "--limit", "3", "--store", disk)
    assert printed == client.get("/search", params={"q": words, "limit": 3}).json()["items"]


def test_api_and_cli_agree_on_neighbours(client: TestClient, disk: Path) -> None:
    printed = json_of("neighbours", "Borduria", "--hops", "2", "--store", disk)
    assert printed == client.get("/actors/borduria/neighbourhood?hops=2").json()


def test_api_and_cli_agree_on_queries(client: TestClient, disk: Path) -> None:
    query = "SELECT ?s ?words { ?s dg:text ?words } ORDER BY ?s"
    printed = run("query", "-q", query, "--format", "csv", "--store", disk).stdout_bytes
    assert printed == client.get("/sparql", params={"query": query, "format": "csv"}).content
