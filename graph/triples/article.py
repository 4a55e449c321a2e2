"""The article itself as RDF."""

from collections.abc import Iterator

from rdflib import DCTERMS, RDF, SDO

from graph.triples.terms import Triple, calendar_date, plain
from ingest.records import Article
from ontology.namespaces import Base
from ontology.vocabulary import DG


def article_triples(article: Article, base: Base, outlet: str | None) -> Iterator[Triple]:
    """Text and metadata of an article; `outlet` is the id of the publisher where it is known."""
    node = base.article(article.id)
    yield node, RDF.type, DG.Article
    yield node, RDF.type, SDO.NewsArticle
    yield node, DCTERMS.identifier, plain(article.id)
    yield node, DG.contentHash, plain(article.content_hash)
    yield node, SDO.articleBody, plain(article.text)
    yield node, SDO.inLanguage, plain(article.language)
    texts = (
        (SDO.headline, article.title),
        (SDO.url, article.url),
        (DG.publisherName, article.publisher),
        *((SDO.author, author) for author in article.authors),
    )
    for predicate, value in texts:
        if value:
            yield node, predicate, plain(value)
    if (day := calendar_date(article.date)) is not None:
        yield node, SDO.datePublished, day
    if outlet:
        yield node, DG.publisher, base.actor(outlet)
