"""Networks and timelines over HTTP and on the command line."""

import csv
import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.api.cli.runner import json_of, run

BOTH = {"ruritania", "borduria"}


@pytest.mark.parametrize(
    ("query", "edges"),
    [
        pytest.param(
            "",
            {
                ("alex-grauhof-2", "criticises", "ruritania"),
                ("borduria", "denies-report", "strelsau-herald"),
                ("ruritania", "urges", "borduria"),
            },
            id="all relations",
        ),
        pytest.param("?type=urges", {("ruritania", "urges", "borduria")}, id="a type"),
        pytest.param(
            "?actor=Ruritania&actor=The+Strelsau+Herald&until=2025-04-25",
            {
                ("borduria", "denies-report", "strelsau-herald"),
                ("ruritania", "urges", "borduria"),
            },
            id="actors by name, days",
        ),
        pytest.param(
            "?projection=about&by=anna-novak",
            {("anna-novak", "talks-about", "borduria")},
            id="who talks about whom",
        ),
        pytest.param(
            "?projection=about&fold=true&by=anna-novak",
            {("ruritania", "talks-about", "borduria")},
            id="folded",
        ),
        pytest.param("?minimum=2", set(), id="nothing as strong"),
    ],
)
def test_network(client: TestClient, query: str, edges: set[tuple[str, str, str]]) -> None:
    found = client.get(f"/network{query}").json()
    assert {(e["source"], e["relation"], e["target"]) for e in found["edges"]} == edges
    assert {node["id"] for node in found["nodes"]} == {end for s, _, t in edges for end in (s, t)}
    assert found["truncated"] is False


def test_the_limit_keeps_the_strongest_and_says_so(client: TestClient) -> None:
    found = client.get("/network?limit=2").json()
    assert {node["id"] for node in found["nodes"]} == BOTH
    assert (found["truncated"], found["total_nodes"], found["total_edges"]) == (True, 4, 3)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/network?projection=hugs", 422),
        ("/network?minimum=0", 422),
        ("/network?actor=nobody", 404),
        ("/network?actor=Alex+Grauhof", 409),
        ("/network?time=none", 422),
        ("/network?projection=comentions&by=anna-novak", 422),
        ("/export.ttl?fold=true", 422),
        ("/export.graphml?time=none", 422),
        ("/export.gexf?time=backwards", 422),
    ],
)
def test_what_cannot_be_asked(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["advice"]


def test_timeline_by_both_ways(client: TestClient, disk: Path) -> None:
    over_http = client.get("/timeline?subject=ruritania").json()["items"]
    assert [(month["month"], month["facts"]) for month in over_http] == [("2025-04", 1)]
    assert json_of("timeline", "--subject", "Ruritania", "--store", disk) == over_http


def test_network_on_the_command_line(disk: Path) -> None:
    result = run("network", "--type", "urges", "--format", "csv", "--store", disk)
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert {row["id"] for row in rows} == BOTH
    assert result.stderr == "2 actors, 1 edges.\n"
    table = run("network", "--limit", "1", "--store", disk)
    assert "pagerank" in table.stdout
    assert table.exit_code == 0


@pytest.mark.parametrize("ending", ["gexf", "graphml", "nodes.csv", "edges.csv", "cyjs"])
@pytest.mark.parametrize("projection", ["relations", "about", "outlets"])
def test_files_are_the_same_by_both_ways(
    client: TestClient, disk: Path, tmp_path: Path, ending: str, projection: str
) -> None:
    file = tmp_path / f"world.{ending}"
    options = ("--projection", projection, "--fold", "--since", "2025-04", "--store", disk)
    assert run("export", file, *options).exit_code == 0
    over_http = client.get(f"/export.{ending}?projection={projection}&fold=true&since=2025-04")
    assert over_http.content == file.read_bytes()
    assert over_http.content
