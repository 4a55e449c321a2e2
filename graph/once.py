"""What is told several times is counted once: of the reports that meet the filters, the first."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox


def original_of(row: ox.QuerySolution, name: str) -> str:
    """The IRI of what the row's fact or article repeats, else its own."""
    original = row["original"]
    iri: str = (original if original is not None else row[name]).value
    return iri


def once(rows: Iterable[ox.QuerySolution], name: str, copies: bool) -> Iterator[ox.QuerySolution]:
    """The first row of everything that is told, or all rows with `copies`.

    Args:
        rows: solutions that bind `name` to a fact, and `original` to what it repeats, if anything.
        name: the variable of the fact.
        copies: whether to count every report.
    """
    seen: set[str] = set()
    for row in rows:
        original = original_of(row, name)
        if copies or original not in seen:
            seen.add(original)
            yield row
