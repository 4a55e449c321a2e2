"""The article that comes with the program, read as an analyst reads it."""

from functools import cache
from pathlib import Path

import pytest

from ingest.readers import read_articles
from ingest.records import Article, Extraction, Quotation, Statement
from tests.ingest.article_reading import pipeline

SAMPLE = Path(__file__).parents[2] / "data" / "articles" / "2025-04-25-independent.txt"

NUMBER_10 = "downing-street"


@cache
def sample() -> Extraction:
    """What the pipeline finds in the sample article, donation banner and all."""
    (article,) = read_articles([SAMPLE])
    assert isinstance(article, Article)
    return pipeline().extract(article)


def statement(words: str) -> Statement:
    """The outermost statement whose content begins with these words."""
    found = [
        each
        for each in sample().statements
        if sample().article.at(each.content[0]).startswith(words)
    ]
    assert found, f"nobody says {words!r}"
    return found[0]


SAID = [
    pytest.param("all options “remain on the table”", NUMBER_10, id="Downing Street"),
    pytest.param("“advanced coalition of the willing", NUMBER_10, id="a Number 10 spokesman"),
    pytest.param("the UK is likely to abandon plans", "the-times", id="The Times newspaper"),
    pytest.param("it does not recognise that report", NUMBER_10, id="Number 10"),
    pytest.param("All options remain on the table and", NUMBER_10, id="spokesman, direct"),
    pytest.param("he would not give a running comment", NUMBER_10, id="the spokesman"),
    pytest.param("As the Prime Minister has said", NUMBER_10, id="coordinated"),
    pytest.param("a“strong alliance of countries”", "steve-reed", id="title and name"),
    pytest.param("negotiations to try and end the war", "keir-starmer", id="Prime Minister"),
    pytest.param("for Russia to “come to the table", "keir-starmer", id="reiterated calls"),
    pytest.param("he was “ready and willing”", "keir-starmer", id="Sir Keir"),
    pytest.param("those negotiations are still under", "steve-reed", id="Mr Reed"),
    pytest.param("There haven’t been any decisions", "steve-reed", id="He"),
    pytest.param("All options remain on the table.", "steve-reed", id="pushed again, he"),
    pytest.param("to agree to an immediate and", "united-kingdom", id="stepped up its demands"),
    pytest.param("Ukrainian President Volodymyr", "donald-trump", id="US leader"),
    pytest.param("to accept Russia’s continued", "government-of-the-united-states", id="urging"),
    pytest.param("it is for Ukraine to decide", "keir-starmer", id="speaking to the Telegraph"),
    pytest.param("We are at an intense stage", "keir-starmer", id="a cue misspelt"),
    pytest.param("No. Russia is the aggressor.", "keir-starmer", id="told the newspaper"),
]


@pytest.mark.parametrize(("words", "speaker"), SAID)
def test_who_said_it(words: str, speaker: str) -> None:
    found = [
        each.speaker
        for each in sample().statements
        if sample().article.at(each.content[0]).startswith(words)
    ]
    assert speaker in found


def test_nothing_is_read_from_the_donation_banner() -> None:
    start = sample().article.text.index("Downing Street has said")
    assert all(mention.span.start >= start for mention in sample().mentions)


def test_the_denial_points_to_the_report() -> None:
    denial = statement("it does not recognise that report")
    assert denial.speech_act == "denies"
    assert denial.denies == statement("the UK is likely").id


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = sample().article.text
    quoted = statement("There haven’t been any decisions")
    end = max(span.end for span in quoted.content)
    assert text[:end].endswith("happening again in Ukraine.")
    assert quoted.quotation is Quotation.DIRECT


WHEN_AND_TO_WHOM = [
    pytest.param("those negotiations are still", None, "sky-news", id="told Sky News"),
    pytest.param("it is for Ukraine", "2025-04-24", "the-daily-telegraph", id="on Thursday"),
    pytest.param("he was “ready and willing”", "2025-02", None, id="in February"),
    pytest.param("a“strong alliance", "2025-04-25", None, id="earlier on Friday"),
]


@pytest.mark.parametrize(("words", "date", "addressee"), WHEN_AND_TO_WHOM)
def test_when_and_to_whom(words: str, date: str | None, addressee: str | None) -> None:
    found = statement(words)
    assert (found.date, found.addressee) == (date, addressee)


RELATIONS = [
    pytest.param(NUMBER_10, "supports", "government-of-ukraine", id="supporting Kyiv"),
    pytest.param(NUMBER_10, "denies-report", "the-times", id="does not recognise that report"),
    pytest.param("united-kingdom", "cooperates", "united-states", id="working closely with"),
    pytest.param("keir-starmer", "urges", "russia", id="reiterated calls for"),
    pytest.param("united-kingdom", "demands", "vladimir-putin", id="stepped up its demands"),
    pytest.param("donald-trump", "criticises", "volodymyr-zelensky", id="making it difficult"),
    pytest.param(
        "government-of-the-united-states", "urges", "government-of-ukraine", id="is urging Kyiv"
    ),
    pytest.param("russia", "occupies", "ukraine", id="continued control"),
    pytest.param("keir-starmer", "demands", "russia", id="must come to the table"),
    pytest.param("keir-starmer", "accuses", "russia", id="is the aggressor"),
]


@pytest.mark.parametrize(("subject", "relation", "target"), RELATIONS)
def test_relations(subject: str, relation: str, target: str) -> None:
    found = {(each.subject, each.relation, each.object) for each in sample().relations}
    assert (subject, relation, target) in found


def test_the_publisher_is_the_outlet_that_the_banner_names() -> None:
    assert sample().article.publisher == "The Independent"
