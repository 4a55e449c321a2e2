"""Addresses to try, as the pages offer them."""

from typing import Final
from urllib.parse import urlencode

from api.openapi import SPARQL_EXAMPLE
from graph.articles import get_article, list_articles
from graph.store import Store

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


def ids_to_try(store: Store) -> dict[str, str | None]:
    """The paths that take an id, each with one of the last article; None where it has none."""
    rows = list_articles(store, limit=1).items
    detail = get_article(store, rows[0].id) if rows else None
    statements, relations = (detail.statements, detail.relations) if detail else ((), ())
    speaker = next((row.speaker for row in statements if row.speaker), None)
    return {
        "/articles/{id}": detail.row.id if detail else None,
        "/statements/{id}": statements[0].id if statements else None,
        "/relations/{id}": relations[0].id if relations else None,
        "/actors/{id}": speaker,
        "/actors/{id}/neighbourhood": relations[0].subject if relations else None,
    }
