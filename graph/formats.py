"""The formats that answers and exports come in: short name -> media type, and the engine's name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

RESULT_FORMATS: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_FORMATS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
RESULT_ENGINE: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_ENGINE: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


def used_prefixes(
    prefixes: Mapping[str, str], quads: Iterable[ox.Triple | ox.Quad]
) -> dict[str, str]:
    """The prefixes whose namespace some term of the quads stands in."""
    iris = {iri for quad in quads for iri in _iris(quad)}
    return {
        prefix: namespace
        for prefix, namespace in prefixes.items()
        if any(iri.startswith(namespace) for iri in iris)
    }


def _iris(quad: ox.Triple | ox.Quad) -> Iterator[str]:
    graph = quad.graph_name if isinstance(quad, ox.Quad) else None
    for term in (quad.subject, quad.predicate, quad.object, graph):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Triple):
            yield from _iris(term)
        elif isinstance(term, ox.Literal):
            yield term.datatype.value
