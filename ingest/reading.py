"""One parsed article with its actors: what every later step asks who stands where."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ingest.cast import Cast
from ingest.grammar.interface import StatementSpan
from ingest.mentions.found import Found
from ingest.records import MentionKind, Span


class TextReading:
    """The `Reading` of a real article: filled step by step, asked by token.

    Args:
        doc: the parsed article, `token.idx` an offset in its text.
        cast: the actors of the article.
        found: the mentions known so far.
    """

    def __init__(self, doc: Doc, cast: Cast, found: Iterable[Found] = ()) -> None:
        self.doc = doc
        self.cast = cast
        self.statements: tuple[StatementSpan, ...] = ()
        self._by_head: dict[int, Found] = {}
        # until the next mention
        self._sorted: tuple[Found, ...] | None = None
        self._placed: tuple[tuple[Found, Span], ...] | None = None
        for each in found:
            self.add(each)

    def add(self, found: Found) -> None:
        """Enter a mention; of two with one head the longer stays."""
        other = self._by_head.get(found.head)
        if other is None or found.end - found.start > other.end - other.start:
            self._by_head[found.head] = found
            self._sorted = self._placed = None

    def at(self, token: Token) -> Found | None:
        """The mention whose head `token` is."""
        return self._by_head.get(token.i)

    def actors_at(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the phrase headed by `token` denotes."""
        found = self._by_head.get(token.i)
        return found.actors if found is not None else ()

    def kind(self, actor: str) -> str:
        """The type of the actor."""
        return self.cast.actors[actor].type

    def state(self, actor: str) -> str | None:
        """The state that the actor belongs to, as an actor of the article."""
        code = self.cast.state_of(actor)
        state = self.cast.registry.state_actor(code) if code else None
        return self.cast.known(state) if state else None

    @property
    def found(self) -> tuple[Found, ...]:
        """All mentions, in text order."""
        if self._sorted is None:
            by_place = sorted(self._by_head.values(), key=lambda f: (f.start, f.end))
            self._sorted = tuple(by_place)
        return self._sorted

    @property
    def placed(self) -> tuple[tuple[Found, Span], ...]:
        """All mentions with their offsets, in text order."""
        if self._placed is None:
            self._placed = tuple((found, self._span(found)) for found in self.found)
        return self._placed

    def _span(self, found: Found) -> Span:
        last = self.doc[found.end - 1]
        return Span(self.doc[found.start].idx, last.idx + len(last))

    @property
    def names(self) -> tuple[Found, ...]:
        """The mentions that are no pronouns, in text order."""
        return tuple(f for f in self.found if f.kind is not MentionKind.PRONOUN)
