"""The parts of a text to read: its paragraphs, without the furniture around them."""

from typing import Final

from ingest.cleaning.boilerplate import Kind, is_boilerplate, phrases
from ingest.cleaning.header import find_header, is_date_line
from ingest.cleaning.paragraphs import paragraphs
from ingest.records import Span

# The phrases of one banner stand close together; a "Read more" far down belongs to the report.
_BANNER_STRIDE: Final = 450
_TOP_PARAGRAPHS: Final = 3


def reading_spans(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text` that are read, in order, as half-open offsets into it.

    Header lines, donation banners, "Read more" links, captions, newsletter, cookie and copyright
    lines are left out, as the table `boilerplate.csv` lists them. Of a paragraph that begins with
    a banner only the rest is read. All other words are in exactly one span.
    """
    header = find_header(text).end
    spans = []
    for number, paragraph in enumerate(paragraphs(text)):
        span = _trimmed(text, Span(max(paragraph.start, header), paragraph.end))
        if span.start >= span.end or is_boilerplate(text[span.start : span.end]):
            continue
        if number < _TOP_PARAGRAPHS and is_date_line(text[span.start : span.end]):
            continue
        spans.append(span)
    return tuple(spans)


def _trimmed(text: str, span: Span) -> Span:
    """`span` without a banner at its front and links at its end."""
    start = _past_banner(text, span)
    words = text[start : span.end]
    for phrase in phrases(Kind.CLOSING):
        match = phrase.pattern.search(words)
        if match is not None:
            words = words[: match.start()]
    gap = len(words) - len(words.lstrip())
    return Span(start + gap, start + max(gap, len(words.rstrip())))


def _past_banner(text: str, span: Span) -> int:
    """The offset at which the banner that opens the paragraph ends; its start without one."""
    opened = (phrase.pattern.match(text, *span) for phrase in phrases(Kind.OPENING))
    end = max((match.end() for match in opened if match is not None), default=span.start)
    if end == span.start:
        return end
    marks = sorted(
        match.span()
        for kind in (Kind.OPENING, Kind.BANNER)
        for phrase in phrases(kind)
        for match in phrase.pattern.finditer(text, end, span.end)
    )
    for mark_start, mark_end in marks:
        if mark_start - end > _BANNER_STRIDE:
            break
        end = max(end, mark_end)
    return end
