"""Full-text search of statements."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph.errors import InvalidFilter
from graph.store import Store
from graph.text_index import TextIndex
from tests.api.factory import all_extractions


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
