"""The table of phrases that belong to the site and not to the report (boilerplate.csv)."""

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Kind(StrEnum):
    """Where a phrase counts as boilerplate."""

    PARAGRAPH = "paragraph"  # it is the whole paragraph
    OPENING = "opening"  # it starts a banner at the front of a paragraph
    BANNER = "banner"  # it goes on with a banner already opened
    CLOSING = "closing"  # it hangs at the end of a paragraph


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the table. `example` is a text that the pattern is there for."""

    kind: Kind
    pattern: re.Pattern[str]
    example: str


@cache
def phrases(kind: Kind) -> tuple[Phrase, ...]:
    """The rows of one kind, in the table's order."""
    table = (files("ingest.cleaning") / "boilerplate.csv").read_text(encoding="utf-8")
    return tuple(
        Phrase(kind, re.compile(row["pattern"], re.IGNORECASE), row["example"])
        for row in csv.DictReader(table.splitlines())
        if row["kind"] == kind
    )


def is_boilerplate(paragraph: str) -> bool:
    """Whether the whole of `paragraph` is a phrase of the table."""
    return any(phrase.pattern.fullmatch(paragraph) for phrase in phrases(Kind.PARAGRAPH))
