"""Relations of quarrel in words: ACCUSE, REJECT, THREATEN, PROTEST."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_quarrels", "accuse"))
def test_accuse(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_quarrels", "reject"))
def test_reject(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_quarrels", "threaten"))
def test_threaten(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_quarrels", "protest"))
def test_protest(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
