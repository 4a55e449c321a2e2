"""Whatever the text: the guard answers, at once, with the errors it tells of and no others."""

import re
import time
from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidFilter, QueryRefused, QuerySyntaxError
from graph.sparql_guard import check_query
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


def checked(text: str) -> float:
    """Seconds that the guard takes for a query and an update of this text."""
    start = time.perf_counter()
    for check in (check_query, with_dataset):
        with suppress(QueryRefused, QuerySyntaxError, InvalidFilter):
            check(text)
    return time.perf_counter() - start


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


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join))
@settings(max_examples=20, deadline=None)
@example("a.")
@example("a-")
@example("<a")
@example("a:.")
@example("DELETE WHERE {} ")
def test_the_time_grows_as_the_text_does(piece: str) -> None:
    # Twenty times the text would take 400 times as long if each place were looked at from each.
    small = max(min(checked(repeated(piece, 2_000)) for _ in range(3)), 0.005)
    assert min(checked(repeated(piece, 40_000)) for _ in range(3)) < 100 * small


def repeated(piece: str, size: int) -> str:
    """The piece, again and again, up to so many characters."""
    return (piece * (size // len(piece) + 1))[:size]
