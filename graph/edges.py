"""Relations as edges of a network: which of them count, and how they add up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from graph.bindings import bindings
from graph.filters import Filters
from graph.once import original_of
from graph.questions import ask
from graph.store import Store
from ontology.relation_types import relation_types
from ontology.vocabulary import DG, REL_NS

_DAY: Final = len("2025-04-25")


@dataclass(frozen=True, slots=True)
class Link:
    """One relation that counts. `date` is the day it held, else its article's; `claimed` says that
    only one of the actors quoted vouches for it; `carriers` are the outlets that report the same
    beside `outlet`, and `original` the first report of it.
    """

    relation: str
    source: str
    type: str
    target: str
    date: str | None
    outlet: str | None
    claimed: bool
    carriers: tuple[str, ...] = ()
    original: str = ""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Ids of all outlets that report it."""
        return (*((self.outlet,) if self.outlet else ()), *self.carriers)


@dataclass(frozen=True, slots=True)
class Tie:
    """All links of one type from one actor to another."""

    source: str
    type: str
    target: str
    links: tuple[Link, ...]

    @property
    def weight(self) -> int:
        """How many relations there are."""
        return len(self.links)

    @property
    def claimed(self) -> int:
        """How many of them only an actor quoted vouches for."""
        return sum(link.claimed for link in self.links)

    @property
    def first_seen(self) -> str | None:
        """The earliest date, as exactly as it is known."""
        return min((link.date for link in self.links if link.date), default=None)

    @property
    def last_seen(self) -> str | None:
        """The latest date, as exactly as it is known."""
        return max((link.date for link in self.links if link.date), default=None)

    @property
    def days(self) -> tuple[str, ...]:
        """The ISO days of the links; of a month or year its first day stands for it."""
        dates = {link.date for link in self.links if link.date}
        return tuple(sorted({date + "-01-01"[len(date) - 4 :] for date in dates}))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Ids of the outlets that report it."""
        return tuple(sorted({outlet for link in self.links for outlet in link.outlets}))


def links(store: Store, filters: Filters | None = None) -> Iterator[Link]:
    """The relations that count as edges: affirmed, and actual or done by saying so.

    What is planned, possible, conditional or demanded of somebody else is not an edge, nor is what
    is said not to hold. What several articles report alike is one, unless the filters say
    otherwise.
    """
    filters = filters or Filters()
    rows = ask(store.engine, "relations", bindings(filters, store.base))
    found = (_link(store, row) for row in rows if _counts(row))
    return found if filters.copies else iter(merged(found))


def merged(found: Iterable[Link]) -> tuple[Link, ...]:
    """The first link of those that report the same, with the outlets of all of them."""
    firsts: dict[tuple[str, str, str, str], Link] = {}
    carriers: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for link in found:
        key = (link.original, link.source, link.type, link.target)
        first = firsts.setdefault(key, link)
        others = (outlet for outlet in link.outlets if outlet != first.outlet)
        carriers.setdefault(key, {}).update(dict.fromkeys(others))
    return tuple(
        replace(link, carriers=tuple(carriers[key])) if carriers[key] else link
        for key, link in firsts.items()
    )


def ties(found: Iterable[Link]) -> tuple[Tie, ...]:
    """The links grouped by source, type and target, in alphabetical order."""
    grouped: dict[tuple[str, str, str], list[Link]] = {}
    for link in found:
        grouped.setdefault((link.source, link.type, link.target), []).append(link)
    return tuple(Tie(*key, tuple(grouped[key])) for key in sorted(grouped))


def _counts(row: ox.QuerySolution) -> bool:
    if row["polarity"].value != str(DG.Affirmed):
        return False
    modality = row["modality"].value
    demanded = modality == str(DG.Demanded) and _performative(row)
    return modality == str(DG.Actual) or demanded


def _performative(row: ox.QuerySolution) -> bool:
    return relation_types()[row["relationType"].value.removeprefix(REL_NS)].performative


def _link(store: Store, row: ox.QuerySolution) -> Link:
    attributed, date, outlet = row["attributedTo"], row["date"], row["reportedBy"]
    spoken = attributed is not None and attributed == row["subject"] and _performative(row)
    return Link(
        relation=row["relation"].value,
        source=store.base.actor_id(row["subject"].value),
        type=row["relationType"].value.removeprefix(REL_NS),
        target=store.base.actor_id(row["object"].value),
        date=date.value if date is not None else None,
        outlet=store.base.actor_id(outlet.value) if outlet is not None else None,
        claimed=attributed is not None and not spoken,
        original=original_of(row, "relation"),
    )
