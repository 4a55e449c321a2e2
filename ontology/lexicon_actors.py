"""The word lists behind mentions: what takes up an actor, what names one, what never does."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from ontology.lexicon_cues import LexiconError

DESCRIPTION_CLASSES = frozenset(
    {
        "outlet", "agency", "state", "body", "named-body", "government", "military", "half",
        "pair-state", "pair-person", "pair-alone",
    }
)  # fmt: skip
PAIRS = frozenset({"pair-state", "pair-person"})


def _rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    text = resources.files("ontology").joinpath("lexicon", name).read_text(encoding="utf-8")
    yield from enumerate(csv.DictReader(text.splitlines()), start=2)


def _column(name: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for _, row in _rows(name))


@cache
def descriptions() -> Mapping[str, frozenset[str]]:
    """Nouns by what they may take up (the newspaper, both sides), from descriptions.csv.

    Nouns of the class pair-alone mean two even where no number says so: the sides, the leaders.

    Raises:
        LexiconError: a row names a class that does not exist.
    """
    name = "descriptions.csv"
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line, row in _rows(name):
        if row["class"] not in DESCRIPTION_CLASSES:
            raise LexiconError(
                f"{name}:{line}: {row['class']} is not known here; "
                f"use {', '.join(sorted(DESCRIPTION_CLASSES))}"
            )
        found[row["noun"]].add(row["class"])
    return {noun: frozenset(classes) for noun, classes in found.items()}


@cache
def honorifics() -> frozenset[str]:
    """Lower-case words that stand before a personal name and are no part of it."""
    return frozenset(row["word"] for _, row in _rows("honorifics.csv") if row["named"] == "yes")


@cache
def gender_words() -> Mapping[str, str]:
    """Honorifics and titles that tell a person's gender -> m, f."""
    return {row["word"]: row["gender"] for _, row in _rows("honorifics.csv") if row["gender"]}


@cache
def organisation_nouns() -> frozenset[str]:
    """Nouns that head the proper names of bodies: Ministry, Council, Institute."""
    return _column("organisation_nouns.csv", "noun")


@cache
def not_actors() -> frozenset[str]:
    """Last words of proper names that are no actors: Treaty, Summit, Executive Order."""
    return frozenset(r["word"] for _, r in _rows("not_actors.csv") if r["place"] == "last")


@cache
def not_actors_first() -> frozenset[str]:
    """First words of proper names that are no actors: Operation, Hurricane."""
    return frozenset(r["word"] for _, r in _rows("not_actors.csv") if r["place"] == "first")


@cache
def ceremonial_heads() -> frozenset[str]:
    """ISO codes of states whose `leader` is the head of government, not the head of state."""
    return _column("ceremonial_heads.csv", "state")
