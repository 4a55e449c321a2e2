"""Which kind an error is told as."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.evaluation.annotated import ACTORS, actor, read, related, said
from tests.evaluation.annotations import Related, Said
from tests.evaluation.errors import Error, by_kind
from tests.evaluation.linking_errors import linking_errors
from tests.evaluation.relation_errors import relation_errors
from tests.evaluation.statement_errors import statement_errors

CLAIM = "Chile had attacked Peru"
WANTED = said(CLAIM, "prent", "Olga Prent", "reuters", ("chile", "peru"), "2025-04-21")
LIE = "Peru was lying"


def kinds(errors: Iterator[Error]) -> list[str]:
    """What each error concerns and its kind, in order of the alphabet."""
    return sorted(f"{each.concerns}: {each.kind}" for each in errors)


FULL = ("prent", "Olga Prent", "reuters", ("chile", "peru"), "2025-04-21")
STATEMENTS = [
    pytest.param((said(CLAIM, *FULL),), [], id="right"),
    pytest.param((), ["statements: missed, indirect"], id="missed"),
    pytest.param(
        (said(CLAIM, *FULL), said("Peruvian farmers protested", "chile")),
        ["statements: false"],
        id="false",
    ),
    pytest.param(
        (said(CLAIM, *FULL), said("attacked Peru", "chile")),
        ["statements: false, part of another"],
        id="found twice",
    ),
    pytest.param((said("Peru", *FULL),), ["statements: boundary"], id="cut too short"),
    pytest.param((said(CLAIM, "vale"),), ["speaker: name"], id="wrong speaker, named"),
    pytest.param(
        (said(CLAIM, "prent", "", None, ("chile", "peru"), "2025-04-21"),),
        ["addressee: missed"],
        id="addressee missed",
    ),
    pytest.param(
        (said(CLAIM, "prent", "", "vale", ("chile", "peru"), "2025-04-21"),),
        ["addressee: wrong"],
        id="addressee wrong",
    ),
    pytest.param(
        (said(CLAIM, "prent", "", "reuters", ("chile", "peru"), "2025-04-28"),),
        ["date: wrong"],
        id="date wrong",
    ),
    pytest.param(
        (said(CLAIM, "prent", "", "reuters", ("chile", "peru")),), ["date: missed"], id="no date"
    ),
    pytest.param(
        (said(CLAIM, "prent", "", "reuters", ("chile", "vale"), "2025-04-21"),),
        ["about: false", "about: missed"],
        id="about",
    ),
]


@pytest.mark.parametrize(("found", "expected"), STATEMENTS)
def test_statements(found: tuple[Said, ...], expected: list[str]) -> None:
    wanted, other = read(statements=(WANTED,)), read(statements=found)
    assert kinds(statement_errors(wanted, other)) == expected


@pytest.mark.parametrize(
    ("speaker", "source", "kind"),
    [
        ("vale", "The Chilean foreign minister", "role"),
        ("vale", "He", "pronoun"),
        ("prent", "Olga Prent", "name"),
        ("vale", "", "none"),
        ("farmers", "Peruvian farmers", "role"),
    ],
)
def test_wrong_speakers_by_how_the_text_names_the_right_one(
    speaker: str, source: str, kind: str
) -> None:
    wanted, found = read(statements=(said(LIE, speaker, source),)), said(LIE, "reuters")
    assert kinds(statement_errors(wanted, read(statements=(found,)))) == [f"speaker: {kind}"]


ATTACK = related("chile", "attacks", "peru", "ASSAULT", CLAIM)
BOTH = (("Chile", "chile"), ("Peru", "peru"))
RELATIONS = [
    pytest.param(ATTACK, ATTACK, [], id="right"),
    pytest.param(ATTACK, None, ["not connected"], id="trigger and both actors there"),
    pytest.param(
        related("farmers", "attacks", "peru", "ASSAULT", CLAIM), None, ["argument missing"], id="no"
    ),
    pytest.param(
        related("chile", "invites", "peru", "REQUEST", CLAIM), None, ["no trigger"], id="no word"
    ),
    pytest.param(
        ATTACK, related("chile", "aids", "peru", "AID", CLAIM), ["wrong class"], id="class"
    ),
    pytest.param(
        ATTACK, related("chile", "fights", "peru", "ASSAULT", CLAIM), ["wrong leaf"], id="leaf"
    ),
    pytest.param(
        ATTACK,
        related("chile", "attacks", "peru", "ASSAULT", CLAIM, "negated"),
        ["wrong polarity"],
        id="polarity",
    ),
    pytest.param(
        ATTACK,
        related("peru", "attacks", "chile", "ASSAULT", CLAIM),
        ["wrong direction"],
        id="direction",
    ),
    pytest.param(
        ATTACK,
        related("chile", "attacks", "reuters", "ASSAULT", CLAIM),
        ["wrong argument"],
        id="argument",
    ),
    pytest.param(
        ATTACK,
        related("vale", "denies", "prent", "REJECT", "denied it"),
        ["false", "not connected"],
        id="false",
    ),
    pytest.param(
        related("chile", "talks", "peru", "CONSULT", CLAIM),
        related("peru", "talks", "chile", "CONSULT", CLAIM),
        [],
        id="mutual, either way round",
    ),
]


@pytest.mark.parametrize(("wanted", "found", "expected"), RELATIONS)
def test_relations(wanted: Related, found: Related | None, expected: list[str]) -> None:
    other = read(relations=(found,) if found else (), mentions=BOTH)
    told = kinds(relation_errors(read(relations=(wanted,)), other))
    assert told == [f"relations: {kind}" for kind in expected]


LINKED = {
    "Chile": "chile",
    "Peru": "peru",
    "Olga Prent": "prent",
    "The Chilean foreign minister": "vale",
    "Peruvian farmers": "farmers",
    "Reuters": "reuters",
}
PERUVIAN = {**ACTORS, "peruvian": actor("Peruvian")}
LINKS = [
    pytest.param({}, [], id="right"),
    pytest.param({"Olga Prent": ""}, ["unknown name"], id="name not seen"),
    pytest.param({"The Chilean foreign minister": ""}, ["unknown role"], id="role not seen"),
    pytest.param({"The Chilean foreign minister": "prent"}, ["wrong holder"], id="another person"),
    pytest.param({"Peruvian farmers": "peru"}, ["described group"], id="group"),
    pytest.param({"Reuters": "chile"}, ["wrong actor"], id="another actor"),
]


@pytest.mark.parametrize(("changed", "expected"), LINKS)
def test_links(changed: dict[str, str], expected: list[str]) -> None:
    linked = {**LINKED, **changed}
    other = read(mentions=tuple((words, who) for words, who in linked.items() if who))
    assert kinds(linking_errors(read(), other)) == [f"linking: {kind}" for kind in expected]


def test_a_name_of_which_a_part_is_linked_is_cut() -> None:
    rest = tuple((words, who) for words, who in LINKED.items() if who != "farmers")
    shorter = {**ACTORS, "farmers": actor("farmers", "Organisation", "Peruvian farmers")}
    wanted = replace(read(), actors=shorter)
    found = replace(read(mentions=(*rest, ("Peruvian", "peruvian"))), actors=PERUVIAN)
    assert kinds(linking_errors(wanted, found)) == ["linking: cut name"]


def test_examples_come_from_many_articles() -> None:
    errors = [Error("date", "wrong", article, f"{n}") for n, article in enumerate("aab")]
    (kind,) = by_kind(errors, 2)
    assert (kind.count, kind.examples) == (3, ("a: 0", "b: 2"))
