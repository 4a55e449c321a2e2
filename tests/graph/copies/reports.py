"""Articles on one quarrel, told alike or differently, as small extractions."""

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
from rdflib import SDO

from graph.copies.prints import ArticlePrint, print_of
from graph.store import Store
from ingest.records import Article, Extraction, Mention, MentionKind, Quotation, Span, Statement
from tests.graph.factory import at, known, registry, relation, sentences, statement

# Forty words that are in no other text.
STORY = (
    "Norway urged Iceland on Tuesday to reopen the talks on cod quotas. The minister told "
    "reporters in Oslo that trawlers had stayed in port for nine days while envoys argued over "
    "maps, buoys and the price of fuel. Harbour masters from three towns sent a letter."
)
QUOTE = "We will not wait for ever while the nets rot on the quay"


def report(
    id: str,
    outlet: str = "the-harbour-post",
    day: str | None = "2025-04-22",
    text: str = STORY,
    quotes: Iterable[str] = (),
    speaker: str = "astrid-nordahl",
    said: str | None = None,
) -> Extraction:
    """An article with a relation where it has the words, and a statement for each quotation."""
    whole = " ".join((text, *(f"“{quote},” she said." for quote in quotes)))
    label = registry().actors[outlet].label
    article = Article(id, whole, f"Title of {id}", label, day)
    facts = tuple(_quotation(id, whole, quote, speaker, said) for quote in quotes)
    urging = "Norway urged Iceland"
    triple = ("norway", "urges", "iceland")
    return Extraction(
        article=article,
        actors=tuple(map(known, ("norway", "iceland", speaker, outlet))),
        mentions=(Mention(Span(0, 6), "norway", MentionKind.NAME),),
        statements=facts,
        relations=(relation(id, whole, triple, urging),) if urging in whole else (),
        sentences=sentences(whole),
    )


def _quotation(id: str, text: str, quote: str, speaker: str, said: str | None) -> Statement:
    made = replace(statement(id, text, speaker, (quote,)), quotation=Quotation.DIRECT, date=said)
    return replace(made, source=(at(text, "she"),))


def watched(extractions: Iterable[Extraction], store: Store | None = None) -> Store:
    """A store in memory, or the one given, that has found the copies among the articles."""
    store = store or Store.open(None, registry=registry())
    store.watch_copies()
    for extraction in extractions:
        store.put(extraction)
    return store


def links(store: Store) -> set[tuple[str, str, str]]:
    """The links between articles, by their ids, and how many facts repeat others."""
    graph = ox.NamedNode(store.base.graph_copies)
    found = set()
    for quad in store.engine.quads_for_pattern(None, None, None, graph):
        kind = quad.predicate.value.rpartition("#")[2]
        if kind != "repeats":
            ids = (_article(store, quad.subject), _article(store, quad.object))
            found.add((ids[0], kind, ids[1]))
    return found


def repeats(store: Store) -> int:
    """How many facts repeat others."""
    graph = ox.NamedNode(store.base.graph_copies)
    predicate = ox.NamedNode("https://w3id.org/diplograph/ns#repeats")
    return sum(1 for _ in store.engine.quads_for_pattern(None, predicate, None, graph))


def everything(store: Store) -> set[str]:
    """All links as text."""
    graph = ox.NamedNode(store.base.graph_copies)
    return {str(quad) for quad in store.engine.quads_for_pattern(None, None, None, graph)}


def bodies(store: Store) -> int:
    """How many articles there are."""
    return sum(1 for _ in store.engine.quads_for_pattern(None, ox.NamedNode(SDO.articleBody), None))


def _article(store: Store, node: object) -> str:
    assert isinstance(node, ox.NamedNode)
    return store.base.article_id(node.value)


def print_from(store: Store, extraction: Extraction) -> tuple[str, ArticlePrint | None]:
    """The IRI of an article in a store, and its print."""
    graph = store.base.article(extraction.article.id)
    quads = store.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return str(graph), print_of(str(graph), quads)
