"""Words not in quotation marks: clauses, participles, shared subjects, chains, passives."""

import pytest

from tests.ingest.article_reading import told
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("statements_indirect", "indirect"))
def test_indirect(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_indirect", "participle"))
def test_participles(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_indirect", "inherited"))
def test_speaker_of_another_clause(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_indirect", "chains"))
def test_chains(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_indirect", "passive"))
def test_passives(text: str, expected: list[str]) -> None:
    assert told(text) == expected
