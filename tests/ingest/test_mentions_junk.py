"""What looks like a name or a role and is no actor."""

import pytest

from tests.ingest.mention_reading import named


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Covid-19 pandemic spread on Monday.", id="disease and day"),
        pytest.param("The Clean Rivers Act took effect in March 2024.", id="law"),
        pytest.param("The Treaty of Lindow and the Ostrava Accords lapsed.", id="treaties"),
        pytest.param("Executive Order 14024 was renewed.", id="decree"),
        pytest.param("Operation Silver Heron ended.", id="operation"),
        pytest.param("Hurricane Milton came ashore.", id="storm"),
        pytest.param("It is raining, and it is clear that it will go on.", id="pleonastic it"),
        pytest.param("The coalition talks and a press release followed.", id="nouns that describe"),
        pytest.param("PAP carried it.", id="acronym from a country that the text never names"),
        pytest.param("The new visa regime starts today.", id="regime of things"),
        pytest.param("Many other people came.", id="people in general"),
        pytest.param("The answer may come to us in May.", id="may and us"),
    ],
)
def test_no_actors(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("Jo Vance is a columnist.", {"Jo Vance"}, id="predicate"),
        pytest.param("Mia Tarn works as a diplomat.", {"Mia Tarn"}, id="as a"),
        pytest.param("Russian gas flows west.", {"Russia"}, id="demonym of a thing"),
    ],
)
def test_descriptions_add_nobody(text: str, actors: set[str]) -> None:
    assert named(text) == actors
