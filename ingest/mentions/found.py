"""A stretch of text taken for the name or description of actors."""

from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from ingest.records import MentionKind

_MODIFYING = frozenset({"poss", "compound", "nmod", "amod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Found:
    """Actors named by the tokens `start:end` of a Doc, whose syntactic head is token `head`."""

    start: int
    end: int
    head: int
    actors: tuple[str, ...]
    kind: MentionKind
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    modifier: bool = False

    def in_doc(self, doc: Doc) -> DocSpan:
        """The tokens as a span of `doc`."""
        return doc[self.start : self.end]


def head_of(doc: Doc, start: int, end: int) -> int:
    """Index of the token that heads `doc[start:end]`.

    Of several that hang on words outside (`The` and `Times` of `The Times newspaper`) the last
    that is no article or mark, nor a modifier of what follows the span.
    """
    tokens = doc[start:end]
    heads = [t for t in tokens if t.head == t or not start <= t.head.i < end]
    named = [t for t in heads if t.pos_ not in {"DET", "PUNCT", "SPACE", "PART"}]
    free = [t for t in named if t.dep_ not in _MODIFYING]
    return (free or named or [tokens.root])[-1].i
