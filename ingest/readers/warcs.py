"""Web archives (WARC): one article in each page that was captured."""

import logging
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO, Final

from ingest.readers.drafts import Draft
from ingest.readers.encodings import web_text
from ingest.readers.packing import LARGEST, too_large
from ingest.readers.pages import page_draft, stem_of_url, web_address
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, problem_at
from ingest.readers.reading import Reading
from ingest.readers.resync import next_record
from ingest.readers.sources import Source

_PAGES: Final = ("text/html", "application/xhtml+xml")
_KINDS: Final = ("response", "resource", "conversion")
_ADVICE: Final = "Records behind it are read as far as they can be found."


def read_warc(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article of each page that was answered with 200, and reports on broken records.

    Pictures, redirects, requests and other records are passed over; texts of pages (WET) are taken
    as they are. Behind a broken record it goes on with the next that can be found, in files that
    can be rewound.
    """
    walk = _Walk(source.position, stream)
    start: int | None = 0
    while start is not None:
        yield from walk.run(start)
        start = walk.next_start()
    if not walk.records and not walk.reports:
        yield problem_at(source.position, "no record of a web archive in it", "Check the file.")


class _Walk:
    """Runs of readable records. `records` counts those of all kinds, `reports` broken ones."""

    def __init__(self, position: Position, stream: BinaryIO) -> None:
        self._position = position
        self._stream = stream
        self._seekable = stream.seekable()
        self._behind = 0  # from where on more records may stand
        self.records = 0
        self.reports = 0

    def run(self, start: int) -> Iterator[Draft | Problem]:
        """The records from the offset `start` on, up to the end or a broken one."""
        if start:
            self._stream.seek(start)
        self._behind, last = start + 1, start
        before = self.records
        archive = _archives()(self._stream)
        try:
            for record in archive:
                self.records += record.rec_type is not None  # blank lines come as one without
                last = archive.offset
                self._behind = last + 1
                yield from _draft(record, self._position.at(self.records))
                if _cut(record):
                    yield self._report("a record shorter than it says", self.records)
                    return
                self._behind = archive.get_record_offset() + archive.get_record_length()
        # The library raises what comes up, an AttributeError included, where headers are broken.
        except Exception as error:
            # It may be the last one that said a wrong length: the next is looked for inside it.
            self._behind = last + 1
            yield self._report(f"a broken record ({_first_line(error)})", self.records + 1)
        else:
            if start and self.records == before:
                yield self._report("a record that breaks off", self.records + 1)

    def next_start(self) -> int | None:
        """Where to go on: behind what was read, if something is left there."""
        if not self._seekable:
            return None
        self._stream.seek(self._behind)
        return next_record(self._stream, self._behind)

    def _report(self, reason: str, record: int) -> Problem:
        self.reports += 1
        return problem_at(self._position.at(record), reason, _ADVICE)


def packed_singly(stream: BinaryIO) -> bool:
    """Whether a gzip file has a member for each record, so that they can be found one by one."""
    if not stream.seekable():
        return False
    unpacker, size = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
    try:
        while size <= LARGEST and not unpacker.eof and (data := stream.read(2**16)):
            size += len(unpacker.decompress(data, LARGEST))
    except zlib.error:
        return True
    finally:
        stream.seek(0)
    return bool(unpacker.eof and unpacker.unused_data)


@cache
def _archives() -> Any:
    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").addHandler(logging.NullHandler())

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        """Writes no warnings to standard error: what is broken is reported here."""

        INC_RECORD = ""

    return Quiet


def _draft(record: Any, position: Position) -> Iterator[Draft | Problem]:
    """The article in a record; nothing for records that are no pages."""
    if record.rec_type not in _KINDS:
        return
    url = web_address(record.rec_headers.get_header("WARC-Target-URI"))
    if record.rec_type == "conversion":
        text = web_text(_payload(record)).strip()
        if text:
            yield Draft(position=position, text=text, url=url, stem=stem_of_url(url))
        return
    http = record.http_headers
    if record.rec_type == "response" and http is None:
        yield problem_at(position, "a record without an HTTP answer", _ADVICE)
        return
    kind = (http or record.rec_headers).get_header("Content-Type") or ""
    media_type, _, rest = kind.partition(";")
    answered = http is None or http.get_statuscode() == "200"
    if not answered or media_type.strip().lower() not in _PAGES:
        return
    data = _payload(record)
    if len(data) > LARGEST:
        yield too_large().at(position)
        return
    yield page_draft(web_text(data, rest.partition("charset=")[2].strip(" \"'")), position, url=url)


def _payload(record: Any) -> bytes:
    data = record.content_stream().read(LARGEST + 1)
    assert isinstance(data, bytes)
    return data


def _cut(record: Any) -> bool:
    """Whether the file ends within the record; what is left of it must be read first."""
    while record.raw_stream.read(2**16):
        pass
    return bool(getattr(record.raw_stream, "limit", 0))


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].strip()
