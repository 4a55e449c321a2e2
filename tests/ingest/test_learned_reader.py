"""The trained network, and what it adds to the rules."""

from functools import cache

import pytest

from ingest.language import load_language
from ingest.learned.reader import LearnedReader
from ingest.learned.records import Attribution
from ingest.pipeline import Pipeline
from ingest.records import Article, Extraction, Span
from ontology.registry import load_registry
from tests.ingest.article_reading import PUBLISHED, read


@cache
def network() -> LearnedReader:
    """The packaged network."""
    return LearnedReader()


def found(text: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and content of each attribution with a cue that the network finds."""

    def words(span: Span | None) -> str:
        return text[slice(*span)] if span else ""

    return [
        (words(each.source), words(each.cue), [words(span) for span in each.content])
        for each in network().attributions(text, [Span(0, len(text))])
        if each.cue is not None
    ]


CLEAR = [
    pytest.param(
        "Kenya said on Monday that the border would stay closed.",
        ("Kenya", "said", "the border would stay closed"),
        id="indirect",
    ),
    pytest.param(
        "“The border is closed,” Foreign Minister Achieng Odera told reporters.",
        ("Foreign Minister Achieng Odera", "told", "The border is closed"),
        id="direct",
    ),
    pytest.param(
        "The crew was freed, according to the Norwegian foreign ministry.",
        ("the Norwegian foreign ministry", "according to", "The crew was freed"),
        id="account",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLEAR)
def test_clear_cases_are_found(text: str, expected: tuple[str, str, str]) -> None:
    ((source, cue, content),) = found(text)
    assert (source, cue) == expected[:2]
    assert content[0].strip("“”,.") == expected[2]


@pytest.mark.parametrize("text", ["", "The port has two cranes and a long pier.", "😀 “ ” …"])
def test_what_reports_nothing_gives_nothing(text: str) -> None:
    assert found(text) == []


def test_a_long_text_is_read_in_windows() -> None:
    sentence = "Kenya said that the border would stay closed. "
    found_there = network().attributions(sentence * 60, [Span(0, len(sentence * 60))])
    assert len(found_there) > 40
    assert all(span.end <= len(sentence * 60) for each in found_there for span in each.content)


class Fixed:
    """A learned reader that finds what it is told."""

    def __init__(self, *attributions: Attribution) -> None:
        self._attributions = attributions

    def attributions(self, text: str, paragraphs: object) -> tuple[Attribution, ...]:
        """The attributions given."""
        return self._attributions


TEXT = "Kenya floated the idea of a truce. Peru said that it agreed."


def spot(words: str) -> Span:
    """Where the words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def joined(*attributions: Attribution) -> Extraction:
    """The text read by the rules and a learned reader that finds these."""
    pipeline = Pipeline(load_registry(), load_language(), Fixed(*attributions))
    return pipeline.extract(Article("test", TEXT, date=PUBLISHED))


def attribution(content: str, cue: str, source: str, score: float = 0.95) -> Attribution:
    """An attribution of the text."""
    return Attribution((spot(content),), spot(cue), spot(source), "speech", score)


def test_what_the_rules_overlook_is_added_with_its_speaker() -> None:
    idea = attribution("the idea of a truce", "floated", "Kenya")
    added, known = joined(idea).statements
    assert (added.speaker, added.rule) == ("kenya", "learned")
    assert (known.speaker, known.rule) == ("peru", "cue:say:clause")


KEPT_OUT = [
    pytest.param(attribution("it agreed", "said", "Peru"), id="the rules have it"),
    pytest.param(attribution("the idea of a truce", "floated", "Kenya", 0.6), id="unsure"),
]


@pytest.mark.parametrize("extra", KEPT_OUT)
def test_what_is_not_added(extra: Attribution) -> None:
    assert joined(extra).statements == read(TEXT).statements


def test_the_source_need_not_be_found_where_the_grammar_knows_the_subject() -> None:
    idea = attribution("the idea of a truce", "floated", "the idea")
    assert [each.speaker for each in joined(idea).statements] == ["kenya", "peru"]
