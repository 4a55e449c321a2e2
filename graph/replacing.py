"""Putting quads in the place of others, and the marks that tell whether that is needed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import pyoxigraph as ox

from graph.convert import iri
from graph.engine import Engine, quads_about
from graph.triples.marks import Mark
from ontology.vocabulary import DG

_MARK: Final = (iri(DG.inputHash), iri(DG.extractor))


class Outcome(StrEnum):
    """What putting an article into the store did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def marks_of(engine: Engine, articles: Iterable[ox.NamedNode]) -> dict[str, Mark]:
    """The marks of those of the articles that have one, by their IRIs."""
    wanted = tuple(articles)
    found: dict[str, list[str]] = {node.value: [] for node in wanted}
    for term in _MARK:
        for quad in quads_about(engine, wanted, term):
            node = quad.subject
            if isinstance(node, ox.NamedNode) and node == quad.graph_name:
                found[node.value].append(_value(quad.object))
    return {node: Mark(*values) for node, values in found.items() if len(values) == len(_MARK)}


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.Literal) else ""


def unmarked(quads: Iterable[ox.Quad]) -> frozenset[ox.Quad]:
    """The quads without the marks that readings leave."""
    return frozenset(quad for quad in quads if quad.predicate not in _MARK)


def triple_in(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """The triple as a quad of a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def graph_name(graph: str | None) -> ox.NamedNode | ox.DefaultGraph:
    """The graph of an IRI; None is the default graph."""
    return ox.DefaultGraph() if graph is None else ox.NamedNode(graph)


def replacement(graph: ox.NamedNode | ox.DefaultGraph, new: tuple[ox.Quad, ...]) -> str:
    """A SPARQL update, the engine's one transaction that both removes and adds.

    Its text is made of terms the engine itself has written out, escapes and all.
    """
    body = "\n".join(f"{quad.subject} {quad.predicate} {written(quad.object)} ." for quad in new)
    if isinstance(graph, ox.DefaultGraph):
        return f"CLEAR DEFAULT ; INSERT DATA {{\n{body}\n}}"
    create = f"CREATE SILENT GRAPH {graph}"
    data = f"INSERT DATA {{ GRAPH {graph} {{\n{body}\n}} }}"
    return f"DROP SILENT GRAPH {graph} ; {create} ; {data}"


def written(term: object) -> str:
    """A term as SPARQL takes it; of triple terms the engine writes what stands in them alone."""
    if isinstance(term, ox.Triple):
        return f"<<( {term.subject} {term.predicate} {written(term.object)} )>>"
    return str(term)
