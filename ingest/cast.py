"""The cast of one article: its actors so far, and the memory that names and titles refer to."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from ingest.gazetteer import fold
from ingest.records import Actor, ActorType
from ontology.lexicon_actors import gender_words, honorifics
from ontology.registry import Registry, RegistryActor

_SLUG = re.compile(r"[^a-z0-9]+")
MAX_ALIASES = 12


def slug(text: str) -> str:
    """A readable id: lower-case words joined by hyphens."""
    return _SLUG.sub("-", fold(text).replace("'", "")).strip("-") or "actor"


def bare_name(text: str) -> str:
    """A person's name without honorifics, article and possessive mark."""
    plain = re.sub(r"['’]s?$", "", text.strip())
    parts = plain.split()
    while len(parts) > 1 and (parts[0].lower() in honorifics() or parts[0].lower() == "the"):
        parts.pop(0)
    return " ".join(parts)


def surname_keys(last: str, family: str | None) -> frozenset[str]:
    """Folded words by which a text may give a surname alone: `al-assad`, `assad`."""
    keys = {fold(last), fold(family or last)}
    return frozenset({*keys, *(key.removeprefix("al-") for key in keys)})


@lru_cache(maxsize=4)
def given_genders(registry: Registry) -> Mapping[str, str]:
    """Folded given names that registered persons of one gender alone bear -> m, f."""
    found: dict[str, set[str]] = {}
    for actor in registry.actors.values():
        if actor.gender:
            found.setdefault(fold(actor.label).split()[0], set()).add(actor.gender)
    return {name: genders.pop() for name, genders in found.items() if len(genders) == 1}


class Cast:
    """Actors of one article and what its later words can refer back to.

    Args:
        registry: known actors, offices and terms.
        published: ISO day of publication, for who held an office then.
        context_states: ISO codes of the states the outlet or issuer belongs to, nearest first.
    """

    def __init__(
        self, registry: Registry, published: str | None, context_states: tuple[str, ...] = ()
    ) -> None:
        self.registry = registry
        self.published = published
        self.context_states = context_states
        self.actors: dict[str, Actor] = {}
        self.genders: dict[str, str] = {}
        self.surnames: dict[str, list[str]] = {}
        self.given: dict[str, list[str]] = {}
        self.institutions: dict[str, str] = {}
        self.state_counts: Counter[str] = Counter()

    def known(self, actor_id: str) -> str:
        """Enter a registered actor and return its id."""
        if actor_id not in self.actors:
            entry = self.registry.actors[actor_id]
            self.actors[actor_id] = Actor(
                entry.id,
                entry.label,
                ActorType(entry.type),
                self.registry.aliases(actor_id)[:MAX_ALIASES],
                entry.state,
                entry.wikidata,
                known=True,
            )
            if entry.type == "Person":
                self._remember_person(actor_id, entry.label, entry)
        return actor_id

    def minted(self, label: str, kind: ActorType, state: str | None = None) -> str:
        """Enter an actor that no registry lists, one per name, and return its id."""
        actor_id = slug(label)
        if actor_id in self.registry.actors:
            actor_id += "-unlisted"
        if actor_id not in self.actors:
            self.actors[actor_id] = Actor(actor_id, label, kind, (), state)
            if kind is ActorType.PERSON and not label.split()[-1].islower():
                self._remember_person(actor_id, label, None)
        return actor_id

    def _remember_person(self, actor_id: str, label: str, entry: RegistryActor | None) -> None:
        parts = fold(bare_name(label)).split()
        for key in surname_keys(parts[-1], entry.family_name if entry else None):
            self.surnames.setdefault(key, []).append(actor_id)
        self.given.setdefault(parts[0], []).append(actor_id)
        if entry and entry.gender:
            self.genders[actor_id] = entry.gender

    def hint_gender(self, actor_id: str, words: Iterable[str]) -> None:
        """Learn a person's gender from honorifics and titles around the name."""
        for word in words:
            if gender := gender_words().get(fold(word)):
                self.genders.setdefault(actor_id, gender)

    def count_states(self, actors: Iterable[str]) -> None:
        """Registered actors named by the text speak for the states they belong to."""
        for actor in actors:
            if state := self.registry.actors[actor].state:
                self.state_counts[state] += 1

    def likely_gender(self, actor_id: str) -> str | None:
        """The gender that a person's given name suggests."""
        given = fold(bare_name(self.actors[actor_id].label)).split()
        return given_genders(self.registry).get(given[0]) if len(given) > 1 else None

    def state_of(self, actor_id: str) -> str | None:
        """ISO code of the state an actor of this article belongs to."""
        return self.actors[actor_id].state

    def is_type(self, actor_id: str, *types: ActorType) -> bool:
        """Whether the actor is of one of `types`."""
        return self.actors[actor_id].type in types

    def with_state(self, actor_id: str, state: str | None) -> None:
        """Fill in the state of a minted actor when the text tells it."""
        actor = self.actors[actor_id]
        if state and actor.state is None and not actor.known:
            self.actors[actor_id] = replace(actor, state=state)

    def add_alias(self, actor_id: str, alias: str) -> None:
        """Another name the text gives an actor that no registry lists."""
        actor = self.actors[actor_id]
        if actor.known:
            return
        if fold(alias) not in {fold(actor.label), *map(fold, actor.aliases)}:
            aliases = (*actor.aliases, alias)[:MAX_ALIASES]
            self.actors[actor_id] = replace(actor, aliases=aliases)

    def add_spelling(self, actor_id: str, name: str) -> None:
        """How the text spells the full name of a registered person."""
        actor = self.actors[actor_id]
        if not actor.known or " " not in name:
            return
        if fold(name) not in {fold(actor.label), *map(fold, actor.aliases)}:
            aliases = (name, *actor.aliases)[:MAX_ALIASES]
            self.actors[actor_id] = replace(actor, aliases=aliases)
