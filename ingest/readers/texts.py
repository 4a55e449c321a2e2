"""Plain text, with or without a header: one article in each file."""

from collections.abc import Iterator
from typing import BinaryIO

from ingest.readers.drafts import Draft
from ingest.readers.encodings import not_utf8
from ingest.readers.packing import whole
from ingest.readers.problems import Problem, Unreadable
from ingest.readers.reading import Reading
from ingest.readers.sources import Source


def read_text(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the file as an article, every character as it came.

    Raises:
        Unreadable: there is nothing in it.
    """
    data = whole(stream)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield not_utf8(source.position.at(0, line))
        return
    if not text.strip():
        raise Unreadable("empty", "Leave the file out or put an article into it.")
    yield Draft(position=source.position, text=text, stem=source.stem)
