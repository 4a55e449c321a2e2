"""The nouns that take up an actor named before: the newspaper, the country, both sides."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ontology.lexicon_cues import LexiconError

DESCRIPTION_CLASSES = frozenset(
    "outlet agency state body named-body government military pair-state pair-person".split()
)


@cache
def descriptions() -> Mapping[str, frozenset[str]]:
    """Nouns by what they may take up, from lexicon/descriptions.csv.

    Raises:
        LexiconError: a row names a class that does not exist.
    """
    name = "descriptions.csv"
    text = resources.files("ontology").joinpath("lexicon", name).read_text(encoding="utf-8")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if row["class"] not in DESCRIPTION_CLASSES:
            raise LexiconError(
                f"{name}:{line}: {row['class']} is not known here; "
                f"use {', '.join(sorted(DESCRIPTION_CLASSES))}"
            )
        found[row["noun"]].add(row["class"])
    return {noun: frozenset(classes) for noun, classes in found.items()}
