"""Negation and mood: what is denied, planned, possible, demanded or asked is not a fact."""

import pytest

from ingest.records import Modality, Polarity
from tests.ingest.relation_reading import relations_in, triples

NEGATED = [
    pytest.param("Chile did not condemn Peru.", ("Chile", "criticises", "Peru"), id="not"),
    pytest.param("Chile never met Peru.", ("Chile", "meets", "Peru"), id="never"),
    pytest.param("Chile refused to support Peru.", ("Chile", "supports", "Peru"), id="refuse to"),
    pytest.param("Chile failed to support Peru.", ("Chile", "supports", "Peru"), id="fail to"),
    pytest.param("Putin denied having met Trump.", ("Putin", "meets", "Trump"), id="deny doing"),
    pytest.param(
        "Putin denied meeting Trump.",
        ("Putin", "meets", "Trump"),
        id="gerund before a name",
        marks=pytest.mark.xfail(strict=True, reason="the parse makes `meeting Trump` one name"),
    ),
    pytest.param("Chile stopped helping Peru.", ("Chile", "aids", "Peru"), id="stop doing"),
    pytest.param(
        "Chile held no talks with Peru.", ("Chile", "talks", "Peru"), id="no before the noun"
    ),
    pytest.param(
        "Chile left without thanking Peru.", ("Chile", "praises", "Peru"), id="without doing"
    ),
    pytest.param("Norway suspended its aid to Mali.", ("Norway", "aids", "Mali"), id="light verb"),
    pytest.param("Peru was not attacked by Chile.", ("Chile", "attacks", "Peru"), id="passive"),
    pytest.param(
        "Chile is unwilling to recognise Peru.", ("Chile", "recognises", "Peru"), id="adjective"
    ),
]

AFFIRMED = [
    pytest.param("Chile not only condemned Peru but left.", id="not only"),
    pytest.param("Chile did not fail to condemn Peru.", id="double negation"),
    pytest.param("Chile will continue to condemn Peru.", id="what goes on goes on now"),
    pytest.param("Chile managed to condemn Peru.", id="manage to"),
]

NOTHING = [
    pytest.param("Chile may attack Peru.", id="may"),
    pytest.param("Chile could support Peru.", id="could"),
    pytest.param("Chile will visit Peru next week.", id="will"),
    pytest.param("Chile plans to attack Peru.", id="plans to"),
    pytest.param("Chile is ready to work with Peru.", id="ready to"),
    pytest.param("If Chile attacks Peru, the border closes.", id="if"),
    pytest.param("The paper asked whether Chile attacked Peru.", id="asked whether"),
    pytest.param("Did Chile attack Peru?", id="question"),
    pytest.param("A possible Chilean attack on Peru was discussed.", id="possible noun"),
    pytest.param("Merkel spoke to the Guardian.", id="an interview is not a consultation"),
    pytest.param("Chile borders Peru.", id="no trigger"),
    pytest.param("Chile took the road to Peru.", id="general verb"),
    pytest.param("Chile held the World Cup final against Peru.", id="light verb without trigger"),
    pytest.param("Chile and Peru export copper.", id="two actors in one phrase"),
    pytest.param("The plane flew from Chile to Peru.", id="places"),
    pytest.param("According to Chile, Peru is large.", id="source"),
]


@pytest.mark.parametrize(("text", "triple"), NEGATED)
def test_negated(text: str, triple: tuple[str, str, str]) -> None:
    polarity = {(r.subject, r.relation, r.object): r.polarity for r in relations_in(text)}
    assert polarity.get(triple) == Polarity.NEGATED


@pytest.mark.parametrize("text", AFFIRMED)
def test_affirmed(text: str) -> None:
    (found,) = relations_in(text)
    assert (found.relation, found.polarity) == ("criticises", Polarity.AFFIRMED)
    assert found.modality == Modality.ACTUAL


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found(text: str) -> None:
    assert relations_in(text) == []


def test_the_content_of_an_appeal_does_not_happen() -> None:
    assert triples(relations_in("Kenya urged Chad to attack Niger.")) == {
        ("Kenya", "urges", "Chad")
    }


def test_a_threat_is_made_even_if_the_act_is_not_done() -> None:
    assert triples(relations_in("Chile threatened to attack Peru.")) == {
        ("Chile", "threatens", "Peru")
    }


def test_a_vow_to_do_harm_is_a_threat() -> None:
    assert triples(relations_in("Chile vowed to attack Peru.")) == {("Chile", "threatens", "Peru")}
