"""Words in quotation marks: before the cue, after it, around it, and going on without one."""

import pytest

from tests.ingest.article_reading import told
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("statements_direct", "direct"))
def test_direct(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_direct", "mixed"))
def test_partly_quoted(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_direct", "split"))
def test_split_around_the_cue(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_direct", "inverted"))
def test_speaker_after_the_cue(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_direct", "going on"))
def test_quotations_that_go_on(text: str, expected: list[str]) -> None:
    assert told(text) == expected
