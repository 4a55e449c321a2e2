"""Between rdflib's terms, which the package speaks, and the engine's own, which are fast."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Literal, URIRef

from graph.triples.terms import Quad


def to_engine(quads: Iterable[Quad]) -> Iterator[ox.Quad]:
    """The quads in the engine's form; every IRI is converted once."""
    names: dict[URIRef, ox.NamedNode] = {}

    def name(iri: URIRef) -> ox.NamedNode:
        if iri not in names:
            names[iri] = ox.NamedNode(iri)
        return names[iri]

    def term(node: URIRef | Literal) -> ox.NamedNode | ox.Literal:
        if isinstance(node, URIRef):
            return name(node)
        kind = name(node.datatype) if node.datatype is not None else None
        return ox.Literal(str(node), datatype=kind, language=node.language)

    for subject, predicate, object_, graph in quads:
        yield ox.Quad(name(subject), name(predicate), term(object_), name(graph))


def iri(node: URIRef) -> ox.NamedNode:
    """An IRI for the engine."""
    return ox.NamedNode(node)


def text(value: str) -> ox.Literal:
    """A string for the engine, lone surrogates replaced."""
    return ox.Literal(value.encode("utf-8", "replace").decode("utf-8"))
