"""All mentions of actors in one parsed article, pronouns and bare descriptions excepted."""

from collections.abc import Iterator

from spacy.tokens import Doc

from ingest.cast import Cast
from ingest.mentions.found import Found, head_of
from ingest.mentions.names import Name, Names
from ingest.mentions.persons import Persons
from ingest.mentions.phrases import Phrase, around
from ingest.mentions.roles import Roles
from ingest.mentions.titles import PERSON_CLASSES, Title, Titles
from ingest.records import ActorType, MentionKind

_HONORIFICS = frozenset("mr mrs ms miss sir dame lord lady dr mr. mrs. ms. dr.".split())
_TYPES = {"org": ActorType.ORGANISATION, "group": ActorType.GROUP, "people": ActorType.GROUP}


class MentionFinder:
    """Finds and links names and role phrases of one article.

    The order matters: full names and named roles first, so that surnames and bare roles can refer
    to them wherever they stand.
    """

    def __init__(
        self, doc: Doc, text: str, cast: Cast, names: Names, titles: Titles, persons: Persons
    ) -> None:
        self._doc = doc
        self._cast = cast
        self._persons = persons
        self._roles = Roles(doc, cast)
        self._names = names.find(doc, text, cast.context_states)
        self._names_at = {i: n for n in self._names for i in range(n.start, n.end)}
        self._titles = [t for t in titles.find(doc) if not self._swallowed(t)]
        self._taken: set[int] = set()

    def find(self) -> tuple[Found, ...]:
        """The mentions in text order."""
        found = [*self._named_roles(), *self._full_names()]
        self._learn_appositions(found)
        found += self._short_names()
        found += self._bodies()
        found += self._bare_roles()
        return tuple(sorted(found, key=lambda f: (f.start, -f.end)))

    def _swallowed(self, title: Title) -> bool:
        """A title word inside a longer proper name is part of that name."""
        name = self._names_at.get(title.start)
        return name is not None and (name.sort != "person" or name.end > title.end)

    def _named_roles(self) -> Iterator[Found]:
        following: Found | None = None
        pending: list[Found] = []
        for title in reversed(self._titles):
            found = self._named_role(title, following)
            if found:
                following = found
                pending.append(found)
        merged: dict[int, Found] = {}
        for item in pending:
            kept = merged.get(item.end)
            if kept is None or item.start < kept.start:
                merged[item.end] = item
        yield from merged.values()

    def _named_role(self, title: Title, following: Found | None) -> Found | None:
        if title.noun_class not in PERSON_CLASSES:
            return None
        phrase = around(self._doc, title, self._names_at)
        if following and self._joins(title, following):
            self._cast.remember_title(title.text, following.actors[0])
            return Found(
                phrase.start,
                following.end,
                following.head,
                following.actors,
                MentionKind.ROLE,
                0.95,
            )
        person = self._person_after(title.end)
        if person is None:
            return None
        start, end = person
        doc = self._doc
        states = self._roles.states(phrase)
        tail_end, tail = self._owner_after(end)
        states += tail
        name = doc[start:end].text
        titles = (title.text, phrase.portfolio)
        actor, sure, others = self._persons.link(name, states, titles)
        self._cast.hint_gender(actor, [t.text for t in doc[phrase.start : end]])
        self._cast.remember_title(title.text, actor)
        self._roles.remember(title, actor, self._doc[title.start].idx)
        if title.noun_class == "spokesperson":
            self._roles.speaks_for(actor, phrase)
        self._taken.update(range(phrase.start, tail_end))
        return Found(
            phrase.start,
            tail_end,
            head_of(doc, start, end),
            (actor,),
            MentionKind.NAME,
            sure,
            others,
        )

    def _joins(self, title: Title, following: Found) -> bool:
        """`State Councilor and Foreign Minister Wang Yi`: two titles, one person."""
        between = self._doc[title.end : following.start]
        return len(between) == 1 and between[0].lower_ == "and"

    def _person_after(self, at: int) -> tuple[int, int] | None:
        doc = self._doc
        start = at
        while start < len(doc) and doc[start].lower_ in _HONORIFICS:
            start += 1
        if start >= len(doc):
            return None
        name = self._names_at.get(start)
        if name is not None:
            return (start, name.end) if name.sort == "person" else None
        end = start
        while end < len(doc) and end - start < 4 and self._capital(end):
            end += 1
        return (start, end) if end > start else None

    def _capital(self, at: int) -> bool:
        token = self._doc[at]
        return (
            token.pos_ == "PROPN"
            and token.text[0].isupper()
            and token.is_alpha
            and at not in self._names_at
            and not any(t.start <= at < t.end for t in self._titles)
        )

    def _owner_after(self, end: int) -> tuple[int, tuple[str, ...]]:
        """`President Hassan Rouhani of Iran`."""
        doc = self._doc
        if end + 1 < len(doc) and doc[end].lower_ == "of":
            at = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1
            name = self._names_at.get(at)
            if name is not None and name.sort == "state":
                return name.end, self._roles.state_codes((name,))
        return end, ()

    def _full_names(self) -> Iterator[Found]:
        for name in self._names:
            if name.sort == "person" and name.start not in self._taken and self._is_full(name):
                yield self._person(name)

    def _is_full(self, name: Name) -> bool:
        return sum(t.is_alpha for t in self._doc[name.start : name.end]) > 1 and (
            self._doc[name.start].lower_ not in _HONORIFICS
        )

    def _short_names(self) -> Iterator[Found]:
        for name in self._names:
            if name.sort == "person" and name.start not in self._taken:
                yield self._person(name)
        for token in self._doc:
            known = self._cast.surnames.get(token.lower_)
            if (
                known
                and token.pos_ == "PROPN"
                and token.text[0].isupper()
                and token.i not in self._taken
                and token.i not in self._names_at
            ):
                yield self._person(Name(token.i, token.i + 1, "person", token.text))

    def _person(self, name: Name) -> Found:
        doc = self._doc
        start = name.start
        while start > 0 and doc[start - 1].lower_ in _HONORIFICS:
            start -= 1
        text = doc[start : name.end].text
        self._taken.update(range(start, name.end))
        actor, sure, others = self._persons.link(text)
        self._cast.hint_gender(actor, [t.text for t in doc[start : name.start + 1]])
        return Found(
            start,
            name.end,
            head_of(doc, name.start, name.end),
            (actor,),
            MentionKind.NAME,
            sure,
            others,
        )

    def _learn_appositions(self, found: list[Found]) -> None:
        """`Wang Yi, China's foreign minister,` teaches title and state."""
        by_head = {f.head: f for f in found}
        for title in self._titles:
            if title.noun_class not in PERSON_CLASSES or title.start in self._taken:
                continue
            phrase = around(self._doc, title, self._names_at)
            head = self._doc[phrase.head]
            named = by_head.get(head.head.i) if head.dep_ == "appos" else None
            if named is None:
                appos = [
                    by_head[c.i] for c in head.children if c.dep_ == "appos" and c.i in by_head
                ]
                named = appos[0] if appos else None
            if (
                named is None
                or abs(named.start - title.end) > 8
                and abs(named.end - phrase.start) > 4
            ):
                continue
            actor = named.actors[0]
            states = self._roles.states(phrase)
            self._cast.with_state(actor, states[0] if states else None)
            self._cast.remember_title(title.text, actor)
            self._roles.remember(title, actor, self._doc[title.start].idx)
            if title.noun_class == "spokesperson":
                self._roles.speaks_for(actor, phrase)
            self._taken.update(range(phrase.start, phrase.end))
            found.append(
                Found(phrase.start, phrase.end, phrase.head, (actor,), MentionKind.ROLE, 0.9)
            )

    def _bodies(self) -> Iterator[Found]:
        """States, governments, organisations, outlets and groups by name."""
        owned = {
            n.start
            for t in self._titles
            if t.start not in self._taken or t.noun_class != "person"
            for n in around(self._doc, t, self._names_at).owners
        }
        for name in self._names:
            if name.sort in {"person", "place"} or name.start in self._taken:
                continue
            modifier = name.sort == "adjective" or name.start in owned
            yield self._body(name, modifier)

    def _body(self, name: Name, modifier: bool) -> Found:
        doc, cast = self._doc, self._cast
        kind = MentionKind.METONYM if name.sort == "metonym" else MentionKind.NAME
        head = head_of(doc, name.start, name.end)
        if name.sort == "people":
            label = name.text if not name.text.islower() else name.text.title()
            state = self._roles.state_codes((name,))
            actors = (cast.minted(label, ActorType.GROUP, state[0] if state else None),)
        elif name.candidates:
            actors = (cast.known(name.candidates[0]),)
            if state := cast.state_of(actors[0]):
                cast.state_counts[state] += 1
        else:
            state = self._roles.state_before(name, self._names_at)
            actors = (cast.minted(name.text, _TYPES[name.sort], state),)
            self._acronym(name, actors[0])
        return Found(
            name.start, name.end, head, actors, kind, 0.9 if name.candidates else 0.7,
            name.candidates[1:4], modifier,
        )  # fmt: skip

    def _acronym(self, name: Name, actor: str) -> None:
        doc, end = self._doc, name.end
        if end + 2 < len(doc) and doc[end].text in "([" and doc[end + 2].text in ")]":
            self._cast.add_alias(actor, doc[end + 1].text)

    def _bare_roles(self) -> Iterator[Found]:
        for title in self._titles:
            if title.start in self._taken:
                continue
            phrase = around(self._doc, title, self._names_at)
            found = self._roles.link(phrase)
            if found is not None:
                yield found

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The title phrases, for coreference."""
        return tuple(around(self._doc, t, self._names_at) for t in self._titles)
