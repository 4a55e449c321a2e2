"""Relations inside statements: attribution, and what saying something does."""

import pytest

from ingest.language import load_language
from ingest.relations import denials
from ontology.lexicon_relations import relation_lexicon
from tests.ingest.relation_reading import SentenceReading, relations_in, statement, triples


def test_what_a_statement_says_is_attributed_to_its_speaker() -> None:
    text = "Blinken said Canada had invited Japan."
    (found,) = relations_in(text, [statement(text, "Blinken", "Canada had invited Japan")])
    assert (found.attributed_to, found.date, found.statement) == ("Blinken", "2024-05-01", "s13")


def test_a_performative_cue_is_the_narrators() -> None:
    text = "Canada urged Japan to join the talks."
    (found,) = relations_in(text, [statement(text, "Canada", "to join the talks")])
    assert (found.relation, found.attributed_to, found.date) == ("urges", None, None)


def test_the_innermost_statement_counts() -> None:
    text = "Reuters reported that Modi said Canada had invited Japan."
    outer = statement(text, "Reuters", "Modi said Canada had invited Japan")
    inner = statement(text, "Modi", "Canada had invited Japan")
    (found,) = relations_in(text, [outer, inner])
    assert found.attributed_to == "Modi"


def test_first_person_performative() -> None:
    text = "We condemn the Iranian launches."
    found = relations_in(text, [statement(text, "Blinken", text)], {"we": ("United States",)})
    assert triples(found) == {("United States", "criticises", "Iran")}
    assert found[0].attributed_to == "Blinken"


DUTIES = [
    pytest.param("Russia must leave Georgia.", {("Modi", "demands", "Russia")}, id="must"),
    pytest.param("Russia has to stop now.", {("Modi", "demands", "Russia")}, id="has to"),
    pytest.param("Russia should stop now.", {("Modi", "urges", "Russia")}, id="should"),
    pytest.param("Russia had to stop.", set(), id="a duty in the past"),
    pytest.param("Modi must stop now.", set(), id="the speaker's own duty"),
]


@pytest.mark.parametrize(("content", "expected"), DUTIES)
def test_duties(content: str, expected: set[tuple[str, str, str]]) -> None:
    text = f"Modi said: {content}"
    assert triples(relations_in(text, [statement(text, "Modi", content)])) == expected


def test_a_claim_of_misdeeds_accuses() -> None:
    text = "Modi said Russia had bombed Georgia."
    found = relations_in(text, [statement(text, "Modi", "Russia had bombed Georgia")])
    assert triples(found) == {("Russia", "attacks", "Georgia"), ("Modi", "accuses", "Russia")}
    assert {each.attributed_to for each in found} == {"Modi"}


def test_an_outlet_that_reports_a_misdeed_accuses_nobody() -> None:
    text = "Reuters reported that Russia had bombed Georgia."
    found = relations_in(text, [statement(text, "Reuters", "Russia had bombed Georgia")])
    assert triples(found) == {("Russia", "attacks", "Georgia")}


ANNOUNCED = [
    pytest.param("Russia will attack Georgia.", ("Russia", "threatens", "Georgia"), id="harm"),
    pytest.param("Russia will send food to Georgia.", ("Russia", "pledges", "Georgia"), id="help"),
]


@pytest.mark.parametrize(("content", "expected"), ANNOUNCED)
def test_own_acts_announced(content: str, expected: tuple[str, str, str]) -> None:
    text = f"Moscow announced: {content}"
    assert triples(relations_in(text, [statement(text, "Russia", content)])) == {expected}


def test_acts_of_others_foretold_are_nothing() -> None:
    text = "Modi said Russia will attack Georgia."
    assert relations_in(text, [statement(text, "Modi", "Russia will attack Georgia")]) == []


REPORT = "The Times reported that Starmer met Putin. "
DENIALS = [
    pytest.param("The Kremlin does not recognise that report.", "Kremlin", id="not recognise"),
    pytest.param("The Kremlin denied the report.", "Kremlin", id="deny"),
    pytest.param("The Kremlin called the report false.", "Kremlin", id="call false"),
    pytest.param("The Kremlin dismissed the Times report as fiction.", "Kremlin", id="dismiss"),
]


@pytest.mark.parametrize(("sentence", "denier"), DENIALS)
def test_denied_reports_point_to_the_statement(sentence: str, denier: str) -> None:
    text = REPORT + sentence
    earlier = statement(text, "Times", "Starmer met Putin")
    reading = SentenceReading(load_language()(text), [earlier])
    (found,) = denials(reading, relation_lexicon())
    assert (found.denier.actor, found.outlet, found.statement) == (denier, "Times", earlier.id)
    assert (denier, "denies-report", "Times") in triples(relations_in(text, [earlier]))


def test_a_recognised_state_is_no_denied_report() -> None:
    text = REPORT + "Serbia does not recognise Kosovo."
    found = relations_in(text, [statement(text, "Times", "Starmer met Putin")])
    assert "denies-report" not in {each.relation for each in found}


def test_a_report_of_nobody_known_is_left_alone() -> None:
    assert "denies-report" not in {
        each.relation for each in relations_in("The Kremlin denied the report.")
    }
