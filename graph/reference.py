"""The graphs that every store carries beside its articles: the registry and the ontology."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS

from graph.convert import iri, to_engine
from graph.registry_triples import registry_quads
from ontology.namespaces import Base
from ontology.registry import Registry
from ontology.turtle import TURTLE_FILES
from ontology.vocabulary import DG

_HASH = ox.NamedNode(DG.contentHash)
_TYPE = iri(RDF.type)
# What an actor is still called and counted by after the registry has dropped it.
_LASTING = frozenset(map(iri, (RDF.type, RDFS.label, SKOS.altLabel, DG.state)))

type _Content = tuple[tuple[ox.Quad, ...], str]


def refresh(store: ox.Store, base: Base, registry: Registry) -> bool:
    """Write the reference graphs that are missing or out of date.

    Actors whom the registry no longer lists, but articles refer to, keep type, names and state:
    articles that were read with a registry file of the user's can be read back without it.

    Returns:
        Whether anything was written.
    """
    known = _replace_if_changed(store, iri(base.graph_registry), *_registry(registry, base))
    terms = _replace_if_changed(store, iri(base.graph_ontology), *_ontology(base))
    return known or terms


def _replace_if_changed(
    store: ox.Store, graph: ox.NamedNode, quads: tuple[ox.Quad, ...], digest: str
) -> bool:
    mark = ox.Quad(graph, _HASH, ox.Literal(digest), graph)
    if mark in store:
        return False
    quads += tuple(_still_needed(store, graph, frozenset(quad.subject for quad in quads)))
    store.remove_graph(graph)
    # The mark goes in by the same transaction: cut short, the next opening writes all again.
    store.extend((*quads, mark))
    return True


def _still_needed(
    store: ox.Store, graph: ox.NamedNode, told: frozenset[object]
) -> Iterator[ox.Quad]:
    """What the old graph says of actors that are not told of anew, and that articles refer to."""
    for typed in store.quads_for_pattern(None, _TYPE, None, graph):
        actor = typed.subject
        if actor not in told and any(
            quad.graph_name != graph for quad in store.quads_for_pattern(None, None, actor)
        ):
            described = store.quads_for_pattern(actor, None, None, graph)
            yield from (quad for quad in described if quad.predicate in _LASTING)


@lru_cache(maxsize=2)
def _registry(registry: Registry, base: Base) -> _Content:
    quads = tuple(to_engine(registry_quads(registry, base)))
    return quads, _digest(str(quad) for quad in quads)


@lru_cache(maxsize=2)
def _ontology(base: Base) -> _Content:
    # Blank nodes get other names at every parse, so the digest is that of the files.
    texts = [files("ontology").joinpath(name).read_text("utf-8") for name in TURTLE_FILES]
    graph = iri(base.graph_ontology)
    parsed = (quad for text in texts for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    quads = tuple(ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed)
    return quads, _digest(iter((str(graph), *texts)))


def _digest(parts: Iterator[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
    return digest.hexdigest()
