"""What several articles tell alike counts once, and every outlet that carries it is named."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.actors import get_actor
from graph.edges import links
from graph.export import export
from graph.filters import Filters
from graph.neighbourhood import neighbourhood
from graph.network import network
from graph.relations import find_relations
from graph.shape import Shape
from graph.statements import find_statements
from graph.stats import stats
from graph.store import Store
from graph.timeline import timeline
from tests.graph.copies.reports import QUOTE, report, watched
from tests.graph.copies.test_links import OTHER

ALL = Filters(copies=True)
OUTLETS = {"the-harbour-post", "morning-mail"}


@pytest.fixture(scope="module")
def told() -> Iterator[Store]:
    """An article, its copy in another paper, and another story with the same quotation."""
    articles = (
        report("a", quotes=(QUOTE,)),
        report("b", "morning-mail", quotes=(QUOTE,)),
        report("c", "morning-mail", "2025-04-23", text=OTHER, quotes=(QUOTE,)),
    )
    with watched(articles) as store:
        yield store


@pytest.mark.parametrize(
    ("filters", "statements", "relations"),
    [
        ({}, ["a"], ["a"]),
        ({"outlet": "morning-mail"}, ["b"], ["b"]),
        ({"since": "2025-04-23"}, ["c"], []),
        ({"copies": True}, ["a", "b", "c"], ["a", "b"]),
    ],
)
def test_the_first_report_that_meets_the_filters_stands_for_all(
    told: Store, filters: dict[str, Any], statements: list[str], relations: list[str]
) -> None:
    given = Filters(**filters)
    said, related = find_statements(told, given), find_relations(told, given)
    assert [row.article for row in said.items] == statements
    assert [row.article for row in related.items] == relations
    assert (said.total, related.total) == (len(statements), len(relations))


def test_rows_name_every_carrier_and_the_other_reports(told: Store) -> None:
    (row,) = find_statements(told).items
    assert [id for id, _ in row.carriers] == ["the-harbour-post", "morning-mail"]
    others = {other.id for other in find_statements(told, ALL).items} - {row.id}
    assert set(row.reports) == others
    (relation,) = find_relations(told).items
    assert {id for id, _ in relation.carriers} == OUTLETS


@pytest.mark.parametrize(("filters", "weight"), [(Filters(), 1), (ALL, 2)])
def test_edges_weigh_what_is_told_and_not_how_often(
    told: Store, filters: Filters, weight: int
) -> None:
    edge = network(told, filters).get_edge_data("norway", "iceland", "urges")
    assert edge is not None
    assert (edge["weight"], set(edge["outlets"])) == (weight, OUTLETS)
    (near,) = neighbourhood(told, "norway", copies=filters.copies).edges
    assert near.weight == weight
    assert sum(month.facts for month in timeline(told, filters)) == weight
    assert len(list(links(told, filters))) == weight


@pytest.mark.parametrize(
    ("projection", "once", "all"),
    [("relations", 1, 2), ("statements", 1, 3), ("outlets", 2, 3), ("comentions", 0, 0)],
)
def test_every_projection(told: Store, projection: str, once: int, all: int) -> None:
    shape = Shape(projection=projection)
    weights = [
        sum(tie["weight"] for _, _, tie in network(told, filters, shape).edges(data=True))
        for filters in (Filters(), ALL)
    ]
    assert weights == [once, all]


def test_what_is_expanded_too_counts_no_more(told: Store) -> None:
    shape = Shape(actors=("norway",), expand=("iceland",))
    edge = network(told, Filters(outlet="morning-mail"), shape).get_edge_data(
        "norway", "iceland", "urges"
    )
    assert edge is not None
    assert edge["weight"] == 1


def test_actors_are_ranked_by_what_is_told_once(told: Store) -> None:
    speaker, norway = get_actor(told, "astrid-nordahl"), get_actor(told, "norway")
    assert speaker is not None
    assert norway is not None
    assert speaker.statements == 1
    assert norway.mentions == 2  # of the article and the other story, not of the copy


def test_stats_count_all_articles_and_tell_how_many_are_copies(told: Store) -> None:
    counted = stats(told)
    assert (counted.articles, counted.copies, counted.statements) == (3, 1, 3)


@pytest.mark.parametrize(("filters", "statements"), [(Filters(), 3), (Filters(by="norway"), 0)])
def test_rdf_holds_every_report_and_the_links(
    told: Store, filters: Filters, statements: int
) -> None:
    text = b"".join(export(told, filters, "nq")).decode()
    assert text.count("ns#Statement>") == statements
    assert (text.count("/graph/copies>") > 0) == bool(statements)
