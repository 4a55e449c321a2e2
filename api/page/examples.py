"""Addresses to try, as the page offers them."""

from typing import Final
from urllib.parse import urlencode

from api.openapi import SPARQL_EXAMPLE

EXAMPLES: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("What Keir Starmer said", "/statements", {"by": "keir-starmer"}),
    ("Who was urged, asked or ordered to do what", "/relations", {"type": "REQUEST"}),
    (
        "The network around the UK",
        "/actors/united-kingdom/neighbourhood",
        {"hops": "2"},
    ),
    ("Actors of Ukraine, as CSV", "/actors", {"state": "UA", "format": "csv"}),
    ("Who urges whom, reported by which outlet, in SPARQL", "/sparql", {"query": SPARQL_EXAMPLE}),
    ("Everything as Turtle", "/export.ttl", {}),
    ("The network for Gephi", "/export.gexf", {}),
)


def example_addresses() -> list[tuple[str, str]]:
    """Title and address of each example."""
    return [
        (title, f"{path}?{urlencode(query)}" if query else path) for title, path, query in EXAMPLES
    ]
