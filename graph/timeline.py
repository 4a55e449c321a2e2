"""The facts month by month: how many, how friendly."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.edges import Link
from graph.filters import Filters
from graph.measures import temper
from graph.projections import projected
from graph.shape import Shape
from graph.store import Store
from ontology.relation_types import relation_types

_MONTH: Final = len("2025-04")


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a network: its actors, its facts, and PLOVER's view of them."""

    month: str
    actors: int
    facts: int
    cooperative: int
    conflictual: int
    balance: float | None
    mean_intensity: float | None


def timeline(
    store: Store, filters: Filters | None = None, shape: Shape | None = None
) -> tuple[Month, ...]:
    """The months that have a fact, in order; facts known to the year only are left out.

    With `subject` and `object` among the filters it is the timeline of one dyad.

    Raises:
        InvalidFilter: the projection cannot be narrowed down so.
    """
    months: dict[str, list[Link]] = defaultdict(list)
    for link in projected(store, filters or Filters(), shape or Shape()):
        if link.date and len(link.date) >= _MONTH:
            months[link.date[:_MONTH]].append(link)
    return tuple(_month(month, months[month]) for month in sorted(months))


def _month(month: str, links: list[Link]) -> Month:
    told: dict[str, Any] = temper([_scored(link) for link in links])
    return Month(
        month=month,
        actors=len({id for link in links for id in (link.source, link.target)}),
        facts=len(links),
        cooperative=told["cooperative"],
        conflictual=told["conflictual"],
        balance=told.get("balance"),
        mean_intensity=told.get("mean_intensity"),
    )


def _scored(link: Link) -> Mapping[str, object]:
    kind = relation_types().get(link.type)
    if kind is None or not kind.quad:
        return {"weight": 1}
    return {"weight": 1, "quad": kind.quad, "intensity": kind.intensity}
