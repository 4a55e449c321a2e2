"""Find the date expressions of a text."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ingest.dates.table import DIGIT, ROWS, Row

_DIGITS: Final = re.compile(r"\d")
_HINTS: Final = frozenset(hint for row in ROWS for hint in row.hints if hint != DIGIT)


class FoundDate(NamedTuple):
    """A date expression: half-open offsets into the text, and its words."""

    start: int
    end: int
    expression: str


def hinted(text: str) -> Iterator[Row]:
    """The forms of which `text` holds a hint: it is cheaper to look for than the form."""
    folded = text.casefold()
    present = {hint for hint in _HINTS if hint in folded}
    if _DIGITS.search(text):
        present.add(DIGIT)
    return (row for row in ROWS if not present.isdisjoint(row.hints))


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the date expressions of `text` from left to right, none inside or across another.

    The longest form wins ("Friday, April 25" is one expression). Prepositions stay outside
    ("on", "in"), words that belong to the date inside ("earlier", "last", "night").
    """
    spans = sorted(
        {m.span() for row in hinted(text) for m in row.in_text.finditer(text) if row.guard(m)},
        key=lambda span: (span[0], -span[1]),
    )
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield FoundDate(start, end, text[start:end])
            reached = end
