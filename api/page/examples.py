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

# Titles and texts of the questions that the explorer's editor offers.
QUERIES: Final[tuple[tuple[str, str], ...]] = (
    (
        "Who stands how to whom",
        "SELECT ?who ?relation ?whom (COUNT(*) AS ?times) WHERE {\n"
        "  ?r a dg:Relation ; dg:subject ?who ; dg:relationType ?relation ; dg:object ?whom .\n"
        "}\nGROUP BY ?who ?relation ?whom\nORDER BY DESC(?times)\nLIMIT 100",
    ),
    (
        "Who talks most",
        "SELECT ?speaker (COUNT(DISTINCT ?statement) AS ?statements) WHERE {\n"
        "  ?statement a dg:Statement ; dg:speaker ?speaker .\n"
        "}\nGROUP BY ?speaker\nORDER BY DESC(?statements)\nLIMIT 20",
    ),
    (
        "Reports that somebody denies",
        "SELECT ?denier ?denial ?speaker ?report WHERE {\n"
        "  ?d dg:denies ?s ; dg:speaker ?denier ; dg:text ?denial .\n"
        "  ?s dg:text ?report . OPTIONAL { ?s dg:speaker ?speaker }\n}",
    ),
    (
        "What was said word for word",
        "SELECT ?speaker ?text ?day WHERE {\n"
        "  ?s dg:quotation dg:Direct ; dg:speaker ?speaker ; dg:text ?text .\n"
        "  OPTIONAL { ?s dg:saidOn ?day }\n}\nORDER BY ?day\nLIMIT 50",
    ),
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
