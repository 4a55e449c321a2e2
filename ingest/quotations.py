"""Quotation marks paired by type, paragraph by paragraph; a quotation may run over several."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.records import Span

_OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’"}
_MARK = re.compile(r"[“”„«»\"‘’']")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation within one paragraph. `inner` leaves the marks out.

    `closed` is False where the paragraph ends before the mark does, and `continues` says that the
    quotation of the paragraph before was left open and this one goes on with it.
    """

    outer: Span
    inner: Span
    paragraph: int
    closed: bool = True
    continues: bool = False


def find_quotes(text: str, paragraphs: Iterable[Span]) -> tuple[Quote, ...]:
    """All outermost quotations of `text`. Never fails on marks that do not balance."""
    found: list[Quote] = []
    open_before = False
    for number, paragraph in enumerate(paragraphs):
        here = list(_in_paragraph(text, paragraph, number))
        if here and open_before and not text[paragraph.start : here[0].outer.start].strip():
            first = here[0]
            here[0] = Quote(first.outer, first.inner, number, first.closed, continues=True)
        open_before = bool(here) and not here[-1].closed
        found.extend(here)
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, number: int) -> Iterator[Quote]:
    at = paragraph.start
    while (mark := _next_opening(text, at, paragraph.end)) is not None:
        end = _closing(text, mark, paragraph.end)
        closed = end is not None
        stop = paragraph.end if end is None else end
        if not closed and text[mark] not in '“"«„':
            at = mark + 1
            continue
        if text[mark + 1 : stop].strip():
            outer = Span(mark, stop + 1 if closed else stop)
            yield Quote(outer, _trimmed(text, mark + 1, stop), number, closed)
        at = stop + 1


def _next_opening(text: str, start: int, end: int) -> int | None:
    for match in _MARK.finditer(text, start, end):
        if _opens(text, match.start(), end):
            return match.start()
    return None


def _opens(text: str, at: int, end: int) -> bool:
    mark = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "“„«":
        return True
    if mark == '"':
        return not after.isspace()
    if mark in "‘'":
        return not before.isalnum() and (after.isalnum() or after in "[…") and before not in '”"'
    return False


def _closing(text: str, opening: int, end: int) -> int | None:
    mark = text[opening]
    closes = {mark} if mark in "\"'" else {_OPENING[mark]}
    if mark == "“":
        closes.add('"')
    depth = 0
    for at in range(opening + 1, end):
        if text[at] == mark and mark in "“«„":
            depth += 1
        if text[at] not in closes:
            continue
        if mark in "‘'" and not _ends_single(text, at, end):
            continue
        if mark == '"' and _reopens(text, at):
            continue
        if depth:
            depth -= 1
            continue
        return at
    return None if depth == 0 else _last(text, closes, opening, end)


def _reopens(text: str, at: int) -> bool:
    """A straight mark after a space and before a letter opens rather than closes."""
    return text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()


def _ends_single(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not after.isalnum()


def _last(text: str, closes: set[str], opening: int, end: int) -> int | None:
    """The last closing mark where the marks inside do not balance."""
    return next((at for at in range(end - 1, opening, -1) if text[at] in closes), None)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
