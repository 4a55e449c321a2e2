"""Everything that meets the filters, as a file for other programs."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.errors import InvalidFilter
from graph.export.gexf import write_gexf
from graph.export.rdf import write_rdf
from graph.filters import Filters
from graph.network import network
from graph.store import Store

__all__ = ["EXPORT_FORMATS", "export"]

EXPORT_FORMATS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
    "gexf": "application/gexf+xml",
}
_CHUNK: Final = 1 << 16


def export(store: Store, filters: Filters | None, format: str) -> Iterator[bytes]:
    """The bytes of an export, in pieces.

    Args:
        store: what to export from.
        filters: what to export; None or empty for everything.
        format: one of `EXPORT_FORMATS`. RDF holds the statements and relations that meet the
            filters with their spans, articles and actors; GEXF the network of these relations.

    Raises:
        InvalidFilter: there is no such format.
    """
    if format not in EXPORT_FORMATS:
        known = ", ".join(EXPORT_FORMATS)
        raise InvalidFilter("format", f"'{format}' is no format of an export: use one of {known}")
    filters = filters or Filters()
    if format == "gexf":
        return _pieces(write_gexf(network(store, filters)))
    return write_rdf(store, filters, format)


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _CHUNK:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
