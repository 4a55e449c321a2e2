"""The articles in the store as they were given, to be read anew."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import batched, permutations
from typing import Final

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, SDO, URIRef

from graph.convert import iri
from graph.reading import Node, read_nodes
from graph.store import Store
from ingest.batches import input_hash
from ingest.records import Article
from ontology.domains import host_of
from ontology.vocabulary import DG

# More authors than these are tried in one order alone.
_AUTHORS: Final = 5
# So many articles are read at once.
_TOGETHER: Final = 50


def stored_articles(store: Store) -> Iterator[Article]:
    """Every article, one after the other, with the text and the fields it was given with.

    What the graph does not tell (the order of authors; whether the publisher was given, and by its
    name, or read off the masthead) is found by the article's hash; where no way fits it, the
    fields of the graph stand.
    """
    quads = store.engine.quads_for_pattern(None, iri(RDF.type), iri(DG.Article))
    nodes = (URIRef(quad.subject.value) for quad in quads if isinstance(quad.subject, ox.NamedNode))
    for some in batched(nodes, _TOGETHER):
        for node, found in read_nodes(store.engine, some):
            yield _as_given(store, node, found)


def _as_given(store: Store, node: URIRef, found: Node) -> Article:
    article = Article(
        id=found.one(DCTERMS.identifier) or store.base.article_id(node),
        text=found.one(SDO.articleBody) or "",
        title=found.one(SDO.headline),
        publisher=found.one(DG.publisherName),
        date=found.one(SDO.datePublished),
        url=found.one(SDO.url),
        authors=found.all(SDO.author),
        language=found.one(SDO.inLanguage) or "en",
    )
    known = found.one(DG.inputHash)
    return next((way for way in _ways(article) if input_hash(way) == known), article)


def _ways(article: Article) -> Iterator[Article]:
    few = len(article.authors) <= _AUTHORS
    for authors in permutations(article.authors) if few else (article.authors,):
        for publisher in dict.fromkeys((article.publisher, None, *_domains(article.url))):
            yield replace(article, authors=authors, publisher=publisher)


def _domains(address: str | None) -> tuple[str, ...]:
    """What an outlet's name was, perhaps, that is known by its domain alone."""
    host = host_of(address)
    return (host, f"www.{host}") if host else ()
