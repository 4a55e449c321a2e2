"""Who else tells the same: the other reports of a fact, and the outlets that carry it."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from rdflib import PROV, URIRef

from graph.reading import Node, Reading
from ontology.vocabulary import DG

_PRINTED_AGAIN: Final = (DG.copyOf, DG.revises)


class Reports(NamedTuple):
    """The IRIs of a fact's other reports; (id, label) of all outlets, those of the fact first."""

    others: tuple[str, ...]
    carriers: tuple[tuple[str, str], ...]


def reports_of(reading: Reading, facts: Sequence[tuple[URIRef, Node]]) -> Mapping[URIRef, Reports]:
    """The reports of what each of some statements or relations tells.

    Args:
        reading: what their store is read with.
        facts: the facts and their properties.
    """
    originals = {node: URIRef(found.one(DG.repeats) or node) for node, found in facts}
    repeating = reading.pointing(DG.repeats, dict.fromkeys(originals.values()))
    others = _others(originals, (repeating,))
    known = dict(reading.nodes(dict.fromkeys(each for some in others.values() for each in some)))
    return {
        node: Reports(
            tuple(map(str, others[node])),
            _carriers(reading, (found, *(known[other] for other in others[node]))),
        )
        for node, found in facts
    }


def article_reports(reading: Reading, nodes: Sequence[URIRef]) -> Mapping[URIRef, Reports]:
    """Of each article, those that print nearly the same, and the outlets of all of them."""
    originals = {node: _original(found) or node for node, found in reading.nodes(nodes)}
    firsts = dict.fromkeys(originals.values())
    others = _others(originals, [reading.pointing(link, firsts) for link in _PRINTED_AGAIN])
    return {
        node: Reports(tuple(map(str, others[node])), _outlets(reading, (node, *others[node])))
        for node in nodes
    }


def _others(
    originals: Mapping[URIRef, URIRef], repeating: Sequence[Mapping[URIRef, set[str]]]
) -> Mapping[URIRef, tuple[URIRef, ...]]:
    """Of each node its original and what repeats that, but for the node itself."""
    found: dict[URIRef, tuple[URIRef, ...]] = {}
    for node, first in originals.items():
        again = (URIRef(other) for some in repeating for other in some.get(first, ()))
        found[node] = tuple(sorted({first, *again} - {node}))
    return found


def _original(article: Node) -> URIRef | None:
    found = next(filter(None, map(article.one, _PRINTED_AGAIN)), None)
    return URIRef(found) if found else None


def _outlets(reading: Reading, articles: Sequence[URIRef]) -> tuple[tuple[str, str], ...]:
    found = (reading.source(article) for article in articles)
    return tuple(
        dict.fromkeys(
            (source.outlet, source.outlet_label or source.outlet)
            for source in found
            if source.outlet
        )
    )


def _carriers(reading: Reading, reports: Sequence[Node]) -> tuple[tuple[str, str], ...]:
    found = dict.fromkeys(outlet for each in reports if each and (outlet := _outlet(reading, each)))
    return tuple((outlet, reading.label(outlet) or outlet) for outlet in found)


def _outlet(reading: Reading, found: Node) -> str | None:
    return (
        reading.actor(found.one(DG.reportedBy))
        or reading.source(found.need(PROV.wasDerivedFrom)).outlet
    )
