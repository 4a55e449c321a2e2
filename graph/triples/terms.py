"""Terms of the produced RDF: type aliases, literals, and the Web Annotation vocabulary."""

from datetime import date
from typing import Final

from rdflib import XSD, Literal, URIRef

type Triple = tuple[URIRef, URIRef, URIRef | Literal]
type Quad = tuple[URIRef, URIRef, URIRef | Literal, URIRef]

_OA_NS: Final = "http://www.w3.org/ns/oa#"
_DATE_TYPES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


class OA:
    """The terms used of the Web Annotation vocabulary, which rdflib does not carry."""

    TextPositionSelector: Final = URIRef(f"{_OA_NS}TextPositionSelector")
    TextQuoteSelector: Final = URIRef(f"{_OA_NS}TextQuoteSelector")
    start: Final = URIRef(f"{_OA_NS}start")
    end: Final = URIRef(f"{_OA_NS}end")
    exact: Final = URIRef(f"{_OA_NS}exact")


def plain(text: str) -> Literal:
    """A string; lone surrogates, which no RDF syntax can write, become replacement characters."""
    if not text.isascii():
        text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return Literal(text)


def integer(number: int) -> Literal:
    """A whole number."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def decimal(number: float) -> Literal:
    """A number of at most four decimals, in XSD's canonical form, so that it compares as text."""
    digits = f"{number:.4f}".rstrip("0").rstrip(".")
    return Literal(digits, datatype=XSD.decimal, normalize=False)


def calendar_date(iso: str | None) -> Literal | None:
    """An ISO day, month or year in the XSD type of its precision; None if it is no real date."""
    kind = _DATE_TYPES.get(len(iso or ""))
    # The library takes the days of a week as well ("2025-W17-5"), which are no xsd:date.
    if iso is None or kind is None or "W" in iso:
        return None
    try:
        date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    except ValueError:
        return None
    return Literal(iso, datatype=kind, normalize=False)
