"""Which network to make of the facts: between whom, how coarse, how strong."""

from dataclasses import dataclass
from typing import Final

from graph.errors import InvalidFilter

# Projection -> what its edges are.
PROJECTIONS: Final = {
    "relations": "who stands in which relation to whom",
    "about": "who talks about whom",
    "comentions": "who is named in the same articles as whom",
    "statements": "who made which statement, about and to whom",
    "outlets": "which outlet quotes whom",
}
QUADS: Final = ("VC", "MC", "VX", "MX")
UNDIRECTED: Final = frozenset({"comentions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a network is made of the facts that meet the filters.

    Attributes:
        projection: one of `PROJECTIONS`.
        fold: put persons, governments and posts into their states.
        minimum: least weight of an edge.
        actors: ids; only edges that touch one of them, where any is given.
        quads: PLOVER's quads (`VC`, `MC`, `VX`, `MX`); only relations of these, where any is given.
        expand: ids; also edges that touch one of them and meet the filters of days and outlet.
        hide: ids; no edge that touches one of them, whatever else is asked.
    """

    projection: str = "relations"
    fold: bool = False
    minimum: int = 1
    actors: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.projection not in PROJECTIONS:
            known = ", ".join(PROJECTIONS)
            raise InvalidFilter("projection", f"'{self.projection}' is unknown: use one of {known}")
        for quad in self.quads:
            if quad not in QUADS:
                raise InvalidFilter("quad", f"'{quad}' is unknown: use one of {', '.join(QUADS)}")
        if self.minimum < 1:
            raise InvalidFilter("minimum", f"{self.minimum} is too small: an edge weighs 1 or more")

    @property
    def directed(self) -> bool:
        """Whether its edges point from one actor to the other."""
        return self.projection not in UNDIRECTED
