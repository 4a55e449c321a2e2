"""How arguments are reached: voice, inherited subjects, coordination, owners, light verbs."""

import pytest

from tests.ingest.relation_reading import relations_in, triples

REACHED = [
    pytest.param("Peru was condemned by Chile.", "Chile criticises Peru", id="passive"),
    pytest.param(
        "Iran was accused of piracy by Norway and Denmark.",
        "Norway accuses Iran; Denmark accuses Iran",
        id="passive with two agents",
    ),
    pytest.param(
        "Peru was condemned in a joint statement by Chile.",
        "Chile criticises Peru",
        id="agent inside the adverbial",
    ),
    pytest.param(
        "Britain and France urged Iran and Syria to halt the work.",
        "Britain urges Iran; Britain urges Syria; France urges Iran; France urges Syria",
        id="all conjuncts of both",
    ),
    pytest.param(
        "Chile visited Peru and condemned Bolivia.",
        "Chile meets Peru; Chile criticises Bolivia",
        id="subject shared by coordinated verbs",
    ),
    pytest.param(
        "Chile condemned and denounced Bolivia.",
        "Chile criticises Bolivia",
        id="object shared by coordinated verbs",
    ),
    pytest.param(
        "Chile left the talks, accusing Bolivia of piracy.",
        "Chile accuses Bolivia",
        id="participle",
    ),
    pytest.param(
        "Chile, which attacked Bolivia, is small.",
        "Chile attacks Bolivia",
        id="relative clause on the subject",
    ),
    pytest.param(
        "Bolivia, which Chile attacked, is small.",
        "Chile attacks Bolivia",
        id="relative clause on the object",
    ),
    pytest.param(
        "Chile continued to bomb Bolivia.", "Chile attacks Bolivia", id="subject of an infinitive"
    ),
    pytest.param(
        "Peru thanked Chile for helping Bolivia.",
        "Peru praises Chile; Chile aids Bolivia",
        id="the object acts in the gerund",
    ),
    pytest.param(
        "The troops attacking Kuwait left Iraq.", "", id="a participle on a nameless noun"
    ),
    pytest.param("Chile bombed the Bolivian port.", "Chile attacks Bolivia", id="demonym owner"),
    pytest.param(
        "Chile criticised the launch of Bolivian missiles.",
        "Chile criticises Bolivia",
        id="owner two steps down",
    ),
    pytest.param(
        "Chile welcomed the agreement between Peru and Bolivia.",
        "Chile praises Peru; Chile praises Bolivia; Peru agrees Bolivia",
        id="owners named by between",
    ),
    pytest.param("Modi met the Nepalese king.", "Modi meets Nepal", id="a leader for a state"),
    pytest.param("Modi saw the Nepalese mountains.", "", id="a meeting has no owner"),
    pytest.param(
        "Modi met officials including Macron and Merkel.",
        "Modi meets Macron; Modi meets Merkel",
        id="members after including",
    ),
    pytest.param(
        "Canada consulted allies such as Japan.", "Canada talks Japan", id="members after such as"
    ),
    pytest.param(
        "Blinken, Hayashi and Modi met on Monday.",
        "Blinken meets Hayashi; Blinken meets Modi; Hayashi meets Modi",
        id="each with each",
    ),
    pytest.param(
        "Blinken met with Hayashi and with Modi.",
        "Blinken meets Hayashi; Blinken meets Modi",
        id="two prepositional objects",
    ),
    pytest.param(
        "In a meeting with Modi, Blinken praised Japan.",
        "Blinken meets Modi; Blinken praises Japan",
        id="the setting of another verb",
    ),
    pytest.param(
        "Serbia received support from Hungary.", "Hungary supports Serbia", id="receiving verb"
    ),
    pytest.param(
        "Kuwait came under attack from Iraq.", "Iraq attacks Kuwait", id="under attack"
    ),
    pytest.param(
        "The talks held by Iran with France failed.", "Iran talks France", id="noun with participle"
    ),
    pytest.param(
        "Canada announced the lifting of sanctions on Cuba.",
        "Canada concedes Cuba",
        id="light noun",
    ),
    pytest.param("Navalny is an opponent of Putin.", "Navalny opposes Putin", id="agent noun"),
    pytest.param(
        "Syria, an ally of Russia, is at peace.", "Syria cooperates Russia", id="apposition"
    ),
    pytest.param(
        "The UN-backed Libya talks ended in Hungary.", "", id="an actor the text does not name"
    ),
    pytest.param(
        "Turkey kidnapped up to 16 Greek sailors.", "Turkey attacks Greece", id="measured object"
    ),
    pytest.param(
        "Russia accepted the invitation from India.", "India invites Russia", id="accepting verb"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REACHED)
def test_arguments(text: str, expected: str) -> None:
    wanted = {tuple(each.split(" ")) for each in expected.split("; ") if each}
    assert triples(relations_in(text)) == wanted


def test_relation_between_the_same_two_is_found_once_a_sentence() -> None:
    found = relations_in("Canada imposed sanctions on Cuba and sanctioned Cuba again.")
    assert [each.relation for each in found].count("sanctions") == 1


def test_evidence_is_the_sentence_and_rule_names_the_row() -> None:
    text = "It rained. Chile condemned Peru. It snowed."
    (found,) = relations_in(text)
    assert text[found.evidence.start : found.evidence.end].strip() == "Chile condemned Peru."
    assert found.rule.startswith("relation_verbs.csv:")
    assert found.rule.endswith(":dobj")


def test_direct_objects_are_surer_than_owners() -> None:
    (direct,) = relations_in("Chile condemned Peru.")
    (owner,) = relations_in("Chile condemned the Peruvian launch.")
    assert direct.confidence > owner.confidence


def test_ids_depend_on_the_fact_alone() -> None:
    first, second = relations_in("Chile condemned Peru."), relations_in("Chile condemned Peru.")
    assert [each.id for each in first] == [each.id for each in second]


RECIPROCAL = [
    pytest.param("Chad and Niger attacked each other.", id="object"),
    pytest.param("Chad and Niger attacked each other's villages.", id="owner of the object"),
    pytest.param("Chad and Niger attacked one another.", id="one another"),
]


@pytest.mark.parametrize("text", RECIPROCAL)
def test_each_other_means_both_ways(text: str) -> None:
    expected = {("Chad", "attacks", "Niger"), ("Niger", "attacks", "Chad")}
    assert triples(relations_in(text)) == expected
