"""Who does it to whom: passives and coordinations; and what is not so, or not yet."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_voice", "passives"))
def test_passives(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_voice", "coordinations"))
def test_coordinations(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_voice", "negated"))
def test_polarity(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_voice", "not yet"))
def test_questions_plans_and_possibilities_give_none(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
