"""The map of a text's statements tells at each place what looking through all of them tells."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.grammar.interface import StatementMap, StatementSpan, innermost
from ingest.records import Span

LENGTH = 30
PLACES = st.integers(min_value=0, max_value=LENGTH)
SPANS = st.tuples(PLACES, PLACES).map(lambda ends: Span(min(ends), max(ends)))
CONTENTS = st.lists(st.lists(SPANS, max_size=3).map(tuple), max_size=6)


@given(CONTENTS)
def test_the_map_knows_the_innermost_statement(contents: list[tuple[Span, ...]]) -> None:
    statements = [
        StatementSpan(str(number), None, (), content) for number, content in enumerate(contents)
    ]
    told = StatementMap(statements, LENGTH)
    for offset in range(LENGTH):
        assert told.at(offset) is innermost(statements, offset)
