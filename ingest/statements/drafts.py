"""A statement in the making: tokens and offsets, before it gets its id, date and actors."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.records import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Who says what by which words.

    `cue` holds the cue's tokens, its head first (none for a bare quotation); `speakers` the actors
    who speak, each an item of its own in the end; `source` the offsets of the words that name
    them; `content` pieces in text order; `addressees` ids; `requested` that the addressee is the
    one who is to act (`urged X to leave`), and so among those spoken about.
    """

    cue: tuple[Token, ...]
    act: str
    speech_act: str
    speakers: tuple[Found, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    addressees: tuple[str, ...] = ()
    requested: bool = False
    confidence: float = 0.9
    date: str | None = field(default=None, compare=False)

    @property
    def head(self) -> Token:
        """The token that carries the cue."""
        return self.cue[0]

    @property
    def start(self) -> int:
        """Offset at which the words of the statement begin."""
        spans = (*self.content, *self.source)
        starts = [span.start for span in spans] + [token.idx for token in self.cue]
        return min(starts)

    @property
    def place(self) -> tuple[int, int]:
        """Where the statement stands among others: its first words, then its content."""
        return self.start, min((span.start for span in self.content), default=self.start)

    def with_content(self, content: tuple[Span, ...]) -> "Draft":
        """The same statement with other content."""
        return replace(self, content=content)

    def covers(self, offset: int) -> bool:
        """Whether `offset` lies in the content."""
        return any(span.start <= offset < span.end for span in self.content)
