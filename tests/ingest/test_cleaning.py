"""Which parts of a text are read."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import (
    Dateline,
    Header,
    dateline,
    find_header,
    find_publisher,
    masthead,
    reading_spans,
)
from ingest.cleaning.boilerplate import Kind, Phrase, phrases

SAMPLE = Path(__file__).parents[2] / "data" / "articles" / "2025-04-25-independent.txt"


def read(text: str) -> list[str]:
    """The paragraphs of `text` that are read."""
    return [text[start:end] for start, end in reading_spans(text)]


def test_the_sample_begins_with_its_first_sentence() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert read(text)[0].startswith("Downing Street has said that all options")
    assert len(read(text)) == 21


SENTENCE = "The minister said talks would resume on Monday."


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\r\n\r\n \r\nTwo.\r\n", ["One.", "Two."], id="windows line ends"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="a line is a paragraph"),
        pytest.param("He met\nthe envoy.", ["He met\nthe envoy."], id="sentence goes on"),
        pytest.param(
            "The foreign ministers of six countries met in Vienna on Tuesday\n"
            "Evening reports said they had agreed on a draft of the statement\n"
            "And left.",
            [
                "The foreign ministers of six countries met in Vienna on Tuesday\n"
                "Evening reports said they had agreed on a draft of the statement\n"
                "And left."
            ],
            id="wrapped to a column",
        ),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\n ", [], id="blank"),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert read(text) == paragraphs


@pytest.mark.parametrize("phrase", phrases(Kind.PARAGRAPH), ids=lambda p: p.example[:40])
def test_a_paragraph_of_boilerplate_is_skipped(phrase: Phrase) -> None:
    assert phrase.pattern.fullmatch(phrase.example)
    assert read(f"{SENTENCE}\n\n{phrase.example}\n\n{SENTENCE}") == [SENTENCE, SENTENCE]


@pytest.mark.parametrize("phrase", phrases(Kind.OPENING), ids=lambda p: p.example[:40])
def test_a_banner_in_front_is_cut_off(phrase: Phrase) -> None:
    assert read(f"{phrase.example} {SENTENCE}") == [SENTENCE]


@pytest.mark.parametrize("phrase", phrases(Kind.BANNER), ids=lambda p: p.example[:40])
def test_a_banner_goes_on_to_its_last_phrase(phrase: Phrase) -> None:
    text = f"Support Now From coast to coast, we are there. {phrase.example} {SENTENCE}"
    assert read(text) == [SENTENCE]


@pytest.mark.parametrize("phrase", phrases(Kind.CLOSING), ids=lambda p: p.example[-40:])
def test_a_link_at_the_end_is_cut_off(phrase: Phrase) -> None:
    (kept,) = read(phrase.example)
    assert phrase.example.startswith(kept)
    assert phrase.pattern.search(kept) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more than one newspaper, the president advised.",
        "Your support helps us to defend our country, the ambassador told parliament.",
        "“Your support makes all the difference,” Mr Zelensky told the Danish prime minister.",
        "The minister shared photos of the meeting and signed up to the treaty.",
        "Share prices fell after the sanctions were announced.",
        "Subscribers to the treaty met in Vienna.",
        "The agency said so on Friday (Reuters).",
        "Senators Mark Kirk (Ill.) and Charlie Dent (Pa.).",
        "Follow-up talks are planned in Geneva.",
        "Advertisement spending by the party was criticised by the court.",
        "Watchdogs criticised the government.",
        "Like Kyiv on Telegram, Moscow denied the report.",
        "Image is everything, the envoy said.",
        "Photographs of the strike were published by the ministry.",
        "Copyright law divides the two governments.",
        "Reporting by foreign correspondents was restricted, the ministry said.",
        "The president's video message was shown in parliament.",
        "Comments by the minister angered Beijing.",
        "Donate weapons, not words, Kyiv told its allies.",
        "Join us, the chancellor told Serbia.",
        "He added that the UN may not be published a bill for it.",
    ],
)
def test_prose_is_read(sentence: str) -> None:
    assert read(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        pytest.param(
            "Title: Talks resume\nDate: 25 April 2025\nPublisher: The Paper\n"
            "URL: https://example.org/a\nBy: Ann Lee and Bo Ek\n\nHello.",
            Header(
                end=110,
                title="Talks resume",
                publisher="The Paper",
                date="2025-04-25",
                url="https://example.org/a",
                authors=("Ann Lee", "Bo Ek"),
            ),
            id="key lines",
        ),
        pytest.param(" date 2025-04-25 Hello.", Header(end=17, date="2025-04-25"), id="in front"),
        pytest.param("Published: 2025-04-25\nHello.", Header(end=22, date="2025-04-25"), id="key"),
        pytest.param("April 25, 2025\n\nHello.", Header(end=16, date="2025-04-25"), id="line"),
        pytest.param("Talks resume\n\nFriday, 25 April 2025\n\nHi.", Header(date="2025-04-25")),
        pytest.param("Date: someday\nHello.", Header(end=14, bad_date="someday"), id="bad date"),
        pytest.param("Source: Iran may yet sign\n\nHello.", Header(), id="a headline"),
        pytest.param("Date night with the envoy.", Header(), id="prose"),
        pytest.param("", Header(), id="empty"),
    ],
)
def test_header(text: str, header: Header) -> None:
    assert find_header(text) == header


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Title: A\nDate: 2025-04-25\n\nHello.", ["Hello."]),
        ("Title: A\nDate: 2025-04-25\nHello.", ["Hello."]),
        ("date 2025-04-25 Hello.", ["Hello."]),
        ("Talks resume\n\nFriday, 25 April 2025\n\nHello.", ["Talks resume", "Hello."]),
    ],
)
def test_the_header_is_not_read(text: str, paragraphs: list[str]) -> None:
    assert read(text) == paragraphs


OUTLETS = ["The Times", "The New York Times", "The Independent", "Time"]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Support The Independent Read more", "The Independent"),
        ("The New York Times | The New York Times and The Times", "The New York Times"),
        ("The Times. The New York Times. The Times", "The Times"),
        ("It takes time", None),
        ("", None),
    ],
)
def test_publisher(head: str, outlet: str | None) -> None:
    assert find_publisher(head, OUTLETS) == outlet


def test_the_masthead_names_the_publisher_of_the_sample() -> None:
    head = masthead(SAMPLE.read_text(encoding="utf-8"))
    assert head.startswith(" date 2025-04-25")
    assert find_publisher(head, OUTLETS) == "The Independent"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KYIV, April 25 (Reuters) - Talks", Dateline("KYIV", "April 25", "Reuters", 27)),
        ("WASHINGTON (AP) — Talks", Dateline("WASHINGTON", None, "AP", 18)),
        ("BEIJING, 25 April 2025 - Talks", Dateline("BEIJING", "25 April 2025", None, 25)),
        ("PARIS, France, May 2 (AFP) – Talks", Dateline("PARIS, France", "May 2", "AFP", 29)),
        ("UN officials met in Geneva.", None),
        ("NATO - the alliance - met.", None),
        ("Talks", None),
    ],
)
def test_dateline(text: str, found: Dateline | None) -> None:
    assert dateline(text) == found


words = st.sampled_from(["Iran", "urged", "the", "envoy", "“no”", "to", "talk", "on", "Friday"])
sentences = st.lists(words, min_size=3, max_size=12).map(lambda found: f"Then {' '.join(found)}.")
breaks = st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n"])
prose = st.lists(st.tuples(sentences, breaks)).map(lambda parts: "".join(s + b for s, b in parts))


@given(prose)
def test_all_of_plain_prose_is_read(text: str) -> None:
    assert "".join("".join(read(text)).split()) == "".join(text.split())


@given(st.text() | prose)
def test_spans_are_ordered_stripped_and_apart(text: str) -> None:
    spans = reading_spans(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_every_pattern_of_the_table_is_anchored_to_an_example() -> None:
    rows = [phrase for kind in Kind for phrase in phrases(kind)]
    assert len({row.pattern.pattern for row in rows}) == len(rows)
    assert all(re.search(row.pattern, row.example) for row in rows)
