"""Projections: which edges each network of the two articles has."""

import pytest

from graph.errors import InvalidFilter
from graph.filters import Filters
from graph.network import network
from graph.shape import PROJECTIONS, Shape
from graph.store import Store
from tests.graph.factory import harbour

UNION = "shetland-skippers-union"
POST = "the-harbour-post"
ASTRID = "astrid-nordahl"


def edges(store: Store, filters: Filters, shape: Shape) -> list[tuple[str, str, str, int]]:
    graph = network(store, filters, shape)
    return [(s, kind, t, data["weight"]) for s, t, kind, data in graph.edges(keys=True, data=True)]


def shape(projection: str, **others: object) -> Shape:
    return Shape(projection=projection, **others)  # type: ignore[arg-type]


URGES = ("norway", "urges", "iceland", 2)
CRITICISES = (ASTRID, "criticises", "iceland", 1)
DENIES = ("government-of-iceland", "denies-report", POST, 1)
ATTACKS = ("iceland", "attacks", "norway", 1)


@pytest.mark.parametrize(
    ("filters", "asked", "found"),
    [
        pytest.param(Filters(), Shape(), [CRITICISES, DENIES, ATTACKS, URGES], id="relations"),
        pytest.param(Filters(), Shape(minimum=2), [URGES], id="minimum"),
        pytest.param(Filters(), Shape(actors=(POST, ASTRID)), [CRITICISES, DENIES], id="actors"),
        pytest.param(
            Filters(),
            Shape(fold=True),
            [
                ("iceland", "attacks", "norway", 1),
                ("iceland", "denies-report", POST, 1),
                ("norway", "criticises", "iceland", 1),
                URGES,
            ],
            id="folded to states",
        ),
        pytest.param(
            Filters(),
            shape("about"),
            [
                ("government-of-iceland", "talks-about", POST, 1),
                ("norway", "talks-about", "iceland", 1),
                (UNION, "talks-about", "iceland", 1),
                (UNION, "talks-about", "norway", 1),
                (POST, "talks-about", "iceland", 1),
                (POST, "talks-about", "norway", 1),
            ],
            id="about",
        ),
        pytest.param(
            Filters(by="norway"),
            shape("about"),
            [("norway", "talks-about", "iceland", 1)],
            id="about, of one speaker",
        ),
        pytest.param(
            Filters(),
            shape("outlets"),
            [
                ("morning-mail", "quotes", UNION, 1),
                (POST, "quotes", ASTRID, 1),
                (POST, "quotes", "government-of-iceland", 1),
                (POST, "quotes", "norway", 1),
            ],
            id="outlets quote speakers, not themselves",
        ),
        pytest.param(
            Filters(outlet="morning-mail"),
            shape("comentions"),
            [("norway", "named-with", UNION, 1)],
            id="named in the same article",
        ),
        pytest.param(
            Filters(outlet="morning-mail"),
            shape("comentions", actors=(ASTRID,)),
            [],
            id="named, of another actor",
        ),
    ],
)
def test_edges(
    store: Store, filters: Filters, asked: Shape, found: list[tuple[str, str, str, int]]
) -> None:
    assert edges(store, filters, asked) == found


def test_statements_are_nodes_between_those_they_join(store: Store) -> None:
    graph = network(store, Filters(to=POST), shape("statements"))
    statement = harbour().statements[1].id
    assert set(graph.edges(keys=True)) == {
        (ASTRID, statement, "says"),
        (statement, POST, "to"),
    }
    assert graph.nodes[statement]["actor_type"] == "Statement"
    assert graph.nodes[statement]["label"] == "We will not wait for ever … The nets are out"


def test_only_common_mentions_have_no_direction(store: Store) -> None:
    for projection in PROJECTIONS:
        graph = network(store, None, shape(projection))
        assert graph.graph["directed"] == (projection != "comentions")
    graph = network(store, None, shape("comentions"))
    assert all(source < target for source, target in graph.edges())


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("projection", lambda: Shape(projection="hugs")),
        ("minimum", lambda: Shape(minimum=0)),
    ],
)
def test_unusable_shapes_are_refused_by_name(name: str, ask: object) -> None:
    with pytest.raises(InvalidFilter) as caught:
        ask()  # type: ignore[operator]
    assert caught.value.name == name


def test_articles_have_no_speaker_to_narrow_mentions_down_by(store: Store) -> None:
    with pytest.raises(InvalidFilter, match="since, until, outlet") as caught:
        network(store, Filters(by="norway"), shape("comentions"))
    assert caught.value.name == "by"
