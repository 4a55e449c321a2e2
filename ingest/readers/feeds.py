"""RSS and Atom feeds: one article in each entry."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from ingest.readers.drafts import Draft
from ingest.readers.encodings import web_text
from ingest.readers.markup import markup_text
from ingest.readers.packing import whole
from ingest.readers.pages import stem_of_url, web_address
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, Unreadable, problem_at
from ingest.readers.reading import Reading
from ingest.readers.sources import Source


def read_feed(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article of each entry: its whole text where the feed has it, else its summary.

    Raises:
        Unreadable: it is no feed.
    """
    feed = _parsed(whole(stream))
    broken = feed.get("bozo_exception")
    if not feed.entries:
        if not feed.get("version"):
            advice = "Only RSS and Atom are read of XML; other XML must be turned to JSON or text."
            raise Unreadable(f"no feed{_told(broken)}", advice)
        advice = "Try it again when there is news."
        yield problem_at(source.position, f"a feed without entries{_told(broken)}", advice)
    for number, entry in enumerate(feed.entries, start=1):
        yield _draft(entry, feed.feed, source.position.at(number), reading)
    if feed.entries and feed.bozo and _cut(broken):
        place = source.position.at(len(feed.entries))
        reason = f"the feed is broken behind this entry{_told(broken)}"
        yield problem_at(place, reason, "Entries that follow may be lost: fetch it again.")


def _parsed(data: bytes) -> Any:
    import feedparser

    # As a stream: what it takes for an address it would fetch.
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False)
    except UnicodeDecodeError:
        # A byte that is none of its encoding shall cost a character and not the feed.
        sound = web_text(data, "utf-8").encode()
        return feedparser.parse(io.BytesIO(sound), sanitize_html=False)


def _draft(entry: Any, feed: Any, position: Position, reading: Reading) -> Draft | Problem:
    url = web_address(entry.get("link"))
    text = _text(entry)
    if not text and not (reading.follow and url):
        advice = "Give --follow to fetch the page it links to." if url else "Leave it out."
        return problem_at(position, "an entry without text", advice)
    names = [author.get("name") for author in entry.get("authors", ())]
    return Draft(
        position=position,
        text=text,
        stem=stem_of_url(url) or None,
        title=_plain(entry.get("title")),
        publisher=_plain(entry.get("source", {}).get("title") or feed.get("title")),
        date=entry.get("published") or entry.get("updated") or None,
        url=url,
        authors=tuple(name for name in names if name),
        declared=entry.get("language") or feed.get("language") or None,
        teaser=url is not None,
    )


def _text(entry: Any) -> str:
    """The longest of the texts that the entry has."""
    pieces = [piece.get("value", "") for piece in entry.get("content", ())]
    texts = [markup_text(piece) for piece in (*pieces, entry.get("summary") or "")]
    return max(texts, key=len)


def _plain(text: str | None) -> str | None:
    return " ".join(markup_text(text).split()) or None if text else None


def _cut(error: object) -> bool:
    """Whether it is the XML that is broken; feeds of a wrong media type or encoding are whole."""
    from xml.sax import SAXException

    return isinstance(error, SAXException)


def _told(error: object) -> str:
    message = getattr(error, "getMessage", lambda: "")()
    return f" ({message})" if message else ""
