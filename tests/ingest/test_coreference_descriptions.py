"""Whom bare descriptions refer to."""

import pytest

from tests.ingest.mention_reading import linked


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        pytest.param(
            "He spoke to the Daily Telegraph. The newspaper agreed.",
            "The newspaper",
            {"the-daily-telegraph"},
            id="newspaper",
        ),
        pytest.param(
            "Reuters asked first. The agency got no reply.", "The agency", {"reuters"}, id="agency"
        ),
        pytest.param("Iran is arming. The country has oil.", "The country", {"iran"}, id="country"),
        pytest.param(
            "Hungarian troops left. The government fell.",
            "The government",
            {"government-of-hungary"},
            id="government of the state mentioned",
        ),
        pytest.param(
            "Sudan is at war. The military seized power.",
            "The military",
            {"sudanese-military"},
            id="military of the state mentioned",
        ),
        pytest.param(
            "Iran spoke. North Korea put the country's military on alert.",
            "the country's military",
            {"north-korean-military"},
            id="possessed by a description",
        ),
        pytest.param("Hamas replied. The group refused.", "The group", {"hamas"}, id="group"),
        pytest.param(
            "The Security Council met. The council agreed.",
            "The council",
            {"united-nations-security-council"},
            id="council by its noun",
        ),
        pytest.param(
            "Emmanuel Macron spoke of his country.", "his country", {"france"}, id="his country"
        ),
        pytest.param(
            "France and Germany signed. The two countries agreed.",
            "The two countries",
            {"france", "germany"},
            id="two countries",
        ),
        pytest.param(
            "Emmanuel Macron met Giorgia Meloni. Both sides agreed.",
            "Both sides",
            {"france", "italy"},
            id="sides of two persons",
        ),
        pytest.param(
            "Emmanuel Macron met Giorgia Meloni. The leaders agreed.",
            "The leaders",
            {"emmanuel-macron", "giorgia-meloni"},
            id="leaders",
        ),
        pytest.param(
            "North Korea and South Korea fired. The North denied it.",
            "The North",
            {"north-korea"},
            id="half of a divided nation",
        ),
    ],
)
def test_descriptions_take_up(text: str, words: str, actors: set[str]) -> None:
    assert linked(text, words) == actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Iran spoke. The paper tiger fell.", "The paper", id="part of a longer noun"),
        pytest.param("Iran spoke. A country left.", "A country", id="indefinite"),
        pytest.param("It rained. The newspaper agreed.", "The newspaper", id="no outlet before"),
        pytest.param("Iran spoke. The company agreed.", "The company", id="a company is unknown"),
        pytest.param(
            "France and Germany spoke. The countries of the south left.",
            "The countries",
            id="described countries",
        ),
    ],
)
def test_descriptions_that_take_up_nothing(text: str, words: str) -> None:
    assert linked(text, words) == set()
