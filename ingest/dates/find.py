"""Find the date expressions of a text."""

from collections.abc import Iterator
from typing import NamedTuple

from ingest.dates.table import ROWS


class FoundDate(NamedTuple):
    """A date expression: half-open offsets into the text, and its words."""

    start: int
    end: int
    expression: str


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the date expressions of `text` from left to right, none inside or across another.

    The longest form wins ("Friday, April 25" is one expression). Prepositions stay outside
    ("on", "in"), words that belong to the date inside ("earlier", "last", "night").
    """
    spans = sorted(
        {m.span() for row in ROWS for m in row.in_text.finditer(text) if row.guard(m)},
        key=lambda span: (span[0], -span[1]),
    )
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield FoundDate(start, end, text[start:end])
            reached = end
