"""Who says what by which cue: the frames of reporting verbs."""

import pytest

from tests.ingest.article_reading import said

CLAUSES = [
    pytest.param(
        "France said that it would send an envoy to Mali.",
        [("france", "it would send an envoy to Mali")],
        id="that-clause",
    ),
    pytest.param(
        "Egypt says the talks have failed.", [("egypt", "the talks have failed")], id="bare clause"
    ),
    pytest.param(
        "The embargo, Japan said, hurts nobody.",
        [("japan", "The embargo / hurts nobody")],
        id="cue inside the content",
    ),
    pytest.param(
        "The talks have failed, Egypt says.", [("egypt", "The talks have failed")], id="cue last"
    ),
    pytest.param(
        "France and Japan said the talks had failed.",
        [("france", "the talks had failed"), ("japan", "the talks had failed")],
        id="two speakers",
    ),
    pytest.param(
        "Chile said the talks had failed but added that it would return.",
        [("chile", "the talks had failed"), ("chile", "it would return")],
        id="coordinated cue inherits the speaker",
    ),
    pytest.param(
        "Chile said the talks had failed, noting that Peru had walked out.",
        [("chile", "the talks had failed"), ("chile", "Peru had walked out")],
        id="participle inherits the speaker",
    ),
    pytest.param(
        "Chile said the talks were tense and reiterated calls for Peru to return.",
        [("chile", "the talks were tense"), ("chile", "for Peru to return")],
        id="talks do not reiterate",
    ),
    pytest.param(
        "Chile said the talks had failed, but Peru denied that they were over.",
        [("chile", "the talks had failed"), ("peru", "they were over")],
        id="a report of somebody else is cut off",
    ),
]

OBJECTS = [
    pytest.param("Kenya urged Sudan to leave the border.", "to leave the border", id="urge X to"),
    pytest.param(
        "Kenya called on Sudan to leave the border.", "to leave the border", id="call on X to"
    ),
    pytest.param(
        "Kenya called for Sudan to leave the border.", "Sudan to leave the border", id="call for X"
    ),
    pytest.param("Kenya pledged to send doctors.", "to send doctors", id="pledge to"),
    pytest.param(
        "Kenya condemned the attack on the embassy.", "the attack on the embassy", id="condemn X"
    ),
    pytest.param(
        "Kenya stressed the need for a ceasefire.", "the need for a ceasefire", id="stress X"
    ),
    pytest.param(
        "Kenya accused Sudan of shelling a village.", "of shelling a village", id="accuse X of"
    ),
    pytest.param("Kenya thanked Sudan for its patience.", "for its patience", id="thank X for"),
    pytest.param(
        "Kenya described the meeting as useful.", "the meeting as useful", id="describe X as"
    ),
    pytest.param("Kenya warned of more attacks.", "of more attacks", id="warn of"),
    pytest.param("Kenya denied sending arms.", "sending arms", id="deny doing"),
]

NOUNS = [
    pytest.param(
        "Norway expressed concern about the arrests.", ("norway", "about the arrests"), id="light"
    ),
    pytest.param(
        "Norway renewed its appeal for restraint.", ("norway", "for restraint"), id="appeal"
    ),
    pytest.param(
        "Norway stepped up its demands on Peru to free the crew.",
        ("norway", "to free the crew"),
        id="demands on X to",
    ),
    pytest.param(
        "Norway's claim that the crew was innocent convinced nobody.",
        ("norway", "the crew was innocent"),
        id="possessor",
    ),
]

ACCOUNTS = [
    pytest.param(
        "According to Reuters, the crew was freed.", ("reuters", "the crew was freed"), id="first"
    ),
    pytest.param(
        "The crew was freed, according to Reuters.", ("reuters", "The crew was freed"), id="last"
    ),
    pytest.param(
        "In Norway's view, the crew was innocent.", ("norway", "the crew was innocent"), id="view"
    ),
]

NO_STATEMENT = [
    pytest.param("Norway did not say who was on board.", id="negated"),
    pytest.param("If Norway says the crew is safe, Peru will rejoice.", id="conditional"),
    pytest.param("Norway plans to announce a new policy.", id="planned"),
    pytest.param("Norway may announce that the crew is safe.", id="possible"),
    pytest.param("Norway is to blame for the delay.", id="to blame"),
    pytest.param("Norway spoke on Thursday.", id="a day is no content"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "content"), OBJECTS)
def test_infinitives_objects_and_phrases(text: str, content: str) -> None:
    assert said(text) == [("kenya", content)]


@pytest.mark.parametrize(("text", "expected"), NOUNS)
def test_reporting_nouns(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS)
def test_accounts(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_what_nobody_said(text: str) -> None:
    assert said(text) == []
