"""Where the actors stand on the plane: force-directed, the same for the same network."""

from functools import lru_cache
from math import cos, sin, tau
from typing import Final

import networkx as nx

from graph.network import Network

type Positions = dict[str, tuple[float, float]]

_SEED: Final = 20250425
_SIDE: Final = 1000.0
_MOST_PLACED: Final = 1000
_GOLDEN: Final = 0.6180339887498949


def positions(graph: Network) -> Positions:
    """x and y of every node, between -1000 and 1000.

    The thousand best connected actors are laid out by ForceAtlas2 (Jacomy et al. 2014), whose time
    grows with the square of their number; every other one is set close to its neighbours.
    """
    weights: dict[tuple[str, str], int] = {}
    for source, target, tie in graph.edges(data=True):
        pair = (min(source, target), max(source, target))
        weights[pair] = weights.get(pair, 0) + int(tie["weight"])
    ties = tuple((*pair, weight) for pair, weight in sorted(weights.items()))
    return dict(_placed(tuple(sorted(graph)), ties))


@lru_cache(maxsize=8)
def _placed(
    nodes: tuple[str, ...], ties: tuple[tuple[str, str, int], ...]
) -> tuple[tuple[str, tuple[float, float]], ...]:
    if not nodes:
        return ()
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(nodes)
    plain.add_weighted_edges_from(ties)
    by_degree = sorted(nodes, key=lambda node: (-plain.degree(node), node))
    core = plain.subgraph(sorted(by_degree[:_MOST_PLACED])).copy()
    rounds = 300 if len(core) <= 200 else 60
    found = nx.forceatlas2_layout(
        core,
        max_iter=rounds,
        # By its weight an edge would pull two actors onto each other, its parallels with them.
        weight=None,
        seed=_SEED,
        scaling_ratio=100.0,
        gravity=1.0,
        # Keeps unconnected parts together, so that no pair of actors shrinks to a dot.
        strong_gravity=True,
    )
    placed = {node: (float(x), float(y)) for node, (x, y) in found.items()}
    for number, node in enumerate(by_degree[_MOST_PLACED:]):
        placed[node] = _beside(placed, list(plain.neighbors(node)), number)
    return tuple(sorted(_fitted(placed).items()))


def _beside(placed: Positions, neighbours: list[str], number: int) -> tuple[float, float]:
    """Near the middle of the neighbours placed so far, each time in another direction."""
    known = [placed[node] for node in neighbours if node in placed] or [(0.0, 0.0)]
    angle, reach = tau * _GOLDEN * number, 3.0 + number % 7
    x, y = (sum(axis) / len(known) for axis in zip(*known, strict=True))
    return x + reach * cos(angle), y + reach * sin(angle)


def _fitted(placed: Positions) -> Positions:
    """Moved to the middle and scaled to the square, two decimals kept."""
    left, right = _range([x for x, _ in placed.values()])
    low, high = _range([y for _, y in placed.values()])
    scale = 2 * _SIDE / (max(right - left, high - low) or 1.0)
    return {
        node: (
            round((x - (left + right) / 2) * scale, 2) + 0.0,
            round((y - (low + high) / 2) * scale, 2) + 0.0,
        )
        for node, (x, y) in placed.items()
    }


def _range(values: list[float]) -> tuple[float, float]:
    return min(values), max(values)
