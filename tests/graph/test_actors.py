"""Finding actors by name, and what a name means."""

import pytest

from graph.actors import (
    AmbiguousActor,
    UnknownActor,
    get_actor,
    resolve_actor,
    search_actors,
)
from graph.errors import InvalidFilter
from graph.folding import fold
from graph.store import Store
from ingest.records import Actor, ActorType, Article, Extraction, Mention, MentionKind, Span
from tests.graph.factory import harbour, morning


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Émil  Sørensen", "emil sorensen"),
        ("U.S.", "us"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Łódź", "lodz"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        (" ", ""),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "id"),
    [
        pytest.param("norway", "norway", id="id"),
        pytest.param("Norway", "norway", id="label"),
        pytest.param("NORWAY ", "norway", id="label in capitals"),
        pytest.param("Oslo", "government-of-norway", id="metonym"),
        pytest.param("Reykjavik", "government-of-iceland", id="without its accent"),
        pytest.param("NOR", "norway", id="without its dots"),
        pytest.param("emil sorensen", "emil-sorensen", id="letter without decomposition"),
        pytest.param("Shetland Skippers' Union", "shetland-skippers-union", id="minted actor"),
        pytest.param("SSU", "shetland-skippers-union", id="alias of a minted actor"),
        pytest.param("georgia", "georgia", id="an id goes before the same name"),
        pytest.param("NORDAHL", "astrid-nordahl", id="family name"),
        pytest.param("sorensen", "emil-sorensen", id="family name that no article mentions"),
    ],
)
def test_a_name_is_resolved(store: Store, text: str, id: str) -> None:
    assert resolve_actor(store, text) == id


def test_a_family_name_means_whom_the_articles_mention(empty: Store) -> None:
    def named(id: str, label: str) -> Extraction:
        person = Actor(id, label, ActorType.PERSON)
        mention = Mention(Span(0, 4), id, MentionKind.NAME)
        return Extraction(Article(id, "Emil spoke."), (person,), (mention,))

    empty.put(named("ida-sorensen", "Ida Sørensen"))
    assert resolve_actor(empty, "Sorensen") == "ida-sorensen"
    empty.put(named("bo-sorensen", "Bo Sorensen"))
    with pytest.raises(AmbiguousActor) as caught:
        resolve_actor(empty, "Sorensen")
    assert [row.id for row in caught.value.candidates] == ["bo-sorensen", "ida-sorensen"]


def test_an_ambiguous_name_lists_the_candidates(store: Store) -> None:
    with pytest.raises(AmbiguousActor) as caught:
        resolve_actor(store, "Georgia")
    assert [row.id for row in caught.value.candidates] == ["georgia", "georgia-us"]
    assert "give the id of the one you mean" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"), [("Nordah", "Astrid Nordahl (astrid-nordahl)"), ("xyzzy", "actors TEXT")]
)
def test_an_unknown_name_suggests_what_to_do(store: Store, text: str, said: str) -> None:
    with pytest.raises(UnknownActor) as caught:
        resolve_actor(store, text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param(
            "nor",
            ["norway", "astrid-nordahl", "foreign-minister-of-norway", "government-of-norway"],
            id="label, then words",
        ),
        pytest.param("harbour", ["the-harbour-post"], id="another name begins with it"),
        pytest.param("dahl", ["astrid-nordahl"], id="part of a word"),
        pytest.param("Ski", ["shetland-skippers-union"], id="minted actor"),
        pytest.param("nobody", [], id="nobody"),
    ],
)
def test_search(store: Store, query: str, ids: list[str]) -> None:
    assert [row.id for row in search_actors(store, query).items] == ids


def test_search_narrows_by_type_and_state(store: Store) -> None:
    found = search_actors(store, type="outlet", state="gb")
    assert [row.id for row in found.items] == ["morning-mail", "the-harbour-post"]


@pytest.mark.parametrize(
    ("type", "state", "told"),
    [("Minister", None, "use Person, State"), (None, "GBR", "write GB"), (None, "É1", "write GB")],
)
def test_a_type_or_state_that_cannot_be_is_refused(
    store: Store, type: str | None, state: str | None, told: str
) -> None:
    with pytest.raises(InvalidFilter, match=told):
        search_actors(store, type=type, state=state)


def test_search_without_text_lists_all_the_most_mentioned_first(store: Store) -> None:
    whole = search_actors(store)
    assert whole.items[0].id == "norway"
    assert whole.total == len(whole.items) == 12
    assert search_actors(store, limit=3, offset=2).items == whole.items[2:5]


def test_a_row_counts_mentions_and_statements(store: Store) -> None:
    row = get_actor(store, "norway")
    assert row is not None
    assert (row.mentions, row.statements, row.wikidata) == (3, 1, "Q20")
    assert row.aliases == ("Kingdom of Norway", "N.O.R.")


def test_the_index_follows_the_store(empty: Store) -> None:
    assert get_actor(empty, "shetland-skippers-union") is None
    empty.put(morning())
    assert get_actor(empty, "shetland-skippers-union") is not None
    empty.put(harbour())
    assert search_actors(empty).items[0].mentions == 3
    empty.delete("morning/2")
    assert get_actor(empty, "shetland-skippers-union") is None
