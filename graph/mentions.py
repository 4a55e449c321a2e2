"""Where an article names whom."""

from dataclasses import dataclass

from rdflib import URIRef

from graph.reading import Reading
from graph.store import Store
from ingest.records import Span
from ontology.vocabulary import DG


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place where an article names an actor."""

    span: Span
    actor: str


def mentions_in(store: Store, article: URIRef) -> tuple[MentionRow, ...]:
    """The mentions of one article, in the order of its text."""
    reading = Reading(store)
    rows = [
        MentionRow(reading.spans((node.need(DG.span),))[0], actor)
        for _, node in reading.nodes(reading.instances(DG.Mention, article))
        if node and (actor := reading.actor(node.one(DG.refersTo)))
    ]
    return tuple(sorted(rows, key=lambda row: (row.span, row.actor)))
