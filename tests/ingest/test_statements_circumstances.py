"""To whom something was said, when, and within whose words."""

import pytest

from tests.ingest.article_reading import read, words
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("statements_circumstances", "addressees"))
def test_to_whom(text: str, expected: list[str]) -> None:
    (statement,) = [each for each in read(text).statements if each.act == "speech"]
    assert [f"{statement.speaker} -> {statement.addressee or 'nobody'}"] == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_circumstances", "dates"))
def test_when(text: str, expected: list[str]) -> None:
    assert [each.date or "none" for each in read(text).statements] == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_circumstances", "nesting"))
def test_within_whose_words(text: str, expected: list[str]) -> None:
    found = read(text)
    by_id = {each.id: each for each in found.statements}
    inner = [
        f"{by_id[each.parent].speaker} > {each.speaker or '?'}: {words(found, each)}"
        for each in found.statements
        if each.parent
    ]
    assert inner == expected
