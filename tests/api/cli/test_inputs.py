"""The options that say how inputs are read, and what is told of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.articles import get_article, list_articles
from graph.store import Store
from tests.api.cli.runner import run
from tests.ingest.inputs import DAY, TEXT, TITLE, json_lines, page, write

FRENCH = "Le ministre a déclaré vendredi que les négociations se poursuivent à Genève."
# What takes long to load, and is loaded for inputs of its kind only.
HEAVY = (
    "trafilatura", "lxml", "feedparser", "warcio", "pyarrow", "pypdf", "docx", "py3langid",
    "urllib3", "protego", "spacy",
)  # fmt: skip


def texts(*arguments: str | Path) -> list[str]:
    """The texts of the articles that `extract` prints."""
    result = run("extract", *arguments, "--fast")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["article"]["text"] for line in result.stdout.splitlines()]


def test_fields_under_names_of_their_own(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"body,when\nThey met.,{DAY}\n")
    assert texts(path, "--map", "text=body", "--map", "date=when") == ["They met."]


def test_the_form_of_inputs_without_a_name(tmp_path: Path) -> None:
    write(tmp_path / "page.1", page())
    assert texts(tmp_path, "--input-format", "html") == [TEXT]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--map", "body=text"], "Error: --map: articles have no field 'body'"),
        (["--map", "text"], "Error: --map: 'text' is not of the form text=body."),
        (["--date", "soon"], "Error: --date: 'soon' is no full date"),
        (["--input-format", "doc"], "doc"),
        (["--input-format", "zip"], "zip"),
    ],
)
def test_options_that_say_nothing_end_with_2(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    result = run("extract", write(tmp_path / "a.txt", "They met."), *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_an_address_that_cannot_be_had_ends_with_1() -> None:
    result = run("extract", "http://127.0.0.1:9/talks")
    assert result.exit_code == 1
    assert result.stderr.startswith("skipped: http://127.0.0.1:9/talks: no connection.")


def test_an_article_in_another_language_is_kept_and_not_read(tmp_path: Path) -> None:
    articles = [
        {"id": "en", "text": "France urged Iran on Friday to return to the talks.", "date": DAY},
        {"id": "fr", "text": FRENCH, "title": "Genève", "date": DAY},
    ]
    path, store = write(tmp_path / "a.jsonl", json_lines(articles)), tmp_path / "store"
    result = run("ingest", path, "--store", store, "--fast")
    assert result.exit_code == 0, result.stderr
    assert "2 articles (2 new)" in result.stdout
    assert "1 not in English (kept, not read)" in result.stdout
    with Store.open(store, create=False) as opened:
        kept = get_article(opened, "fr")
        assert kept is not None
        assert (kept.text, kept.row.title) == (FRENCH, "Genève")
        assert (kept.statements, kept.relations, kept.mentions) == ((), (), ())
        read = get_article(opened, "en")
        assert read is not None
        assert read.mentions


def test_a_saved_page_names_its_outlet_by_its_address(tmp_path: Path) -> None:
    """The page says nothing but where it is from."""
    address = "https://www.theguardian.com/world/2025/apr/25/talks"
    html = page(url=address).replace("The Strelsau Herald", "World news")
    store = tmp_path / "store"
    assert run("ingest", write(tmp_path / "a.html", html), "--store", store).exit_code == 0
    with Store.open(store, create=False) as opened:
        (row,) = list_articles(opened, 2).items
    assert (row.outlet, row.title) == ("the-guardian", TITLE)


def test_help_loads_nothing_that_takes_long() -> None:
    code = f"import sys, api.cli; print(*(set({HEAVY!r}) & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
