"""The cue tables: which words report speech, and how each takes its content and addressee."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

ACTS = frozenset({"speech", "belief", "intention", "decree"})
CLAUSAL_FRAMES = frozenset({"clause", "quote", "inf", "gerund", "np"})
PREPOSITIONS = frozenset(
    {"about", "against", "as", "at", "for", "from", "in", "of", "on", "over", "to", "towards"}
    | {"upon", "with"}
)


class LexiconError(Exception):
    """A table beside the vocabulary has a row that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb.

    `frames` are the shapes of its content: a finite clause, a quotation, an infinitive, a gerund,
    a noun phrase (np) or a phrase headed by the preposition named. `addressee` says where the
    person spoken to stands: the object (obj) or a phrase with the preposition named.
    """

    lemma: str
    act: str
    speech_act: str
    frames: frozenset[str]
    addressee: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that reports speech with a light verb or a possessor: a call for, a demand on."""

    noun: str
    frames: frozenset[str]
    addressee: frozenset[str]
    alone: bool


def _rows(name: str, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    text = resources.files("ontology").joinpath("lexicon", name).read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{name}:1: the header must read {','.join(columns)}")
    return [(number, row) for number, row in enumerate(reader, start=2)]


def _set(cell: str) -> frozenset[str]:
    return frozenset(part for part in cell.split("|") if part)


def _checked(name: str, line: int, cell: str, allowed: frozenset[str]) -> frozenset[str]:
    values = _set(cell)
    if strange := values - allowed:
        raise LexiconError(
            f"{name}:{line}: {', '.join(sorted(strange))} is not known here; "
            f"use {', '.join(sorted(allowed))}"
        )
    return values


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Reporting verbs by lemma, from lexicon/cues.csv.

    Raises:
        LexiconError: a row names an act, frame or addressee that does not exist.
    """
    name = "cues.csv"
    found: dict[str, tuple[Cue, ...]] = {}
    for line, row in _rows(name, ("lemma", "act", "speech_act", "frames", "addressee")):
        if row["act"] not in ACTS:
            raise LexiconError(f"{name}:{line}: act must be one of {', '.join(sorted(ACTS))}")
        cue = Cue(
            row["lemma"],
            row["act"],
            row["speech_act"] or "says",
            _checked(name, line, row["frames"], CLAUSAL_FRAMES | PREPOSITIONS),
            _checked(name, line, row["addressee"], PREPOSITIONS | {"obj"}),
        )
        found[cue.lemma] = (*found.get(cue.lemma, ()), cue)
    return found


@cache
def performatives() -> Mapping[str, Cue]:
    """Verbs that say something only in the first person: `we support`, `we stand with`.

    From lexicon/performatives.csv; in anybody else's mouth they tell what somebody does.
    """
    name = "performatives.csv"
    allowed = CLAUSAL_FRAMES | PREPOSITIONS
    return {
        row["lemma"]: Cue(
            row["lemma"],
            "speech",
            "says",
            _checked(name, line, row["frames"], allowed),
            frozenset(),
        )
        for line, row in _rows(name, ("lemma", "frames"))
    }


@cache
def cue_nouns() -> Mapping[str, CueNoun]:
    """Nouns that report speech, by lemma, from lexicon/cue_nouns.csv."""
    name = "cue_nouns.csv"
    allowed = CLAUSAL_FRAMES | PREPOSITIONS
    return {
        row["noun"]: CueNoun(
            row["noun"],
            _checked(name, line, row["frames"], allowed),
            _checked(name, line, row["addressee"], allowed),
            row["alone"] == "yes",
        )
        for line, row in _rows(name, ("noun", "frames", "addressee", "alone"))
    }


@cache
def cue_light_verbs() -> frozenset[str]:
    """Verbs that carry a cue noun (express concern, step up demands)."""
    return frozenset(row["lemma"] for _, row in _rows("cue_light_verbs.csv", ("lemma", "particle")))


@cache
def actor_nouns() -> Mapping[str, str]:
    """Common nouns that denote actors -> person, spokesperson, government, group or people."""
    return {row["noun"]: row["class"] for _, row in _rows("actor_nouns.csv", ("noun", "class"))}
