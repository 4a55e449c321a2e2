"""The registry of known actors: who they are, what they are called, which offices they hold when.

The bundled files lie in `ontology/registry/*.csv`; docs/registry.md says how they look.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ontology.registry_checks import check
from ontology.registry_files import read_bundled
from ontology.registry_records import (
    NameKind,
    Office,
    RegistryActor,
    RegistryError,
    RegistryName,
    RegistryProblem,
    Term,
)
from ontology.registry_tables import Tables
from ontology.registry_user import read_user_file

__all__ = [
    "NameKind",
    "Office",
    "Registry",
    "RegistryActor",
    "RegistryError",
    "RegistryName",
    "RegistryProblem",
    "Term",
    "load_registry",
]

_OUTPUT_KINDS: Final = (NameKind.NAME, NameKind.ALIAS, NameKind.ACRONYM, NameKind.METONYM)
_BUNDLED: Final = Path(__file__).with_name("registry")


class Registry:
    """Known actors, their names, offices and terms, with the questions asked of them."""

    def __init__(
        self,
        actors: Mapping[str, RegistryActor],
        names: Iterable[RegistryName],
        offices: Mapping[str, Office],
        terms: Iterable[Term],
    ) -> None:
        self.actors: Mapping[str, RegistryActor] = MappingProxyType(dict(actors))
        self.names: tuple[RegistryName, ...] = tuple(names)
        self.offices: Mapping[str, Office] = MappingProxyType(dict(offices))
        self.terms: tuple[Term, ...] = tuple(terms)
        self._names = _grouped((name.actor, name) for name in self.names)
        self._terms_in = _grouped((term.office, term) for term in self.terms)
        self._terms_of = _grouped((term.person, term) for term in self.terms)
        self._offices_at = _grouped((office.of, office) for office in self.offices.values())
        self._states = {
            actor.state: actor.id
            for actor in self.actors.values()
            if actor.type == "State" and actor.state
        }
        states = set(self._states.values())
        self._governments = {
            actor.state: actor.id
            for actor in self.actors.values()
            if actor.type == "Government" and actor.parent in states
        }

    def names_of(self, actor: str) -> tuple[RegistryName, ...]:
        """All names of an actor, its label first; empty for an unknown id."""
        return self._names.get(actor, ())

    def aliases(self, actor: str) -> tuple[str, ...]:
        """What else the actor is called, without label and demonyms, best known first."""
        label = self.actors[actor].label if actor in self.actors else ""
        names = self.names_of(actor)
        texts = [name.text for kind in _OUTPUT_KINDS for name in names if name.kind is kind]
        return tuple(text for text in dict.fromkeys(texts) if text != label)

    def holders(self, office: str, on: str | None) -> tuple[str, ...]:
        """The persons who hold an office on an ISO day (month, year), the latest to start first.

        An open term counts for a year after the day its source ends, unless somebody else has
        started since. With `on` None: those last known to hold it.
        """
        terms = self._terms_in.get(office, ())
        if on is None:
            holding = [term for term in terms if term.end is None] or list(terms[:1])
        else:
            started = [term for term in terms if _same_or_before(term.start, on)]
            holding = [term for term in started if _covers(term, on, started)]
        return tuple(dict.fromkeys(term.person for term in holding))

    def offices_of(self, person: str, on: str | None = None) -> tuple[Office, ...]:
        """The offices a person holds on an ISO day, or (None) all ever held, latest first."""
        offices = dict.fromkeys(term.office for term in self._terms_of.get(person, ()))
        return tuple(
            self.offices[office]
            for office in offices
            if on is None or person in self.holders(office, on)
        )

    def offices_at(self, of: str) -> tuple[Office, ...]:
        """The offices of a state, government or organisation."""
        return self._offices_at.get(of, ())

    def state_actor(self, iso2: str) -> str | None:
        """The id of the state with an ISO 3166 alpha-2 code."""
        return self._states.get(iso2)

    def government_of(self, iso2: str) -> str | None:
        """The id of the government of the state with an ISO 3166 alpha-2 code."""
        return self._governments.get(iso2)


def load_registry(extra: Sequence[Path] = ()) -> Registry:
    """The bundled registry, with user files (`.csv`, `.ttl`) laid on top, the last one winning.

    Raises:
        RegistryError: files that cannot be read or hold mistakes; it lists all of them.
    """
    if not extra:
        return _bundled_registry()
    tables = _bundled_tables()
    for path in extra:
        tables = tables.overlaid(read_user_file(Path(path), tables))
    return _built(tables)


@cache
def _bundled_tables() -> Tables:
    return read_bundled(_BUNDLED)


@cache
def _bundled_registry() -> Registry:
    return _built(_bundled_tables())


def _built(tables: Tables) -> Registry:
    problems = sorted({*tables.problems, *check(tables)})
    if problems:
        raise RegistryError(tuple(problems))
    offices = {identifier: row.record for identifier, row in tables.offices.items()}
    terms = sorted((row.record for row in tables.terms), key=_start, reverse=True)
    return Registry(tables.all_actors(), tables.all_names(), offices, terms)


def _grouped[T](pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _start(term: Term) -> str:
    return term.start or ""


def _same_or_before(first: str | None, second: str) -> bool:
    """Whether a date is not after another, as far as both are known; None is before all."""
    if first is None:
        return True
    shared = min(len(first), len(second))
    return first[:shared] <= second[:shared]


def _covers(term: Term, on: str, started: Sequence[Term]) -> bool:
    """Whether a term that has started counts on a day; `started` are all that have by then."""
    if term.end:
        return _same_or_before(on, term.end)
    if term.known_until is None or _same_or_before(on, term.known_until):
        return True
    a_year_on = f"{int(term.known_until[:4]) + 1}{term.known_until[4:]}"
    succeeded = any(_start(other) > term.known_until for other in started)
    return _same_or_before(on, a_year_on) and not succeeded
