"""Which actors of a kind are foremost at a place in the text."""

from collections import Counter, defaultdict

from spacy.tokens import Token

from ingest.coreference.discourse import Candidate, Discourse
from ingest.records import ActorType
from ingest.setting import Setting
from ontology.registry import NameKind

_DECAY = 0.6
_NATIONAL = (ActorType.STATE, ActorType.GOVERNMENT, ActorType.PERSON)


class Salience:
    """Answers for one text; candidates after the asking token do not count."""

    def __init__(self, discourse: Discourse, setting: Setting) -> None:
        self._discourse = discourse
        self._cast = discourse.cast
        self._issuer_state = setting.states[0] if setting.issuer and setting.states else None
        self._context = setting.states[0] if setting.states else None

    def _before(self, token: Token) -> list[Candidate]:
        return [c for c in self._discourse.candidates if c.actors and c.head < token.i]

    def latest(
        self, token: Token, types: tuple[ActorType, ...], word: str | None = None
    ) -> str | None:
        """The actor of one of `types` mentioned last, whose label holds `word` if one is given."""
        single = [c for c in self._before(token) if len(c.actors) == 1]
        for each in sorted(single, key=lambda c: c.head, reverse=True):
            actor = self._cast.actors[each.actors[0]]
            fits = word is None or word in actor.label.lower().split()
            if actor.type in types and fits and not (each.plural and word is None):
                return actor.id
        return None

    def state(self, token: Token) -> str | None:
        """Code of the state most prominent, the issuing state only where there is no other."""
        scores: defaultdict[str, float] = defaultdict(float)
        for each in self._before(token):
            for iso in self._states(each, (ActorType.STATE, ActorType.GOVERNMENT)):
                distance = self._discourse.distance(each, token)
                scores[iso] += max(each.weight, 0.6) * _DECAY**distance
        for iso in sorted(scores, key=lambda code: -scores[code]):
            if iso != self._issuer_state:
                return iso
        return self._context

    def two_persons(self, token: Token) -> tuple[str, ...]:
        """The two persons meant by `the two leaders`."""
        before = self._before(token)
        for each in sorted(before, key=lambda c: c.head, reverse=True):
            persons = self._persons(each)
            if len(persons) == 2 == len(each.actors):
                return persons
        counts: Counter[str] = Counter()
        for each in before:
            counts.update(self._persons(each))
        foremost = [actor for actor, _ in counts.most_common(2)]
        return tuple(foremost) if len(foremost) == 2 else ()

    def two_states(self, token: Token) -> tuple[str, ...]:
        """The two states meant by `the two countries` and `both sides`."""
        before = self._before(token)
        for each in sorted(before, key=lambda c: c.head, reverse=True):
            if len(each.actors) == 2 and len(pair := self._states(each, _NATIONAL)) == 2:
                return self._as_actors(pair)
        counts: Counter[str] = Counter()
        for each in before:
            counts.update(self._states(each, _NATIONAL))
        codes = [iso for iso, _ in counts.most_common(2)]
        if self._issuer_state and self._issuer_state not in codes and codes:
            codes = [self._issuer_state, codes[0]]
        return self._as_actors(tuple(codes)) if len(codes) == 2 else ()

    def adjective(self, iso: str) -> str | None:
        """The demonym of a state."""
        actor = self._cast.registry.state_actor(iso)
        names = self._cast.registry.names_of(actor) if actor else ()
        return next((name.text for name in names if name.kind is NameKind.ADJECTIVE), None)

    def _persons(self, candidate: Candidate) -> tuple[str, ...]:
        return tuple(a for a in candidate.actors if self._cast.is_type(a, ActorType.PERSON))

    def _states(self, candidate: Candidate, types: tuple[ActorType, ...]) -> tuple[str, ...]:
        codes = [
            self._cast.state_of(actor)
            for actor in candidate.actors
            if self._cast.is_type(actor, *types)
        ]
        return tuple(dict.fromkeys(code for code in codes if code))

    def _as_actors(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        actors = [self._cast.registry.state_actor(code) for code in codes]
        return tuple(self._cast.known(actor) for actor in actors if actor)
