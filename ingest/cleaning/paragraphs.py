"""Cut a text into paragraphs, by blank lines and, where lines are paragraphs, by line ends."""

import re
from collections.abc import Iterator
from typing import Final

from ingest.records import Span

_NEWLINE: Final = r"(?:\r\n|\r(?!\n)|\n|\u2028|\u2029)"
_BLANK_LINES: Final = re.compile(rf"{_NEWLINE}(?:[^\S\r\n]*{_NEWLINE})+")
_LINE_END: Final = re.compile(_NEWLINE)
_SENTENCE_GOES_ON: Final = re.compile(r"[a-z,;:.!?)\]%]")
_WRAPPED_WIDTH: Final = range(50, 101)


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of `text`, without the white space around them.

    Blank lines part paragraphs. A single line end parts them too, unless the block is wrapped to
    a column (all lines but the last are 50-100 characters long) or the next line goes on with a
    small letter or a mark.
    """
    for block in _pieces(text, Span(0, len(text)), _BLANK_LINES):
        lines = list(_pieces(text, block, _LINE_END))
        if len(lines) > 1 and all(end - start in _WRAPPED_WIDTH for start, end in lines[:-1]):
            yield block
        else:
            yield from _joined(text, lines)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    start, end = lines[0]
    for line in lines[1:]:
        if not _SENTENCE_GOES_ON.match(text, line.start):
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, end)


def _pieces(text: str, within: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start = within.start
    for match in separator.finditer(text, within.start, within.end):
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, within.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
