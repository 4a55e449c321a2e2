"""What is no answer, what is denied, what a government says of itself, and acts besides speech."""

import pytest

from tests.ingest.article_reading import read, told, words
from tests.ingest.case_tables import cases

STATE = "U.S. Department of State"


@pytest.mark.parametrize(("text", "expected"), cases("statements_kinds", "questions"))
def test_questions_are_no_answers(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_kinds", "denials"))
def test_denials(text: str, expected: list[str]) -> None:
    assert shown_acts(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_kinds", "own text"))
def test_governments_in_their_own_texts(text: str, expected: list[str]) -> None:
    assert told(text, STATE) == expected


@pytest.mark.parametrize(("text", "expected"), cases("statements_kinds", "acts"))
def test_acts_besides_speech(text: str, expected: list[str]) -> None:
    found = read(text)
    acts = [f"{each.act} {each.speaker or '?'}: {words(found, each)}" for each in found.statements]
    assert acts == expected


def shown_acts(text: str) -> list[str]:
    """Each statement as `speech act, speaker: content`."""
    found = read(text)
    return [
        f"{each.speech_act} {each.speaker or '?'}: {words(found, each)}"
        for each in found.statements
    ]
