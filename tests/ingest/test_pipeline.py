"""What holds for every extraction, whatever the text."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.jsonl import to_json
from ingest.records import Article, Extraction, Span
from tests.ingest.article_reading import pipeline, read

PIECES = [
    "Russia", "the US", "Starmer", "He", "they", "we", "said", "told", "urged", "to leave",
    "that", "“", "”", "\"", "‘", "’", ",", ".", ":", "\n\n", "on Friday", "according to",
    "the Kremlin", "does not recognise", "that report", "😀", "(", ")", "—", "KYIV", "А", "，",
    "Mr", "the spokesman", "its", "and", "or", "not", "1,000", "\u200b", "…",
]  # fmt: skip
ODD = [
    "that report ” ” : we told the Kremlin",
    "Russia : ‘ “",
    pytest.param("", id="empty"),
    pytest.param(" \n\n ", id="blank"),
    pytest.param("“““ ”” “", id="marks alone"),
    pytest.param("RUSSIA SAID IT WOULD LEAVE. UKRAINE SAID NO.", id="capitals"),
    pytest.param("Россия заявила, 中国表示 and Türkiye said no.", id="mixed scripts"),
    pytest.param("said said said told told that that", id="cues alone"),
    pytest.param("😀 Russia 😀 said 😀 “no 😀", id="emoji"),
]


def spans_of(extraction: Extraction) -> list[Span]:
    """Every span of an extraction."""
    found = [mention.span for mention in extraction.mentions] + list(extraction.sentences)
    for each in extraction.statements:
        found += [*each.source, *each.cue, *each.content]
    for relation in extraction.relations:
        found += [relation.evidence, *([relation.content] if relation.content else [])]
    return found


def check(extraction: Extraction) -> None:
    """Spans lie in the text, and whoever is named is among the actors."""
    end = len(extraction.article.text)
    assert all(0 <= span.start < span.end <= end for span in spans_of(extraction))
    actors = {actor.id for actor in extraction.actors}
    named = {mention.actor for mention in extraction.mentions}
    for each in extraction.statements:
        named |= {each.speaker or "", each.addressee or "", *each.about}
    for relation in extraction.relations:
        named |= {relation.subject, relation.object, relation.attributed_to or ""}
    assert named - {""} <= actors
    statements = {each.id for each in extraction.statements}
    linked = {each.parent for each in extraction.statements}
    linked |= {each.denies for each in extraction.statements}
    linked |= {relation.statement for relation in extraction.relations}
    assert linked - {None} <= statements


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_sequence_of_words_is_read(pieces: list[str]) -> None:
    check(read(" ".join(pieces)))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    check(read(text))


def test_the_same_article_gives_the_same_extraction() -> None:
    text = "Russia said it would leave. “We will see,” Zelensky told Sky News on Thursday."
    assert read(text) == read(text)


def test_articles_read_together_are_read_as_if_alone() -> None:
    texts = ["Russia urged Iran to leave.", "“No,” Macron said.", "Nothing happened."]
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    together = list(pipeline().extract_many(articles))
    assert together == [pipeline().extract(article) for article in articles]


def test_facts_of_two_articles_have_ids_of_their_own() -> None:
    one = read("Russia urged Iran to leave.")
    other = pipeline().extract(replace(one.article, id="other"))
    assert {s.id for s in one.statements}.isdisjoint(s.id for s in other.statements)
    assert {r.id for r in one.relations}.isdisjoint(r.id for r in other.relations)


def test_the_json_object_has_the_documented_fields() -> None:
    found = to_json(read("Russia urged Iran to leave.", "Sky News"))
    assert set(found) == {"article", "actors", "mentions", "statements", "relations"}
    assert set(found["article"]) == {"id", "title", "publisher", "date", "url", "text"}
    (relation,) = found["relations"]
    assert (relation["relation"], relation["plover"]) == ("urges", "REQUEST")
    assert found["article"]["text"][slice(*relation["evidence"])] == "Russia urged Iran to leave."
    mention = found["mentions"][0]
    assert (mention["text"], mention["start"], mention["end"]) == ("Russia", 0, 6)
    (statement,) = found["statements"]
    assert (statement["speaker"], statement["addressee"]) == ("russia", "iran")
