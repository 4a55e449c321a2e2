"""Full-text search of statements and articles."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from rdflib import URIRef

from api.searching import FoundArticle, find, find_articles
from graph.articles import ArticleRow
from graph.errors import InvalidFilter
from graph.store import Store
from graph.text_index import Hit, TextIndex
from tests.api.factory import all_extractions
from tests.graph.copies.reports import QUOTE, report, watched
from tests.graph.copies.test_links import OTHER


def test_all_words_in_any_case_are_found_and_marked(client: TestClient) -> None:
    found = client.get("/search", params={"q": "QUIET border"}).json()
    assert found["total"] == 1
    (hit,) = found["items"]
    sentence = hit["statement"]["sentence"]
    assert [sentence[start:end] for start, end in hit["highlights"]] == ["border", "quiet"]


@pytest.mark.parametrize("text", ["nowhere", "border nowhere", 'x" OR "border'])
def test_what_does_not_hold_all_words_is_not_found(client: TestClient, text: str) -> None:
    assert client.get("/search", params={"q": text}).json()["total"] == 0


def test_no_word_is_refused(client: TestClient) -> None:
    assert client.get("/search", params={"q": "?!"}).status_code == 422


def test_the_index_follows_the_store_and_survives_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        index = TextIndex(store)
        assert index.search("border")[1] == 0
        for extraction in all_extractions():
            store.put(extraction)
        found = index.search("border")
        assert found[1] > 0
        index.close()
        (tmp_path / "store" / "text.sqlite").write_bytes(b"nonsense" * 1000)
        again = TextIndex(store)
        assert again.search("border") == found
        for extraction in all_extractions():
            store.delete(extraction.article.id)
        assert again.search("border") == ([], 0)
        with pytest.raises(InvalidFilter):
            again.search("-")
        again.close()


def test_articles_are_found_by_title_and_text_with_the_passage_to_read(client: TestClient) -> None:
    found = client.get("/search/articles", params={"q": "BORDER quiet"}).json()
    assert [hit["article"]["id"] for hit in found["items"]] == ["herald-border"]
    (hit,) = found["items"]
    marked = [hit["passage"][start:end].lower() for start, end in hit["highlights"]]
    assert set(marked) == {"border", "quiet"}
    whole = client.get("/articles/herald-border").json()["text"]
    assert whole[hit["start"] :].startswith(hit["passage"])
    by_title = client.get("/search/articles", params={"q": "urges leave"}).json()
    assert by_title["total"] == 1


@pytest.fixture(scope="module")
def told() -> Iterator[tuple[Store, TextIndex]]:
    """An article, its copy in another paper, and another story with the same quotation."""
    articles = (
        report("a", quotes=(QUOTE,)),
        report("b", "morning-mail", quotes=(QUOTE,)),
        report("c", "morning-mail", "2025-04-23", text=OTHER, quotes=(QUOTE,)),
    )
    with watched(articles) as store:
        index = TextIndex(store)
        yield store, index
        index.close()


@pytest.mark.parametrize("limit", [1, 50])
@pytest.mark.parametrize(
    ("copies", "statements", "articles"),
    [(False, ["a"], ["a", "c"]), (True, ["a", "b", "c"], ["a", "b", "c"])],
)
def test_what_several_tell_alike_is_found_once(
    told: tuple[Store, TextIndex],
    limit: int,
    copies: bool,
    statements: list[str],
    articles: list[str],
) -> None:
    found: list[str] = []
    for offset in range(0, len(statements), limit):
        said, total = find(*told, QUOTE, limit, offset, copies=copies)
        assert total == len(statements)
        found += [hit.row.article for hit in said]
    assert sorted(found) == statements
    printed, total = find_articles(*told, QUOTE, 50, copies=copies)
    assert (sorted(hit.row.id for hit in printed), total) == (articles, len(articles))


def test_what_is_found_once_names_all_who_carry_it(told: tuple[Store, TextIndex]) -> None:
    (said,), _ = find(*told, QUOTE)
    assert said.out().statement.carriers == ("the-harbour-post", "morning-mail")
    printed, _ = find_articles(*told, QUOTE)
    first = {hit.row.id: hit.out() for hit in printed}["a"]
    assert (first.reports, first.carriers) == (("b",), ("the-harbour-post", "morning-mail"))


@pytest.mark.parametrize(
    ("before", "passage"),
    [
        ("Short. It is ", "It is zanzibar."),
        ("word " * 40, "word " * 24 + "zanzibar."),
        ("x" * 150 + " of ", "of zanzibar."),
        ("x" * 150, "x" * 120 + "zanzibar."),
    ],
)
def test_a_passage_begins_with_its_sentence_or_a_word(before: str, passage: str) -> None:
    marked = f"{before}\x02zanzibar\x03."
    row = ArticleRow("a", None, None, None, None, None, None, 0, 0)
    found = FoundArticle(Hit(URIRef("a:a"), marked, -1.0), row, (), ()).out()
    assert found.passage == passage
    assert [found.passage[start:end] for start, end in found.highlights] == ["zanzibar"]


def test_a_copy_that_alone_has_the_words_is_found() -> None:
    first = report("a", quotes=(QUOTE,))
    copy = report("b", "morning-mail", quotes=(QUOTE,))
    longer = replace(copy, article=replace(copy.article, title="Zanzibar"))
    with watched((first, longer)) as store:
        index = TextIndex(store)
        found, total = find_articles(store, index, "zanzibar")
        assert ([hit.row.id for hit in found], total) == (["b"], 1)
        index.close()


def test_the_index_follows_links_that_come_later(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        index = TextIndex(store)
        store.put(report("a", quotes=(QUOTE,)))
        store.put(report("b", "morning-mail", quotes=(QUOTE,)))
        assert find(store, index, QUOTE)[1] == 2
        store.watch_copies()
        assert [*store.catch_up_copies()]
        assert find(store, index, QUOTE)[1] == 1
        index.close()
