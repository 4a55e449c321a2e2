"""Who else tells the same: the other reports of a fact, and the outlets that carry it."""

from typing import NamedTuple

import pyoxigraph as ox
from rdflib import PROV, URIRef

from graph.convert import iri
from graph.reading import Node, Reading
from graph.store import Store
from ontology.vocabulary import DG


class Reports(NamedTuple):
    """The IRIs of a fact's other reports; (id, label) of all outlets, those of the fact first."""

    others: tuple[str, ...]
    carriers: tuple[tuple[str, str], ...]


def reports_of(store: Store, reading: Reading, node: URIRef, found: Node) -> Reports:
    """The reports of what a statement or relation tells.

    Args:
        store: where it is.
        reading: what labels are read with.
        node: the fact.
        found: its properties.
    """
    original = found.one(DG.repeats) or str(node)
    repeating = store.engine.quads_for_pattern(None, iri(DG.repeats), ox.NamedNode(original))
    all = {quad.subject.value for quad in repeating if isinstance(quad.subject, ox.NamedNode)}
    others = tuple(sorted({original, *all} - {str(node)}))
    outlets = dict.fromkeys(
        outlet
        for each in (found, *(reading.node(URIRef(other)) for other in others))
        if each and (outlet := _outlet(reading, each))
    )
    return Reports(others, tuple((outlet, reading.label(outlet) or outlet) for outlet in outlets))


def _outlet(reading: Reading, found: Node) -> str | None:
    return (
        reading.actor(found.one(DG.reportedBy))
        or reading.source(found.need(PROV.wasDerivedFrom)).outlet
    )
