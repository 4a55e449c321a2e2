"""What relation finding must know about a text: its parse, who stands where, who said what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Token

from ingest.records import Span


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """A statement as relation finding sees it.

    `cue` are indices of tokens in the Doc, `content` offsets into the text, `date` the ISO day,
    month or year on which it was said.
    """

    id: str
    speaker: str | None
    cue: tuple[int, ...]
    content: tuple[Span, ...]
    date: str | None = None
    addressee: str | None = None


class Reading(Protocol):
    """What is known about one text when relations are sought."""

    @property
    def doc(self) -> Doc:
        """The parsed text; `token.idx` is the offset in the article's text."""

    @property
    def statements(self) -> Sequence[StatementSpan]:
        """The statements, sorted by where they begin."""

    def actors_at(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the phrase headed by `token` denotes, () where it is none.

        Names, roles, metonyms, resolved pronouns and possessives (`we`, `their`), and demonym
        adjectives (`Russian` in `Russian strikes` is Russia). Conjuncts are not expanded.
        """

    def kind(self, actor: str) -> str:
        """The type of the actor: Person, State, Government, Organisation, Group, Outlet, Post."""

    def state(self, actor: str) -> str | None:
        """The state that the actor belongs to or acts for, as an actor; None where unknown."""


class StatementMap:
    """The innermost statement around each offset of a text, as `innermost` finds it.

    Args:
        statements: the statements of the text, which do not change any more.
        length: how many characters the text has.
    """

    def __init__(self, statements: Iterable[StatementSpan], length: int) -> None:
        pieces = [(span, each) for each in statements for span in each.content]
        pieces.sort(key=lambda piece: piece[0].end - piece[0].start)
        self._around: list[StatementSpan | None] = [None] * length
        for span, each in reversed(pieces):  # the smallest last: it covers the larger ones
            part = range(length)[span.start : span.end]
            self._around[part.start : part.stop] = [each] * len(part)

    def at(self, offset: int) -> StatementSpan | None:
        """The statement with the smallest piece of content around `offset`."""
        return self._around[offset]


def innermost(statements: Iterable[StatementSpan], offset: int) -> StatementSpan | None:
    """The statement with the smallest piece of content around `offset`."""
    around = [
        (span.end - span.start, each)
        for each in statements
        for span in each.content
        if span.start <= offset < span.end
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else None
