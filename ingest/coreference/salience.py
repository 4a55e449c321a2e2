"""Which actors of a kind are foremost at a place in the text."""

from collections import Counter, defaultdict
from collections.abc import Callable

from spacy.tokens import Token

from ingest.coreference.discourse import Candidate, Discourse
from ingest.records import ActorType
from ingest.setting import Setting
from ontology.registry import NameKind

_DECAY = 0.6
_SHARP = 0.3
_NEAR = 2
_LANDED = (ActorType.STATE, ActorType.GOVERNMENT, ActorType.GROUP)
_QUARRELLING = frozenset({"side"})
_NATIONAL = (ActorType.STATE, ActorType.GOVERNMENT, ActorType.PERSON)


class Salience:
    """Answers for one text; candidates after the asking token do not count."""

    def __init__(self, discourse: Discourse, setting: Setting) -> None:
        self._discourse = discourse
        self._cast = discourse.cast
        self._issuer_state = setting.states[0] if setting.issuer and setting.states else None
        self._context = setting.states[0] if setting.states else None

    def _before(self, token: Token) -> list[Candidate]:
        """The candidates in front of `token`, all of them where it opens the text."""
        named = [c for c in self._discourse.candidates if c.actors]
        return [c for c in named if c.head < token.i] or named

    def latest(
        self, token: Token, types: tuple[ActorType, ...], word: str | None = None
    ) -> str | None:
        """The actor of one of `types` mentioned last, whose label holds `word` if one is given."""
        single = [c for c in self._before(token) if len(c.actors) == 1]
        for each in sorted(single, key=lambda c: c.head, reverse=True):
            actor = self._cast.actors[each.actors[0]]
            fits = word is None or word in self._words(each)
            if actor.type in types and fits and not (each.plural and word is None):
                return actor.id
        return None

    def _words(self, candidate: Candidate) -> list[str]:
        """Words of the actor's label and of the mention."""
        label = self._cast.actors[candidate.actors[0]].label
        doc = self._discourse.doc
        found = self._discourse.reading.at(doc[candidate.head])
        mention = found.in_doc(doc).text if found is not None else ""
        return f"{label} {mention}".lower().split()

    def state(self, token: Token, *, nearest: bool = False) -> str | None:
        """Code of the state most prominent, the issuing state only where there is no other.

        With `nearest`, what was mentioned a sentence ago counts little.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        for each in self._before(token):
            for iso in self._states(each, _LANDED):
                distance = self._discourse.distance(each, token)
                decay = _SHARP if nearest else _DECAY
                scores[iso] += max(each.weight, 0.6) * decay**distance
        for iso in sorted(scores, key=lambda code: -scores[code]):
            if iso != self._issuer_state:
                return iso
        return self._context

    def one_state(self) -> bool:
        """Whether the text speaks of a single state."""
        return len(self._cast.state_counts) == 1

    def two_persons(self, token: Token, *, counted: bool) -> tuple[str, ...]:
        """The two persons meant by `the two leaders`.

        Args:
            token: the noun.
            counted: whether the words say that there are two; if so any two will do.
        """
        for each in self._joined(token, counted=counted):
            persons = self._persons(each)
            if len(persons) == 2 == len(each.actors):
                return persons
        foremost = self._foremost(token, self._persons) if counted else ()
        return foremost if len(foremost) == 2 else ()

    def two_states(self, token: Token, *, counted: bool) -> tuple[str, ...]:
        """The two states meant by `the two countries` and `both sides`."""
        for each in self._joined(token, counted=counted):
            if len(each.actors) == 2 and len(pair := self._national(each)) == 2:
                return self._as_actors(pair)
            if token.lemma_ in _QUARRELLING and len(each.actors) == 2 and self._are_parties(each):
                return each.actors
        codes = self._foremost(token, self._national) if counted else ()
        if self._issuer_state and self._issuer_state not in codes and codes:
            codes = (self._issuer_state, codes[0])
        return self._as_actors(codes) if len(codes) == 2 else ()

    def _are_parties(self, candidate: Candidate) -> bool:
        """Whether those named together can be the sides of a quarrel: a state and a movement."""
        return all(
            self._cast.is_type(a, *_LANDED, ActorType.ORGANISATION) for a in candidate.actors
        )

    def several(self, token: Token, count: int) -> tuple[str, ...]:
        """The `count` actors named together last; of two, any two states or persons will do."""
        for each in self._joined(token, counted=True):
            if len(each.actors) == count:
                return each.actors
        if count != 2:
            return ()
        return self.two_states(token, counted=True) or self.two_persons(token, counted=True)

    def _joined(self, token: Token, *, counted: bool) -> list[Candidate]:
        """Several named together, the latest first; the very last, and near, if not counted."""
        several = [c for c in self._before(token) if len(c.actors) > 1]
        several.sort(key=lambda c: c.head, reverse=True)
        if counted:
            return several
        return [c for c in several[:1] if self._discourse.distance(c, token) <= _NEAR]

    def _foremost(
        self, token: Token, of: Callable[[Candidate], tuple[str, ...]]
    ) -> tuple[str, ...]:
        counts: Counter[str] = Counter()
        for each in self._before(token):
            counts.update(of(each))
        return tuple(each for each, _ in counts.most_common(2))

    def _national(self, candidate: Candidate) -> tuple[str, ...]:
        return self._states(candidate, _NATIONAL)

    def half(self, token: Token) -> str | None:
        """`The North` for a state whose name begins so."""
        wanted = token.lower_ + " "
        for each in sorted(self._before(token), key=lambda c: c.head, reverse=True):
            actor = self._cast.actors[each.actors[0]]
            if actor.type is ActorType.STATE and actor.label.lower().startswith(wanted):
                return actor.id
        return None

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
