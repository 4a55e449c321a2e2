"""Spans of an article's text as Web Annotation selectors."""

from collections.abc import Iterable, Iterator

from rdflib import RDF, URIRef

from graph.triples.terms import OA, Triple, integer, plain
from ingest.records import Article, Extraction, Span
from ontology.namespaces import Base


def span_triples(
    subject: URIRef, predicate: URIRef, spans: Iterable[Span], article: Article, base: Base
) -> Iterator[Triple]:
    """Points from `subject` to each span, and says where the span lies and what stands there.

    Empty spans, and those that reach past the text, are left out: they hold no words.
    """
    for span in spans:
        if not 0 <= span.start < span.end <= len(article.text):
            continue
        node = base.span(article.id, span)
        yield subject, predicate, node
        yield node, RDF.type, OA.TextPositionSelector
        yield node, RDF.type, OA.TextQuoteSelector
        yield node, OA.start, integer(span.start)
        yield node, OA.end, integer(span.end)
        yield node, OA.exact, plain(article.at(span))


def sentences_with(spans: Iterable[Span], extraction: Extraction) -> str:
    """The sentences that hold any part of the spans; the spans' own reach where none is known."""
    spans = tuple(spans)
    holding = [
        sentence
        for sentence in extraction.sentences
        if any(span.start < sentence.end and sentence.start < span.end for span in spans)
    ]
    if not holding and spans:
        holding = [Span(min(span.start for span in spans), max(span.end for span in spans))]
    return " ".join(extraction.article.at(sentence).strip() for sentence in holding)
