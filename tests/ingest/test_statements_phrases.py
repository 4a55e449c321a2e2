"""Words reported by a noun or a phrase: claims, calls, `according to`, statements, headlines."""

import pytest

from tests.ingest.article_reading import told
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("statements_phrases", "nominal"))
def test_nouns(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_phrases", "according"))
def test_according_to(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_phrases", "written"))
def test_in_a_statement_or_post(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_phrases", "headlines"))
def test_headlines(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_phrases", "views"))
def test_views(text: str, expected: list[str]) -> None:
    assert told(text) == expected
