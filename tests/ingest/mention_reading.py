"""Asks the real pipeline whom the words of a text name."""

import re

from ingest.records import Extraction
from tests.ingest.article_reading import PUBLISHED, read


def linked(
    text: str,
    words: str,
    publisher: str | None = None,
    date: str | None = PUBLISHED,
    occurrence: int = 0,
) -> set[str]:
    """Ids of the actors that `words`, at their first or a later place in `text`, are linked to."""
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    start = places[occurrence]
    end = start + len(words)
    extraction = read(text, publisher, date)
    return {m.actor for m in extraction.mentions if (m.span.start, m.span.end) == (start, end)}


def named(text: str, publisher: str | None = None) -> set[str]:
    """Labels of all actors found in a text."""
    return {actor.label for actor in read(text, publisher).actors}


def labels(extraction: Extraction) -> dict[str, tuple[str, ...]]:
    """Label -> aliases of the actors of an extraction."""
    return {actor.label: actor.aliases for actor in extraction.actors}


def links(text: str, wanted: list[str]) -> list[str]:
    """For lines `words = actors`, the same lines with the actors that the words are linked to.

    A mention counts that ends where the words end, its article or number inside them or not.
    Words that stand twice are told apart by a number: `he 2 = ...`; `-` stands for nobody.
    """
    found = read(text)
    lines = []
    for line in wanted:
        words = line.split(" = ")[0]
        bare = re.sub(r" \d$", "", words)
        nth = int(words[-1]) - 1 if bare != words else 0
        place = list(re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text))[nth]
        ending = [m for m in found.mentions if m.span.end == place.end()]
        first = min((m.span.start for m in ending), default=0)
        actors = sorted(m.actor for m in ending if m.span.start == first)
        lines.append(f"{words} = {', '.join(actors) or '-'}")
    return lines
