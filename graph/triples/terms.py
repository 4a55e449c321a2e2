"""Terms of the produced RDF as N-Quads writes them: those of vocabularies, and literals."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph as ox
from rdflib import PROV, RDF, SDO, XSD, URIRef

# `<iri>`, or a literal with its marks, escapes and datatype.
type Term = str
type Triple = tuple[Term, Term, Term]


@cache
def term(iri: URIRef) -> Term:
    """A term of a vocabulary; each is written once."""
    return str(ox.NamedNode(iri))


TYPE: Final = term(RDF.type)
DERIVED: Final = term(PROV.wasDerivedFrom)
POSITION: Final = term(SDO.position)
_OA_NS: Final = "http://www.w3.org/ns/oa#"
_INTEGER: Final = term(XSD.integer)
_DECIMAL: Final = term(XSD.decimal)
_DATE_TYPES: Final = {4: term(XSD.gYear), 7: term(XSD.gYearMonth), 10: term(XSD.date)}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class OA:
    """The terms used of the Web Annotation vocabulary, which rdflib does not carry."""

    TextPositionSelector: Final = URIRef(f"{_OA_NS}TextPositionSelector")
    TextQuoteSelector: Final = URIRef(f"{_OA_NS}TextQuoteSelector")
    start: Final = URIRef(f"{_OA_NS}start")
    end: Final = URIRef(f"{_OA_NS}end")
    exact: Final = URIRef(f"{_OA_NS}exact")


def plain(text: str) -> Term:
    """A string; lone surrogates, which no RDF syntax can write, become replacement characters."""
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    return str(ox.Literal(text))


def integer(number: int) -> Term:
    """A whole number."""
    return f'"{number}"^^{_INTEGER}'


def decimal(number: float) -> Term:
    """A number of at most four decimals, in XSD's canonical form, so that it compares as text."""
    digits = f"{number:.4f}".rstrip("0").rstrip(".")
    return f'"{digits}"^^{_DECIMAL}'


def calendar_date(iso: str | None) -> Term | None:
    """An ISO day, month or year in the XSD type of its precision; None if it is no real date."""
    kind = _DATE_TYPES.get(len(iso or ""))
    # The library takes the days of a week as well ("2025-W17-5"), which are no xsd:date.
    if iso is None or kind is None or "W" in iso:
        return None
    try:
        date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    except ValueError:
        return None
    return f'"{iso}"^^{kind}'


def written(triples: Iterable[Triple], graph: Term) -> bytes:
    """The triples as N-Quads of a graph (UTF-8), each once."""
    end = f" {graph} .\n"
    lines = dict.fromkeys(f"{subject} {link} {object_}" for subject, link, object_ in triples)
    return (end.join(lines) + end).encode() if lines else b""
