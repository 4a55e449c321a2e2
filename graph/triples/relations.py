"""Relations between actors as RDF, and the direct edges that they justify."""

from collections.abc import Iterator
from typing import Final

from rdflib import PROV, RDF, SDO, URIRef

from graph.triples.spans import sentences_with, span_triples
from graph.triples.terms import Triple, calendar_date, decimal, integer, plain
from ingest.records import Extraction, Modality, Polarity, Relation
from ontology.namespaces import Base
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


def relation_triples(extraction: Extraction, base: Base, outlet: str | None) -> Iterator[Triple]:
    """Each relation as a node with its evidence, and as a direct edge where it is no mere claim."""
    reporters = {statement.id: statement.reported_by for statement in extraction.statements}
    for relation in extraction.relations:
        node = base.relation(relation.id)
        yield node, RDF.type, DG.Relation
        yield from _edge(node, relation, base)
        reporter = reporters.get(relation.statement or "") or outlet
        if reporter:
            yield node, DG.reportedBy, base.actor(reporter)
        yield from _words(node, relation, extraction, base)
        if asserted(relation):
            type_iri = URIRef(REL_NS + relation.relation)
            yield base.actor(relation.subject), type_iri, base.actor(relation.object)


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


def _edge(node: URIRef, relation: Relation, base: Base) -> Iterator[Triple]:
    yield node, DG.subject, base.actor(relation.subject)
    yield node, DG.relationType, URIRef(REL_NS + relation.relation)
    yield node, DG.object, base.actor(relation.object)
    yield node, DG.polarity, POLARITIES[relation.polarity]
    yield node, DG.modality, MODALITIES[relation.modality]
    yield node, DG.confidence, decimal(relation.confidence)
    if relation.rule:
        yield node, DG.rule, plain(relation.rule)
    if relation.attributed_to:
        yield node, DG.attributedTo, base.actor(relation.attributed_to)
    if relation.statement:
        yield node, DG.inStatement, base.statement(relation.statement)
    if (day := calendar_date(relation.date)) is not None:
        yield node, DG.heldOn, day


def _words(
    node: URIRef, relation: Relation, extraction: Extraction, base: Base
) -> Iterator[Triple]:
    article = extraction.article
    yield node, PROV.wasDerivedFrom, base.article(article.id)
    yield node, DG.sentence, plain(sentences_with((relation.evidence,), extraction))
    yield node, SDO.position, integer(relation.evidence.start)
    yield from span_triples(node, DG.evidence, (relation.evidence,), article, base)
    if relation.content is not None:
        yield from span_triples(node, DG.content, (relation.content,), article, base)
