"""Statements as RDF."""

from collections.abc import Iterator
from typing import Final

from rdflib import URIRef

from graph.triples.names import Names
from graph.triples.spans import sentences_with, span_triples
from graph.triples.terms import (
    DERIVED,
    POSITION,
    TYPE,
    Term,
    Triple,
    calendar_date,
    decimal,
    integer,
    plain,
    term,
)
from ingest.records import Act, Extraction, Quotation, Statement
from ontology.vocabulary import DG, SPEECH_NS

ACTS: Final = {
    Act.SPEECH: DG.Speech,
    Act.BELIEF: DG.Belief,
    Act.INTENTION: DG.Intention,
    Act.DECREE: DG.Decree,
}
QUOTATIONS: Final = {
    Quotation.DIRECT: DG.Direct,
    Quotation.INDIRECT: DG.Indirect,
    Quotation.MIXED: DG.Mixed,
}
BETWEEN_PIECES: Final = " … "


def statement_triples(extraction: Extraction, names: Names, outlet: str | None) -> Iterator[Triple]:
    """Who said what to whom about whom, with the words it was read from."""
    for statement in extraction.statements:
        node = names.statement(statement.id)
        yield node, TYPE, term(DG.Statement)
        yield node, term(DG.act), term(ACTS[statement.act])
        yield node, term(DG.speechAct), term(URIRef(SPEECH_NS + statement.speech_act))
        yield node, term(DG.quotation), term(QUOTATIONS[statement.quotation])
        yield node, term(DG.confidence), decimal(statement.confidence)
        yield node, DERIVED, names.article(extraction.article.id)
        if statement.rule:
            yield node, term(DG.rule), plain(statement.rule)
        if (day := calendar_date(statement.date)) is not None:
            yield node, term(DG.saidOn), day
        yield from _roles(node, statement, names, outlet)
        yield from _links(node, statement, names)
        yield from _words(node, statement, extraction, names)


def _roles(node: Term, statement: Statement, names: Names, outlet: str | None) -> Iterator[Triple]:
    roles = (
        (term(DG.speaker), statement.speaker),
        (term(DG.addressee), statement.addressee),
        (term(DG.reportedBy), statement.reported_by or outlet),
        *((term(DG.about), actor) for actor in statement.about if actor != statement.speaker),
    )
    for predicate, actor in roles:
        if actor:
            yield node, predicate, names.actor(actor)


def _links(node: Term, statement: Statement, names: Names) -> Iterator[Triple]:
    if statement.parent:
        yield node, term(DG.partOf), names.statement(statement.parent)
    if statement.denies:
        yield node, term(DG.denies), names.statement(statement.denies)


def _words(
    node: Term, statement: Statement, extraction: Extraction, names: Names
) -> Iterator[Triple]:
    article = extraction.article
    pieces = BETWEEN_PIECES.join(article.at(span) for span in statement.content)
    spans = (*statement.source, *statement.cue, *statement.content)
    yield node, term(DG.text), plain(pieces)
    yield node, term(DG.sentence), plain(sentences_with(spans, extraction))
    yield node, POSITION, integer(min((span.start for span in spans), default=0))
    for predicate, part in (
        (term(DG.source), statement.source),
        (term(DG.cue), statement.cue),
        (term(DG.content), statement.content),
    ):
        yield from span_triples(node, predicate, part, article, names)
