"""The whole way on the article that comes with the program: from its text to every answer."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

import httpx2
import pytest
from rdflib import RDF, Graph

from graph.store import Store
from ontology.validation import validate
from ontology.vocabulary import DG
from tests.api.cli.runner import run
from tests.api.test_server import serving

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "data" / "articles"
GEXF = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
COLUMNS = ["who", "whom", "outlet", "sentence"]

type Rows = list[list[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk, into which the command line has read the articles."""
    store = tmp_path_factory.mktemp("whole") / "store"
    result = run("ingest", ARTICLES, "--store", store)
    assert result.exit_code == 0, result.stderr
    return store


@pytest.fixture(scope="module")
def query() -> str:
    """The query that the README gives."""
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks: list[str] = re.findall(r"^```sparql\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (found,) = [block for block in blocks if "rel:urges" in block]
    return found


@pytest.fixture(scope="module")
def served(folder: Path, query: str) -> dict[str, str]:
    """The answers over HTTP, by format; the server has let the store go again."""
    with Store.open(folder, create=False) as store, serving(store) as address:
        body = {"query": query}
        return {
            format: httpx2.post(f"{address}/sparql", data=body, headers={"Accept": media}).text
            for format, media in (
                ("json", "application/sparql-results+json"),
                ("csv", "text/csv"),
            )
        }


def of_json(text: str) -> Rows:
    """The rows of SPARQL results in JSON."""
    answer = json.loads(text)
    assert answer["head"]["vars"] == COLUMNS
    rows = answer["results"]["bindings"]
    return [[row[column]["value"] for column in COLUMNS] for row in rows]


def of_csv(text: str) -> Rows:
    """The rows of SPARQL results in CSV."""
    header, *rows = csv.reader(StringIO(text, newline=""))
    assert header == COLUMNS
    return rows


def test_who_urges_whom_is_told_alike_everywhere(
    folder: Path, query: str, served: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "urges.rq"
    file.write_text(query, "utf-8")
    printed = {
        form: run("query", file, "--format", form, "--store", folder).stdout
        for form in ("json", "csv")
    }
    rows = sorted(of_json(served["json"]))
    assert [sorted(of_csv(each)) for each in (served["csv"], printed["csv"])] == [rows, rows]
    assert sorted(of_json(printed["json"])) == rows
    (urged,) = [row for row in rows if row[0] == "Government of the United States"]
    assert urged[1:3] == ["Government of Ukraine", "The Independent"]
    assert urged[3].startswith("The US administration is urging Kyiv to accept")


def test_turtle_parses_and_conforms(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.ttl"
    assert run("export", file, "--store", folder).exit_code == 0
    graph = Graph().parse(file)
    kinds = (DG.Article, DG.Statement, DG.Relation)
    assert all((None, RDF.type, kind) in graph for kind in kinds)
    report = validate(graph)
    assert report.conforms, report.text


def test_the_network_has_places_days_and_both_ends_of_every_edge(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "all.gexf"
    assert run("export", file, "--store", folder).exit_code == 0
    root = ET.parse(file).getroot()
    nodes = {node.attrib["id"]: node for node in root.findall(".//g:node", GEXF)}
    edges = root.findall(".//g:edge", GEXF)
    assert {("government-of-the-united-states", "urges", "government-of-ukraine")} <= {
        (edge.attrib["source"], edge.attrib["kind"], edge.attrib["target"]) for edge in edges
    }
    for edge in edges:
        assert {edge.attrib["source"], edge.attrib["target"]} <= set(nodes)
    for element in (*nodes.values(), *edges):
        assert element.find("g:spells/g:spell[@timestamp]", GEXF) is not None
    for node in nodes.values():
        for part in ("position", "size", "color"):
            assert node.find(f"viz:{part}", GEXF) is not None


def test_read_again_nothing_changes(folder: Path) -> None:
    again = run("ingest", ARTICLES, "--store", folder)
    assert again.stdout.startswith("1 article (1 unchanged)")
