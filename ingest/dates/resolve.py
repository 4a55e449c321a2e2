"""The value of a date expression, given the day the text was published."""

import re
from datetime import date

from ingest.dates.table import ROWS, Compute
from ingest.dates.value import DateValue, Tense

_LEADING = re.compile(
    r"\A(?:(?:on|at|in|by|since|until|till|from|during|over|for|around|about|as of|"
    r"before|after|the (?:start|beginning|middle|end) of)\s+)+",
    re.IGNORECASE,
)


def resolve(expression: str, published: date | None, tense: Tense = None) -> DateValue | None:
    """Resolve a date expression.

    Args:
        expression: The words of the date, with or without a preposition: "on Friday night".
        published: The day of publication; None leaves relative dates open.
        tense: The tense of the verb the date belongs to. "past" takes the latest fitting day up to
            the publication, "future" the next from it on. Without it a bare weekday or month is
            past, as most dates in news are, and a day with its month takes the nearest year.

    Returns:
        The value, or None for what is no date expression, no day of the calendar, or relative in
        an article without a date.
    """
    words = expression.strip()
    bare = words.strip(".,;:")
    for candidate in (words, bare, _LEADING.sub("", words), _LEADING.sub("", bare)):
        for row in ROWS:
            match = row.alone.fullmatch(candidate)
            if match is not None:
                return _computed(row.compute, match, published, tense)
    return None


def _computed(
    compute: Compute, match: re.Match[str], published: date | None, tense: Tense
) -> DateValue | None:
    try:
        return compute(match, published, tense)
    except (OverflowError, ValueError):  # before year 1 or after 9999
        return None
