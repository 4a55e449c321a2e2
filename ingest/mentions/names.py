"""Proper names: registered ones by the gazetteer, others by their words or the recogniser."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ingest.gazetteer import Gazetteer, Hit
from ingest.mentions.organisations import organisation_phrases
from ingest.mentions.places import is_location, is_place
from ontology.lexicon_actors import honorifics, not_actors, not_actors_first, organisation_nouns
from ontology.registry import NameKind, Registry, RegistryActor

_TAIL = re.compile(r"^['’]s?$")
_PLAIN_TYPES = frozenset({"State", "Government", "Person"})
_EVERYWHERE = (None, "US")  # NATO and the CIA need no introduction
_NAME_WORDS = 3
_PLACES = frozenset({"state", "place", "metonym", "actor"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at tokens `start:end`.

    `sort` is person, org, group, state, adjective, people, metonym, place, actor (any other
    registered actor); `candidates` are registered actors, best first, empty for unknown names;
    `inner` the registered actors named inside an unknown one.
    """

    start: int
    end: int
    sort: str
    text: str
    candidates: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()


class Names:
    """Finds proper names in a Doc whose offsets are those of the text."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self._registry = registry
        self._gazetteer = gazetteer

    def registered(self, name: str) -> str | None:
        """The one registered actor, persons apart, that bears a name, whatever the case."""
        actors = {n.actor for n in self._gazetteer.exact(name)}
        found = [a for a in sorted(actors) if self._registry.actors[a].type != "Person"]
        return found[0] if len(found) == 1 else None

    def find(
        self, doc: Doc, text: str, states: tuple[str, ...], titles: frozenset[int] = frozenset()
    ) -> tuple[Name, ...]:
        """All names of the article, left to right, longest first where they overlap.

        Args:
            doc: the parsed article.
            text: its text, as long as the doc's.
            states: ISO codes that decide between namesakes, the nearest first.
            titles: tokens of title phrases, which end the name of a body.
        """
        hits = [n for hit in self._gazetteer.find(text) for n in self._of_hit(doc, hit, states)]
        hits = self._plausible(hits, states)
        bodies = self._bodies(doc, text, hits, titles)
        hits = [h for h in hits if not any(_overlap(h, b) for b in bodies)] + bodies
        entities = [_after_place(n, hits, doc, titles) for n in self._entities(doc, text)]
        kept = [n for n in entities if not _beaten(n, hits, doc)]
        rest = [h for h in hits if not any(_inside(h, e) for e in kept)]
        return tuple(sorted([*kept, *rest], key=lambda n: n.start))

    def _plausible(self, hits: list[Name], states: tuple[str, ...]) -> list[Name]:
        """The hits without acronyms of bodies of states that the text never mentions."""
        actors = self._registry.actors
        sure = [h for h in hits if not h.text.isupper() or actors[h.candidates[0]].type == "State"]
        near = {*_EVERYWHERE, *states, *(actors[h.candidates[0]].state for h in sure)}
        return [
            h
            for h in hits
            if h in sure
            or actors[h.candidates[0]].state in near
            or actors[h.candidates[0]].type == "Outlet"
        ]

    def _bodies(self, doc: Doc, text: str, hits: list[Name], titles: frozenset[int]) -> list[Name]:
        """Names of bodies by their head noun, where no registered name says as much."""
        persons = {i for h in hits if h.sort == "person" for i in range(h.start, h.end)}
        persons |= {i for e in doc.ents if e.label_ == "PERSON" for i in range(e.start, e.end)
                    if not _is_body(e.text)}  # fmt: skip
        bodies: list[Name] = []
        for start, end in organisation_phrases(doc, lambda i: i in persons or i in titles):
            words = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
            body = Name(start, end, "org", words)
            within = [h for h in hits if _overlap(h, body)]
            if any(h.start < start or h.end > end for h in within):
                continue
            if any((h.sort == "actor" and h.end == end) or _inside(body, h) for h in within):
                continue
            inner = tuple(c for h in within for c in h.candidates[:1])
            bodies.append(replace(body, inner=inner))
        return bodies

    def _of_hit(self, doc: Doc, hit: Hit, states: tuple[str, ...]) -> Iterator[Name]:
        span = doc.char_span(*hit.span, alignment_mode="expand")
        if span is None:
            return
        kinds = {n.kind for n in hit.names}
        actors = self._ranked({n.actor for n in hit.names}, self._shared_seats(hit), states)
        entry = self._registry.actors[actors[0]]
        sort = self._sort(doc, span.start, span.end, kinds, entry, seat=self._is_seat(hit))
        if sort:
            yield Name(span.start, span.end, sort, span.text, actors)

    def _sort(
        self,
        doc: Doc,
        start: int,
        end: int,
        kinds: set[NameKind],
        entry: RegistryActor,
        *,
        seat: bool,
    ) -> str:
        root = doc[start:end].root
        if entry.type == "State" and kinds <= {NameKind.ADJECTIVE, NameKind.PEOPLE}:
            if NameKind.ADJECTIVE in kinds and (end < len(doc) and _modifies(doc, end - 1)):
                return "adjective"
            several = doc[end - 1].tag_ in {"NNS", "NNPS"} or doc[end - 1].lower_ == "people"
            named = any(c.lower_ == "the" for c in root.children) and root.pos_ != "ADJ"
            return "people" if NameKind.PEOPLE in kinds and (several or named) else "adjective"
        if NameKind.METONYM in kinds and not kinds & {NameKind.NAME, NameKind.ALIAS}:
            return "place" if seat and is_place(root) else "metonym"
        if entry.type == "State":
            return "state"
        return "person" if entry.type == "Person" else "actor"

    def _is_seat(self, hit: Hit) -> bool:
        """Whether the name is the city of a government, which may be a place as well."""
        entries = [self._registry.actors[name.actor] for name in hit.names]
        return any(e.type == "Government" and e.parent in self._registry.actors for e in entries)

    def _shared_seats(self, hit: Hit) -> frozenset[str]:
        """Governments that share their seat with an organisation, which it stands for: Brussels."""
        seated = {n.actor for n in hit.names if n.kind is NameKind.METONYM}
        types = {self._registry.actors[actor].type for actor in seated}
        return frozenset(seated) if len(types) > 1 and "Organisation" in types else frozenset()

    def _ranked(
        self, actors: set[str], seats: frozenset[str], states: tuple[str, ...]
    ) -> tuple[str, ...]:
        def rank(actor_id: str) -> tuple[int, int, str]:
            entry = self._registry.actors[actor_id]
            near = states.index(entry.state) if entry.state in states else len(states)
            plain = entry.type in _PLAIN_TYPES and actor_id not in seats
            return (near, 0 if plain else 1, actor_id)

        return tuple(sorted(actors, key=rank))

    def _entities(self, doc: Doc, text: str) -> Iterator[Name]:
        for ent in doc.ents:
            start, end = _trim(doc, ent.start, ent.end)
            if start >= end or not any(t.is_alpha and t.text[0].isupper() for t in doc[start:end]):
                continue
            words = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
            if sort := _entity_sort(doc[start:end].root, ent.label_, words):
                yield Name(start, end, sort, words)


def _after_place(entity: Name, hits: Iterable[Name], doc: Doc, titles: frozenset[int]) -> Name:
    """`the envoy to Ukraine Bridget Brink`: what the recogniser takes for one name are two."""
    if entity.start < 2 or doc[entity.start - 1].pos_ != "ADP":
        return entity
    if entity.sort != "person" and not (entity.sort == "org" and entity.start - 2 in titles):
        return entity
    places = [h for h in hits if h.start == entity.start and h.sort in _PLACES]
    if not places or not 2 <= entity.end - places[0].end <= _NAME_WORDS:
        return entity
    start = places[0].end
    words = doc[start : entity.end]
    if any(t.lower_ in organisation_nouns() or not t.text[0].isupper() for t in words):
        return entity
    return replace(entity, start=start, sort="person", text=words.text)


def _entity_sort(root: Token, label: str, words: str) -> str | None:
    """What an entity of the recogniser is a name of, None for what is no actor."""
    if _is_no_actor(words) or words.lower() in organisation_nouns():
        return None
    if label in {"PERSON", "ORG"} and _is_body(words):
        return "org"
    if label == "PERSON" and not _odd_person(words):
        return None if is_location(root) else "person"
    if label == "ORG" and len(words) > 1 and "\n" not in words:
        return None if is_location(root) and " " not in words else "org"
    return "group" if label == "NORP" and _is_people(root) else None


def _is_people(root: Token) -> bool:
    """`Arabs`, `the Rohingya`; an adjective is none: `a Muslim state`, `is Buddhist`."""
    if root.dep_ in _MODIFIERS or root.pos_ not in {"NOUN", "PROPN"}:
        return False
    return root.tag_ in {"NNS", "NNPS"} or any(c.lower_ == "the" for c in root.children)


def _is_body(words: str) -> bool:
    parts = words.split()
    return len(parts) > 1 and parts[-1].lower() in organisation_nouns()


def _is_no_actor(words: str) -> bool:
    """A treaty, a summit, a decree: its last word or the one before `of`, `on`, `for` says so."""
    heads = re.split(r" (?:of|on|for|with|to|against|in) ", words.lower())
    parts = [heads[0].split()[-1] if heads[0].split() else "", words.lower().split()[-1]]
    if parts[0] in organisation_nouns():
        return False
    start = words.lower().split()
    first = start[:2] == ["executive", "order"] or (
        len(start) > 1 and start[0] in not_actors_first()
    )
    return first or any(part in not_actors() for part in parts)


def _modifies(doc: Doc, at: int) -> bool:
    token = doc[at]
    return token.dep_ in {"amod", "compound", "nmod"} and token.head.i > at


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The entity without articles, marks and what stands before an article inside it."""
    for at in range(start + 1, end - 1):
        if doc[at].lower_ == "the" and doc[at - 1].pos_ != "ADP":
            start = at
    while start < end and (
        doc[start].lower_ in {"the", "a", "an", "this"}
        or doc[start].is_punct
        or doc[start].is_space
    ):
        start += 1
    while end > start and (
        _TAIL.match(doc[end - 1].text) or doc[end - 1].is_punct or doc[end - 1].is_space
    ):
        end -= 1
    return start, end


def _odd_person(words: str) -> bool:
    if any(c.isdigit() for c in words) or "\n" in words or words.islower():
        return True
    return words.lower() in honorifics()


def _overlap(a: Name, b: Name) -> bool:
    return a.start < b.end and b.start < a.end


def _inside(a: Name, b: Name) -> bool:
    return b.start <= a.start and a.end <= b.end


def _beaten(entity: Name, hits: Iterable[Name], doc: Doc) -> bool:
    """Whether registered names explain the entity better than a name of its own."""
    overlapping = [h for h in hits if h.start < entity.end and entity.start < h.end]
    if not overlapping:
        return False
    covered = {i for h in overlapping for i in range(h.start, h.end)}
    left = [t for t in doc[entity.start : entity.end] if t.i not in covered and t.text[0].isalnum()]
    if not left or any(h.start < entity.start or h.end > entity.end for h in overlapping):
        return True
    if entity.sort == "person":
        return any(t.lower_ in {"'s", "and"} for t in doc[entity.start : entity.end])
    if entity.sort == "group":
        return True
    strong = any(h.sort in {"actor", "person"} and h.end - h.start > 1 for h in overlapping)
    return strong or not any(t.text[0].isupper() and t.i > overlapping[-1].start for t in left)
