"""What is remembered of spaCy's rules is what spaCy says."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from ingest.language import load_language
from ingest.token_rules import RememberingMatcher, remember_rules

WORDS = ("Gon", "na", "let", "'s", "not", "n't", "that", " ", "\n", "Iran", "ai", "was", "there")
TAGS = ("NN", "NNP", "VBZ", "VBP", "DT", "IN", "MD", "_SP", "")
DEPS = ("expl", "aux", "nsubj", "dep", "")
PATTERNS = (
    ([[{"TAG": "NN"}]], {"POS": "NOUN"}),
    ([[{"TAG": {"IN": ["VBP", "VBZ"]}, "LOWER": "ai"}, {"LOWER": {"REGEX": "^n'?t$"}}]],
     {"LEMMA": "be"}),
    ([[{"LOWER": "gon"}, {"LOWER": "na"}]], {"LEMMA": "go"}),
    ([[{"DEP": {"NOT_IN": ["", "aux"]}}], [{"IS_SPACE": True}]], {"POS": "X"}),
    ([[{"DEP": "expl"}, {"LOWER": {"IN": ["was", "'s"]}}]], {"POS": "VERB"}),
)  # fmt: skip


@cache
def rulers() -> tuple[AttributeRuler, AttributeRuler]:
    """The same rules, asked each time and remembered."""
    pipelines = (English(), English())
    for nlp in pipelines:
        ruler(nlp, PATTERNS)
    remember_rules(pipelines[1])
    plain, remembering = (nlp.get_pipe("attribute_ruler") for nlp in pipelines)
    assert isinstance(plain, AttributeRuler)
    assert isinstance(remembering, AttributeRuler)
    return plain, remembering


def ruler(nlp: Language, patterns: object) -> AttributeRuler:
    """An attribute ruler of `nlp` with these patterns."""
    added = nlp.add_pipe("attribute_ruler")
    assert isinstance(added, AttributeRuler)
    for pattern, attributes in patterns:  # type: ignore[attr-defined]
        added.add(pattern, attributes)
    return added


token = st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(DEPS))


@settings(max_examples=200, deadline=None)
@given(st.lists(token, max_size=12))
def test_rulers_set_the_same_attributes(tokens: list[tuple[str, str, str]]) -> None:
    plain, remembering = rulers()
    read = []
    for each in (plain, remembering):
        words, tags, deps = ([t[column] for t in tokens] for column in range(3))
        doc = each(Doc(each.vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words)))
        read.append([(t.pos_, t.lemma_, t.tag_, t.morph) for t in doc])
    assert read[0] == read[1]


@pytest.mark.parametrize("test", [{"LENGTH": {">": 3}}, {"LOWER": {"FUZZY": "iran"}}])
def test_rules_that_are_not_understood_are_left_to_spacy(test: dict[str, object]) -> None:
    nlp = English()
    added = ruler(nlp, [([[test]], {"POS": "X"})])
    remember_rules(nlp)
    assert not isinstance(added.matcher, RememberingMatcher)
    assert [t.pos_ for t in added(nlp.make_doc("Iran was"))] == ["X", ""]


def test_lemmas_are_those_of_the_tables() -> None:
    nlp = load_language()
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    for text in ("He left the meeting on the left.", "They were meeting; two meetings were left."):
        for token in nlp(text):
            assert lemmatizer.lemmatize(token) == lemmatizer.rule_lemmatize(token)
