"""An article at which the reading fails is told and skipped; no other is lost with it."""

import json
from collections.abc import Iterable, Iterator
from itertools import batched
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.app import create_app
from api.ingestion import extract, ingest
from api.settings import Settings
from graph.store import Store
from ingest import quotations
from ingest.readers import Problem
from ingest.records import Article, Extraction
from tests.api.cli.runner import run
from tests.api.conftest import nobody
from tests.api.factory import TOKEN, Paragraphs

GOOD = "Norway urged Iceland to talk."
BAD = "Norway urged Iceland to talk of the unspeakable."
FAULT = "This is a fault of diplograph: please report it, with this line and the text."


class Squeamish(Paragraphs):
    """An extractor that takes in `size` articles at a time and fails at some."""

    def __init__(self, size: int = 1) -> None:
        self.size = size

    def extract(self, article: Article) -> Extraction:
        """Fails at what is unspeakable."""
        if "unspeakable" in article.text:
            raise KeyError("word")
        return super().extract(article)

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Nothing of a batch is given out before all of it is taken in."""
        for batch in batched(articles, self.size):
            yield from map(self.extract, batch)


def numbered(texts: Iterable[str]) -> list[Article]:
    """An article of each text, its place its id."""
    return [Article(str(number), text) for number, text in enumerate(texts)]


@given(st.lists(st.sampled_from([GOOD, BAD]), max_size=12), st.integers(1, 5))
def test_each_article_comes_once_and_in_its_place(texts: list[str], size: int) -> None:
    found = list(extract(Squeamish(size), numbered(texts)))
    ids = [each.path if isinstance(each, Problem) else each.article.id for each in found]
    assert ids == [str(number) for number in range(len(texts))]
    assert [isinstance(each, Problem) for each in found] == [text == BAD for text in texts]


def test_the_report_names_the_article_the_error_its_place_and_what_to_do() -> None:
    (problem,) = extract(Squeamish(), numbered([BAD]))
    assert isinstance(problem, Problem)
    start, _, end = str(problem).partition("test_ingestion.py, line ")
    assert start == "0: reading failed (KeyError: 'word'; "
    assert end.endswith(f"). {FAULT}")
    assert problem.skipped


def test_an_error_of_the_source_is_no_articles_fault() -> None:
    def broken() -> Iterator[Article]:
        yield from numbered([GOOD, GOOD])
        raise OSError("the disk is gone")

    found = extract(Squeamish(5), broken())
    assert [each.article.id for each in (next(found), next(found)) if isinstance(each, Extraction)]
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


class Broken(Squeamish):
    """An extractor that fails before it takes in anything."""

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Fails at once."""
        raise RuntimeError("no model")


def test_an_error_without_an_article_ends_the_reading() -> None:
    with pytest.raises(RuntimeError, match="no model"):
        list(extract(Broken(), numbered([GOOD, GOOD])))


def test_facts_that_cannot_be_stored_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(None, registry=nobody()) as store:
        put = store.put

        def refuse(extraction: Extraction, *others: Any) -> object:
            if extraction.article.text == BAD:
                raise ValueError("no IRI")
            return put(extraction, *others)

        monkeypatch.setattr(store, "put", refuse)
        found = list(ingest(store, Paragraphs(), numbered([GOOD, BAD, GOOD])))
    assert [isinstance(each, Problem) for each in found] == [False, True, False]


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Three articles, and a pipeline of which one step fails at the second."""

    def find_quotes(text: str, *others: Any) -> Any:
        if "unspeakable" in text:
            raise IndexError("list index out of range")
        return quotations.find_quotes(text, *others)

    monkeypatch.setattr("ingest.pipeline.find_quotes", find_quotes)
    path = tmp_path / "articles.jsonl"
    articles = zip(("one", "two", "three"), (GOOD, BAD, GOOD), strict=True)
    lines = [{"id": id, "text": text, "date": "2025-04-25"} for id, text in articles]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return path


def test_extract_goes_on_and_ends_with_1(faulty: Path) -> None:
    result = run("extract", faulty)
    ids = [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()]
    assert ids == ["one", "three"]
    assert "skipped: two: reading failed (IndexError: list index out of range" in result.stderr
    assert FAULT in result.stderr
    assert result.exit_code == 1


def test_ingest_goes_on_counts_and_ends_with_1(faulty: Path, tmp_path: Path) -> None:
    result = run("ingest", faulty, "--store", tmp_path / "store")
    assert result.stdout.startswith("2 articles (2 new), ")
    assert ", 1 skipped." in result.stdout
    assert f"skipped: {faulty}:2: article 'two': reading failed" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("texts", "status", "stored"), [([GOOD, BAD], 200, ["0"]), ([BAD], 500, [])]
)
def test_over_http_it_stands_among_the_problems(
    texts: list[str], status: int, stored: list[str]
) -> None:
    settings = Settings.model_validate({"token": TOKEN})
    body = [{"id": each.id, "text": each.text, "date": "2025-04-25"} for each in numbered(texts)]
    with (
        Store.open(None, registry=nobody()) as store,
        TestClient(create_app(store, settings, Squeamish)) as client,
    ):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        answer = client.post("/articles", json=body, headers=headers)
    assert answer.status_code == status
    (problem,) = answer.json()["problems"]
    assert problem["reason"].startswith(f"article {len(texts) - 1}: reading failed (KeyError")
    assert problem["advice"] == FAULT
    assert [item["id"] for item in answer.json().get("items", [])] == stored
