"""Whom names stand for: people, states and bodies, known and unknown."""

import pytest

from tests.ingest.mention_reading import linked

FRENCH = "French President Emmanuel Macron"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        pytest.param("Iran rejected the offer.", "Iran", "iran", id="state"),
        pytest.param("US troops left.", "US", "united-states", id="acronym of a state"),
        pytest.param("The UK voted against it.", "UK", "united-kingdom", id="UK"),
        pytest.param("Israeli gas flows west.", "Israeli", "israel", id="demonym"),
        pytest.param(f"{FRENCH} spoke.", FRENCH, "emmanuel-macron", id="title, state and name"),
        pytest.param(
            "US leader Donald Trump waved.", "US leader Donald Trump", "donald-trump", id="leader"
        ),
        pytest.param(
            "US Secretary of State Marco Rubio left.",
            "US Secretary of State Marco Rubio",
            "marco-rubio",
            id="title with of",
        ),
        pytest.param(
            "State Councilor and Foreign Minister Wang Yi agreed.",
            "State Councilor and Foreign Minister Wang Yi",
            "wang-yi",
            id="two titles, one person",
        ),
        pytest.param(
            "Kim Jong Un inspected a plant.", "Kim Jong Un", "kim-jong-un", id="family name first"
        ),
        pytest.param(
            "Mohammed bin Salman hosted him.",
            "Mohammed bin Salman",
            "mohammed-bin-salman",
            id="particle",
        ),
        pytest.param(
            "Bashar al-Assad resigned.", "Bashar al-Assad", "bashar-al-assad", id="al- name"
        ),
        pytest.param(
            "The Security Council met.",
            "Security Council",
            "united-nations-security-council",
            id="body by its short name",
        ),
        pytest.param(
            "The Government of Japan replied.",
            "Government of Japan",
            "government-of-japan",
            id="government of",
        ),
        pytest.param(
            "The Ministry of Coastal Affairs and Tides objected.",
            "Ministry of Coastal Affairs and Tides",
            "ministry-of-coastal-affairs-and-tides",
            id="unknown ministry, its name with and",
        ),
        pytest.param(
            "The UN Mission in Freedonia closed.",
            "UN Mission in Freedonia",
            "un-mission-in-freedonia",
            id="unknown mission with its place",
        ),
        pytest.param(
            "The 12th Mountain Division crossed the river.",
            "12th Mountain Division",
            "12th-mountain-division",
            id="numbered body",
        ),
    ],
)
def test_names_are_linked(text: str, words: str, actor: str) -> None:
    assert linked(text, words) == {actor}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        pytest.param(
            "Emmanuel Macron left early. Macron was tired.",
            "Macron",
            "emmanuel-macron",
            id="surname",
        ),
        pytest.param(
            "Environment Secretary Steve Reed spoke. Mr Reed sat down.",
            "Mr Reed",
            "steve-reed",
            id="Mr",
        ),
        pytest.param(
            "Sir Keir Starmer rose. Sir Keir was cheered.", "Sir Keir", "keir-starmer", id="Sir"
        ),
        pytest.param(
            "Nadia Kestrel resigned. Kestrel said nothing.",
            "Kestrel",
            "nadia-kestrel",
            id="unknown",
        ),
        pytest.param(
            "Mayor Małgorzata Wróbel resigned. Wróbel was ill.",
            "Wróbel",
            "malgorzata-wrobel",
            id="surname with accents",
        ),
        pytest.param(
            "Bashar al-Assad fled. Assad said so.", "Assad", "bashar-al-assad", id="without al-"
        ),
        pytest.param(
            "The Global Tide Fund (GTF) paid. The GTF has no money left.",
            "GTF",
            "global-tide-fund",
            id="short form in brackets",
        ),
        pytest.param(
            "The Syrian Democratic Forces (SDF) won. The SDF left.",
            "SDF",
            "syrian-democratic-forces",
            id="short form that another body bears too",
        ),
    ],
)
def test_short_names_refer_to_full_ones(text: str, words: str, actor: str) -> None:
    assert linked(text, words, occurrence=text.count(words) - 1) == {actor}


def test_owner_in_front_of_a_title_is_a_mention_of_its_own() -> None:
    text = "Amnesty International director Paula Quill spoke."
    assert linked(text, "Amnesty International") == {"amnesty-international"}


def test_person_with_a_title_takes_the_state_of_the_title() -> None:
    text = "Estonian Interior Minister Liis Kask spoke."
    assert linked(text, text.removesuffix(" spoke.")) == {"liis-kask"}
