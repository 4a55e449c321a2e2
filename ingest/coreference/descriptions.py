"""Bare descriptions of somebody named before: `the newspaper`, `the country`, `both sides`."""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from ingest.coreference.discourse import Discourse
from ingest.coreference.salience import Salience
from ingest.grammar.syntax import SUBJECTS
from ingest.mentions.found import Found
from ingest.records import ActorType, MentionKind
from ingest.setting import Setting
from ontology.lexicon_actors import descriptions, organisation_nouns
from ontology.lexicon_cues import actor_nouns

_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})
_PAIRING = frozenset({"two", "both"})
_PROPER_ALONE = frozenset({"authorities", "police"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_DETAILS = frozenset({"amod", "compound", "nmod", "relcl", "acl", "appos"})
_OUTLETS = (ActorType.OUTLET,)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "trio": 3}
_ARGUMENTS = SUBJECTS | {"dobj", "pobj", "dative"}
_COUNTED_OF = frozenset({"prep", "amod", "compound", "relcl"})
_BODIES = (ActorType.ORGANISATION, ActorType.GROUP)


class Descriptions:
    """Resolves the definite descriptions of one text, in text order."""

    def __init__(self, discourse: Discourse, setting: Setting) -> None:
        self._reading = discourse.reading
        self._cast = discourse.cast
        self._salience = Salience(discourse, setting)
        self._by_class: Mapping[str, Callable[[Token], str | None]] = {
            "outlet": self._outlet,
            "agency": self._agency,
            "state": self._state,
            "body": self._body,
            "named-body": self._named_body,
            "government": self._government,
            "military": self._military,
            "half": self._salience.half,
        }

    def found(self, token: Token) -> Found | None:
        """The mention that the noun `token` makes, None where it takes up no actor."""
        if count := _counts(token):
            actors = self._salience.several(token, count)
            return (
                Found(token.i, token.i + 1, token.i, actors, MentionKind.ROLE, 0.6)
                if actors
                else None
            )
        noun = token.lower_ if token.lower_ in descriptions() else token.lemma_.lower()
        classes = descriptions().get(noun)
        longer = _compound(token)
        if longer is not None:
            noun, classes = longer, descriptions()[longer]
        if classes is None and noun in organisation_nouns():
            classes = frozenset({"named-body"})
        if classes is None or not _is_nominal(token) or not self._is_bare(token):
            return None
        actors = self._actors(token, noun, classes)
        if not actors:
            return None
        before = (t.i for c in token.children if c.i < token.i for t in c.subtree if not t.is_space)
        start = min(before, default=token.i)
        return Found(start, token.i + 1, token.i, actors, MentionKind.ROLE, 0.7)

    def _actors(self, token: Token, noun: str, classes: frozenset[str]) -> tuple[str, ...]:
        before = {child.lower_ for child in token.children if child.i < token.i}
        plural = token.tag_ in _PLURAL_TAGS and token.lower_ not in _PROPER_ALONE | {"troops"}
        if plural and before & _DEFINITE and (before & _PAIRING or "pair-alone" in classes):
            return self._pair(
                token, noun, classes, counted=bool(before & _PAIRING) or noun == "side"
            )
        definite = before & (_DEFINITE - _PAIRING) or self._owner(token) is not None
        if plural or not (definite or (token.lower_ in _PROPER_ALONE and not before)):
            return ()
        for name, resolve in self._by_class.items():
            if name in classes and (actor := resolve(token)):
                return (actor,)
        if "body" in classes and actor_nouns().get(noun) == "group":
            return (self._cast.minted(noun, ActorType.GROUP),)
        return ()

    def _pair(
        self, token: Token, noun: str, classes: frozenset[str], *, counted: bool
    ) -> tuple[str, ...]:
        find = None
        if "pair-person" in classes:
            find = self._salience.two_persons
        elif "pair-state" in classes:
            find = self._salience.two_states
        if find is None:
            return ()
        if pair := find(token, counted=counted):
            return pair
        named = actor_nouns().keys() & {token.lower_, noun}
        return (self._cast.minted(token.text, ActorType.GROUP),) if named else ()

    def _outlet(self, token: Token) -> str | None:
        return self._salience.latest(token, _OUTLETS)

    def _agency(self, token: Token) -> str | None:
        return self._salience.latest(token, (*_OUTLETS, ActorType.ORGANISATION))

    def _body(self, token: Token) -> str | None:
        return self._salience.latest(token, _BODIES)

    def _named_body(self, token: Token) -> str | None:
        types = (*_BODIES, ActorType.GOVERNMENT)
        return self._salience.latest(token, types, word=token.lemma_.lower())

    def _iso(self, token: Token, *, nearest: bool = False) -> str | None:
        """Code of the state meant: the possessor's, else the most prominent or the nearest."""
        owner = self._owner(token)
        if owner is None:
            return self._salience.state(token, nearest=nearest)
        actors = self._reading.actors_at(owner)
        return self._cast.state_of(actors[0]) if len(actors) == 1 else None

    def _state(self, token: Token) -> str | None:
        iso = self._iso(token)
        actor = self._cast.registry.state_actor(iso) if iso else None
        return self._cast.known(actor) if actor else None

    def _government(self, token: Token) -> str | None:
        if self._owner(token) is None and token.lower_ in {"regime", "authorities"}:
            word = token.lower_
            if named := self._salience.latest(token, (ActorType.GOVERNMENT,), word=word):
                return named
        iso = self._iso(token, nearest=token.lower_ == "regime")
        actor = self._cast.registry.government_of(iso) if iso else None
        return self._cast.known(actor) if actor else None

    def _military(self, token: Token) -> str | None:
        word = token.lower_
        if named := self._salience.latest(token, (ActorType.GOVERNMENT,), word=word):
            return named
        if word == "police" and self._owner(token) is None and not self._salience.one_state():
            return self._cast.minted(word, ActorType.GROUP)
        iso = self._iso(token, nearest=True)
        adjective = self._salience.adjective(iso) if iso else None
        if adjective is None:
            return None
        return self._cast.minted(f"{adjective} {word}", ActorType.GOVERNMENT, iso)

    def _owner(self, token: Token) -> Token | None:
        """The possessor in `his country` and `the country's military`."""
        owners = (c for c in token.children if c.dep_ == "poss")
        return next((c for c in owners if c.tag_ == "PRP$" or _is_description(c)), None)

    def _is_bare(self, token: Token) -> bool:
        """Nothing but article, number and possessor goes with the noun."""
        owner = self._owner(token)
        longer = _compound(token)
        for child in token.children:
            if longer is not None and longer.startswith(f"{child.lower_} "):
                continue
            if child.dep_ in _DETAILS or (child.dep_ == "poss" and child != owner):
                return False
            if child.dep_ == "prep":
                return False
        return token.dep_ not in {"compound", "nmod", "appos", "attr"}


def _counts(token: Token) -> int:
    """How many `both`, `the two`, `the four` mean where they stand without a noun, else 0."""
    if token.dep_ not in _ARGUMENTS or any(c.dep_ in _COUNTED_OF for c in token.children):
        return 0
    count = _NUMBERS.get(token.lower_, 0)
    article = any(c.lower_ in {"the", "these", "those"} for c in token.children)
    return count if token.lower_ == "both" or article else 0


def _is_nominal(token: Token) -> bool:
    """Whether the tagger sees a noun, or the parser an argument: `the military` is no adjective."""
    return token.pos_ in {"NOUN", "PROPN"} or token.dep_ in {*SUBJECTS, "dobj", "pobj"}


def _is_description(token: Token) -> bool:
    return token.lemma_.lower() in descriptions()


def _compound(token: Token) -> str | None:
    """The two words of `news agency`, where the table has them together."""
    before = token.nbor(-1) if token.i else token
    if before.dep_ not in {"compound", "amod"} or before.head.i != token.i:
        return None
    words = f"{before.lower_} {token.lemma_.lower()}"
    return words if words in descriptions() else None
