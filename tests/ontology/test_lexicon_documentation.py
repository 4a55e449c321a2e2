"""The documents name every table of words, its columns and its classes."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = sorted((ROOT / "ontology" / "lexicon").glob("*.csv"))
RELATIONS = (ROOT / "docs" / "lexicon.md").read_text("utf-8")
READING = (ROOT / "docs" / "reading.md").read_text("utf-8")
EXAMPLE = re.compile(r"^\| `(\w+\.csv)` \| (.*?) \| `((?:\\\||[^|`])+)`", re.MULTILINE)


def rows(table: Path) -> list[list[str]]:
    """The rows of a table, the header first."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_told(table: Path) -> None:
    assert f"| `{table.name}` |" in RELATIONS + READING


@pytest.mark.parametrize("found", EXAMPLE.findall(READING), ids=lambda found: found[0])
def test_its_columns_and_an_example_are_those_of_the_file(found: tuple[str, str, str]) -> None:
    name, columns, example = found
    header, *body = rows(ROOT / "ontology" / "lexicon" / name)
    assert re.findall(r"`(\w+)`", columns) == header
    assert example.replace("\\|", "|").split(",") in body


def test_the_examples_are_found() -> None:
    told = {name for name, *_ in EXAMPLE.findall(READING)}
    assert {table.name for table in TABLES} - told == set(
        re.findall(r"^\| `(\w+\.csv)` \|", RELATIONS, re.M)
    )


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("actor_nouns.csv", "class"),
        ("descriptions.csv", "class"),
        ("cues.csv", "act"),
        ("cues.csv", "speech_act"),
    ],
)
def test_the_values_of_a_column_are_told(name: str, column: str) -> None:
    header, *body = rows(ROOT / "ontology" / "lexicon" / name)
    values = {row[header.index(column)] for row in body} - {""}
    assert sorted(value for value in values if f"`{value}`" not in READING) == []
