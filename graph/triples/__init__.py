"""An Extraction as RDF: everything read from one article, in the graph the article names."""

from collections.abc import Iterator
from itertools import chain

import pyoxigraph as ox

from graph.triples.actors import actor_triples, publisher_of
from graph.triples.article import article_triples
from graph.triples.marks import Mark, mark_triples
from graph.triples.mentions import mention_triples
from graph.triples.names import names_under
from graph.triples.relations import relation_triples
from graph.triples.statements import statement_triples
from graph.triples.terms import written
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.registry import Registry


def quads(
    extraction: Extraction,
    base: Base | None = None,
    registry: Registry | None = None,
    mark: Mark | None = None,
) -> Iterator[ox.Quad]:
    """The quads of one article's graph, as `n_quads` has them."""
    return ox.parse(n_quads(extraction, base, registry, mark), format=ox.RdfFormat.N_QUADS)


def n_quads(
    extraction: Extraction,
    base: Base | None = None,
    registry: Registry | None = None,
    mark: Mark | None = None,
) -> bytes:
    """The quads of one article's graph as N-Quads, each once, always in the same order.

    Args:
        extraction: what was read from the article.
        base: where the data's IRIs stand.
        registry: known actors, whom its own graph describes and this one does not; with it the
            publisher is linked to its outlet and actors to the states they act for.
        mark: which version of which text was read by what, where that is to be known.
    """
    names = names_under(base or Base())
    outlet = publisher_of(extraction, registry)
    triples = chain(
        article_triples(extraction.article, names, outlet),
        mark_triples(extraction.article.id, mark, names) if mark else (),
        actor_triples(extraction, names, registry),
        mention_triples(extraction, names),
        statement_triples(extraction, names, outlet),
        relation_triples(extraction, names, outlet),
    )
    return written(triples, names.article(extraction.article.id))
