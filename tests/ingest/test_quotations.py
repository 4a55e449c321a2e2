"""Pairing of quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.quotations import find_quotes
from ingest.records import Span

PAIRS = [
    pytest.param("He said “no” twice.", ["no"], id="curly"),
    pytest.param('He said "no" twice.', ["no"], id="straight"),
    pytest.param("He said ‘not yet’ twice.", ["not yet"], id="single"),
    pytest.param("He said «no» twice.", ["no"], id="guillemets"),
    pytest.param("“A ‘b’ c.”", ["A ‘b’ c."], id="single inside double"),
    pytest.param("Iran's and Iraq’s plans", [], id="apostrophes"),
    pytest.param("a“strong alliance” is", ["strong alliance"], id="no blank before"),
    pytest.param("“A,” he said, “b.”", ["A,", "b."], id="two"),
    pytest.param("He said “no", ["no"], id="never closed"),
    pytest.param("He said no”", [], id="never opened"),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text: str, expected: list[str]) -> None:
    quotes = find_quotes(text, [Span(0, len(text))])
    assert [text[quote.inner.start : quote.inner.end] for quote in quotes] == expected


def test_a_quotation_left_open_continues_in_the_next_paragraph() -> None:
    text = "“One.\n\n“Two.”"
    first, second = find_quotes(text, [Span(0, 5), Span(7, len(text))])
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@given(st.text(alphabet="ab “”\"‘’'.,\n«»", max_size=60))
def test_quotations_lie_in_the_text_and_apart(text: str) -> None:
    quotes = find_quotes(text, [Span(0, len(text))])
    ends = [0]
    for quote in quotes:
        assert ends[-1] <= quote.outer.start < quote.outer.end <= len(text)
        assert quote.outer.start <= quote.inner.start <= quote.inner.end <= quote.outer.end
        ends.append(quote.outer.end)
