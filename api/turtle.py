"""A few nodes of the store as Turtle: what it says of each, and of the spans it points at."""

from collections.abc import Container, Iterable, Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, URIRef

from graph.convert import iri
from graph.formats import used_prefixes
from graph.store import Store
from graph.triples.terms import OA
from ontology.vocabulary import REL_NS

_TYPE: Final = iri(RDF.type)
_SELECTOR: Final = iri(OA.TextPositionSelector)


def describe(store: Store, nodes: Iterable[URIRef]) -> Iterator[bytes]:
    """The triples about `nodes`, in the union of all graphs, as UTF-8 Turtle.

    Of the edges between actors only those among `nodes` are told.
    """
    told = dict.fromkeys(iri(node) for node in nodes)
    triples = [triple for node in told for triple in _about(store, node) if _stays(triple, told)]
    spans = [triple.object for triple in triples if _is_span(store, triple.object)]
    triples += [triple for span in spans for triple in _about(store, span)]
    unique = tuple(dict.fromkeys(triples))
    prefixes = used_prefixes(store.base.prefixes(), unique)
    yield ox.serialize(unique, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _about(store: Store, node: object) -> Iterator[ox.Triple]:
    if isinstance(node, ox.NamedNode):
        for quad in sorted(store.engine.quads_for_pattern(node, None, None), key=str):
            yield quad.triple


def _stays(triple: ox.Triple, told: Container[object]) -> bool:
    return not triple.predicate.value.startswith(REL_NS) or triple.object in told


def _is_span(store: Store, node: object) -> bool:
    if not isinstance(node, ox.NamedNode):
        return False
    found = store.engine.quads_for_pattern(node, _TYPE, _SELECTOR)
    return next(iter(found), None) is not None
