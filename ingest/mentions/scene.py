"""The names and titles of one article, and which of their words a mention has used up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ingest.cast import Cast
from ingest.mentions.names import Name
from ingest.mentions.persons import Persons
from ingest.mentions.phrases import Phrase, around
from ingest.mentions.titles import Title
from ontology.lexicon_actors import honorifics
from ontology.registry import NameKind

_GOVERNING = frozenset({"administration", "government", "regime"})


class Scene:
    """What the finders of one article share."""

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        persons: Persons,
        registered: Callable[[str], str | None],
        names: Sequence[Name],
        titles: Sequence[Title],
    ) -> None:
        self.doc = doc
        self.cast = cast
        self._persons = persons
        self._registered = registered
        kept = (n for n in names if not any(_explains(t, n) for t in titles))
        self.names = tuple(self._without_title(n, titles) for n in kept if not self._governs(n))
        self._names_at = {i: n for n in self.names for i in range(n.start, n.end)}
        trimmed = [self._without_owner(title) for title in titles]
        self.titles = tuple(t for t in trimmed if not self._swallowed(t))
        self._title_tokens = {i for t in self.titles for i in range(t.start, t.end)}
        self._taken: set[int] = set()
        self._phrases: dict[Title, Phrase] = {}

    def _without_title(self, name: Name, titles: Sequence[Title]) -> Name:
        """A person's name begins after the title that the registry or recogniser gave it."""
        ends = [t.end for t in titles if t.start == name.start and t.end < name.end]
        if name.sort != "person" or not ends:
            return name
        return replace(name, start=ends[0], text=self.doc[ends[0] : name.end].text)

    def _governs(self, name: Name) -> bool:
        """`Harris Administration` is a role phrase: somebody in office gives the name."""
        if name.candidates or self.doc[name.end - 1].lower_ not in _GOVERNING:
            return False
        return any(self.headed_by(t.lower_) for t in self.doc[name.start : name.end - 1])

    def _without_owner(self, title: Title) -> Title:
        """`US president` is the title `president` with an owner in front."""
        name = self._names_at.get(title.start)
        if name is None or name.start != title.start or name.end >= title.end:
            return title
        words = self.doc[name.end : title.end].text.lower()
        return replace(title, start=name.end, text=words, surface=words)

    def _swallowed(self, title: Title) -> bool:
        """A title word inside a longer proper name is part of that name."""
        name = self._names_at.get(title.start)
        return name is not None and (name.sort != "person" or name.end > title.end)

    def name_at(self, at: int) -> Name | None:
        """The name that token `at` belongs to."""
        return self._names_at.get(at)

    def adjective(self, state: str) -> str | None:
        """The demonym of the state with that ISO code."""
        registry = self.cast.registry
        names = registry.names_of(registry.state_actor(state) or "")
        return next((n.text for n in names if n.kind is NameKind.ADJECTIVE), None)

    def body_of(self, state: str, name: str) -> str | None:
        """The registered body called `name` in the state with that ISO code."""
        adjective = self.adjective(state)
        return self._registered(f"{adjective} {name}") if adjective else None

    def headed_by(self, surname: str) -> str | None:
        """Code of the state that somebody of that surname heads or has headed."""
        return self._persons.headed_by(surname)

    def phrase(self, title: Title) -> Phrase:
        """The noun phrase of a title."""
        phrase = self._phrases.get(title)
        if phrase is None:
            phrase = self._phrases[title] = around(self.doc, title, self._names_at)
        return phrase

    def take(self, tokens: Iterable[int]) -> None:
        """These tokens belong to a mention now."""
        self._taken.update(tokens)

    def is_free(self, at: int) -> bool:
        """Whether token `at` belongs to no mention yet."""
        return at not in self._taken

    def is_title(self, at: int) -> bool:
        """Whether token `at` belongs to a title phrase."""
        return at in self._title_tokens

    def is_capital(self, at: int) -> bool:
        """Whether token `at` can be part of a personal name nobody has recognised."""
        token = self.doc[at]
        name = self._names_at.get(at)
        unknown = name is None or (name.sort in {"org", "group"} and name.end - name.start == 1)
        return (
            token.pos_ == "PROPN"
            and token.text[0].isupper()
            and token.is_alpha
            and unknown
            and at not in self._title_tokens
        )

    def after_honorifics(self, at: int) -> int:
        """The first token from `at` on that is no honorific."""
        while at < len(self.doc) and self.doc[at].lower_ in honorifics():
            at += 1
        return at

    def before_honorifics(self, at: int) -> int:
        """The first of the honorifics in front of token `at`."""
        while at > 0 and self.doc[at - 1].lower_ in honorifics() and not self.is_title(at - 1):
            at -= 1
        return at


def _explains(title: Title, name: Name) -> bool:
    """`National Security Advisor` is a title, even if the recogniser took it for a body."""
    if name.candidates:
        return False
    return title.start <= name.start and name.end <= title.end
