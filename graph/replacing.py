"""Putting quads in the place of others, and the marks that tell whether that is needed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import pyoxigraph as ox

from graph.convert import iri
from graph.triples.marks import Mark
from ontology.vocabulary import DG

_MARK: Final = (iri(DG.inputHash), iri(DG.extractor))


class Outcome(StrEnum):
    """What putting an article into the store did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def mark_of(engine: ox.Store, article: ox.NamedNode) -> Mark | None:
    """The mark of an article, if it has one."""
    values = []
    for term in _MARK:
        quad = next(engine.quads_for_pattern(article, term, None, article), None)
        if quad is None or not isinstance(quad.object, ox.Literal):
            return None
        values.append(quad.object.value)
    return Mark(*values)


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
    body = "\n".join(f"{quad.subject} {quad.predicate} {_written(quad.object)} ." for quad in new)
    if isinstance(graph, ox.DefaultGraph):
        return f"CLEAR DEFAULT ; INSERT DATA {{\n{body}\n}}"
    create = f"CREATE SILENT GRAPH {graph}"
    data = f"INSERT DATA {{ GRAPH {graph} {{\n{body}\n}} }}"
    return f"DROP SILENT GRAPH {graph} ; {create} ; {data}"


def _written(term: object) -> str:
    """A term as SPARQL takes it; of triple terms the engine writes what stands in them alone."""
    if isinstance(term, ox.Triple):
        return f"<<( {term.subject} {term.predicate} {_written(term.object)} )>>"
    return str(term)
