"""Which attributes of a network's nodes and edges go into files, and how they are drawn."""

import re
from collections.abc import Mapping
from math import sqrt
from typing import Any, Final

from graph.measures import MEASURES
from graph.network import Network

ILLEGAL_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Attribute -> its type, by GEXF's names.
NODE_ATTRIBUTES: Final[Mapping[str, str]] = {
    "actor_type": "string",
    "state": "string",
    "wikidata": "string",
    "aliases": "liststring",
    "mentions": "integer",
    "statements": "integer",
    "first_seen": "string",
    "last_seen": "string",
    **MEASURES,
}
EDGE_ATTRIBUTES: Final[Mapping[str, str]] = {
    "relation": "string",
    "family": "string",
    "quad": "string",
    "intensity": "double",
    "claimed": "integer",
    "outlets": "liststring",
    "first_seen": "string",
    "last_seen": "string",
}
# Paul Tol's bright scheme, which colour-blind readers can tell apart.
COLOURS: Final[Mapping[str, tuple[int, int, int]]] = {
    "Person": (68, 119, 170),
    "State": (238, 102, 119),
    "Government": (170, 51, 119),
    "Organisation": (34, 136, 51),
    "Group": (204, 187, 68),
    "Outlet": (102, 204, 238),
    "Post": (187, 187, 187),
    "Statement": (221, 221, 221),
}


def size_of(attributes: Mapping[str, Any]) -> float:
    """How large an actor is drawn: by what it said, so that the area counts."""
    return float(round(5 + 3 * sqrt(attributes["statements"]), 2))


def edge_id(source: str, relation: str, target: str) -> str:
    """The id of an edge in every format; ids of actors hold no space."""
    return f"{source} {relation} {target}"


def last_day(graph: Network) -> str | None:
    """The latest day of the network, or None where nothing is dated."""
    return max(
        (day for _, days in graph.nodes(data="days", default=()) for day in days), default=None
    )
