"""The records of the registry: actors, names, offices, terms, and what can be wrong with them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ACTOR_TYPES: Final = frozenset(
    ("Person", "State", "Government", "Organisation", "Group", "Outlet", "Post")
)
ROLES: Final = frozenset(
    (
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defence-minister",
        "minister",
        "deputy-minister",
        "spokesperson",
        "head",
        "ambassador",
        "envoy",
        "other",
    )
)


class NameKind(StrEnum):
    """What sort of name a text is for its actor.

    `METONYM` is a capital or a seat that stands for a government; `ADJECTIVE` and `PEOPLE` are the
    demonyms of a state ("Russian", "Russians").
    """

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class RegistryActor:
    """Somebody or something known to speak or act.

    `type` is one of `ACTOR_TYPES`; `state` the ISO 3166 alpha-2 code of the state it is, belongs to
    or acts for; `parent` the id of the actor it is part of; `gender` "m", "f" or None; `domain` an
    outlet's web domain; `source` where the entry comes from (see docs/registry.md).
    """

    id: str
    label: str
    type: str
    state: str | None = None
    wikidata: str | None = None
    parent: str | None = None
    gender: str | None = None
    family_name: str | None = None
    domain: str | None = None
    iso3: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class RegistryName:
    """One text that may stand for the actor with the id `actor`."""

    text: str
    kind: NameKind
    actor: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A post that persons hold in turn. The actor of type Post has the same id.

    `role` is one of `ROLES`; `of` the id of the state, government or organisation it belongs to;
    `titles` are lower-case English titles without the state ("foreign minister").
    """

    id: str
    label: str
    role: str
    of: str
    state: str | None = None
    titles: tuple[str, ...] = ()
    wikidata: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office, both ends included; dates are ISO days, months or years.

    `known_until` is the last day the source speaks of, where the term has no end.
    """

    person: str
    office: str
    start: str | None = None
    end: str | None = None
    known_until: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, order=True)
class RegistryProblem:
    """One thing wrong with one line of a registry file, and what to do about it."""

    file: str
    line: int
    column: str
    reason: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        column = f", column {self.column}" if self.column else ""
        return f"{place}{column}: {self.reason}; {self.advice}"


class RegistryError(Exception):
    """The registry files hold mistakes; `problems` lists all of them."""

    def __init__(self, problems: tuple[RegistryProblem, ...]) -> None:
        self.problems = problems
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{len(problems)} problem(s) in the registry files:\n{lines}")
