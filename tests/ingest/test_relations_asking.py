"""Relations of asking and backing: REQUEST, SUPPORT, AGREE, CONSULT, in sentences of the news."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_asking", "request"))
def test_request(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_asking", "support"))
def test_support(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_asking", "agree"))
def test_agree(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_asking", "consult"))
def test_consult(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
