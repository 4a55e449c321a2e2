"""What a learned reader finds, and what one must offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.records import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to have said, thought or planned something; spans are offsets of the text.

    `cue` and `source` are None where the window shows none; `score` is the mean probability of the
    content's tags.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    act: str
    score: float


class AttributionReader(Protocol):
    """Anything that finds attributions in a text."""

    def attributions(self, text: str, paragraphs: Sequence[Span]) -> tuple[Attribution, ...]:
        """The attributions of a text of which these paragraphs are read, in text order."""
