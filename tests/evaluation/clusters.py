"""Texts whose mentions are annotated with the cluster they belong to, and their anaphors."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

ACTOR_TYPES: Final = frozenset({"person", "organization", "place"})
PERSONAL: Final = frozenset({"he", "him", "himself", "she", "herself", "hers"})
THING: Final = frozenset({"it", "itself"})
PLURAL: Final = frozenset({"they", "them", "themselves", "theirs"})
POSSESSIVE: Final = frozenset({"his", "her", "its", "their"})
KINDS: Final = ("he, she", "it", "they", "his, her, its, their", "description")
_DEFINITE: Final = re.compile(r"(the|this|that|these|those|both|his|her|its|their) [^A-Z]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated mention: where it stands, what it belongs to, what sort of thing that is."""

    start: int
    end: int
    cluster: int
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that takes up something named elsewhere; `actor` says whether that may be an actor."""

    kind: str
    mention: Marked
    actor: bool


def marked(row: Mapping[str, Any]) -> list[Marked]:
    """The mentions of one annotated text."""
    return [
        Marked(m["start"], m["end"], m["cluster"], m["type"], m["text"]) for m in row["mentions"]
    ]


def kind_of(text: str) -> str | None:
    """The kind of anaphor that `text` is by its form, None where it is a name or indefinite."""
    words = text.lower()
    for kind, forms in zip(KINDS, (PERSONAL, THING, PLURAL, POSSESSIVE), strict=False):
        if words in forms:
            return kind
    return KINDS[-1] if _DEFINITE.fullmatch(text[:1].lower() + text[1:]) else None


def named(mentions: list[Marked]) -> frozenset[int]:
    """The clusters with a mention that holds a name."""
    return frozenset(
        m.cluster for m in mentions if kind_of(m.text) is None and any(map(str.isupper, m.text))
    )


def anaphors(mentions: list[Marked]) -> Iterator[Anaphor]:
    """The third-person pronouns, and the descriptions of clusters that a name opened before.

    A pronoun whose cluster is no actor, or never named, counts as one that shall stay unresolved.
    """
    names = named(mentions)
    for each in mentions:
        kind = kind_of(each.text)
        actor = each.type in ACTOR_TYPES and each.cluster in names
        if kind is None:
            continue
        if kind != KINDS[-1]:
            yield Anaphor(kind, each, actor)
        elif actor and each.cluster in named([m for m in mentions if m.start < each.start]):
            yield Anaphor(kind, each, actor=True)
