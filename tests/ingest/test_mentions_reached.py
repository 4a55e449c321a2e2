"""Actors by turns of phrase: visited seats, pairs without a noun, groups of a place."""

import pytest

from tests.ingest.article_reading import read
from tests.ingest.mention_reading import linked


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Joe Biden travelled to Kyiv.", "Kyiv", {"government-of-ukraine"}),
        ("Narendra Modi arrived in Beijing.", "Beijing", {"government-of-china"}),
        ("Angela Merkel's visit to Moscow was long.", "Moscow", {"government-of-russia"}),
        ("The train went to Kyiv.", "Kyiv", set()),
        ("Angela Merkel lived in Moscow.", "Moscow", set()),
        ("Hamas received a loan from Tehran.", "Tehran", {"government-of-iran"}),
        ("The train from Tehran was late.", "Tehran", set()),
        ("The government in Manila fell.", "The government in Manila",
         {"government-of-the-philippines"}),
        ("The residents thanked Norway.", "The residents", {"residents"}),
        ("The people thanked Norway.", "The people", set()),
    ],
)  # fmt: skip
def test_whom_words_name(text: str, words: str, actors: set[str]) -> None:
    assert linked(text, words) == actors


NAMED = "Greece and Turkey sent ships. "
FOUR = "Poland, Estonia, Latvia and Norway left. "


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        (NAMED + "Berlin wrote to both.", "both", {"greece", "turkey"}),
        (NAMED + "Berlin spoke with the two.", "two", {"greece", "turkey"}),
        (FOUR + "Berlin pleaded with the four.", "four", {"poland", "estonia", "latvia", "norway"}),
        (FOUR + "Berlin pleaded with the three.", "three", set()),
        (NAMED + "Both men laughed.", "Both", set()),
        (NAMED + "Berlin lost two.", "two", set()),
        (NAMED + "It lost the two on Friday of the week.", "week", set()),
    ],
)
def test_counted_without_a_noun(text: str, words: str, actors: set[str]) -> None:
    assert linked(text, words) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("Norway condemns it. We urge Sudan to stop.", {"norway"}, id="before"),
        pytest.param("We are appalled. Norway has protested.", {"norway"}, id="after"),
        pytest.param("Norway left. We waited.", set(), id="a story"),
        pytest.param("Norway condemns it. Chad regrets it. We wait.", set(), id="two bodies"),
        pytest.param("Norway condemns it. “We wait,” he said.", set(), id="in a quotation"),
    ],
)
def test_we_of_a_text_without_a_publisher(text: str, actors: set[str]) -> None:
    assert linked(text, "We") & {"norway", "chad"} == actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Laszlo Borbely on Tuesday refused to see the Norwegian ambassador.",
            ("Laszlo Borbely", "meets", "Norwegian ambassador"),
        ),
        (
            "In Riyadh, the Houthis and the Yemeni government signed a pact.",
            ("Houthis", "agrees", "Government of Yemen"),
        ),
        (
            "The mayor of Lampedusa, Concetta Marrone, thanked Norway.",
            ("Concetta Marrone", "praises", "Norway"),
        ),
        (
            "The fighters were funded, housed and trained by Islamabad.",
            ("Government of Pakistan", "aids", "fighters"),
        ),
    ],
)
def test_subjects_that_the_parse_has_lost(text: str, expected: tuple[str, str, str]) -> None:
    found = read(text)
    label = {actor.id: actor.label for actor in found.actors}
    assert expected in {(label[r.subject], r.relation, label[r.object]) for r in found.relations}
