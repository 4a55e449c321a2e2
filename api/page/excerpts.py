"""Text cut into marked pieces: what was said, by which words, by whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ingest.records import Span

# Of overlapping marks the first of these shows.
_KINDS: Final = ("content", "cue", "source")
_PARAGRAPH_END: Final = "\n"
_BLANK: Final = re.compile(r"\s*\n\s*")


class Mark(NamedTuple):
    """A part of a text that is to be marked as `content`, `cue` or `source`."""

    span: Span
    kind: str


class Segment(NamedTuple):
    """A piece of text; `kind` is empty where it is not marked."""

    text: str
    kind: str


def segments(text: str, within: Span, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The part of `text` inside `within`, cut where a mark begins or ends."""
    inside = [mark for mark in marks if _overlap(mark.span, within)]
    ends = (offset for mark in inside for offset in mark.span)
    cuts = sorted({*within, *(offset for offset in ends if within.start < offset < within.end)})
    pieces = (Span(start, end) for start, end in pairwise(cuts))
    return tuple(Segment(text[piece.start : piece.end], _kind(piece, inside)) for piece in pieces)


def around(text: str, sentence: str, spans: Sequence[Span]) -> Span:
    """Where the words around `spans` begin and end: their sentences, else their paragraphs."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    # Between sentences the text may have a paragraph's end where the sentence has a space.
    pattern = re.compile(r"\s+".join(map(re.escape, sentence.split())))
    for found in pattern.finditer(text):
        if found.start() <= first and last <= found.end():
            return Span(*found.span())
    begin = text.rfind(_PARAGRAPH_END, 0, first) + 1
    end = text.find(_PARAGRAPH_END, last)
    return Span(begin, len(text) if end < 0 else end)


def closed_up(pieces: Iterable[Segment]) -> tuple[Segment, ...]:
    """The pieces without the blank lines between paragraphs."""
    return tuple(Segment(_BLANK.sub("\n", piece.text), piece.kind) for piece in pieces)


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of `text` that are not blank, without the white space around them."""
    start = 0
    for line in text.split(_PARAGRAPH_END):
        if words := line.strip():
            begin = start + line.index(words)
            yield Span(begin, begin + len(words))
        start += len(line) + 1


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _kind(piece: Span, marks: Iterable[Mark]) -> str:
    over = {mark.kind for mark in marks if _overlap(piece, mark.span)}
    return next((kind for kind in _KINDS if kind in over), "")
