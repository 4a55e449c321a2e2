"""Role phrases without a name: `the Prime Minister`, `Turkish officials`, `a Kremlin spokesman`."""

from ingest.mentions.described import Described
from ingest.mentions.found import Found
from ingest.mentions.governments import Governments
from ingest.mentions.incumbents import Incumbents
from ingest.mentions.phrases import Phrase
from ingest.mentions.scene import Scene
from ingest.records import ActorType, MentionKind
from ontology.lexicon_cues import cues

_TIES = frozenset({"ally", "partner", "friend", "neighbour", "neighbor", "rival", "enemy", "foe"})
_BONDS = frozenset({"alliance", "coalition", "partnership", "union", "pact"})
_ANYBODY = frozenset({"people", "persons", "population", "individuals", "entities", "businesses",
                      "corporations", "industries", "men", "women", "banks", "firms"})  # fmt: skip
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})


class Roles:
    """Resolves role phrases by the article so far, then by who held the office that day."""

    def __init__(self, scene: Scene) -> None:
        self._doc = scene.doc
        self._cast = scene.cast
        self.described = Described(scene)
        self.incumbents = Incumbents(scene, self.described)
        self._governments = Governments(scene, self.described)
        self._spokesperson: str | None = None

    def speaks_for(self, actor: str, phrase: Phrase) -> None:
        """A named spokesperson's institution gives the person a state."""
        if institution := self._institution(phrase):
            self._cast.institutions[actor] = institution
            self._cast.with_state(actor, self._cast.state_of(institution))

    def link(self, phrase: Phrase) -> Found | None:
        """The mention that a role phrase without a name makes, if it denotes an actor."""
        link = {
            "person": self._person,
            "spokesperson": self._spokesman,
            "government": self._governments.link,
        }.get(phrase.title.noun_class, self._group)
        actor = None if self._is_relation(phrase) else link(phrase)
        if actor is None:
            return None
        sure = 0.8 if actor in self._cast.registry.actors else 0.6
        return Found(phrase.start, phrase.end, phrase.head, (actor,), MentionKind.ROLE, sure)

    def _person(self, phrase: Phrase) -> str | None:
        if phrase.definite and not phrase.former and (actor := self.incumbents.of(phrase)):
            return actor
        if (
            phrase.definite
            and not phrase.owners
            and self.described.label(phrase) == phrase.title.text
        ):
            return None
        if self._predicates(phrase) or not (phrase.owners or self._speaks(phrase)):
            return None
        return self.described.actor(phrase, ActorType.PERSON)

    def _is_relation(self, phrase: Phrase) -> bool:
        """`the alliance between X and Y`, `our alliance with X` are what binds them, no body."""
        token = self._doc[phrase.head]
        bound = any(c.dep_ == "prep" and c.lower_ in {"between", "with"} for c in token.children)
        return bound and token.lemma_.lower() in _BONDS

    def _predicates(self, phrase: Phrase) -> bool:
        """`was a columnist`, `as a resident`: what somebody is, not somebody else."""
        head = self._doc[phrase.head]
        return head.dep_ in {"attr", "oprd", "appos"} or (
            head.dep_ == "pobj" and head.head.lower_ == "as"
        )

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether the phrase is the subject of a reporting verb or its addressee."""
        token = self._doc[phrase.head]
        acting = token.dep_ in {"nsubj", "nsubjpass", "agent", "dobj"}
        return acting and token.head.lemma_ in cues()

    def _acts(self, phrase: Phrase) -> bool:
        """Whether `the residents`, of no place that is named, do or suffer something."""
        named = phrase.title.noun_class == "people" and phrase.title.text not in _ANYBODY
        return named and phrase.definite and self._doc[phrase.head].dep_ in _ACTING

    def _institution(self, phrase: Phrase) -> str | None:
        for name in reversed(phrase.owners):
            if name.candidates:
                return self._cast.known(name.candidates[0])
            if name.sort == "org":
                return self._cast.minted(name.text, ActorType.ORGANISATION)
        return None

    def _spokesman(self, phrase: Phrase) -> str | None:
        institution = self._institution(phrase)
        if institution is None and (phrase.definite or self._spokesperson):
            institution = self._spokesperson
        if institution is None and "government" in phrase.label.lower():
            context = self._cast.context_states
            government = self._cast.registry.government_of(context[0]) if context else None
            institution = self._cast.known(government) if government else None
        if institution is None:
            return self.described.actor(phrase, ActorType.PERSON)
        self._spokesperson = self._as_government(institution, phrase)
        return self._spokesperson

    def _as_government(self, actor: str, phrase: Phrase) -> str:
        """A state's spokesman speaks for its government."""
        entry = self._cast.registry.actors.get(actor)
        if entry and entry.type == "State" and entry.state:
            government = self._cast.registry.government_of(entry.state)
            if government and "ministry" not in phrase.label.lower():
                return self._cast.known(government)
        return actor

    def _group(self, phrase: Phrase) -> str | None:
        head = self._doc[phrase.head]
        if head.dep_ == "attr" and not phrase.owners and head.lemma_.lower() in _TIES:
            return None  # `X and Y are close allies`
        if self.described.is_plain(phrase) and (
            not (phrase.title.noun_class == "group" or self._acts(phrase))
            or self.described.takes_up(phrase)
        ):
            return None
        return self.described.actor(phrase, ActorType.GROUP)
