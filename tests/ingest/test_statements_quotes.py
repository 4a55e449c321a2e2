"""Quotation marks and the statements they belong to."""

import pytest

from ingest.records import Quotation
from tests.ingest.article_reading import read, said, words

QUOTES = [
    pytest.param(
        "“The border is closed,” Kenya said.", [("kenya", "The border is closed")], id="cue after"
    ),
    pytest.param(
        "Kenya said: “The border is closed. Nobody may pass.”",
        [("kenya", "The border is closed. Nobody may pass.")],
        id="cue before, two sentences",
    ),
    pytest.param(
        "“The border is closed,” Kenya said. “Nobody may pass.”",
        [("kenya", "The border is closed / Nobody may pass.")],
        id="the quotation goes on after the cue",
    ),
    pytest.param(
        "“The border,” Kenya said, “is closed for good.”",
        [("kenya", "The border / is closed for good.")],
        id="cue inside",
    ),
    pytest.param(
        "“The border is closed for good,” Kenya grumbled.",
        [("kenya", "The border is closed for good")],
        id="a verb that no table lists",
    ),
    pytest.param(
        "Kenya said: “The border is closed.\n\n“Nobody may pass until May.”",
        [("kenya", "The border is closed.\n\n“Nobody may pass until May.")],
        id="over two paragraphs",
    ),
    pytest.param(
        '"The border is closed," Kenya said.', [("kenya", "The border is closed")], id="straight"
    ),
]

KINDS = [
    pytest.param("“The border is closed,” Kenya said.", Quotation.DIRECT, id="direct"),
    pytest.param("Kenya said the border was closed.", Quotation.INDIRECT, id="indirect"),
    pytest.param("Kenya said the border was “closed for good”.", Quotation.MIXED, id="mixed"),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotations_find_their_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_quotation(text: str, kind: Quotation) -> None:
    (statement,) = read(text).statements
    assert statement.quotation is kind


def test_marks_that_do_not_balance_lose_nothing() -> None:
    text = "Kenya said “the border is closed.\n\nPeru said that the port is open."
    assert [speaker for speaker, _ in said(text)] == ["kenya", "peru"]


def test_a_quoted_title_is_no_statement() -> None:
    assert said("Kenya banned the film “Our Border” in May.") == []


def test_a_statement_within_a_quotation_has_a_parent() -> None:
    found = read("The Times reported that Kenya had said the border was closed.", "The Guardian")
    outer, inner = found.statements
    assert (outer.speaker, inner.speaker) == ("the-times", "kenya")
    assert inner.parent == outer.id
    assert (outer.reported_by, inner.reported_by) == ("the-guardian", "the-times")
    assert words(found, inner) == "the border was closed"
