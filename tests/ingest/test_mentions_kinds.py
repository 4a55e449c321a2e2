"""Groups that are only described, namesakes, and names spelt in another way."""

import pytest

from tests.ingest.case_tables import cases
from tests.ingest.mention_reading import links


@pytest.mark.parametrize(("text", "expected"), cases("mentions_kinds", "groups"))
def test_described_groups(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions_kinds", "namesakes"))
def test_namesakes(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("mentions_kinds", "spellings"))
def test_spellings(text: str, expected: list[str]) -> None:
    assert links(text, expected) == expected
