"""What role phrases are called when nobody known is meant."""

from ingest.mentions.labels import bare_start
from ingest.mentions.names import Name
from ingest.mentions.phrases import Phrase
from ingest.mentions.scene import Scene
from ingest.records import ActorType
from ontology.lexicon_actors import PAIRS, descriptions


class Described:
    """Names for the nameless of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._doc = scene.doc
        self._cast = scene.cast

    def state_codes(self, names: tuple[Name, ...]) -> tuple[str, ...]:
        """ISO codes of the states that the names stand for or belong to."""
        actors = self._cast.registry.actors
        codes = [actors[n.candidates[0]].state for n in names if n.candidates]
        return tuple(code for code in codes if code)

    def states(self, phrase: Phrase) -> tuple[str, ...]:
        """ISO codes of the states named in a role phrase."""
        return self.state_codes(phrase.owners)

    def label(self, phrase: Phrase) -> str:
        """The words of the phrase without article, number and possessor."""
        span = self._doc[phrase.start : phrase.end]
        label = self._doc[bare_start(span) : phrase.end]
        if label[0].is_sent_start and label[0].pos_ in {"NOUN", "ADJ"} and not label[0].ent_type_:
            return label.text[0].lower() + label.text[1:]
        return label.text

    def actor(self, phrase: Phrase, kind: ActorType, states: tuple[str, ...] = ()) -> str:
        """An actor called by its description, a state's people by its demonym."""
        codes = states or self.states(phrase)
        state = codes[0] if len(set(codes)) == 1 else None
        label = self._national_label(phrase, state) or self.label(phrase)
        return self._cast.minted(label, kind, state)

    def _national_label(self, phrase: Phrase, state: str | None) -> str | None:
        """`Georgia's officials`, `officials of Georgia` -> `Georgian officials`."""
        registry = self._cast.registry
        if state is None or len(phrase.owners) != 1 or not phrase.owners[0].candidates:
            return None
        owner = phrase.owners[0]
        entry = registry.actors[owner.candidates[0]]
        inside = phrase.end > phrase.title.end and self._doc[phrase.title.end].lower_ == "in"
        seat = entry.parent in registry.actors and inside
        if owner.sort == "adjective" or not (entry.type == "State" or seat):
            return None
        adjective = self._scene.adjective(state)
        if adjective is None:
            return None
        span = self._doc[phrase.start : phrase.title.end]
        words = [
            t for t in self._doc[bare_start(span) : phrase.title.end]
            if not owner.start <= t.i < owner.end
            and (t.i >= phrase.title.start or t.dep_ == "compound")
        ]  # fmt: skip
        return " ".join([adjective, *(t.text if t.pos_ == "PROPN" else t.lower_ for t in words)])

    def is_plain(self, phrase: Phrase) -> bool:
        """No more than the noun and an article or a number."""
        return not phrase.owners and self.label(phrase).lower() == phrase.title.surface

    def takes_up(self, phrase: Phrase) -> bool:
        """`The two leaders`, `the bloc` take up who was named before, which coreference finds."""
        head = self._doc[phrase.head]
        if any(child.dep_ in {"prep", "relcl", "acl"} for child in head.children):
            return False
        before = {t.lower_ for t in self._doc[phrase.start : phrase.title.start]}
        classes = descriptions().get(head.lemma_.lower(), frozenset())
        if head.tag_ not in {"NNS", "NNPS"}:
            return "body" in classes and "the" in before
        counted = bool(classes & PAIRS) and bool(before & {"two", "both"})
        return counted or ("pair-alone" in classes and "the" in before)
