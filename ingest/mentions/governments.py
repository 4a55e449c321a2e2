"""Governments, ministries and regimes named by a role phrase."""

from ingest.gazetteer import fold
from ingest.mentions.described import Described
from ingest.mentions.phrases import Phrase
from ingest.mentions.scene import Scene
from ingest.records import ActorType

_GOVERNMENT_WORDS = frozenset({"government", "administration", "regime", "authorities", "side"})


class Governments:
    """Resolves the phrases of one article that denote a government or a part of one."""

    def __init__(self, scene: Scene, described: Described) -> None:
        self._scene = scene
        self._doc = scene.doc
        self._cast = scene.cast
        self._described = described

    def link(self, phrase: Phrase) -> str | None:
        """The actor that the phrase denotes, if it does."""
        if not phrase.owners and self._described.is_plain(phrase):
            return self._ministry(phrase)
        if self._is_of_things(phrase) or (phrase.former and not phrase.owners):
            return None
        states = self._described.states(phrase) or self._headed(phrase)
        if not states and phrase.definite:
            return self._described.actor(phrase, ActorType.GOVERNMENT, self._subject_state())
        if phrase.title.text in _GOVERNMENT_WORDS and states and self._is_of_state(phrase):
            government = self._cast.registry.government_of(states[0])
            if government is not None:
                return self._cast.known(government)
        if states and (body := self._scene.body_of(states[0], phrase.title.text)):
            return self._cast.known(body)
        kind = ActorType.GOVERNMENT if states else ActorType.GROUP
        return self._described.actor(phrase, kind, states)

    def _is_of_things(self, phrase: Phrase) -> bool:
        """`A visa regime` governs nobody."""
        before = self._doc[phrase.title.start - 1] if phrase.title.start else None
        things = before is not None and before.pos_ == "NOUN" and before.dep_ == "compound"
        return things and phrase.title.text == "regime"

    def _subject_state(self) -> tuple[str, ...]:
        """The foreign state that the text is most about."""
        home = self._cast.context_states
        for code, count in self._cast.state_counts.most_common(3):
            if code not in home and count > 1:
                return (code,)
        return ()

    def _ministry(self, phrase: Phrase) -> str | None:
        """`The foreign ministry` is that of the state the text is most about."""
        if " " not in phrase.title.text or not phrase.definite:
            return None
        for code in (*self._subject_state(), *self._cast.context_states):
            if body := self._scene.body_of(code, phrase.title.text):
                return self._cast.known(body)
        return None

    def _is_of_state(self, phrase: Phrase) -> bool:
        """Nothing but the state's name or its head's qualifies the government."""
        owned = {i for n in phrase.owners for i in range(n.start, n.end)}
        plain = [t for t in self._doc[phrase.start : phrase.title.start] if t.i not in owned]
        return all(t.pos_ != "ADJ" or t.lower_ == "former" for t in plain)

    def _headed(self, phrase: Phrase) -> tuple[str, ...]:
        """The state of who gives a government its name: `the Trump administration`."""
        for token in self._doc[phrase.start : phrase.title.start]:
            if token.pos_ != "PROPN":
                continue
            for actor in self._cast.surnames.get(fold(token.text), ()):
                if state := self._cast.state_of(actor):
                    return (state,)
            if state := self._scene.headed_by(token.lower_):
                return (state,)
        return ()
