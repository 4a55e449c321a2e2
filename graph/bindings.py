"""Filters as the parameters of the questions about statements and relations."""

from graph.convert import iri, text
from graph.filters import Filters, relation_type_iri
from graph.questions import Term
from graph.triples.relations import POLARITIES
from graph.triples.statements import QUOTATIONS
from ingest.records import Polarity, Quotation
from ontology.namespaces import Base


def bindings(filters: Filters, base: Base) -> dict[str, Term]:
    """Parameter name -> value, for the filters that are given."""
    actors = {
        "by": filters.by,
        "about": filters.about,
        "to": filters.to,
        "subject": filters.subject,
        "object": filters.object,
        "outlet": filters.outlet,
    }
    bound: dict[str, Term] = {name: iri(base.actor(id)) for name, id in actors.items() if id}
    if filters.type:
        bound["type"] = iri(relation_type_iri(filters.type))
    if filters.quotation:
        bound["quotation"] = iri(QUOTATIONS[Quotation(filters.quotation)])
    if filters.polarity:
        bound["polarity"] = iri(POLARITIES[Polarity(filters.polarity)])
    for name, day in (("since", filters.since), ("until", filters.until)):
        if day:
            bound[name] = text(day)
    for number, word in enumerate(filters.words, start=1):
        bound[f"word{number}"] = text(word)
    return bound
