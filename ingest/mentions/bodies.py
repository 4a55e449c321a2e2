"""States, governments, organisations, outlets and groups by name."""

from collections.abc import Iterator

from ingest.mentions.described import Described
from ingest.mentions.found import Found, head_of
from ingest.mentions.names import Name
from ingest.mentions.scene import Scene
from ingest.records import ActorType, MentionKind

_TYPES = {"org": ActorType.ORGANISATION, "group": ActorType.GROUP}
_BRACKETS = {"(": ")", "[": "]"}


class Bodies:
    """Finds and links the names of one article that are no persons."""

    def __init__(self, scene: Scene, described: Described) -> None:
        self._scene = scene
        self._cast = scene.cast
        self._described = described
        self._short: dict[str, str] = {}

    def find(self) -> Iterator[Found]:
        """The mentions in text order; a short form in brackets serves for the rest of the text."""
        owned = {n.start for t in self._scene.titles for n in self._scene.phrase(t).owners}
        for name in self._scene.names:
            if name.sort not in {"person", "place"} and self._scene.is_free(name.start):
                found = self._body(name, name.sort == "adjective" or name.start in owned)
                self._remember_short(name, found.actors[0])
                yield found
        yield from self._short_forms()

    def _body(self, name: Name, modifier: bool) -> Found:
        kind = MentionKind.METONYM if name.sort == "metonym" else MentionKind.NAME
        head = head_of(self._scene.doc, name.start, name.end)
        self._scene.take(range(name.start, name.end))
        sure = 0.9 if name.candidates else 0.7
        others = name.candidates[1:4]
        actors = (self._actor(name),)
        return Found(name.start, name.end, head, actors, kind, sure, others, modifier)

    def _actor(self, name: Name) -> str:
        cast = self._cast
        if name.sort == "people":
            label = name.text if not name.text.islower() else name.text.title()
            codes = self._described.state_codes((name,))
            return cast.minted(label, ActorType.GROUP, codes[0] if codes else None)
        if short := self._short.get(name.text):
            return short
        if name.candidates:
            return cast.known(name.candidates[0])
        state = self._state(name)
        if state and (body := self._scene.body_of(state, name.text)):
            return cast.known(body)
        return cast.minted(name.text, _TYPES[name.sort], state)

    def _state(self, name: Name) -> str | None:
        """The state named inside or right before an unknown body's name."""
        registry = self._cast.registry
        inside = [registry.actors[actor].state for actor in name.inner]
        at = name.start - 1
        at -= at > 0 and self._scene.doc[at].tag_ == "POS"
        before = self._scene.name_at(at) if at >= 0 else None
        codes = [*inside, *(self._described.state_codes((before,)) if before else ())]
        return next((code for code in codes if code), None)

    def _remember_short(self, name: Name, actor: str) -> None:
        doc, end = self._scene.doc, name.end
        if end + 2 < len(doc) and _BRACKETS.get(doc[end].text) == doc[end + 2].text:
            short = doc[end + 1].text
            known = self._scene.name_at(end + 1)
            free = known is None or not known.candidates or _abbreviates(short, name.text)
            if short.isupper() and len(short) > 1 and free:
                self._short[short] = actor
                self._cast.add_alias(actor, short)

    def _short_forms(self) -> Iterator[Found]:
        for token in self._scene.doc if self._short else ():
            actor = self._short.get(token.text)
            if actor and self._scene.is_free(token.i) and self._scene.name_at(token.i) is None:
                yield Found(token.i, token.i + 1, token.i, (actor,), MentionKind.NAME, 0.8)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` begin the capitalised words of `name`."""
    return short == "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
