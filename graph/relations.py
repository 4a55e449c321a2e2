"""How actors relate: finding relations and reading them back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import PROV, URIRef

from graph.bindings import bindings
from graph.cursors import Key, first_of, next_cursor
from graph.filters import Filters
from graph.memory import remembered
from graph.once import once
from graph.pages import Page
from graph.questions import ask
from graph.reading import Node, Reading
from graph.reports import Reports, reports_of
from graph.store import Store
from graph.triples.relations import MODALITIES, POLARITIES
from ingest.records import Span
from ontology.relation_types import relation_types
from ontology.vocabulary import DG, REL_NS

_POLARITY_NAMES: Final = {str(term): polarity.value for polarity, term in POLARITIES.items()}
_MODALITY_NAMES: Final = {str(term): modality.value for modality, term in MODALITIES.items()}


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One relation with all that is needed to read and check it.

    Actors and outlets are ids with their labels, spans half-open offsets into the article's text;
    `date` is when it held, as exactly as is known, and `published` the article's day. `reports` are
    the other relations that report the same, `carriers` all outlets that do.
    """

    id: str
    subject: str
    subject_label: str
    relation: str
    plover: str
    object: str
    object_label: str
    polarity: str
    modality: str
    attributed_to: str | None
    attributed_to_label: str | None
    date: str | None
    content: Span | None
    evidence: Span
    sentence: str
    article: str
    title: str | None
    publisher: str | None
    outlet: str | None
    outlet_label: str | None
    published: str | None
    url: str | None
    statement: str | None
    confidence: float
    rule: str
    reports: tuple[str, ...] = ()
    carriers: tuple[tuple[str, str], ...] = ()


def find_relations(
    store: Store,
    filters: Filters | None = None,
    limit: int = 50,
    offset: int = 0,
    cursor: str | None = None,
) -> Page[RelationRow]:
    """The relations that meet all filters, ordered by day, article and place in the text.

    `outlet` of a row is the one that reported the relation, else the article's publisher.
    """
    found = _listed(store, filters or Filters())
    keys = tuple(found)
    first = first_of(keys, offset, cursor)
    part = (found[key] for key in keys[first : first + limit])
    rows = _rows(store, Reading(store), part)
    return Page(rows, len(keys), limit, first, next_cursor(keys, first + limit))


def get_relation(store: Store, id: str) -> RelationRow | None:
    """The relation with this id, or None."""
    return next(iter(_rows(store, Reading(store), (store.base.relation(id),))), None)


def relation_iris(store: Store, filters: Filters) -> tuple[URIRef, ...]:
    """The nodes of all relations that meet the filters, in order."""
    return tuple(_listed(store, filters).values())


def _listed(store: Store, filters: Filters) -> dict[Key, URIRef]:
    """The nodes by what they are ordered by, in order."""

    def find() -> dict[Key, URIRef]:
        rows = ask(store.engine, "relations", bindings(filters, store.base))
        counted = once(rows, "relation", filters.copies)
        return {_key(row): URIRef(row["relation"].value) for row in counted}

    return remembered(store, ("relations", filters), find)


def _key(row: ox.QuerySolution) -> Key:
    date, position = row["date"], int(row["position"].value)
    return date.value if date else "", row["article"].value, position, row["relation"].value


def relations_in(store: Store, article: URIRef) -> tuple[RelationRow, ...]:
    """The relations of one article, in the order of its text."""
    reading = Reading(store)
    rows = _rows(store, reading, reading.instances(DG.Relation, article))
    return tuple(sorted(rows, key=lambda row: (row.evidence, row.id)))


def _rows(store: Store, reading: Reading, nodes: Iterable[URIRef]) -> tuple[RelationRow, ...]:
    """The rows of the nodes; of those that are gone meanwhile, or never were, none."""
    described = tuple((node, found) for node, found in reading.nodes(nodes) if found)
    reports = reports_of(reading, described)
    return tuple(_row(store, reading, node, found, reports[node]) for node, found in described)


def _row(
    store: Store, reading: Reading, node: URIRef, found: Node, reports: Reports
) -> RelationRow:
    source = reading.source(found.need(PROV.wasDerivedFrom))
    ((subject, subject_label),) = reading.labelled((found.need(DG.subject),))
    ((object_, object_label),) = reading.labelled((found.need(DG.object),))
    attributed_to = reading.actor(found.one(DG.attributedTo))
    outlet = reading.actor(found.one(DG.reportedBy)) or source.outlet
    relation = found.need(DG.relationType).removeprefix(REL_NS)
    content = reading.spans(found.all(DG.content))
    statement = found.one(DG.inStatement)
    return RelationRow(
        id=store.base.relation_id(node),
        subject=subject,
        subject_label=subject_label,
        relation=relation,
        plover=relation_types()[relation].plover,
        object=object_,
        object_label=object_label,
        polarity=_POLARITY_NAMES[found.need(DG.polarity)],
        modality=_MODALITY_NAMES[found.need(DG.modality)],
        attributed_to=attributed_to,
        attributed_to_label=reading.label(attributed_to),
        date=found.one(DG.heldOn),
        content=content[0] if content else None,
        evidence=reading.spans((found.need(DG.evidence),))[0],
        sentence=found.need(DG.sentence),
        article=source.article,
        title=source.title,
        publisher=source.publisher,
        outlet=outlet,
        outlet_label=reading.label(outlet),
        published=source.published,
        url=source.url,
        statement=store.base.statement_id(statement) if statement else None,
        confidence=float(found.need(DG.confidence)),
        rule=found.one(DG.rule) or "",
        reports=tuple(map(store.base.relation_id, reports.others)),
        carriers=reports.carriers,
    )
