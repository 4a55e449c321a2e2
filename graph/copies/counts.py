"""How many articles are copies, read off the links in the store."""

import pyoxigraph as ox
from rdflib import URIRef

from graph.convert import iri
from ontology.namespaces import Base
from ontology.vocabulary import DG


def copies_in(engine: ox.Store, base: Base) -> tuple[int, int]:
    """How many articles of a store are copies, and how many revisions, by its links."""
    graph = iri(base.graph_copies)

    def count(predicate: URIRef) -> int:
        return sum(1 for _ in engine.quads_for_pattern(None, iri(predicate), None, graph))

    return count(DG.copyOf), count(DG.revises)
