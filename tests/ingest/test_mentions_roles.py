"""Whom role phrases without a name stand for."""

import pytest

from tests.ingest.mention_reading import linked

LONDON = "The Independent"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        pytest.param(
            "The Prime Minister spoke.", "The Prime Minister", "keir-starmer", id="the outlet's own"
        ),
        pytest.param(
            "The French president spoke.", "The French president", "emmanuel-macron", id="demonym"
        ),
        pytest.param(
            "The prime minister of Hungary spoke.",
            "The prime minister of Hungary",
            "viktor-orban",
            id="of",
        ),
        pytest.param(
            "The UN secretary general spoke.",
            "The UN secretary general",
            "antonio-guterres",
            id="of a body",
        ),
        pytest.param(
            "The Russian leader spoke.", "The Russian leader", "vladimir-putin", id="leader"
        ),
        pytest.param(
            "The German leader spoke.",
            "The German leader",
            "olaf-scholz",
            id="leader where the president is ceremonial",
        ),
        pytest.param(
            "A Number 10 spokesman spoke.",
            "A Number 10 spokesman",
            "downing-street",
            id="spokesman of an office",
        ),
        pytest.param(
            "Hungarian prime minister Viktor Orban thanked his Slovak counterpart.",
            "his Slovak counterpart",
            "robert-fico",
            id="counterpart",
        ),
        pytest.param(
            "The Lukashenko regime fell.",
            "The Lukashenko regime",
            "government-of-belarus",
            id="regime by who heads it",
        ),
        pytest.param(
            "The Biden-Harris Administration agreed.",
            "The Biden-Harris Administration",
            "government-of-the-united-states",
            id="administration by two names",
        ),
        pytest.param(
            "The Iranian authorities agreed.",
            "Iranian authorities",
            "government-of-iran",
            id="authorities",
        ),
        pytest.param(
            "Turkish officials agreed.", "Turkish officials", "turkish-officials", id="officials"
        ),
        pytest.param(
            "Georgia's officials agreed.",
            "Georgia's officials",
            "georgian-officials",
            id="possessive and demonym are one",
        ),
        pytest.param(
            "Two senior Peruvian diplomats agreed.",
            "Two senior Peruvian diplomats",
            "senior-peruvian-diplomats",
            id="number left out of the label",
        ),
        pytest.param(
            "Protesters in Tbilisi agreed.",
            "Protesters in Tbilisi",
            "georgian-protesters",
            id="people of a place",
        ),
        pytest.param(
            "The Chinese ambassador agreed.",
            "The Chinese ambassador",
            "chinese-ambassador",
            id="ambassador, nobody knows where to",
        ),
    ],
)
def test_roles_are_linked(text: str, words: str, actor: str) -> None:
    assert linked(text, words, LONDON) == {actor}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        pytest.param(
            "Mayor Olga Prent spoke. The mayor left.",
            "The mayor",
            "olga-prent",
            id="after the name",
        ),
        pytest.param(
            "The mayor left early. Mayor Olga Prent was ill.",
            "The mayor",
            "olga-prent",
            id="before the name",
        ),
        pytest.param(
            "Dana Ulm, the Freedonian envoy, spoke. The envoy left.",
            "The envoy",
            "dana-ulm",
            id="title learnt from an apposition",
        ),
        pytest.param(
            "A Kremlin spokesman spoke. The spokesman left.",
            "The spokesman",
            "kremlin",
            id="spokesman again",
        ),
    ],
)
def test_roles_remember_whom_the_text_gave_them(text: str, words: str, actor: str) -> None:
    assert linked(text, words) == {actor}
