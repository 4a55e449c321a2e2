"""Relations inside what somebody says, denials of reports, summons, and verdicts."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_in_words", "quoted"))
def test_in_somebodys_words(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_in_words", "denied"))
def test_denials(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_in_words", "summons"))
def test_summons(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_in_words", "verdicts"))
def test_verdicts(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
