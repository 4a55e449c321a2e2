"""An Extraction as RDF: everything read from one article, in the graph the article names."""

from collections.abc import Iterator
from itertools import chain

from graph.triples.actors import actor_triples, publisher_of
from graph.triples.article import article_triples
from graph.triples.marks import Mark, mark_triples
from graph.triples.mentions import mention_triples
from graph.triples.relations import relation_triples
from graph.triples.statements import statement_triples
from graph.triples.terms import Quad
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.registry import Registry

__all__ = ["Quad", "quads"]


def quads(
    extraction: Extraction,
    base: Base | None = None,
    registry: Registry | None = None,
    mark: Mark | None = None,
) -> Iterator[Quad]:
    """The quads of one article's graph, each once, always in the same order.

    Args:
        extraction: what was read from the article.
        base: where the data's IRIs stand.
        registry: known actors, whom its own graph describes and this one does not; with it the
            publisher is linked to its outlet and actors to the states they act for.
        mark: which version of which text was read by what, where that is to be known.
    """
    base = base or Base()
    graph = base.article(extraction.article.id)
    outlet = publisher_of(extraction, registry)
    triples = chain(
        article_triples(extraction.article, base, outlet),
        mark_triples(extraction.article.id, mark, base) if mark else (),
        actor_triples(extraction, base, registry),
        mention_triples(extraction, base),
        statement_triples(extraction, base, outlet),
        relation_triples(extraction, base, outlet),
    )
    for subject, predicate, object_ in dict.fromkeys(triples):
        yield subject, predicate, object_, graph
