"""The dateline of a wire report: `KYIV, April 25 (Reuters) -`."""

import re
from typing import Final, NamedTuple

_PLACE: Final = r"(?P<place>[A-Z][A-Z.'’\- ]+(?:[,/] ?[A-Z][\w.'’\- ]+)*?)"
_DAY: Final = r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)"
_OUTLET: Final = r"\((?P<outlet>[A-Z][\w.&'’\- ]{1,40})\)"
_LINE: Final = re.compile(rf"\s*{_PLACE}(?:, {_DAY})?(?:,? {_OUTLET}|(?<=\d))\s*[-–—:]{{1,2}}\s+")


class Dateline(NamedTuple):
    """Where, when and by which agency a report was filed; `end` is the offset of its text."""

    place: str
    date: str | None
    outlet: str | None
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline that `text` (an article or its first paragraph) begins with, if any.

    `date` holds the words as written ("April 25"): `ingest.dates.resolve` gives their value.
    """
    match = _LINE.match(text)
    if match is None:
        return None
    return Dateline(match["place"].strip(), match["date"], match["outlet"], match.end())
