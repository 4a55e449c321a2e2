"""The articles in the store and what was read from each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import SDO, URIRef

from graph.cursors import Key, first_of, next_cursor
from graph.memory import remembered
from graph.mentions import MentionRow, mentions_in
from graph.pages import Page
from graph.questions import ask
from graph.reading import Reading
from graph.relations import RelationRow, relations_in
from graph.reports import Reports, article_reports
from graph.statements import StatementRow, statements_in
from graph.store import Store
from ontology.vocabulary import DG


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article, with how many statements and relations were read from it."""

    id: str
    title: str | None
    publisher: str | None
    date: str | None
    url: str | None
    outlet: str | None
    outlet_label: str | None
    statements: int
    relations: int


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """An article with its text and everything read from it."""

    row: ArticleRow
    text: str
    statements: tuple[StatementRow, ...]
    relations: tuple[RelationRow, ...]
    mentions: tuple[MentionRow, ...]


def list_articles(
    store: Store, limit: int = 50, offset: int = 0, cursor: str | None = None
) -> Page[ArticleRow]:
    """All articles, the latest first; those without a date come last."""
    found = remembered(store, "articles", lambda: _listed(store))
    keys = tuple(found)
    first = first_of(keys, offset, cursor)
    reading = Reading(store)
    shown = tuple(found[key] for key in keys[first : first + limit])
    sizes = _sizes(reading, shown)
    rows = tuple(_row(reading, node, sizes[node]) for node, _ in reading.nodes(shown))
    return Page(rows, len(keys), limit, first, next_cursor(keys, first + limit))


def _listed(store: Store) -> dict[Key, URIRef]:
    """The articles by what they are ordered by, in order."""
    found: dict[Key, URIRef] = {}
    for row in ask(store.engine, "articles"):
        day, node = row["published"], row["article"].value
        digits = day.value.replace("-", "").ljust(8, "0") if day else "0"
        found[-int(digits), node] = URIRef(node)
    return dict(sorted(found.items()))


def count_articles(store: Store) -> int:
    """How many articles there are."""
    (row,) = ask(store.engine, "article_count")
    return int(row["count"].value)


def get_article(store: Store, id: str) -> ArticleDetail | None:
    """The article with this id, or None."""
    node = store.base.article(id)
    reading = Reading(store)
    text = reading.node(node).one(SDO.articleBody)
    if text is None:
        return None
    return ArticleDetail(
        row=_row(reading, node, _sizes(reading, (node,))[node]),
        text=text,
        statements=statements_in(store, node),
        relations=relations_in(store, node),
        mentions=mentions_in(store, node),
    )


def article_rows(store: Store, nodes: Iterable[URIRef]) -> dict[URIRef, ArticleRow]:
    """The articles of these nodes; those that are not there are left out."""
    reading = Reading(store)
    there = tuple(node for node, found in reading.nodes(nodes) if found)
    sizes = _sizes(reading, there)
    return {node: _row(reading, node, sizes[node]) for node in there}


def reports_of_articles(store: Store, nodes: Iterable[URIRef]) -> Mapping[URIRef, Reports]:
    """Of each article, the others that print nearly the same, and the outlets of all of them."""
    return article_reports(Reading(store), tuple(nodes))


def _sizes(reading: Reading, nodes: Sequence[URIRef]) -> dict[URIRef, tuple[int, int]]:
    """Article -> how many statements and relations were read from it."""
    statements = reading.sizes(DG.Statement, nodes)
    relations = reading.sizes(DG.Relation, nodes)
    return {node: (statements[node], relations[node]) for node in nodes}


def _row(reading: Reading, node: URIRef, size: tuple[int, int]) -> ArticleRow:
    source = reading.source(node)
    return ArticleRow(
        id=source.article,
        title=source.title,
        publisher=source.publisher,
        date=source.published,
        url=source.url,
        outlet=source.outlet,
        outlet_label=source.outlet_label,
        statements=size[0],
        relations=size[1],
    )
