"""Who `we` is in a text that a government issues."""

import pytest

from tests.ingest.mention_reading import linked

STATE = "U.S. Department of State"


@pytest.mark.parametrize(
    ("text", "words", "publisher", "actors"),
    [
        pytest.param("We condemn the coup.", "We", STATE, {"united-states"}, id="we"),
        pytest.param("It harms our allies.", "our", STATE, {"united-states"}, id="our"),
        pytest.param("Russia mocked us.", "us", STATE, {"united-states"}, id="us"),
        pytest.param("“We condemn it,” a man said.", "We", STATE, set(), id="in a quotation"),
        pytest.param("We met him in a bar.", "We", "The Independent", set(), id="a newspaper"),
    ],
)
def test_we(text: str, words: str, publisher: str, actors: set[str]) -> None:
    assert linked(text, words, publisher) == actors
