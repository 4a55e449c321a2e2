"""From rdflib's terms, in which the vocabularies stand, to the engine's own, which are fast."""

import pyoxigraph as ox
from rdflib import URIRef


def iri(node: URIRef) -> ox.NamedNode:
    """An IRI for the engine."""
    return ox.NamedNode(node)


def text(value: str) -> ox.Literal:
    """A string for the engine, lone surrogates replaced."""
    return ox.Literal(value.encode("utf-8", "replace").decode("utf-8"))
