"""What actors that no registry lists are called."""

import pytest

from ingest.cast import MAX_ALIASES, Cast, bare_name, slug
from ingest.records import ActorType
from ontology.registry import load_registry
from tests.ingest.article_reading import read
from tests.ingest.mention_reading import labels


def test_unknown_actors_bear_all_their_names() -> None:
    found = labels(read("Mayor Olga Prent spoke. Ms Prent left. The mayor was ill."))
    assert found == {"Olga Prent": ("Mayor Olga Prent", "Ms Prent", "mayor")}


def test_registered_persons_bear_the_spelling_of_the_text() -> None:
    found = labels(read("Prime Minister Viktor Orbaan of Hungary spoke."))
    assert "Viktor Orbaan" in found["Viktor Orbán"]


def test_aliases_are_limited() -> None:
    cast = Cast(load_registry(), None)
    actor = cast.minted("Olga Prent", ActorType.PERSON)
    for number in range(MAX_ALIASES + 5):
        cast.add_alias(actor, f"Prent {number}")
    assert len(cast.actors[actor].aliases) == MAX_ALIASES


def test_minted_ids_never_clash_with_registered_ones() -> None:
    cast = Cast(load_registry(), None)
    assert cast.minted("Iran", ActorType.GROUP) == "iran-unlisted"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Sir Keir Starmer", "Keir Starmer"),
        ("the Crown Prince Salman", "Salman"),
        ("Mr Reed's", "Reed"),
        ("President", "President"),
    ],
)
def test_bare_names(name: str, plain: str) -> None:
    assert bare_name(name) == plain


@pytest.mark.parametrize(
    ("label", "identifier"),
    [("Élysée Palace", "elysee-palace"), ("Xi's aides", "xis-aides"), ("???", "actor")],
)
def test_slugs(label: str, identifier: str) -> None:
    assert slug(label) == identifier
