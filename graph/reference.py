"""The graphs that every store carries beside its articles: the registry and the ontology."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS

from graph.convert import iri
from graph.engine import Engine
from graph.registry_triples import registry_quads
from ontology.namespaces import Base
from ontology.registry import Registry
from ontology.turtle import TURTLE_FILES
from ontology.vocabulary import DG

_HASH = ox.NamedNode(DG.contentHash)
_TYPE = iri(RDF.type)
# What an actor is still called and counted by after the registry has dropped it.
_LASTING = frozenset(map(iri, (RDF.type, RDFS.label, SKOS.altLabel, DG.state)))

# What makes the registry's graph of the registry: if it changes, so may the graph.
_MAKERS = ("registry_triples.py", "triples/actors.py", "triples/names.py", "triples/terms.py")


def refresh(store: Engine, base: Base, registry: Registry) -> bool:
    """Write the reference graphs that are missing or out of date.

    Actors whom the registry no longer lists, but articles refer to, keep type, names and state:
    articles that were read with a registry file of the user's can be read back without it.

    Returns:
        Whether anything was written.
    """
    known = _replace_if_changed(
        store,
        iri(base.graph_registry),
        _registry_digest(registry, base),
        lambda: _registry(registry, base),
    )
    terms = _replace_if_changed(
        store, iri(base.graph_ontology), _ontology_digest(base), lambda: _ontology(base)
    )
    return known or terms


def _replace_if_changed(
    store: Engine,
    graph: ox.NamedNode,
    digest: str,
    make: Callable[[], tuple[ox.Quad, ...]],
) -> bool:
    mark = ox.Quad(graph, _HASH, ox.Literal(digest), graph)
    if mark in store:
        return False
    quads = make()
    quads += tuple(_still_needed(store, graph, frozenset(quad.subject for quad in quads)))
    store.remove_graph(graph)
    store.bulk_extend(quads)
    # The mark goes in last: cut short, the next opening writes all again.
    store.add(mark)
    return True


def _still_needed(store: Engine, graph: ox.NamedNode, told: frozenset[object]) -> Iterator[ox.Quad]:
    """What the old graph says of actors that are not told of anew, and that articles refer to."""
    for typed in store.quads_for_pattern(None, _TYPE, None, graph):
        actor = typed.subject
        if actor not in told and any(
            quad.graph_name != graph for quad in store.quads_for_pattern(None, None, actor)
        ):
            described = store.quads_for_pattern(actor, None, None, graph)
            yield from (quad for quad in described if quad.predicate in _LASTING)


@lru_cache(maxsize=2)
def _registry(registry: Registry, base: Base) -> tuple[ox.Quad, ...]:
    return tuple(registry_quads(registry, base))


@lru_cache(maxsize=2)
def _registry_digest(registry: Registry, base: Base) -> str:
    # Of the entries, not of their quads: these take seconds to make, at every opening.
    entries = (registry.actors, registry.names, registry.offices, registry.terms)
    makers = (files("graph").joinpath(name).read_text("utf-8") for name in _MAKERS)
    return _digest((base.base, *makers, *map(repr, entries)))


@lru_cache(maxsize=2)
def _ontology(base: Base) -> tuple[ox.Quad, ...]:
    graph = iri(base.graph_ontology)
    parsed = (quad for text in _turtle() for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    return tuple(ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed)


def _ontology_digest(base: Base) -> str:
    # Of the files: blank nodes get other names at every parse.
    return _digest((base.base, *_turtle()))


def _turtle() -> list[str]:
    return [files("ontology").joinpath(name).read_text("utf-8") for name in TURTLE_FILES]


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
    return digest.hexdigest()
