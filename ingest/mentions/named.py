"""Persons by name, with or without titles: `US Secretary of State Antony Blinken`, `Mr Reed`."""

from collections.abc import Iterator

from ingest.gazetteer import fold
from ingest.grammar.syntax import is_verb
from ingest.mentions.found import Found, head_of
from ingest.mentions.names import Name
from ingest.mentions.persons import Persons
from ingest.mentions.phrases import Phrase
from ingest.mentions.roles import Roles
from ingest.mentions.scene import Scene
from ingest.mentions.titles import PERSON_CLASSES, Title
from ingest.records import MentionKind
from ontology.lexicon_actors import organisation_nouns
from ontology.lexicon_cues import cues

_PORTFOLIOS = frozenset({"for", "of"})
_POSTED = frozenset({"to", "of", "at", "in"})
_PORTFOLIO = 9
_NEAR = 8


class NamedPersons:
    """Finds and links the personal names of one article."""

    def __init__(self, scene: Scene, persons: Persons, roles: Roles) -> None:
        self._scene = scene
        self._doc = scene.doc
        self._cast = scene.cast
        self._persons = persons
        self._roles = roles

    # -- titles with names ---------------------------------------------------------------------

    def titled(self, *, full: bool) -> list[Found]:
        """Titles followed by names, the longest where several titles share a name.

        Args:
            full: whether names of several words are wanted, or single ones.
        """
        following: Found | None = None
        longest: dict[int, Found] = {}
        for title in reversed(self._scene.titles):
            found = self._titled(title, following, full)
            if found is None:
                continue
            following = found
            kept = longest.get(found.end)
            if kept is None or found.start < kept.start:
                longest[found.end] = found
        return list(longest.values())

    def _titled(self, title: Title, following: Found | None, full: bool) -> Found | None:
        if title.noun_class not in PERSON_CLASSES or not self._scene.is_free(title.start):
            return None
        phrase = self._scene.phrase(title)
        if following and self._joins(title, following):
            self._learn(title, phrase, following.actors[0])
            return Found(
                phrase.start, following.end, following.head, following.actors,
                MentionKind.NAME, following.confidence, following.alternatives,
            )  # fmt: skip
        named = self._name_after(title.end)
        if named is None or (named[1] - named[0] > 1) != full or not self._scene.is_free(named[0]):
            return None
        return self._person_with_title(title, phrase, *named)

    def _person_with_title(self, title: Title, phrase: Phrase, start: int, end: int) -> Found:
        doc = self._doc
        tail_end, tail = self._owner_after(end)
        states = self._roles.described.states(phrase) + tail
        titles = (title.text, phrase.portfolio)
        expected = self._roles.incumbents.holder(phrase, tail) if end - start > 1 else None
        actor, sure, others = self._persons.link(doc[start:end].text, states, titles, expected)
        self._cast.hint_gender(actor, [t.text for t in doc[phrase.start : end]])
        self._learn(title, phrase, actor)
        self._scene.take(range(title.start, title.end))
        joined = start - title.end < 3 and doc[title.end].lower_ not in _POSTED
        self._scene.take(range(title.end if joined else start, end))
        head = head_of(doc, start, end)
        if doc[title.end].lower_ in _POSTED and doc[phrase.head].is_ancestor(doc[head]):
            head = phrase.head  # the name hangs on the place
        kind = MentionKind.NAME
        return Found(phrase.start, tail_end, head, (actor,), kind, sure, others)

    def _learn(self, title: Title, phrase: Phrase, actor: str) -> None:
        self._roles.incumbents.remember(title, actor, self._doc[title.start].idx)
        if title.noun_class == "spokesperson":
            self._roles.speaks_for(actor, phrase)

    def _joins(self, title: Title, following: Found) -> bool:
        """`State Councilor and Foreign Minister Wang Yi`: two titles, one person."""
        between = self._doc[title.end : following.start]
        return len(between) == 1 and between[0].lower_ == "and"

    def _name_after(self, at: int) -> tuple[int, int] | None:
        """Where the personal name that a title introduces stands."""
        scene = self._scene
        start = scene.after_honorifics(at)
        if start < len(self._doc) and (span := self._name_at(start)):
            return span
        if at >= len(self._doc):
            return None
        if self._doc[at].lower_ in _POSTED and (span := self._name_after_place(at + 1)):
            return span
        return self._name_after_portfolio(at + 1) if self._doc[at].lower_ in _PORTFOLIOS else None

    def _name_after_place(self, start: int) -> tuple[int, int] | None:
        """`Ambassador to the United Nations Linda Thomas-Greenfield`."""
        at = start + (start < len(self._doc) and self._doc[start].lower_ == "the")
        place = self._scene.name_at(at)
        if place is None or place.sort == "person" or place.end >= len(self._doc):
            return None
        name = self._scene.name_at(place.end)
        if name is None or name.sort != "person" or name.start != place.end:
            return None
        return name.start, name.end

    def _name_at(self, start: int) -> tuple[int, int] | None:
        name = self._scene.name_at(start)
        if name is not None and name.sort == "person":
            return start, name.end
        end = start
        while end < len(self._doc) and end - start < 4 and self._scene.is_capital(end):
            end += 1
        body = any(t.lower_ in organisation_nouns() for t in self._doc[start:end])
        return (start, end) if end > start and not body else None

    def _name_after_portfolio(self, start: int) -> tuple[int, int] | None:
        """`Assistant Secretary for African Affairs Molly Phee`."""
        for at in range(start, min(start + _PORTFOLIO, len(self._doc))):
            token = self._doc[at]
            name = self._scene.name_at(at)
            if name is not None and name.sort == "person" and at == name.start and at > start:
                return name.start, name.end
            if not (token.text[0].isupper() or token.lower_ in {"and", "the", "of", "for"}):
                return None
        return None

    def _owner_after(self, end: int) -> tuple[int, tuple[str, ...]]:
        """`President Hassan Rouhani of Iran`."""
        doc = self._doc
        if end + 1 < len(doc) and doc[end].lower_ == "of":
            at = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1
            name = self._scene.name_at(at)
            if name is not None and name.sort == "state":
                return name.end, self._roles.described.state_codes((name,))
        return end, ()

    # -- names alone ---------------------------------------------------------------------------

    def full(self) -> Iterator[Found]:
        """Names of more than one word that no title has used."""
        for name in self._persons_left():
            if sum(t.is_alpha for t in self._doc[name.start : name.end]) > 1:
                yield self._person(name)

    def short(self) -> Iterator[Found]:
        """Surnames and given names, those the text has introduced above all."""
        for name in self._persons_left():
            if self._is_person(name):
                yield self._person(name)
        for token in self._doc:
            known = self._cast.surnames.get(fold(token.text))
            here = self._scene.name_at(token.i)
            alone = here is None or (not here.candidates and here.end - here.start == 1)
            if known and alone and self._scene.is_free(token.i) and self._is_surname(token.i):
                yield self._person(Name(token.i, token.i + 1, "person", token.text))

    def _persons_left(self) -> Iterator[Name]:
        for name in self._scene.names:
            if name.sort == "person" and self._scene.is_free(name.start):
                yield name

    def _is_person(self, name: Name) -> bool:
        """Whether a single unknown word is a person: it has an honorific, speaks or recurs."""
        if name.candidates or name.end - name.start > 1:
            return True
        doc = self._doc
        token = doc[name.start]
        if self._scene.before_honorifics(name.start) < name.start or self._persons.knows(name.text):
            return True
        if any(child.dep_ == "det" for child in token.children):  # the North
            return False
        speaks = token.dep_ == "nsubj" and is_verb(token.head) and token.head.lemma_ in cues()
        recurs = sum(1 for t in doc if t.lower_ == token.lower_ and t.pos_ == "PROPN") > 1
        return speaks or token.dep_ == "appos" or (recurs and token.dep_ in {"nsubj", "poss"})

    def _is_surname(self, at: int) -> bool:
        token = self._doc[at]
        if self._scene.name_at(at) is not None:  # taken for a body by the recogniser
            return token.text[0].isupper()
        if token.pos_ != "PROPN" or not token.text[0].isupper():
            return False
        around = [at - 1, at + 1]
        return not any(
            0 <= i < len(self._doc)
            and self._scene.is_free(i)
            and self._scene.name_at(i) is None
            and self._scene.is_capital(i)
            for i in around
        )

    def _person(self, name: Name) -> Found:
        doc = self._doc
        start = self._scene.before_honorifics(name.start)
        self._scene.take(range(start, name.end))
        actor, sure, others = self._persons.link(doc[start : name.end].text)
        self._cast.hint_gender(actor, [t.text for t in doc[start : name.start + 1]])
        head = head_of(doc, name.start, name.end)
        return Found(start, name.end, head, (actor,), MentionKind.NAME, sure, others)

    # -- appositions ---------------------------------------------------------------------------

    def apposed(self, found: list[Found]) -> Iterator[Found]:
        """`Wang Yi, China's foreign minister,` teaches title and state."""
        by_head = {f.head: f for f in found}
        for title in self._scene.titles:
            if title.noun_class not in PERSON_CLASSES or not self._scene.is_free(title.start):
                continue
            phrase = self._scene.phrase(title)
            named = self._apposed_to(phrase, by_head)
            if named is None:
                continue
            actor = named.actors[0]
            states = self._roles.described.states(phrase)
            self._cast.with_state(actor, states[0] if states else None)
            self._cast.hint_gender(actor, [title.text])
            self._learn(title, phrase, actor)
            self._scene.take(range(title.start, title.end))
            yield Found(phrase.start, phrase.end, phrase.head, (actor,), MentionKind.ROLE, 0.9)

    def _apposed_to(self, phrase: Phrase, by_head: dict[int, Found]) -> Found | None:
        head = self._doc[phrase.head]
        named = by_head.get(head.head.i) if head.dep_ == "appos" else None
        if named is None:
            apposed = (by_head.get(c.i) for c in head.children if c.dep_ == "appos")
            named = next((f for f in apposed if f is not None), None)
        if named is None:
            return None
        near = abs(named.start - phrase.end) <= _NEAR or abs(named.end - phrase.start) <= _NEAR // 2
        return named if near else None
