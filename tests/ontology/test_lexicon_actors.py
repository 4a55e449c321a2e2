"""The word lists behind mentions."""

import pytest

from ontology.lexicon_actors import (
    DESCRIPTION_CLASSES,
    ceremonial_heads,
    descriptions,
    gender_words,
    honorifics,
    not_actors,
    not_actors_first,
    organisation_nouns,
)
from ontology.lexicon_cues import actor_nouns
from ontology.registry import load_registry

LISTS = {
    "honorifics": honorifics(),
    "organisation nouns": organisation_nouns(),
    "not actors": not_actors(),
    "not actors, first": not_actors_first(),
    "descriptions": frozenset(descriptions()),
    "actor nouns": frozenset(actor_nouns()),
}


@pytest.mark.parametrize("name", LISTS)
def test_words_are_lower_case_and_trimmed(name: str) -> None:
    assert LISTS[name]
    assert [word for word in LISTS[name] if word != word.strip().lower()] == []


def test_every_description_class_is_used() -> None:
    assert {each for classes in descriptions().values() for each in classes} == DESCRIPTION_CLASSES


def test_actor_noun_classes() -> None:
    classes = {"person", "spokesperson", "government", "group", "people", "countries"}
    assert set(actor_nouns().values()) == classes


def test_genders() -> None:
    assert set(gender_words().values()) == {"m", "f"}
    assert (gender_words()["mr"], gender_words()["dame"]) == ("m", "f")


def test_a_body_is_no_thing() -> None:
    assert organisation_nouns() & not_actors() == set()


def test_ceremonial_heads_are_states() -> None:
    registry = load_registry()
    assert [code for code in ceremonial_heads() if registry.state_actor(code) is None] == []
