"""The parsed article: offsets are those of the text, sentences stay in their paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from ingest.language import (
    LanguageError,
    annotate_many,
    blank_outside,
    load_language,
    word_zone,
)
from ingest.records import Article, Span


def test_unknown_pipelines_are_named_in_the_error() -> None:
    with pytest.raises(LanguageError, match="no_such_pipeline"):
        load_language("no_such_pipeline")


def test_blanking_keeps_offsets() -> None:
    assert blank_outside("abcdef", [Span(1, 2), Span(4, 5)]) == " b  e "


def test_articles_come_in_order_with_their_paragraphs() -> None:
    articles = [Article("a", "One here.\n\nTwo there."), Article("b", ""), Article("c", "Three.")]
    read = list(annotate_many(load_language(), articles))
    assert [article.id for article, _, _ in read] == ["a", "b", "c"]
    assert [len(paragraphs) for _, paragraphs, _ in read] == [2, 0, 1]


def test_sentences_stay_in_their_paragraphs() -> None:
    article = Article("a", "The minister said that\n\nIran had left")
    ((_, _, doc),) = annotate_many(load_language(), [article])
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "The minister said that",
        "Iran had left",
    ]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="aé“”’ \n\t.,X9", max_size=80))
def test_tokens_stand_at_their_offsets(text: str) -> None:
    ((_, _, doc),) = annotate_many(load_language(), [Article("a", text)])
    straight = str.maketrans("“”’", '""\'')
    for token in doc:
        if not token.is_space:
            end = token.idx + len(token)
            assert text[token.idx : end].translate(straight) == token.text


def test_words_stay_until_the_vocabulary_is_full() -> None:
    nlp = English()
    with word_zone(nlp):
        nlp("zyzzyva")
    for number in range(30_000):
        nlp.vocab[f"w{number}"]
    with word_zone(nlp):
        nlp("zyzzogeton")
    assert "zyzzyva" in nlp.vocab.strings
    assert "zyzzogeton" not in nlp.vocab.strings
