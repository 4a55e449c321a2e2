"""What an article's graph says of its nodes, as far as prints are made of it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, SDO

from ontology.vocabulary import DG

# Predicate -> values.
type Node = dict[str, list[str]]

TYPE: Final = str(RDF.type)
STATEMENT: Final = str(DG.Statement)
RELATION: Final = str(DG.Relation)
BODY: Final = str(SDO.articleBody)
PUBLISHED: Final = str(SDO.datePublished)
POSITION: Final = str(SDO.position)
SHAPE: Final = (DG.subject, DG.relationType, DG.object, DG.polarity, DG.modality, DG.attributedTo)
_FACTS: Final = frozenset((STATEMENT, RELATION))
_PREDICATES: Final = frozenset(
    (
        *(TYPE, BODY, PUBLISHED, POSITION),
        *map(str, SHAPE),
        *map(str, (DG.contentHash, DG.extractor, DG.publisher, DG.publisherName)),
        *map(str, (DG.speaker, DG.saidOn, DG.heldOn, DG.inStatement)),
        *map(str, (DG.sentence, DG.text, DG.quotation)),
    )
)
_NAMED: Final = (ox.NamedNode, ox.Literal)
_TYPE_WRITTEN: Final = f"<{TYPE}>".encode()
_FACTS_WRITTEN: Final = frozenset(f"<{iri}>".encode() for iri in _FACTS)
_PREDICATES_WRITTEN: Final = frozenset(f"<{iri}>".encode() for iri in _PREDICATES)


def nodes_of(quads: Iterable[ox.Quad | ox.Triple]) -> dict[str, Node]:
    """IRI -> what is said of it, by the predicates that count."""
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        predicate = quad.predicate.value
        if predicate not in _PREDICATES:
            continue
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(object_, _NAMED):
            value = object_.value
            if predicate != TYPE or value in _FACTS:
                nodes[subject.value][predicate].append(value)
    return nodes


def telling(data: bytes) -> bytes:
    """The lines of N-Quads (a quad a line, single spaces) that `nodes_of` looks at."""
    lines = (line.split(b" ", 3) for line in data.splitlines())
    return b"\n".join(
        b" ".join(line)
        for line in lines
        if line[1] in _PREDICATES_WRITTEN
        and (line[1] != _TYPE_WRITTEN or line[2] in _FACTS_WRITTEN)
    )
