"""`said`, `relations`, `actors`, `neighbours` and `stats` on the command line."""

import csv
import io
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from ontology.vocabulary import DG
from tests.api.cli.runner import json_of, run


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        pytest.param(
            "--by anna-novak --about borduria", ["the border must be quiet"], id="by, about"
        ),
        pytest.param(
            "--by Borduria --outlet strelsau-herald", ["the report of the Herald"], id="by a name"
        ),
        pytest.param(
            "--to strelsau-herald",
            ["We are ready to talk. … We will not wait for ever."],
            id="to an outlet",
        ),
        pytest.param("--since 2025-05-03", ["talks would go on"], id="since"),
        pytest.param("--until 2025-04-24", ["the border must be quiet"], id="until"),
        pytest.param("--text QUIET", ["the border must be quiet"], id="words, in any case"),
        pytest.param("--text absent", [], id="nothing"),
    ],
)
def test_said(disk: Path, arguments: str, texts: list[str]) -> None:
    found = json_of("said", *arguments.split(), "--store", disk)
    assert [item["text"] for item in found] == texts


@pytest.mark.parametrize(
    ("arguments", "relations"),
    [
        pytest.param("--type REQUEST", ["urges"], id="a family"),
        pytest.param("--type denies-report", ["denies-report"], id="a type"),
        pytest.param("--subject ruritania --object borduria", ["urges"], id="subject, object"),
        pytest.param("--since 2025-05", ["criticises"], id="since a month"),
        pytest.param("--limit 2", ["urges", "denies-report"], id="the first two"),
    ],
)
def test_relations(disk: Path, arguments: str, relations: list[str]) -> None:
    found = json_of("relations", *arguments.split(), "--store", disk)
    assert [item["relation"] for item in found] == relations


def test_the_table_of_said_can_be_read_at_100_columns(disk: Path) -> None:
    result = run("said", "--store", disk)
    header, *_ = result.stdout.splitlines()
    assert header.split() == ["Speaker", "Act", "To", "Date", "Outlet", "Words"]
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "“the border must be quiet”" in result.stdout
    assert "2025-04-24" in result.stdout
    assert result.stderr == "5 statements.\n"


def test_an_outlet_that_reports_all_rows_is_named_once(disk: Path) -> None:
    table = run("said", "--by", "anna-novak", "--store", disk).stdout
    assert table.count("Herald") == 2  # below the table, and as the one spoken to
    assert table.endswith("\nAll reported by The Strelsau Herald.\n")
    assert "Outlet" in run("said", "--by", "borduria", "--store", disk).stdout


def test_the_table_of_relations_can_be_read_at_100_columns(disk: Path) -> None:
    result = run("relations", "--store", disk)
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "denies-report" in result.stdout
    assert result.stdout.count("own words") == 1
    assert result.stderr == "3 relations.\n"


def test_foreign_text_cannot_steer_the_terminal(disk: Path) -> None:
    assert "\x1b" in json_of("said", "--by", "alex-grauhof", "--store", disk)[0]["text"]
    assert "\x1b" not in run("said", "--by", "alex-grauhof", "--store", disk).stdout


@pytest.mark.parametrize("command", ["said", "relations"])
def test_csv(disk: Path, command: str) -> None:
    result = run(command, "--format", "csv", "--store", disk)
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["id"] for row in rows] == [i["id"] for i in json_of(command, "--store", disk)]


@pytest.mark.parametrize(
    ("arguments", "kind", "number"),
    [
        pytest.param(["said", "--by", "anna-novak"], DG.Statement, 2, id="said"),
        pytest.param(["relations", "--type", "urges"], DG.Relation, 1, id="relations"),
    ],
)
def test_ttl_is_the_export_of_the_selection(
    disk: Path, tmp_path: Path, arguments: list[str], kind: object, number: int
) -> None:
    printed = run(*arguments, "--format", "ttl", "--store", disk).stdout
    graph = Graph().parse(data=printed, format="turtle")
    assert sum(type_ == kind for type_ in graph.objects(None, RDF.type)) == number
    file = tmp_path / "selection.ttl"
    run("export", file, *arguments[1:], "--store", disk)
    assert file.read_text("utf-8") == printed


def test_actors(disk: Path) -> None:
    found = json_of("actors", "grauhof", "--store", disk)
    assert [item["id"] for item in found] == ["alex-grauhof", "alex-grauhof-2"]
    assert [a["id"] for a in json_of("actors", "grauhof", "--state", "XB", "--store", disk)] == [
        "alex-grauhof-2"
    ]
    table = run("actors", "grauhof", "--type", "person", "--store", disk)
    assert "alex-grauhof-2" in table.stdout
    assert table.stderr == "2 actors.\n"


def test_actors_says_how_many_there_are_beyond_the_limit(disk: Path) -> None:
    result = run("actors", "grauhof", "--limit", "1", "--store", disk)
    assert result.stderr == "2 actors, 1 shown.\n"


def test_neighbours(disk: Path) -> None:
    found = json_of("neighbours", "Ruritania", "--hops", "2", "--store", disk)
    assert found["centre"] == "ruritania"
    assert {edge["relation"] for edge in found["edges"]} == {
        "urges",
        "denies-report",
        "criticises",
    }
    table = run("neighbours", "Ruritania", "--type", "urges", "--store", disk)
    assert "2025-04-25" in table.stdout
    assert table.stderr == "2 actors, 1 relation.\n"
    lines = run("neighbours", "Ruritania", "--format", "csv", "--store", disk).stdout.splitlines()
    assert lines[0] == "source,relation,plover,target,weight,first_seen,last_seen"


def test_stats(disk: Path) -> None:
    found = json_of("stats", "--store", disk)
    assert (found["articles"], found["statements"], found["relations"]) == (3, 5, 3)
    assert found["by_family"] == {"ACCUSE": 1, "REJECT": 1, "REQUEST": 1}
    assert found["by_outlet"] == {"The Strelsau Herald": 2}
    assert "articles" in run("stats", "--store", disk).stdout
    lines = run("stats", "--format", "csv", "--store", disk).stdout.splitlines()
    assert lines[:2] == ["what,count", "articles,3"]
