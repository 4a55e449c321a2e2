"""Whom names, titles, roles, seats and nationalities stand for, in sentences of the news."""

import pytest

from tests.ingest.case_tables import cases
from tests.ingest.mention_reading import links


@pytest.mark.parametrize(("text", "expected"), cases("mentions", "names"))
def test_names(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions", "titles"))
def test_titles(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions", "roles"))
def test_roles(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions", "seats"))
def test_seats(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions", "nationalities"))
def test_nationalities(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions", "former"))
def test_former_holders(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected
