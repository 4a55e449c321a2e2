"""Which person a name stands for: registry, the article so far, date and state."""

from ingest.cast import Cast, bare_name
from ingest.gazetteer import Gazetteer, fold
from ingest.records import ActorType
from ontology.registry import Registry

_WEIGHT = {
    "head-of-state": 5, "head-of-government": 5, "foreign-minister": 4, "head": 3,
    "defence-minister": 3, "minister": 2, "envoy": 2, "spokesperson": 2,
}  # fmt: skip


class Persons:
    """Links personal names within one article."""

    def __init__(self, cast: Cast, gazetteer: Gazetteer, notable: "Notables") -> None:
        self._cast = cast
        self._gazetteer = gazetteer
        self._notable = notable

    def link(
        self, name: str, states: tuple[str, ...] = (), titles: tuple[str, ...] = ()
    ) -> tuple[str, float, tuple[str, ...]]:
        """The actor a name denotes, minted where nobody known fits.

        Args:
            name: as written, honorifics included.
            states: ISO codes the words around the name tell.
            titles: role words before the name.

        Returns:
            Actor id, confidence, and the ids of other candidates.
        """
        plain = bare_name(name)
        parts = fold(plain).split()
        candidates = self._candidates(plain, parts)
        if candidates:
            ranked = sorted(candidates, key=lambda c: -self._score(c, states, titles))
            best = ranked[0]
            if self._score(best, states, titles) >= 0:
                return (
                    self._enter(best, states),
                    0.95 if len(parts) > 1 else 0.85,
                    tuple(ranked[1:4]),
                )
        state = states[0] if states else None
        return self._cast.minted(plain, ActorType.PERSON, state), 0.7, ()

    def _candidates(self, plain: str, parts: list[str]) -> list[str]:
        cast = self._cast
        if len(parts) == 1:
            seen = list(reversed(cast.surnames.get(parts[0], []))) or list(
                reversed(cast.given.get(parts[0], []))
            )
            return seen or list(self._notable.bearing(parts[0], cast.published))
        known = [
            n.actor
            for n in self._gazetteer.exact(plain)
            if cast.registry.actors[n.actor].type == "Person"
        ]
        here = [a for a in cast.surnames.get(parts[-1], []) if self._same_given(a, parts)]
        reordered = [
            n.actor
            for n in self._gazetteer.exact(" ".join([*parts[1:], parts[0]]))
            if cast.registry.actors[n.actor].type == "Person"
        ]
        middle = []
        if len(parts) > 2:
            middle = [
                n.actor
                for n in self._gazetteer.exact(f"{parts[0]} {parts[-1]}")
                if cast.registry.actors[n.actor].type == "Person"
            ]
        near = [
            a
            for a in self._notable.bearing(parts[-1], cast.published)
            if _given_fits(fold(cast.registry.actors[a].label).split()[0], parts[0])
        ]
        return list(dict.fromkeys([*known, *here, *reordered, *middle, *near]))

    def _same_given(self, actor_id: str, parts: list[str]) -> bool:
        theirs = fold(bare_name(self._cast.actors[actor_id].label)).split()
        return _given_fits(theirs[0], parts[0])

    def _enter(self, actor_id: str, states: tuple[str, ...]) -> str:
        if actor_id in self._cast.registry.actors:
            return self._cast.known(actor_id)
        self._cast.with_state(actor_id, states[0] if states else None)
        return actor_id

    def _score(self, actor_id: str, states: tuple[str, ...], titles: tuple[str, ...]) -> float:
        cast = self._cast
        score = 3.0 if actor_id in cast.actors else 0.0
        entry = cast.registry.actors.get(actor_id)
        state = entry.state if entry else cast.actors[actor_id].state
        if states and state:
            score += 2.0 if state in states else -6.0
        if entry is None:
            return score
        offices = cast.registry.offices_of(actor_id, cast.published)
        score += 0.3 * max((_WEIGHT.get(o.role, 1) for o in offices), default=0)
        if any(t in o.titles for t in titles for o in offices):
            score += 2.0
        if not titles and not offices and not cast.registry.offices_of(actor_id):
            score += 0.1
        return score


def _given_fits(theirs: str, ours: str) -> bool:
    """Same given name, or one the initial or a short form of the other (Antony J. / Tony no)."""
    a, b = theirs.strip("."), ours.strip(".")
    return (
        a == b
        or (min(len(a), len(b)) == 1 and a[0] == b[0])
        or (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))
    )


class Notables:
    """Surnames of those in high office, for texts that give a surname alone."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._by_name: dict[str, set[str]] = {}
        high = {"head-of-state", "head-of-government", "foreign-minister", "head", "minister",
                "defence-minister"}  # fmt: skip
        for term in registry.terms:
            if registry.offices[term.office].role not in high:
                continue
            person = registry.actors[term.person]
            words = fold(person.label).split()
            for key in {words[-1], fold(person.family_name or words[-1])}:
                self._by_name.setdefault(key, set()).add(term.person)

    def bearing(self, surname: str, on: str | None) -> tuple[str, ...]:
        """Persons of that surname in high office on the day, the highest first."""
        ranked: list[tuple[int, str]] = []
        for person in self._by_name.get(surname, ()):
            offices = self._registry.offices_of(person, on) if on else ()
            weight = max((_WEIGHT.get(o.role, 0) for o in offices), default=0)
            if weight >= 2:
                ranked.append((-weight, person))
        return tuple(person for _, person in sorted(ranked))
