"""One name, several bearers: date, outlet and title decide."""

import pytest

from tests.ingest.mention_reading import linked


@pytest.mark.parametrize(
    ("text", "words", "date", "actor"),
    [
        pytest.param(
            "The US president spoke.", "The US president", "2001-10-04", "george-w-bush", id="2001"
        ),
        pytest.param(
            "The US president spoke.", "The US president", "2025-04-25", "donald-trump", id="2025"
        ),
        pytest.param(
            "The British prime minister spoke.",
            "The British prime minister",
            "2001-10-04",
            "tony-blair",
            id="Blair",
        ),
        pytest.param(
            "The British prime minister spoke.",
            "The British prime minister",
            "2020-03-01",
            "boris-johnson",
            id="Johnson",
        ),
        pytest.param(
            "President Bush spoke.", "President Bush", "2001-10-04", "george-w-bush", id="W"
        ),
        pytest.param(
            "Secretary Blinken spoke.",
            "Secretary Blinken",
            "2022-03-02",
            "antony-blinken",
            id="then",
        ),
        pytest.param(
            "Secretary Blinken spoke.",
            "Secretary Blinken",
            "2025-04-25",
            "antony-blinken",
            id="out of office, the title still his",
        ),
    ],
)
def test_the_day_decides(text: str, words: str, date: str, actor: str) -> None:
    assert linked(text, words, date=date) == {actor}


@pytest.mark.parametrize(
    ("words", "publisher", "actor"),
    [
        pytest.param("The Times", "The Independent", "the-times", id="Times in London"),
        pytest.param("The Times", "CNN", "the-new-york-times", id="Times in the US"),
        pytest.param("the prime minister", "The Independent", "keir-starmer", id="GB"),
        pytest.param("the president", "CNN", "donald-trump", id="US"),
        pytest.param("Sir Keir", "The Independent", "keir-starmer", id="knight by given name"),
    ],
)
def test_the_outlet_decides(words: str, publisher: str, actor: str) -> None:
    assert linked(f"Few believed {words} then.", words, publisher) == {actor}


def test_title_and_state_decide_against_the_better_known() -> None:
    text = "Freedonian Trade Minister Mark Rubio spoke."
    assert linked(text, text.removesuffix(" spoke.")) == {"mark-rubio"}


def test_president_of_the_issuer_is_the_president() -> None:
    text = (
        "President Vladimir Putin received President Emmanuel Macron. "
        "Emmanuel Macron spoke. The President thanked him."
    )
    assert linked(text, "The President", "The Kremlin", "2022-02-07") == {"vladimir-putin"}
