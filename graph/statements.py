"""Who said what about whom: finding statements and reading them back."""

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
from graph.triples.statements import ACTS, QUOTATIONS
from ingest.records import Span
from ontology.vocabulary import DG, SPEECH_NS

_ACT_NAMES: Final = {str(term): act.value for act, term in ACTS.items()}
_QUOTATION_NAMES: Final = {str(term): quotation.value for quotation, term in QUOTATIONS.items()}


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement with all that is needed to read and check it.

    Actors and outlets are ids with their labels, spans half-open offsets into the article's text;
    `date` is when it was said, as exactly as is known, and `published` the article's day. `reports`
    are the other statements that report the same, `carriers` all outlets that do.
    """

    id: str
    act: str
    speech_act: str
    speaker: str | None
    speaker_label: str | None
    addressee: str | None
    addressee_label: str | None
    about: tuple[tuple[str, str], ...]
    quotation: str
    text: str
    sentence: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    date: str | None
    article: str
    title: str | None
    publisher: str | None
    outlet: str | None
    outlet_label: str | None
    published: str | None
    url: str | None
    parent: str | None
    denies: str | None
    denied_by: tuple[str, ...]
    confidence: float
    rule: str
    reports: tuple[str, ...] = ()
    carriers: tuple[tuple[str, str], ...] = ()


def find_statements(
    store: Store,
    filters: Filters | None = None,
    limit: int = 50,
    offset: int = 0,
    cursor: str | None = None,
) -> Page[StatementRow]:
    """The statements that meet all filters, ordered by day, article and place in the text.

    `outlet` of a row is the one that reported the statement, else the article's publisher.
    """
    found = _listed(store, filters or Filters())
    keys = tuple(found)
    first = first_of(keys, offset, cursor)
    part = (found[key] for key in keys[first : first + limit])
    rows = _rows(store, Reading(store), part)
    return Page(rows, len(keys), limit, first, next_cursor(keys, first + limit))


def get_statement(store: Store, id: str) -> StatementRow | None:
    """The statement with this id, or None."""
    return next(iter(_rows(store, Reading(store), (store.base.statement(id),))), None)


def statement_rows(store: Store, nodes: Iterable[URIRef]) -> dict[URIRef, StatementRow]:
    """The statements of these nodes; those that are not there are left out."""
    reading = Reading(store)
    rows = _rows(store, reading, nodes)
    return {store.base.statement(row.id): row for row in rows}


def statement_iris(store: Store, filters: Filters) -> tuple[URIRef, ...]:
    """The nodes of all statements that meet the filters, in order."""
    return tuple(_listed(store, filters).values())


def _listed(store: Store, filters: Filters) -> dict[Key, URIRef]:
    """The nodes by what they are ordered by, in order."""

    def find() -> dict[Key, URIRef]:
        rows = ask(store.engine, "statements", bindings(filters, store.base))
        counted = once(rows, "statement", filters.copies)
        return {_key(row): URIRef(row["statement"].value) for row in counted}

    return remembered(store, ("statements", filters), find)


def _key(row: ox.QuerySolution) -> Key:
    date, position = row["date"], int(row["position"].value)
    return date.value if date else "", row["article"].value, position, row["statement"].value


def statements_in(store: Store, article: URIRef) -> tuple[StatementRow, ...]:
    """The statements of one article, in the order of its text."""
    reading = Reading(store)
    rows = _rows(store, reading, reading.instances(DG.Statement, article))
    return tuple(sorted(rows, key=lambda row: (sorted(row.source + row.cue + row.content), row.id)))


def _rows(store: Store, reading: Reading, nodes: Iterable[URIRef]) -> tuple[StatementRow, ...]:
    """The rows of the nodes; of those that are gone meanwhile, or never were, none."""
    described = tuple((node, found) for node, found in reading.nodes(nodes) if found)
    denied = reading.pointing(DG.denies, (node for node, _ in described))
    reports = reports_of(reading, described)
    return tuple(
        _row(store, reading, node, found, denied.get(node, ()), reports[node])
        for node, found in described
    )


def _row(
    store: Store,
    reading: Reading,
    node: URIRef,
    found: Node,
    denying: Iterable[str],
    reports: Reports,
) -> StatementRow:
    source = reading.source(found.need(PROV.wasDerivedFrom))
    speaker = reading.actor(found.one(DG.speaker))
    addressee = reading.actor(found.one(DG.addressee))
    outlet = reading.actor(found.one(DG.reportedBy)) or source.outlet
    return StatementRow(
        id=store.base.statement_id(node),
        act=_ACT_NAMES[found.need(DG.act)],
        speech_act=found.need(DG.speechAct).removeprefix(SPEECH_NS),
        speaker=speaker,
        speaker_label=reading.label(speaker),
        addressee=addressee,
        addressee_label=reading.label(addressee),
        about=reading.labelled(found.all(DG.about)),
        quotation=_QUOTATION_NAMES[found.need(DG.quotation)],
        text=found.need(DG.text),
        sentence=found.need(DG.sentence),
        source=reading.spans(found.all(DG.source)),
        cue=reading.spans(found.all(DG.cue)),
        content=reading.spans(found.all(DG.content)),
        date=found.one(DG.saidOn),
        article=source.article,
        title=source.title,
        publisher=source.publisher,
        outlet=outlet,
        outlet_label=reading.label(outlet),
        published=source.published,
        url=source.url,
        parent=_statement_id(store, found, DG.partOf),
        denies=_statement_id(store, found, DG.denies),
        denied_by=tuple(sorted(store.base.statement_id(other) for other in denying)),
        confidence=float(found.need(DG.confidence)),
        rule=found.one(DG.rule) or "",
        reports=tuple(map(store.base.statement_id, reports.others)),
        carriers=reports.carriers,
    )


def _statement_id(store: Store, found: Node, predicate: URIRef) -> str | None:
    other = found.one(predicate)
    return store.base.statement_id(other) if other else None
