"""Relations by the kind of word that states them: verbs, nouns, adjectives, light verbs."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_words", "verbs"))
def test_verbs(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_words", "nouns"))
def test_nouns(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_words", "adjectives"))
def test_adjectives(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_words", "light verbs"))
def test_light_verbs(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_words", "meeting pairs"))
def test_each_with_each(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
