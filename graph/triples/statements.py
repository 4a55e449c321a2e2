"""Statements as RDF."""

from collections.abc import Iterator
from typing import Final

from rdflib import PROV, RDF, SDO, URIRef

from graph.triples.spans import sentences_with, span_triples
from graph.triples.terms import Triple, calendar_date, decimal, integer, plain
from ingest.records import Act, Extraction, Quotation, Statement
from ontology.namespaces import Base
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


def statement_triples(extraction: Extraction, base: Base, outlet: str | None) -> Iterator[Triple]:
    """Who said what to whom about whom, with the words it was read from."""
    for statement in extraction.statements:
        node = base.statement(statement.id)
        yield node, RDF.type, DG.Statement
        yield node, DG.act, ACTS[statement.act]
        yield node, DG.speechAct, URIRef(SPEECH_NS + statement.speech_act)
        yield node, DG.quotation, QUOTATIONS[statement.quotation]
        yield node, DG.confidence, decimal(statement.confidence)
        yield node, PROV.wasDerivedFrom, base.article(extraction.article.id)
        if statement.rule:
            yield node, DG.rule, plain(statement.rule)
        if (day := calendar_date(statement.date)) is not None:
            yield node, DG.saidOn, day
        yield from _roles(node, statement, base, outlet)
        yield from _links(node, statement, base)
        yield from _words(node, statement, extraction, base)


def _roles(node: URIRef, statement: Statement, base: Base, outlet: str | None) -> Iterator[Triple]:
    roles = (
        (DG.speaker, statement.speaker),
        (DG.addressee, statement.addressee),
        (DG.reportedBy, statement.reported_by or outlet),
        *((DG.about, actor) for actor in statement.about if actor != statement.speaker),
    )
    for predicate, actor in roles:
        if actor:
            yield node, predicate, base.actor(actor)


def _links(node: URIRef, statement: Statement, base: Base) -> Iterator[Triple]:
    if statement.parent:
        yield node, DG.partOf, base.statement(statement.parent)
    if statement.denies:
        yield node, DG.denies, base.statement(statement.denies)


def _words(
    node: URIRef, statement: Statement, extraction: Extraction, base: Base
) -> Iterator[Triple]:
    article = extraction.article
    pieces = BETWEEN_PIECES.join(article.at(span) for span in statement.content)
    spans = (*statement.source, *statement.cue, *statement.content)
    yield node, DG.text, plain(pieces)
    yield node, DG.sentence, plain(sentences_with(spans, extraction))
    yield node, SDO.position, integer(min((span.start for span in spans), default=0))
    for predicate, part in (
        (DG.source, statement.source),
        (DG.cue, statement.cue),
        (DG.content, statement.content),
    ):
        yield from span_triples(node, predicate, part, article, base)
