"""Relations of punishment and force: SANCTION, MOBILIZE, COERCE, ASSAULT."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_force", "sanction"))
def test_sanction(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_force", "mobilize"))
def test_mobilize(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_force", "coerce"))
def test_coerce(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_force", "assault"))
def test_assault(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
