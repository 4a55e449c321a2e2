"""An endpoint gives the answers that a store in this process gives."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.actors import get_actor, resolve_actor, search_actors
from graph.articles import count_articles, get_article, list_articles
from graph.errors import GraphError, QueryRefused, QuerySyntaxError
from graph.export import EXPORT_FORMATS, NETWORK_FORMATS, export
from graph.filters import Filters
from graph.neighbourhood import neighbourhood
from graph.network import network
from graph.relations import find_relations, get_relation, relation_iris
from graph.remote.store import RemoteStore
from graph.shape import PROJECTIONS, Shape
from graph.sparql import run_query, serialise
from graph.statements import find_statements, get_statement, statement_iris
from graph.stats import stats
from graph.store import Store
from graph.text_index import ARTICLES, STATEMENTS, Kind
from graph.timeline import timeline
from graph.word_search import word_search

type Question = Callable[[Store], Any]

FILTERS = {
    "none": Filters(),
    "by": Filters(by="astrid-nordahl"),
    "about": Filters(about="iceland"),
    "to": Filters(to="the-harbour-post"),
    "subject": Filters(subject="norway"),
    "object": Filters(object="iceland"),
    "type": Filters(type="urges"),
    "family": Filters(type="REQUEST"),
    "since": Filters(since="2025-05"),
    "until": Filters(until="2025-04-22"),
    "outlet": Filters(outlet="morning-mail"),
    "words": Filters(text="fishing TALKS"),
    "quotes in a word": Filters(text='"we "ever'),
    "quotation": Filters(quotation="direct"),
    "polarity": Filters(polarity="negated"),
    "several": Filters(subject="norway", object="iceland", since="2025-04", until="2025-04-30"),
    "nothing": Filters(by="georgia"),
}
QUESTIONS: dict[str, Question] = {
    "articles": list_articles,
    "a page of articles": lambda store: list_articles(store, 1, 1),
    "count of articles": count_articles,
    "article": lambda store: get_article(store, "harbour-1"),
    "article with a slash": lambda store: get_article(store, "morning/2"),
    "no article": lambda store: get_article(store, "nowhere"),
    "statement": lambda store: [
        get_statement(store, store.base.statement_id(iri))
        for iri in statement_iris(store, Filters())
    ],
    "no statement": lambda store: get_statement(store, "nowhere"),
    "relation": lambda store: [
        get_relation(store, store.base.relation_id(iri)) for iri in relation_iris(store, Filters())
    ],
    "actors": search_actors,
    "actors by name": lambda store: search_actors(store, "skippers"),
    "minted actor": lambda store: get_actor(store, "shetland-skippers-union"),
    "name": lambda store: resolve_actor(store, "SSU"),
    "neighbourhood": lambda store: neighbourhood(store, "norway", 2),
    "neighbourhood of a type": lambda store: neighbourhood(store, "norway", 1, "urges"),
    "stats": stats,
    "timeline": timeline,
    "timeline of a dyad": lambda store: timeline(
        store, Filters(subject="norway", object="iceland")
    ),
}
QUERIES = {
    "select": ("SELECT ?who ?whom { ?who rel:urges ?whom } ORDER BY ?who ?whom", "json"),
    "union": ("SELECT DISTINCT ?l { ?s rel:urges ?o . ?o rdfs:label ?l } ORDER BY ?l", "csv"),
    "graph": ("SELECT ?g ?s { GRAPH ?g { ?s a dg:Statement } } ORDER BY ?g ?s", "tsv"),
    "unbound": (
        "SELECT ?s ?d { ?s a dg:Statement OPTIONAL { ?s dg:saidOn ?d } } ORDER BY ?s",
        "xml",
    ),
    "literals": ("SELECT ?o { ?s dg:confidence ?o } ORDER BY ?s", "json"),
    "count": ("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a dg:Statement }", "json"),
    "ask": ("ASK { actor:norway rel:urges actor:iceland }", "json"),
    "ask in vain": ("ASK { actor:iceland rel:urges actor:norway }", "xml"),
    "construct": ("CONSTRUCT { ?o rel:urges ?s } WHERE { ?s rel:urges ?o }", "nt"),
    "own prefix": ("PREFIX dg: <https://schema.org/> SELECT ?t { ?a dg:headline ?t }", "csv"),
    "from": (
        "SELECT ?o FROM <https://w3id.org/diplograph/article/harbour-1> { ?s rel:urges ?o }",
        "csv",
    ),
}
WRONG = {
    "syntax": ("SELECT ?s {\n ?s ?p }", QuerySyntaxError),
    "prefix": ("SELECT ?s { ?s no:where ?o }", QuerySyntaxError),
    "update": ("INSERT DATA { <a:a> <a:b> <a:c> }", QueryRefused),
    "service": ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", QueryRefused),
    "foreign graph": ("SELECT * FROM <http://a.example/> { ?s ?p ?o }", QueryRefused),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions(far: RemoteStore, near: Store, name: str) -> None:
    ask = QUESTIONS[name]
    assert ask(far) == ask(near)


@pytest.mark.parametrize("name", FILTERS)
def test_filters(far: RemoteStore, near: Store, name: str) -> None:
    filters = FILTERS[name]
    assert find_statements(far, filters) == find_statements(near, filters)
    assert find_relations(far, filters) == find_relations(near, filters)


def test_pages(far: RemoteStore, near: Store) -> None:
    for offset in range(6):
        assert find_statements(far, None, 2, offset) == find_statements(near, None, 2, offset)


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("fold", [False, True], ids=["plain", "folded"])
def test_networks(far: RemoteStore, near: Store, projection: str, fold: bool) -> None:
    shape = Shape(projection=projection, fold=fold)
    ours, theirs = network(far, shape=shape), network(near, shape=shape)
    assert sorted(ours.nodes(data=True), key=str) == sorted(theirs.nodes(data=True), key=str)
    assert sorted(ours.edges(data=True), key=str) == sorted(theirs.edges(data=True), key=str)


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_exports(far: RemoteStore, near: Store, format: str) -> None:
    wanted = Filters(subject="norway") if format not in NETWORK_FORMATS else Filters()
    for filters in (None, wanted):
        assert b"".join(export(far, filters, format)) == b"".join(export(near, filters, format))


@pytest.mark.parametrize("name", QUERIES)
def test_queries(far: RemoteStore, near: Store, name: str) -> None:
    text, format = QUERIES[name]
    ours, theirs = (serialise(run_query(store, text), format) for store in (far, near))
    assert sorted(ours.splitlines()) == sorted(theirs.splitlines())
    assert theirs


@pytest.mark.parametrize("name", WRONG)
def test_wrong_queries(far: RemoteStore, near: Store, name: str) -> None:
    text, kind = WRONG[name]
    said = []
    for store in (far, near):
        with pytest.raises(kind) as caught:
            run_query(store, text)
        said.append(str(caught.value))
    assert said[0] == said[1]


@pytest.mark.parametrize("kind", [STATEMENTS, ARTICLES], ids=lambda kind: str(kind.table))
@pytest.mark.parametrize("text", ["nets", "norway urged", "NORWAY", "reykjavík", "ship", "the"])
@pytest.mark.parametrize("copies", [False, True])
def test_searches(far: RemoteStore, near: Store, text: str, kind: Kind, copies: bool) -> None:
    (ours, count), (theirs, total) = (
        word_search(store).search(text, kind=kind, copies=copies) for store in (far, near)
    )
    assert count == total
    assert {(hit.node, hit.marked) for hit in ours} == {(hit.node, hit.marked) for hit in theirs}


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda store: resolve_actor(store, "Georgia"), id="ambiguous"),
        pytest.param(lambda store: resolve_actor(store, "Nobody"), id="unknown"),
        pytest.param(lambda store: neighbourhood(store, "nobody"), id="no such actor"),
        pytest.param(lambda store: word_search(store).search("?!"), id="no word"),
    ],
)
def test_errors(far: RemoteStore, near: Store, ask: Question) -> None:
    said = []
    for store in (far, near):
        with pytest.raises(GraphError) as caught:
            ask(store)
        said.append((type(caught.value), str(caught.value)))
    assert said[0] == said[1]
