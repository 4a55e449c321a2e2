"""Whom possessives, plurals and descriptions refer to, in sentences of the news."""

import pytest

from tests.ingest.case_tables import cases
from tests.ingest.mention_reading import links


@pytest.mark.parametrize(("text", "expected"), cases("coreference", "possessives"))
def test_possessives(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("coreference", "plurals"))
def test_plurals(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("coreference", "descriptions"))
def test_descriptions(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected
