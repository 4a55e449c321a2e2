"""The cast of one article: its actors so far, and the memory that names and titles refer to."""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.gazetteer import fold
from ingest.records import Actor, ActorType
from ontology.registry import Registry, RegistryActor

_HONORIFIC = re.compile(
    r"^(?:the\s+)?(?:(?:mr|mrs|ms|miss|sir|dame|lord|lady|dr|gen|lt|col|sen|rep|prof|rev|hon|"
    r"king|queen|prince|princess|pope|sheikh|imam|ayatollah|president|minister)\.?\s+)+",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[^a-z0-9]+")
_GENDER_WORDS = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "spokesman": "m",
    "chairman": "m", "congressman": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f",
    "lady": "f", "queen": "f", "princess": "f", "spokeswoman": "f", "chairwoman": "f",
    "congresswoman": "f",
}  # fmt: skip
MAX_ALIASES = 12


def slug(text: str) -> str:
    """A readable id: lower-case words joined by hyphens."""
    return _SLUG.sub("-", fold(text).replace("'", "")).strip("-") or "actor"


def bare_name(text: str) -> str:
    """A person's name without honorifics, article and possessive mark."""
    plain = re.sub(r"['’]s?$", "", text.strip())
    return _HONORIFIC.sub("", plain).strip() or plain


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
        self.titles: dict[str, list[str]] = {}
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
            if kind is ActorType.PERSON:
                self._remember_person(actor_id, label, None)
        return actor_id

    def _remember_person(self, actor_id: str, label: str, entry: RegistryActor | None) -> None:
        parts = fold(bare_name(label)).split()
        family = fold(entry.family_name) if entry and entry.family_name else parts[-1]
        for key in {family, parts[-1]}:
            self.surnames.setdefault(key, []).append(actor_id)
        self.given.setdefault(parts[0], []).append(actor_id)
        if entry and entry.gender:
            self.genders[actor_id] = entry.gender

    def hint_gender(self, actor_id: str, words: Iterable[str]) -> None:
        """Learn a person's gender from honorifics and titles around the name."""
        for word in words:
            if gender := _GENDER_WORDS.get(fold(word).strip(".")):
                self.genders.setdefault(actor_id, gender)

    def remember_title(self, title: str, actor_id: str) -> None:
        """The text called this person by `title`."""
        holders = self.titles.setdefault(fold(title), [])
        if actor_id in holders:
            holders.remove(actor_id)
        holders.append(actor_id)

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
            self.actors[actor_id] = Actor(
                actor.id, actor.label, actor.type, actor.aliases, state, actor.wikidata
            )

    def add_alias(self, actor_id: str, alias: str) -> None:
        """Another name the text gives a minted actor."""
        actor = self.actors[actor_id]
        if not actor.known and alias != actor.label and alias not in actor.aliases:
            self.actors[actor_id] = Actor(
                actor.id,
                actor.label,
                actor.type,
                (*actor.aliases, alias)[:MAX_ALIASES],
                actor.state,
                actor.wikidata,
            )
