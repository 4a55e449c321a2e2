"""Which person a name stands for: registry, the article so far, date and state."""

from difflib import SequenceMatcher

from ingest.cast import Cast, bare_name
from ingest.gazetteer import Gazetteer, fold
from ingest.mentions.notables import OFFICE_WEIGHT, Notables
from ingest.mentions.spellings import Spellings
from ingest.records import ActorType

__all__ = ["Notables", "Persons"]

_GIVEN_ONLY = frozenset(
    {"sir", "dame", "king", "queen", "prince", "princess", "pope", "sultan", "emir"}
)
_ALIKE = 0.62
_VOWELS = str.maketrans("yeu", "iao")


class Persons:
    """Links personal names within one article."""

    def __init__(
        self, cast: Cast, gazetteer: Gazetteer, notable: Notables, spellings: Spellings
    ) -> None:
        self._cast = cast
        self._gazetteer = gazetteer
        self._notable = notable
        self._spellings = spellings

    def link(
        self,
        name: str,
        states: tuple[str, ...] = (),
        titles: tuple[str, ...] = (),
        expected: str | None = None,
    ) -> tuple[str, float, tuple[str, ...]]:
        """Id of the actor that a name denotes, confidence and ids of other candidates.

        Args:
            name: as written, honorifics included; an actor is minted where nobody known fits.
            states: ISO codes the words around the name tell.
            titles: role words before the name.
            expected: who held that role on the day, should the name be a spelling of theirs.
        """
        plain = bare_name(name)
        parts = fold(plain).split()
        if len(parts) == 1 and not titles:
            titles = tuple(_GIVEN_ONLY & {name.split()[0].lower()})
        candidates = self._candidates(plain, parts, titles)
        if not candidates and expected and self._spells(parts, expected):
            candidates = [expected]
        ranked = sorted(candidates, key=lambda c: -self._score(c, states, titles))
        if ranked and self._score(ranked[0], states, titles) >= 0:
            sure = 0.95 if len(parts) > 1 else 0.85
            actor = self._enter(ranked[0], states)
            self._cast.add_spelling(actor, plain)
            return actor, sure, tuple(ranked[1:4])
        minted = self._cast.minted(plain, ActorType.PERSON, states[0] if states else None)
        return minted, 0.7, ()

    def knows(self, surname: str) -> bool:
        """Whether the text or the registry's high offices have somebody of that name."""
        key = fold(surname)
        return key in self._cast.surnames or self.notable(key) is not None

    def notable(self, surname: str) -> str | None:
        """Who of that surname was in high office on the day of publication."""
        near = (*self._cast.context_states, *self._cast.state_counts)
        bearing = self._notable.bearing(fold(surname), self._cast.published, near)
        return bearing[0] if bearing else None

    def headed_by(self, surname: str) -> str | None:
        """Code of the state that somebody of that surname heads or has headed."""
        return self._notable.state_headed(fold(surname), self._cast.published)

    def _spells(self, parts: list[str], person: str) -> bool:
        """Whether the name reads like another spelling of the person's: Rakhmonov, Rahmon."""
        label = fold(self._cast.registry.actors[person].label)
        return SequenceMatcher(None, " ".join(parts), label).ratio() > _ALIKE

    def _candidates(self, plain: str, parts: list[str], titles: tuple[str, ...]) -> list[str]:
        if not parts:
            return []
        return self._by_word(parts[0], titles) if len(parts) == 1 else self._by_full(plain, parts)

    def _by_word(self, word: str, titles: tuple[str, ...]) -> list[str]:
        """Persons of the text with that surname or given name, else those in office."""
        cast, notable = self._cast, self._notable
        if seen := cast.surnames.get(word) or cast.given.get(word):
            return list(reversed(seen))
        titled = notable.titled(word, titles, cast.published)
        high = notable.bearing(word, cast.published, (*cast.context_states, *cast.state_counts))
        given = notable.given(word, cast) if _GIVEN_ONLY & set(titles) else ()
        ever = notable.titled(word, titles, None)
        found = [*titled, *high, *given, *ever]
        return found or self._spelt_otherwise(word, titles)

    def _spelt_otherwise(self, surname: str, titles: tuple[str, ...]) -> list[str]:
        """Persons with one of the titles whose surname is a transliteration of the same name."""
        day = self._cast.published
        return [
            person
            for variant in self._spellings.surnames(surname)
            for person in self._notable.titled(variant, titles, day)
        ]

    def _by_full(self, plain: str, parts: list[str]) -> list[str]:
        """Persons whose name it is, whatever the order of its words and the names between."""
        cast = self._cast
        here = [a for a in cast.surnames.get(parts[-1], []) if self._same_given(a, parts)]
        reordered = self._registered(" ".join([*parts[1:], parts[0]]))
        short = self._registered(f"{parts[0]} {parts[-1]}") if len(parts) > 2 else []
        near = [
            a
            for a in self._notable.bearing(parts[-1], cast.published, None)
            if _given_fits(fold(cast.registry.actors[a].label).split()[0], parts[0])
        ]
        found = [*self._registered(plain), *here, *reordered, *short, *near]
        return list(dict.fromkeys(found or self._spellings.persons(parts)))

    def _registered(self, name: str) -> list[str]:
        actors = self._cast.registry.actors
        found = (each.actor for each in self._gazetteer.exact(name))
        return [actor for actor in found if actors[actor].type == "Person"]

    def _same_given(self, actor_id: str, parts: list[str]) -> bool:
        theirs = fold(bare_name(self._cast.actors[actor_id].label)).split()
        return bool(theirs) and _given_fits(theirs[0], parts[0])

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
        if state in cast.state_counts:
            score += 0.8
        if entry is None:
            return score
        offices = cast.registry.offices_of(actor_id, cast.published)
        score += 0.3 * max((OFFICE_WEIGHT.get(o.role, 1) for o in offices), default=0)
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
        or (min(len(a), len(b)) > 3 and _sound(a) == _sound(b))
        or (min(len(a), len(b)) == 1 and a[0] == b[0])
        or (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))
    )


def _sound(name: str) -> str:
    """A name in one spelling of many: Mohammed, Mohamed and Muhammad; Andrii, Andriy."""
    plain = name.translate(_VOWELS).replace("x", "ks")
    return "".join(
        c for c, following in zip(plain, [*plain[1:], ""], strict=True) if c != following
    )
