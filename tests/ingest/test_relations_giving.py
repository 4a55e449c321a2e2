"""Relations of giving and giving way: COOPERATE, AID, CONCEDE, RETREAT."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_giving", "cooperate"))
def test_cooperate(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_giving", "aid"))
def test_aid(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_giving", "concede"))
def test_concede(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_giving", "retreat"))
def test_retreat(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
