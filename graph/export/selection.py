"""Which quads of the store an export holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

import pyoxigraph as ox
from rdflib import ORG, RDF, URIRef

from graph.convert import iri
from graph.engine import quads_about, quads_within
from graph.filters import Filters
from graph.questions import ask
from graph.relations import relation_iris
from graph.statements import statement_iris
from graph.store import Store
from ontology.vocabulary import DG, REL_NS

type _Subjects = dict[str, list[ox.Quad]]

_SUBJECT: Final = str(DG.subject)
_TYPE: Final = str(DG.relationType)
_OBJECT: Final = str(DG.object)


def selected_quads(store: Store, filters: Filters) -> Iterator[ox.Quad]:
    """The quads of all articles, or of the facts that meet the filters, every report of them; then
    which of them are copies and repeat each other, and what the registry says of the actors in
    them. Their order is always the same.
    """
    actors: set[str] = set()
    for quad in _article_quads(store, replace(filters, copies=True)):
        actors.update(_actors(quad, store.base.base))
        yield quad
    yield from _copies(store, filters)
    yield from _registry_quads(store, actors)


def _copies(store: Store, filters: Filters) -> Iterator[ox.Quad]:
    """The links of copies, all of them or those of the facts that meet the filters."""
    graph, all = iri(store.base.graph_copies), replace(filters, copies=True)
    if filters.empty:
        yield from _sorted(store.engine.quads_for_pattern(None, None, None, graph))
        return
    facts = (*statement_iris(store, all), *relation_iris(store, all))
    found = quads_about(store.engine, map(iri, facts), iri(DG.repeats))
    yield from _sorted(quad for quad in found if quad.graph_name == graph)


def _article_quads(store: Store, filters: Filters) -> Iterator[ox.Quad]:
    if filters.empty:
        named = (ox.NamedNode(row["article"].value) for row in ask(store.engine, "articles"))
        for _, quads in groupby(quads_within(store.engine, named), _graph_of):
            yield from _sorted(quads)
        return
    facts = _facts_by_article(store, filters)
    graphs = map(ox.NamedNode, facts)
    for article, quads in groupby(quads_within(store.engine, graphs), _graph_of):
        yield from _sorted(_around(_by_subject(quads), facts[article]))


def _graph_of(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _facts_by_article(store: Store, filters: Filters) -> dict[str, list[URIRef]]:
    """Article -> statements and relations in it that meet the filters, articles by their IRIs."""
    found: dict[str, list[URIRef]] = defaultdict(list)
    facts = (*statement_iris(store, filters), *relation_iris(store, filters))
    for quad in quads_about(store.engine, map(iri, facts)):
        if quad.predicate.value == str(RDF.type) and isinstance(quad.subject, ox.NamedNode):
            found[_graph_of(quad)].append(URIRef(quad.subject.value))
    return dict(sorted(found.items()))


def _around(quads: _Subjects, facts: Iterable[str]) -> Iterator[ox.Quad]:
    """The facts, and all nodes of the article's graph that can be reached from them.

    Direct edges lead from actor to actor, and are followed only where a relation reached by
    another way justifies them.
    """
    reached = _closure(quads, facts)
    edges = {_edge(quads[node]) for node in reached}
    for node in reached:
        for quad in quads[node]:
            if not _is_direct(quad) or (node, quad.predicate.value, _value(quad)) in edges:
                yield quad


def _closure(quads: _Subjects, start: Iterable[str]) -> list[str]:
    """The nodes described in `quads` that can be reached, direct edges apart."""
    waiting = [str(node) for node in start]
    reached: dict[str, None] = {}
    while waiting:
        node = waiting.pop()
        if node not in reached and node in quads:
            reached[node] = None
            waiting.extend(_value(quad) for quad in quads[node] if not _is_direct(quad))
    return list(reached)


def _registry_quads(store: Store, actors: set[str]) -> Iterator[ox.Quad]:
    """What the registry says of these actors, of their terms and posts, and of whose these are."""
    graph = iri(store.base.graph_registry)
    quads = _by_subject(store.engine.quads_for_pattern(None, None, None, graph))
    terms: dict[str, list[str]] = defaultdict(list)
    for node, found in quads.items():
        for quad in found:
            if quad.predicate.value == str(ORG.member):
                terms[_value(quad)].append(node)
    start = [node for actor in sorted(actors) for node in (actor, *terms[actor])]
    yield from _sorted(quad for node in _closure(quads, start) for quad in quads[node])


def _by_subject(quads: Iterable[ox.Quad]) -> _Subjects:
    found: _Subjects = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            found[quad.subject.value].append(quad)
    return found


def _edge(quads: list[ox.Quad]) -> tuple[str | None, ...]:
    """Subject, type and object of a relation's node."""
    values = {quad.predicate.value: _value(quad) for quad in quads}
    return values.get(_SUBJECT), values.get(_TYPE), values.get(_OBJECT)


def _is_direct(quad: ox.Quad) -> bool:
    return quad.predicate.value.startswith(REL_NS)


def _value(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.NamedNode) else ""


def _actors(quad: ox.Quad, base: str) -> Iterator[str]:
    for term in (quad.subject, quad.object):
        if isinstance(term, ox.NamedNode) and term.value.startswith(f"{base}actor/"):
            yield term.value


def _sorted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """By subject, its types first, so that one node's properties stand together."""
    return sorted(
        quads,
        key=lambda quad: (
            str(quad.subject),
            quad.predicate.value != str(RDF.type),
            quad.predicate.value,
            str(quad.object),
        ),
    )
