"""The article itself as RDF."""

from collections.abc import Iterator

from rdflib import DCTERMS, SDO

from graph.triples.names import Names
from graph.triples.terms import TYPE, Triple, calendar_date, plain, term
from ingest.records import Article
from ontology.vocabulary import DG


def article_triples(article: Article, names: Names, outlet: str | None) -> Iterator[Triple]:
    """Text and metadata of an article; `outlet` is the id of the publisher where it is known."""
    node = names.article(article.id)
    yield node, TYPE, term(DG.Article)
    yield node, TYPE, term(SDO.NewsArticle)
    yield node, term(DCTERMS.identifier), plain(article.id)
    yield node, term(DG.contentHash), plain(article.content_hash)
    yield node, term(SDO.articleBody), plain(article.text)
    yield node, term(SDO.inLanguage), plain(article.language)
    texts = (
        (term(SDO.headline), article.title),
        (term(SDO.url), article.url),
        (term(DG.publisherName), article.publisher),
        *((term(SDO.author), author) for author in article.authors),
    )
    for predicate, value in texts:
        if value:
            yield node, predicate, plain(value)
    if (day := calendar_date(article.date)) is not None:
        yield node, term(SDO.datePublished), day
    if outlet:
        yield node, term(DG.publisher), names.actor(outlet)
