"""Spans of an article's text as Web Annotation selectors."""

from collections.abc import Iterable, Iterator

from graph.triples.names import Names
from graph.triples.terms import OA, TYPE, Term, Triple, integer, plain, term
from ingest.records import Article, Extraction, Span


def span_triples(
    subject: Term,
    predicate: Term,
    spans: Iterable[Span],
    article: Article,
    names: Names,
) -> Iterator[Triple]:
    """Points from `subject` to each span, and says where the span lies and what stands there.

    Empty spans, and those that reach past the text, are left out: they hold no words.
    """
    for span in spans:
        if not 0 <= span.start < span.end <= len(article.text):
            continue
        node = names.span(article.id, span)
        yield subject, predicate, node
        yield node, TYPE, term(OA.TextPositionSelector)
        yield node, TYPE, term(OA.TextQuoteSelector)
        yield node, term(OA.start), integer(span.start)
        yield node, term(OA.end), integer(span.end)
        yield node, term(OA.exact), plain(article.at(span))


def sentences_with(spans: Iterable[Span], extraction: Extraction) -> str:
    """The sentences that hold any part of the spans; the spans' own reach where none is known."""
    spans = tuple(spans)
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=0)
    holding = [
        sentence
        for sentence in extraction.sentences
        if first < sentence.end
        and sentence.start < last
        and any(span.start < sentence.end and sentence.start < span.end for span in spans)
    ]
    if not holding and spans:
        holding = [Span(first, last)]
    return " ".join(extraction.article.at(sentence).strip() for sentence in holding)
