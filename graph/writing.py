"""How graphs are written: replaced whole in one update, or loaded many at a time."""

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from graph.engine import Engine, known_graphs, replace_graphs


def triple_in(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """The triple as a quad of a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def graph_name(graph: str | None) -> ox.NamedNode | ox.DefaultGraph:
    return ox.DefaultGraph() if graph is None else ox.NamedNode(graph)


def replacement(graph: ox.NamedNode | ox.DefaultGraph, new: tuple[ox.Quad, ...]) -> str:
    """A SPARQL update is the engine's one transaction that both removes and adds.

    Its text is made of terms the engine itself has written out, escapes and all.
    """
    body = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in new)
    if isinstance(graph, ox.DefaultGraph):
        return f"CLEAR DEFAULT ; INSERT DATA {{\n{body}\n}}"
    create = f"CREATE SILENT GRAPH {graph}"
    data = f"INSERT DATA {{ GRAPH {graph} {{\n{body}\n}} }}"
    return f"DROP SILENT GRAPH {graph} ; {create} ; {data}"


def load_graphs(
    engine: Engine, quads: Iterable[ox.Quad], left_out: Collection[ox.NamedNode]
) -> int:
    """Put graphs in the place of those of the same names, `left_out` apart; how many were there."""
    new = tuple(quad for quad in quads if quad.graph_name not in left_out)
    names = dict.fromkeys(
        quad.graph_name for quad in new if isinstance(quad.graph_name, ox.NamedNode)
    )
    old = known_graphs(engine, names)
    replace_graphs(engine, old, new)
    return len(old)
