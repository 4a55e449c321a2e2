"""Finding registered names: the longest, in the right case."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.gazetteer import Gazetteer, fold, words
from ontology.registry import NameKind, RegistryName

NAMES = [
    ("United States", NameKind.NAME, "us"),
    ("US", NameKind.ACRONYM, "us"),
    ("U.S.", NameKind.ACRONYM, "us"),
    ("United Nations", NameKind.NAME, "un"),
    ("United Nations Security Council", NameKind.NAME, "unsc"),
    ("The Daily Telegraph", NameKind.NAME, "telegraph"),
    ("The Times", NameKind.NAME, "times"),
    ("Côte d'Ivoire", NameKind.NAME, "ci"),
    ("LeT", NameKind.ACRONYM, "let"),
    ("Georgia", NameKind.NAME, "ge"),
    ("Georgia", NameKind.NAME, "us-ga"),
]
GAZETTEER = Gazetteer(RegistryName(text, kind, actor) for text, kind, actor in NAMES)


def found(text: str) -> list[tuple[str, set[str]]]:
    return [
        (text[hit.span.start : hit.span.end], {name.actor for name in hit.names})
        for hit in GAZETTEER.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("the United States", [("United States", {"us"})], id="name"),
        pytest.param(
            "United Nations Security Council vote",
            [("United Nations Security Council", {"unsc"})],
            id="the longest",
        ),
        pytest.param("United\nNations", [("United\nNations", {"un"})], id="over a line break"),
        pytest.param("the US and us", [("US", {"us"})], id="US is not us"),
        pytest.param("the U.S. said", [("U.S.", {"us"})], id="dots"),
        pytest.param("the united states", [], id="no capitals"),
        pytest.param("the Daily Telegraph", [("the Daily Telegraph", {"telegraph"})], id="article"),
        pytest.param("Daily Telegraph", [("Daily Telegraph", {"telegraph"})], id="without article"),
        pytest.param("Times change", [], id="an article that matters"),
        pytest.param("Cote d’Ivoire", [("Cote d’Ivoire", {"ci"})], id="accents and apostrophes"),
        pytest.param("Let LeT speak", [("LeT", {"let"})], id="capitals within"),
        pytest.param("Georgia", [("Georgia", {"ge", "us-ga"})], id="namesakes together"),
        pytest.param("United. Nations", [("United. Nations", {"un"})], id="abbreviating stop"),
        pytest.param("United, Nations", [], id="comma"),
    ],
)
def test_find(text: str, hits: list[tuple[str, set[str]]]) -> None:
    assert found(text) == hits


def test_exact_ignores_case() -> None:
    assert {name.actor for name in GAZETTEER.exact("united nations")} == {"un"}
    assert GAZETTEER.exact("nations") == ()


@given(st.text())
def test_words_lie_where_they_say(text: str) -> None:
    assert all(fold(text[start:end]) == folded for start, end, folded in words(text))


@given(st.text())
def test_hits_do_not_overlap(text: str) -> None:
    spans = [hit.span for hit in GAZETTEER.find(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
