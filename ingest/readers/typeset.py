"""From the lines of printed pages back to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_COLUMNS: Final = re.compile(r"\S {4,}\S")
_IN_COLUMNS: Final = 0.3
_NUMBER: Final = re.compile(
    r"\W*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4}|/\d{1,4})?\W*", re.IGNORECASE
)
_GOES_ON: Final = re.compile(r"[a-zà-ÿ,;)\]]")
_HYPHEN: Final = re.compile(r"(?<=[a-zà-ÿ])-$")
_ENDED: Final = re.compile(r"[.!?:”\"’')\]]$")
# A line that stops this far before the others was the last of its paragraph.
_FULL: Final = 0.6


class _Line(NamedTuple):
    """`above` counts the empty lines in front of it, `indent` the spaces."""

    text: str
    above: int
    indent: int


def in_columns(page: str) -> bool:
    """Whether a page, laid out as printed, has columns beside each other."""
    lines = [line for line in page.splitlines() if line.strip()]
    return sum(map(bool, map(_COLUMNS.search, lines))) > _IN_COLUMNS * len(lines)


def page_paragraphs(pages: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of pages that are given as lines, empty ones where there is a gap.

    Lines that head or foot the pages and page numbers are left out, words parted at the end of a
    line are joined, and so are paragraphs that run over the end of a page.
    """
    laid_out = [list(_lines(page)) for page in pages]
    running = _running(laid_out)
    pending = ""
    for lines in laid_out:
        body = _body(lines, running)
        for paragraph in _paragraphs(body):
            if pending and not (_GOES_ON.match(paragraph) and not _ENDED.search(pending)):
                yield pending
                pending = ""
            pending = _joined(pending, paragraph)
    if pending:
        yield pending


def _lines(page: str) -> Iterator[_Line]:
    above = 0
    for line in page.splitlines():
        text = " ".join(line.split())
        if text:
            yield _Line(text, above, len(line) - len(line.lstrip()))
            above = 0
        else:
            above += 1


def _running(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """What stands first or last on most of several pages, digits apart."""
    edges = Counter(
        edge for lines in pages if lines for edge in {_plain(lines[0]), _plain(lines[-1])}
    )
    most = max(2, len(pages) // 2 + 1)
    return frozenset(text for text, count in edges.items() if count >= most)


def _plain(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _body(lines: Sequence[_Line], running: frozenset[str]) -> Sequence[_Line]:
    def furniture(line: _Line) -> bool:
        return _plain(line) in running or _NUMBER.fullmatch(line.text) is not None

    start, end = 0, len(lines)
    while start < end and furniture(lines[start]):
        start += 1
    while end > start and furniture(lines[end - 1]):
        end -= 1
    return lines[start:end]


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    if not lines:
        return
    # In a text with wide spacing there is an empty line between any two: there a paragraph ends
    # where a sentence does.
    spacing = Counter(line.above for line in lines[1:]).most_common(1)
    usual = spacing[0][0] if spacing else 0
    longest = max(len(line.text) for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        full = len(before.text) >= _FULL * longest
        parted = line.above > usual or (line.above and _ENDED.search(before.text))
        same = not parted and line.indent <= before.indent + 1
        if same and (full or _GOES_ON.match(line.text)):
            text = _joined(text, line.text)
        else:
            yield text
            text = line.text
    yield text


def _joined(text: str, more: str) -> str:
    if not text:
        return more
    if _HYPHEN.search(text) and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"
