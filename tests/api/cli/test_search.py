"""`diplograph search`."""

import csv
from io import StringIO
from pathlib import Path

from api.models.facts import STATEMENT_COLUMNS
from tests.api.cli.runner import json_of, run


def test_a_table_of_the_statements_and_how_many_there_are(disk: Path) -> None:
    result = run("search", "quiet", "BORDER", "--store", disk)
    assert result.exit_code == 0
    assert "Anna Novak" in result.stdout
    assert result.stderr == "1 statement.\n"


def test_csv_has_the_columns_of_said(disk: Path) -> None:
    result = run("search", "border", "--format", "csv", "--store", disk)
    header, *rows = csv.reader(StringIO(result.stdout))
    assert tuple(header) == tuple(STATEMENT_COLUMNS)
    assert len(rows) == 1


def test_the_limit_cuts_off_and_says_so(disk: Path) -> None:
    result = run("search", "said", "--limit", "1", "--store", disk)
    assert result.stderr == "3 statements, 1 shown.\n"
    assert len(json_of("search", "said", "--limit", "1", "--store", disk)) == 1


def test_nothing_found_is_no_error(disk: Path) -> None:
    result = run("search", "nowhere", "--store", disk)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 statements.\n")


def test_no_word_is_wrong_usage(disk: Path) -> None:
    result = run("search", "?!", "--store", disk)
    assert result.exit_code == 2
    assert "at least one" in result.stderr
