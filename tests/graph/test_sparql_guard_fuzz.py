"""Whatever the text: the guard answers, at once, with the errors it tells of and no others."""

import re
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidFilter, QueryRefused, QuerySyntaxError
from graph.sparql_glance import looks_harmless
from graph.sparql_guard import check_query, look_closely
from graph.sparql_tokens import tokens_of
from graph.sparql_update import rewritten

WORDS = """
SELECT WHERE INSERT DELETE DATA LOAD SILENT SERVICE FROM NAMED AS GRAPH USING WITH BASE PREFIX
{ } ( ) [ ] << >> <http://a.example/> <a <#b> <://> a:b a a. .a - -- ?x $ : :: \\
\\u12 \\' ' " \'\'\' # ! | & + * / ^ , ; . @en ^^ 1 1.5e é
"""
PIECES = [*WORDS.split(), '"""', "\ufeff", "\x00", "\U0001f3f4"]
blanks = st.sampled_from(["", " ", "\n", "\t"])
sparql = st.lists(st.tuples(st.sampled_from(PIECES), blanks)).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)
texts = st.one_of(st.text(), sparql)


def checked(text: str) -> None:
    """Put a text to the guard as a query and as an update."""
    for check in (check_query, with_dataset):
        with suppress(QueryRefused, QuerySyntaxError, InvalidFilter):
            check(text)


def with_dataset(text: str) -> str:
    """An update with a dataset put in."""
    return rewritten(text, ["http://a.example/g"], ["http://a.example/h"])


@given(texts)
@settings(max_examples=200, deadline=None)
@example("\\")
@example("<a:#>")
@example("FROM")
@example("LOAD SILENT")
@example("DELETE WHERE")
@example("DELETE WHERE {")
def test_any_text_is_let_through_or_refused_with_a_reason(text: str) -> None:
    checked(text)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_tokens_are_the_text_in_order(text: str) -> None:
    try:
        tokens = list(tokens_of(text))
    except (QueryRefused, QuerySyntaxError):
        return
    end = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert not re.sub(r"\s+|#[^\n\r]*", "", text[end : token.start])
        end = token.end


@given(texts)
@settings(max_examples=300, deadline=None)
@example("SELECT * { ?s ?p '' } # FROM")
@example("ASK { FILTER(1<a:#>) }")
def test_what_looks_harmless_at_a_glance_is_so_by_its_tokens(text: str) -> None:
    if looks_harmless(text, depth=64, operators=2000, assignments=500):
        # The engine's parser finds a string that does not end, and such an IRI as the tokens
        # refuse may hide what follows it, where nothing is worth hiding.
        with suppress(QuerySyntaxError, QueryRefused):
            assert look_closely(text) == ()
            return
        with pytest.raises((QuerySyntaxError, QueryRefused), match=r"write it in full|not closed"):
            look_closely(text)


@pytest.mark.parametrize("piece", ["a.", "a-", "<a", "a:.", "DELETE WHERE {} "])
def test_long_runs_of_a_piece_are_answered(piece: str) -> None:
    # Looking from each place at each would take minutes here, and end in the suite's time limit.
    checked(repeated(piece, 400_000))


def repeated(piece: str, size: int) -> str:
    """The piece, again and again, up to so many characters."""
    return (piece * (size // len(piece) + 1))[:size]
