"""`query` and `export` on the command line."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from rdflib import Graph

from tests.api.cli.runner import run
from tests.api.test_sparql import ASK, CONSTRUCT, ROW, SELECT


def test_the_query_comes_from_an_option_a_file_or_standard_input(
    disk: Path, tmp_path: Path
) -> None:
    file = tmp_path / "who.rq"
    file.write_text(SELECT, "utf-8")
    at = ("--format", "csv", "--store", disk)
    answers = {
        run("query", "-q", SELECT, *at).stdout,
        run("query", file, *at).stdout,
        run("query", "-", *at, input=SELECT).stdout,
        run("query", *at, input=SELECT).stdout,
    }
    (answer,) = answers
    _, row = csv.reader(io.StringIO(answer, newline=""))
    assert tuple(row) == ROW


def test_formats_of_a_table(disk: Path) -> None:
    def answer(format: str) -> str:
        return run("query", "-q", SELECT, "--format", format, "--store", disk).stdout

    assert json.loads(answer("json"))["head"]["vars"] == ["who", "whom", "outlet", "sentence"]
    assert answer("tsv").splitlines()[0] == "?who\t?whom\t?outlet\t?sentence"
    assert answer("xml").startswith("<?xml")
    assert "Ruritania" in answer("table")


def test_iris_are_short_in_a_table(disk: Path) -> None:
    result = run("query", "-q", "SELECT ?a { ?a rel:urges ?b }", "--store", disk)
    assert "actor:ruritania" in result.stdout
    assert result.stderr == "1 row.\n"


@pytest.mark.parametrize(("query", "answer"), [(ASK, "yes\n"), ("ASK { <a:b> ?p ?o }", "no\n")])
def test_ask(disk: Path, query: str, answer: str) -> None:
    assert run("query", "-q", query, "--store", disk).stdout == answer


def test_a_graph_is_turtle_by_default(disk: Path) -> None:
    usual = run("query", "-q", CONSTRUCT, "--store", disk).stdout
    assert len(Graph().parse(data=usual, format="turtle")) == 1
    assert run("query", "-q", CONSTRUCT, "--format", "ttl", "--store", disk).stdout == usual


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["-q", "SELECT ?a\nWHERE {"], "Line 2", id="half a query"),
        pytest.param(["-q", SELECT, "--format", "ttl"], "json, xml, csv, tsv", id="no graph"),
        pytest.param(["-q", CONSTRUCT, "--format", "csv"], "ttl", id="no table"),
        pytest.param(["-q", "CLEAR ALL"], "diplograph ingest", id="an update"),
        pytest.param(["absent.rq"], "no such file", id="no file"),
        pytest.param(["absent.rq", "-q", ASK], "leave out", id="given twice"),
        pytest.param(["-q", ASK, "--format", "docx"], "docx", id="unknown format"),
    ],
)
def test_a_query_that_cannot_be_asked(disk: Path, arguments: list[str], told: str) -> None:
    result = run("query", *arguments, "--store", disk)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "jsonld", "gexf", "TTL"])
def test_export_takes_the_format_from_the_ending(disk: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"world.{ending}"
    result = run("export", file, "--store", disk)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"Wrote {file}, {file.stat().st_size:,} bytes.\n"
    assert file.stat().st_size > 0


def test_export_with_filters_holds_less(disk: Path, tmp_path: Path) -> None:
    everything, part = tmp_path / "all.nq", tmp_path / "part.nq"
    run("export", everything, "--store", disk)
    run("export", part, "--by", "Anna Novak", "--until", "2025-04", "--store", disk)
    lines = set(part.read_text("utf-8").splitlines())
    assert lines
    assert lines < set(everything.read_text("utf-8").splitlines())


@pytest.mark.parametrize("name", ["world.docx", "world", "ttl"])
def test_an_unknown_ending_lists_the_known_ones(disk: Path, tmp_path: Path, name: str) -> None:
    result = run("export", tmp_path / name, "--store", disk)
    assert result.exit_code == 2
    assert ".ttl, .trig, .nq, .jsonld, .gexf, .graphml" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_old_file(disk: Path, tmp_path: Path) -> None:
    file = tmp_path / "world.ttl"
    file.write_text("old", "utf-8")
    assert run("export", file, "--by", "nobody", "--store", disk).exit_code == 2
    assert file.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["world.ttl"]


def test_a_folder_that_is_not_there(disk: Path, tmp_path: Path) -> None:
    result = run("export", tmp_path / "absent" / "world.ttl", "--store", disk)
    assert result.exit_code == 1
    assert "cannot be written: no such file or directory" in result.stderr
