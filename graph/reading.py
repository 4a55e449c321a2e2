"""Reading nodes back from the store: their properties, labels and spans."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, RDFS, SDO, URIRef

from graph.convert import iri
from graph.engine import Distant, Engine, quads_about, quads_pointing
from graph.store import Store
from ingest.records import Span
from ontology.vocabulary import DG


@dataclass(frozen=True, slots=True)
class Source:
    """The article that a fact was read from."""

    article: str
    title: str | None
    publisher: str | None
    outlet: str | None
    outlet_label: str | None
    published: str | None
    url: str | None


class Node:
    """The properties of one node in the union of all graphs, values sorted."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                found[quad.predicate.value].add(quad.object.value)
        self._values = {predicate: sorted(values) for predicate, values in found.items()}

    def __bool__(self) -> bool:
        return bool(self._values)

    def all(self, predicate: URIRef) -> tuple[str, ...]:
        """Every value: IRIs and literals as strings."""
        return tuple(self._values.get(str(predicate), ()))

    def one(self, predicate: URIRef) -> str | None:
        """The first value, or None."""
        values = self._values.get(str(predicate))
        return values[0] if values else None

    def need(self, predicate: URIRef) -> str:
        """The first value of a property that the shapes require."""
        return self._values[str(predicate)][0]

    def values(self) -> Iterator[str]:
        """All values of all properties."""
        return (value for values in self._values.values() for value in values)


def read_node(engine: Engine, node: URIRef) -> Node:
    """The properties of one node."""
    return Node(engine.quads_for_pattern(iri(node), None, None))


def read_nodes(engine: Engine, nodes: Iterable[URIRef]) -> Iterator[tuple[URIRef, Node]]:
    """The nodes with their properties, in their order; few requests where the engine is distant."""
    if not isinstance(engine, Distant):
        yield from ((node, read_node(engine, node)) for node in nodes)
        return
    found: dict[URIRef, list[ox.Quad]] = {node: [] for node in nodes}
    for quad in quads_about(engine, map(iri, found)):
        found[URIRef(str(quad.subject)[1:-1])].append(quad)
    yield from ((node, Node(quads)) for node, quads in found.items())


class Reading:
    """Reads many nodes of one store, each label and article once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._fetched: dict[URIRef, Node] = {}
        self._labels: dict[str, str] = {}
        self._sources: dict[str, Source] = {}

    def node(self, node: URIRef) -> Node:
        """The properties of a node; an empty one where the store does not know it."""
        known = self._fetched.get(node)
        return known if known is not None else read_node(self._store.engine, node)

    def nodes(self, nodes: Iterable[URIRef]) -> Iterator[tuple[URIRef, Node]]:
        """The same for many, in their order."""
        if not isinstance(self._store.engine, Distant):
            return read_nodes(self._store.engine, nodes)
        found = tuple(read_nodes(self._store.engine, nodes))
        # The articles and actors of all rows at once, before each row asks for its own.
        linked = {value for _, node in found for value in node.values() if self._told(value)}
        wanted = sorted(URIRef(value) for value in linked - self._fetched.keys())
        self._fetched |= read_nodes(self._store.engine, wanted)
        return iter(found)

    def pointing(self, predicate: URIRef, nodes: Iterable[URIRef]) -> dict[URIRef, set[str]]:
        """Node -> the IRIs of those that point at it."""
        found: dict[URIRef, set[str]] = defaultdict(set)
        for quad in quads_pointing(self._store.engine, iri(predicate), map(iri, nodes)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[URIRef(quad.object.value)].add(quad.subject.value)
        return found

    def _told(self, value: str) -> bool:
        """Whether a row tells more of what this is the IRI of: an article, or a minted actor."""
        base = self._store.base.base
        if value.startswith(f"{base}actor/"):
            return self._store.base.actor_id(value) not in self._store.registry.actors
        return value.startswith(f"{base}article/") and "#" not in value

    def instances(self, kind: URIRef, graph: URIRef) -> tuple[URIRef, ...]:
        """The nodes of a class in one graph, by their IRIs."""
        typed = self._store.engine.quads_for_pattern(None, iri(RDF.type), iri(kind), iri(graph))
        nodes = (quad.subject for quad in typed)
        return tuple(sorted(URIRef(node.value) for node in nodes if isinstance(node, ox.NamedNode)))

    def sizes(self, kind: URIRef, graphs: Sequence[URIRef]) -> dict[URIRef, int]:
        """Graph -> how many nodes of a class it has."""
        engine = self._store.engine
        if isinstance(engine, Distant):
            return dict.fromkeys(graphs, 0) | {
                URIRef(graph): size for graph, size in engine.sizes(iri(kind), map(iri, graphs))
            }
        return {graph: len(self.instances(kind, graph)) for graph in graphs}

    def actor(self, node: str | None) -> str | None:
        """The id in an actor's IRI."""
        return self._store.base.actor_id(node) if node else None

    def label(self, id: str | None) -> str | None:
        """What an actor is called: by the registry, else by its articles, else by its id."""
        if id is None:
            return None
        if id not in self._labels:
            known = self._store.registry.actors.get(id)
            found = None if known else self.node(self._store.base.actor(id)).one(RDFS.label)
            self._labels[id] = known.label if known else found or id
        return self._labels[id]

    def labelled(self, nodes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """(id, label) of each actor IRI."""
        ids = (self._store.base.actor_id(node) for node in nodes)
        return tuple((id, self.label(id) or id) for id in ids)

    def source(self, node: str) -> Source:
        """Where a fact comes from, by its article's IRI."""
        if node not in self._sources:
            article = self.node(URIRef(node))
            outlet = self.actor(article.one(DG.publisher))
            self._sources[node] = Source(
                article=self._store.base.article_id(node),
                title=article.one(SDO.headline),
                publisher=article.one(DG.publisherName),
                outlet=outlet,
                outlet_label=self.label(outlet),
                published=article.one(SDO.datePublished),
                url=article.one(SDO.url),
            )
        return self._sources[node]

    def spans(self, nodes: tuple[str, ...]) -> tuple[Span, ...]:
        """Offsets of each span IRI, in the order of the text."""
        return tuple(sorted(Span(*self._store.base.span_of(node)[1]) for node in nodes))
