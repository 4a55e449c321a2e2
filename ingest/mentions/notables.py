"""Who is known by a surname alone, because of an office."""

from collections.abc import Collection

from ingest.cast import Cast, surname_keys
from ingest.gazetteer import fold
from ontology.registry import Office, Registry

_HIGH = frozenset(
    {"head-of-state", "head-of-government", "foreign-minister", "head", "minister",
     "defence-minister"}
)  # fmt: skip
_WORLD = 4  # a foreign minister and above
_TOP = frozenset({"head-of-state", "head-of-government"})
OFFICE_WEIGHT = {
    "head-of-state": 5, "head-of-government": 5, "foreign-minister": 4, "head": 3,
    "defence-minister": 3, "minister": 2, "envoy": 2, "spokesperson": 2,
}  # fmt: skip


class Notables:
    """Surnames of those in high office, for texts that give a surname alone."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._by_name: dict[str, set[str]] = {}
        for term in registry.terms:
            person = registry.actors[term.person]
            words = fold(person.label).split()
            for key in surname_keys(words[-1], person.family_name):
                self._by_name.setdefault(key, set()).add(term.person)

    def given(self, name: str, cast: Cast) -> tuple[str, ...]:
        """Persons of that given name in high office in the states the text is about."""
        near = [*cast.context_states, *cast.state_counts]
        people = {
            term.person
            for term in self._registry.terms
            if self._registry.offices[term.office].role in _HIGH
            and self._registry.actors[term.person].state in near
            and fold(self._registry.actors[term.person].label).split()[0] == name
        }
        fits = [p for p in sorted(people) if self._registry.offices_of(p, cast.published)]
        return tuple(sorted(fits, key=lambda p: near.index(self._registry.actors[p].state or "")))

    def state_headed(self, surname: str, on: str | None) -> str | None:
        """Code of the state that a person of that surname headed, on the day if possible."""
        found: list[tuple[bool, str, str]] = []
        for person in self._by_name.get(surname, ()):
            state = self._registry.actors[person].state
            now = any(o.role in _TOP for o in self._registry.offices_of(person, on))
            ever = any(o.role in _TOP for o in self._registry.offices_of(person))
            if state and ever:
                found.append((not now, person, state))
        return min(found)[2] if found else None

    def bearing(
        self, surname: str, on: str | None, near: Collection[str] | None
    ) -> tuple[str, ...]:
        """Persons of that surname in high office on the day, the highest first.

        Args:
            surname: folded.
            on: ISO day.
            near: states the text is about; from others only the best known count. None: any.
        """
        ranked: list[tuple[int, str]] = []
        for person in self._by_name.get(surname, ()):
            offices = self._registry.offices_of(person, on) if on else ()
            weight = max((OFFICE_WEIGHT[o.role] for o in offices if o.role in _HIGH), default=0)
            state = self._registry.actors[person].state
            if weight >= (2 if near is None or state is None or state in near else _WORLD):
                ranked.append((-weight, person))
        return tuple(person for _, person in sorted(ranked))

    def titled(self, surname: str, titles: tuple[str, ...], on: str | None) -> tuple[str, ...]:
        """Persons of that surname who held an office with one of `titles` on the day."""
        return tuple(
            person
            for person in sorted(self._by_name.get(surname, ()))
            if any(_bears(o, t) for o in self._registry.offices_of(person, on) for t in titles)
        )


def _bears(office: Office, title: str) -> bool:
    """Whether holders are called by `title`, in full or for short: `Secretary` (of State)."""
    return any(known == title or known.startswith(f"{title} of ") for known in office.titles)
