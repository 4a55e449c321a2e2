"""Walking from an actor over relations."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidFilter, UnknownActor
from graph.neighbourhood import Edge, Neighbourhood, neighbourhood
from graph.store import Store
from ingest.records import Actor, ActorType, Article, Extraction, Modality, Polarity, Relation, Span
from tests.graph.factory import registry


def ids(found: Neighbourhood) -> list[str]:
    return [row.id for row in found.nodes]


def triples(found: Neighbourhood) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.relation, edge.target) for edge in found.edges]


def test_one_hop_sums_up_the_relations_of_the_centre(store: Store) -> None:
    found = neighbourhood(store, "norway")
    assert ids(found) == ["norway", "iceland"]
    assert found.edges[1] == Edge(
        "norway", "urges", "REQUEST", "iceland", 2, "2025-04-22", "2025-05"
    )
    assert found.truncated is False


def test_two_hops_reach_further(store: Store) -> None:
    assert ids(neighbourhood(store, "norway", hops=2)) == ["norway", "iceland", "astrid-nordahl"]


def test_no_hops_is_the_actor_alone(store: Store) -> None:
    found = neighbourhood(store, "norway", hops=0)
    assert (ids(found), found.edges) == (["norway"], ())


def test_what_is_denied_or_only_possible_is_no_edge(store: Store) -> None:
    relations = {relation for _, relation, _ in triples(neighbourhood(store, "iceland", hops=3))}
    assert relations == {"attacks", "criticises", "urges"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"type": "ASSAULT"}, [("iceland", "attacks", "norway")]),
        ({"since": "2025-05-01"}, [("norway", "urges", "iceland")]),
        ({"until": "2025-04-22"}, [("norway", "urges", "iceland")]),
        ({"outlet": "morning-mail"}, [("norway", "urges", "iceland")]),
        ({"outlet": "nobody"}, []),
    ],
)
def test_filters(
    store: Store, filters: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    assert triples(neighbourhood(store, "norway", **filters)) == expected  # type: ignore[arg-type]


def test_the_limit_cuts_and_says_so(store: Store) -> None:
    found = neighbourhood(store, "iceland", limit=2)
    assert ids(found) == ["iceland", "norway"]
    assert found.truncated is True


def test_errors(store: Store) -> None:
    with pytest.raises(UnknownActor):
        neighbourhood(store, "nobody")
    with pytest.raises(InvalidFilter):
        neighbourhood(store, "norway", type="hugs")


def test_an_actor_without_relations_stands_alone(store: Store) -> None:
    assert ids(neighbourhood(store, "georgia", hops=3)) == ["georgia"]


ACTORS = tuple(Actor(f"a{n}", f"A{n}", ActorType.GROUP) for n in range(8))
EDGES = st.lists(
    st.tuples(
        st.sampled_from(ACTORS),
        st.sampled_from(("urges", "attacks", "meets")),
        st.sampled_from(ACTORS),
        st.sampled_from(Polarity),
        st.sampled_from(Modality),
    ),
    max_size=20,
)


@settings(deadline=None)
@given(edges=EDGES, hops=st.integers(0, 3), limit=st.integers(1, 9))
def test_more_hops_only_add(
    edges: list[tuple[Actor, str, Actor, Polarity, Modality]], hops: int, limit: int
) -> None:
    relations = tuple(
        replace(
            Relation(f"r{number}", source.id, kind, target.id, Span(0, 3)),
            polarity=polarity,
            modality=modality,
        )
        for number, (source, kind, target, polarity, modality) in enumerate(edges)
    )
    extraction = Extraction(Article("x", "text"), ACTORS, relations=relations)
    with Store.open(None, registry=registry()) as store:
        store.put(extraction)
        near = neighbourhood(store, "a0", hops, limit=limit)
        far = neighbourhood(store, "a0", hops + 1, limit=limit)
    assert set(near.nodes) <= set(far.nodes)
    assert set(triples(near)) <= set(triples(far))
    assert len(near.nodes) <= limit
    named = {id for edge in far.edges for id in (edge.source, edge.target)}
    assert named <= set(ids(far))
