"""Which pairs of actors of a sentence the network is asked about, and how they are described."""

from functools import cache

import pytest

from data.training.pairs import (
    FEATURE_SIZES,
    MAX_CANDIDATES,
    NAMED,
    PRONOUN,
    SPEAKER,
    SentencePairs,
    leaf_numbers,
    sentence_pairs,
)
from ingest.cleaning import reading_spans
from ingest.learned.encoding import encode, load_tokenizer
from ingest.learned.reader import MODEL
from tests.ingest.article_reading import read


@cache
def pairs(text: str) -> tuple[SentencePairs, ...]:
    """The pairs of each sentence of a text."""
    windows = list(encode(load_tokenizer(MODEL / "tokenizer.json"), text, reading_spans(text)))
    return tuple(sentence_pairs(read(text), windows))


def places(sentence: SentencePairs) -> dict[str, int]:
    """How the sentence knows each of its candidates."""
    return {candidate.actor: candidate.place for candidate in sentence.candidates}


def described(sentence: SentencePairs, subject: str, target: str) -> dict[str, int]:
    """Some features of a pair by name."""
    names = [candidate.actor for candidate in sentence.candidates]
    at = sentence.pairs.index((names.index(subject), names.index(target)))
    subject_speaks, target_speaks, by_subject, by_target, one_state, rule = sentence.features[at][
        5:11
    ]
    return {
        "subject speaks": subject_speaks,
        "object speaks": target_speaks,
        "in the subject's words": by_subject,
        "in the object's words": by_target,
        "one state": one_state,
        "rule": rule,
    }


PLACES = [
    pytest.param("Kenya praised Peru.", 0, {"kenya": NAMED, "peru": NAMED}, id="both named"),
    pytest.param(
        "Kenya closed the border. It blamed Peru.",
        1,
        {"kenya": PRONOUN, "peru": NAMED},
        id="pronoun",
    ),
    pytest.param(
        "Kenya said on Monday: “The border is shut. Peru has sent troops.”",
        1,
        {"kenya": SPEAKER, "peru": NAMED},
        id="the speaker of a quotation",
    ),
]


@pytest.mark.parametrize(("text", "number", "expected"), PLACES)
def test_who_may_take_part(text: str, number: int, expected: dict[str, int]) -> None:
    (sentence,) = [each for each in pairs(text) if each.sentence == number]
    assert places(sentence) | expected == places(sentence)


def test_a_sentence_that_names_nobody_has_no_pairs() -> None:
    assert pairs("Kenya praised Peru. The port has two cranes.")[-1].sentence == 0


def test_what_a_speaker_says_of_another_is_told_apart() -> None:
    (sentence,) = pairs("Kenya said on Monday that Peru had sent troops.")
    there = described(sentence, "kenya", "peru")
    assert (there["subject speaks"], there["in the subject's words"]) == (1, 1)
    back = described(sentence, "peru", "kenya")
    assert (back["object speaks"], back["in the object's words"]) == (1, 1)


def test_the_rules_verdict_is_among_the_features() -> None:
    (sentence,) = pairs("Kenya accused Peru of arming rebels.")
    assert described(sentence, "kenya", "peru")["rule"] == leaf_numbers()["accuses"]
    assert described(sentence, "peru", "kenya")["rule"] == 0


def test_every_feature_is_within_its_size() -> None:
    text = " ".join(f"Kenya, Peru and Fiji met France in {year}." for year in range(1990, 2020))
    for sentence in pairs(text):
        assert len(sentence.candidates) <= MAX_CANDIDATES
        assert (sentence.features.max(axis=0) < FEATURE_SIZES).all()
        assert (sentence.features.min(axis=0) >= 0).all()


def test_an_actor_is_the_mean_of_its_mentions() -> None:
    (sentence,) = pairs("Kenya told Peru that Kenya would wait.")
    pool = sentence.pool(64)
    assert pool.sum(axis=1).round(5).tolist() == [1.0] * len(sentence.candidates)
    kenya = [candidate.actor for candidate in sentence.candidates].index("kenya")
    assert (pool[kenya] > 0).sum() == 2
