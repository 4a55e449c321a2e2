"""The kinds of error that a reading makes, and how often each occurs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Error:
    """One error: what it concerns (`statements`), its kind, and where it stands, in words."""

    concerns: str
    kind: str
    article: str
    example: str


@dataclass(frozen=True, slots=True)
class Kind:
    """All errors of one kind: their number and some examples, each of another article first."""

    concerns: str
    kind: str
    count: int
    examples: tuple[str, ...]


def by_kind(errors: Iterable[Error], examples: int) -> list[Kind]:
    """Errors grouped by what they concern, in the order of first sight, frequent kinds first."""
    groups: dict[tuple[str, str], list[Error]] = {}
    concerned: dict[str, None] = {}
    for error in errors:
        concerned.setdefault(error.concerns)
        groups.setdefault((error.concerns, error.kind), []).append(error)
    order = list(concerned)
    ranked = sorted(groups.items(), key=lambda g: (order.index(g[0][0]), -len(g[1]), g[0][1]))
    return [
        Kind(concerns, kind, len(found), tuple(_varied(found, examples)))
        for (concerns, kind), found in ranked
    ]


def _varied(errors: list[Error], number: int) -> Iterator[str]:
    """The first error of every article, then the second of every article, and so on."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, int, Error]] = []
    for place, error in enumerate(errors):
        seen[error.article] = turn = seen.get(error.article, 0) + 1
        turns.append((turn, place, error))
    for _, _, error in sorted(turns, key=lambda each: each[:2])[:number]:
        yield f"{error.article}: {error.example}"
