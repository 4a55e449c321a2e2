"""When a seat of government acts, and when it is just a place."""

import pytest

from tests.ingest.mention_reading import linked

UKRAINE = "government-of-ukraine"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        pytest.param("Kyiv urged its allies to wait.", "Kyiv", UKRAINE, id="subject"),
        pytest.param("Moscow accused Kyiv of lying.", "Kyiv", UKRAINE, id="object"),
        pytest.param("Talks with Kyiv stalled.", "Kyiv", UKRAINE, id="talks with"),
        pytest.param(
            "Washington and Beijing traded blows.",
            "Beijing",
            "government-of-china",
            id="coordinated",
        ),
        pytest.param("Brussels fined the firm.", "Brussels", "european-union", id="seat of two"),
        pytest.param("The White House agreed.", "The White House", "white-house", id="office"),
        pytest.param("Downing Street denied it.", "Downing Street", "downing-street", id="street"),
    ],
)
def test_seats_act_as_governments(text: str, words: str, actor: str) -> None:
    assert linked(text, words) == {actor}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("A strike on Kyiv killed two.", "Kyiv", id="strike on"),
        pytest.param("He spoke in Moscow.", "Moscow", id="in"),
        pytest.param("She flew to Beijing.", "Beijing", id="flew to"),
        pytest.param("They met near Paris and Tokyo.", "Tokyo", id="coordinated place"),
        pytest.param("The Paris Agreement was kept.", "Paris", id="in the name of a treaty"),
        pytest.param("It happened at 9am Moscow time.", "Moscow", id="time"),
    ],
)
def test_places_are_no_actors(text: str, words: str) -> None:
    assert linked(text, words) == set()
