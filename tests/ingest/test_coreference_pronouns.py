"""Whom third-person pronouns refer to."""

import pytest

from tests.ingest.mention_reading import linked

MACRON, STARMER = "emmanuel-macron", "keir-starmer"
MELONI, MERKEL = "giorgia-meloni", "angela-merkel"


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        pytest.param("Emmanuel Macron left. He was ill.", "He", {MACRON}, id="subject before"),
        pytest.param(
            "Emmanuel Macron told Keir Starmer that he would go.", "he", {MACRON}, id="X said he"
        ),
        pytest.param(
            "Emmanuel Macron met Keir Starmer. He then left.", "He", {MACRON}, id="subject first"
        ),
        pytest.param(
            "Emmanuel Macron met Giorgia Meloni. She then left.", "She", {MELONI}, id="gender"
        ),
        pytest.param(
            "Angela Mistry met Bruno Vale. He then left.",
            "He",
            {"bruno-vale"},
            id="likely gender by given name",
        ),
        pytest.param(
            "Emmanuel Macron criticised him after Keir Starmer left.",
            "him",
            set(),
            id="object is not its subject",
        ),
        pytest.param(
            "Keir Starmer arrived. Emmanuel Macron praised him.",
            "him",
            {STARMER},
            id="object is somebody else",
        ),
        pytest.param(
            "Keir Starmer arrived. Emmanuel Macron praised himself.",
            "himself",
            {MACRON},
            id="reflexive",
        ),
        pytest.param(
            "In his speech, Emmanuel Macron thanked the army.", "his", {MACRON}, id="announced"
        ),
        pytest.param(
            "Keir Starmer congratulated Emmanuel Macron on his victory.",
            "his",
            {MACRON},
            id="judged object",
        ),
        pytest.param(
            "The court cleared Emmanuel Macron and his aide.", "his", {MACRON}, id="X and his"
        ),
        pytest.param(
            "Asked whether Keir Starmer was to blame, Emmanuel Macron smiled. "
            "Asked whether Keir Starmer had lied, he said no.",
            "he",
            {MACRON},
            id="the one asked, not the one asked about",
        ),
        pytest.param(
            "Emmanuel Macron said: “He is wrong about Europe.”",
            "He",
            set(),
            id="third person in a quotation is not its speaker",
        ),
        pytest.param(
            "Keir Starmer spoke first. Emmanuel Macron said: “He is wrong.”",
            "He",
            {STARMER},
            id="third person in a quotation is somebody named before",
        ),
        pytest.param(
            "Emmanuel Macron said: “It is late.”\n\nHe added: “We must act.”",
            "He",
            {MACRON},
            id="speaker of the paragraph before",
        ),
        pytest.param(
            "Iran said it would not yield.", "it", {"iran"}, id="it is the state that speaks"
        ),
        pytest.param("Iran moved its troops.", "its", {"iran"}, id="possessor in the clause"),
        pytest.param(
            "The US called on Iran to release its prisoners.",
            "its",
            {"iran"},
            id="who is called on to act",
        ),
        pytest.param(
            "France and Britain said they would pay.",
            "they",
            {"france", "united-kingdom"},
            id="coordination",
        ),
        pytest.param(
            "Emmanuel Macron met Keir Starmer in Rome. They discussed trade.",
            "They",
            {MACRON, STARMER},
            id="two who meet",
        ),
        pytest.param(
            "Turkish officials left. They gave no reason.",
            "They",
            {"turkish-officials"},
            id="group",
        ),
    ],
)
def test_pronouns_refer(text: str, words: str, actors: set[str]) -> None:
    assert linked(text, words) == actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Iran denied it. It is clear that talks failed.", "It", id="it is clear that"),
        pytest.param("Iran attacked. It comes as prices rise.", "It", id="it comes as"),
        pytest.param("Iran attacked. It seems that talks failed.", "It", id="it seems that"),
        pytest.param("Iran attacked. It was raining.", "It", id="weather"),
        pytest.param("Iran made it clear that talks failed.", "it", id="made it clear"),
        pytest.param("Iran spoke of prices. They rose by a fifth.", "They", id="a thing before"),
        pytest.param("Iran attacked. He was angry.", "He", id="no person"),
        pytest.param("He was angry. Iran attacked.", "He", id="nobody before"),
    ],
)
def test_pronouns_that_refer_to_no_actor(text: str, words: str) -> None:
    assert linked(text, words) == set()


def test_first_pronoun_teaches_the_gender() -> None:
    text = "Robin Astle arrived. She sat down. Kim Dorn arrived later. She left with him."
    assert linked(text, "She", occurrence=0) == {"robin-astle"}
    assert linked(text, "him") != {"robin-astle"}


@pytest.mark.xfail(strict=True, reason="needs to know why one chases another")
def test_pronoun_that_only_sense_can_resolve() -> None:
    text = "Emmanuel Macron chased Keir Starmer because he had insulted France."
    assert linked(text, "he") == {STARMER}
