"""Relations between actors as RDF, and the direct edges that they justify."""

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
from ingest.records import Extraction, Modality, Polarity, Relation
from ontology.relation_types import relation_types
from ontology.vocabulary import DG, REL_NS

POLARITIES: Final = {Polarity.AFFIRMED: DG.Affirmed, Polarity.NEGATED: DG.Negated}
MODALITIES: Final = {
    Modality.ACTUAL: DG.Actual,
    Modality.INTENDED: DG.Intended,
    Modality.POSSIBLE: DG.Possible,
    Modality.CONDITIONAL: DG.Conditional,
    Modality.DEMANDED: DG.Demanded,
}


def relation_triples(extraction: Extraction, names: Names, outlet: str | None) -> Iterator[Triple]:
    """Each relation as a node with its evidence, and as a direct edge where it is no mere claim."""
    reporters = {statement.id: statement.reported_by for statement in extraction.statements}
    for relation in extraction.relations:
        node = names.relation(relation.id)
        yield node, TYPE, term(DG.Relation)
        yield from _edge(node, relation, names)
        reporter = reporters.get(relation.statement or "") or outlet
        if reporter:
            yield node, term(DG.reportedBy), names.actor(reporter)
        yield from _words(node, relation, extraction, names)
        if asserted(relation):
            kind = term(URIRef(REL_NS + relation.relation))
            yield names.actor(relation.subject), kind, names.actor(relation.object)


def asserted(relation: Relation) -> bool:
    """Whether the article itself vouches for the relation, so that a direct edge may stand.

    It does so if the relation is affirmed and actual and either the narrator states it or the
    subject does it by saying so ("we condemn"). What one actor claims of another is no edge.
    """
    if relation.polarity is not Polarity.AFFIRMED or relation.modality is not Modality.ACTUAL:
        return False
    if relation.attributed_to is None:
        return True
    performative = relation_types()[relation.relation].performative
    return performative and relation.attributed_to == relation.subject


def _edge(node: Term, relation: Relation, names: Names) -> Iterator[Triple]:
    yield node, term(DG.subject), names.actor(relation.subject)
    yield node, term(DG.relationType), term(URIRef(REL_NS + relation.relation))
    yield node, term(DG.object), names.actor(relation.object)
    yield node, term(DG.polarity), term(POLARITIES[relation.polarity])
    yield node, term(DG.modality), term(MODALITIES[relation.modality])
    yield node, term(DG.confidence), decimal(relation.confidence)
    if relation.rule:
        yield node, term(DG.rule), plain(relation.rule)
    if relation.attributed_to:
        yield node, term(DG.attributedTo), names.actor(relation.attributed_to)
    if relation.statement:
        yield node, term(DG.inStatement), names.statement(relation.statement)
    if (day := calendar_date(relation.date)) is not None:
        yield node, term(DG.heldOn), day


def _words(
    node: Term, relation: Relation, extraction: Extraction, names: Names
) -> Iterator[Triple]:
    article = extraction.article
    yield node, DERIVED, names.article(article.id)
    yield node, term(DG.sentence), plain(sentences_with((relation.evidence,), extraction))
    yield node, POSITION, integer(relation.evidence.start)
    yield from span_triples(node, term(DG.evidence), (relation.evidence,), article, names)
    if relation.content is not None:
        yield from span_triples(node, term(DG.content), (relation.content,), article, names)
