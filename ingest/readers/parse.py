"""From the bytes of a source to drafts of articles: each form has its reader."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from ingest.readers import documents, feeds, mails, objects, pages, parquet, tables, texts, warcs
from ingest.readers.archives import members
from ingest.readers.drafts import Draft
from ingest.readers.forms import PACKED, Form, form_of_bytes, form_of_name
from ingest.readers.lines import loaded, read_lines
from ingest.readers.packing import LARGEST, damage, rejoined, unpacked
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, Unreadable, problem_at
from ingest.readers.reading import Reading
from ingest.readers.sources import Source, unread

log = logging.getLogger(__name__)

type Reader = Callable[[Source, BinaryIO, Reading], Iterator[Draft | Problem]]

_READERS: Final[dict[Form, Reader]] = {
    Form.TEXT: texts.read_text,
    Form.HTML: pages.read_page,
    Form.JSON: objects.read_objects,
    Form.JSON_LINES: read_lines,
    Form.CSV: tables.read_table,
    Form.TSV: tables.read_table,
    Form.PARQUET: parquet.read_parquet,
    Form.FEED: feeds.read_feed,
    Form.WARC: warcs.read_warc,
    Form.MAIL: mails.read_mail,
    Form.PDF: documents.read_pdf,
    Form.DOCX: documents.read_docx,
}
_HEAD: Final = 4096
_DEEPEST: Final = 4


def read_drafts(source: Source, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the articles of `source` as they are written, and a report for each that is broken.

    Files of many articles are read one by one, so that any size needs the memory of one article.
    """
    last = source.position
    try:
        with source.open() as stream:
            for found in _drafts(source, stream, reading):
                if isinstance(found, Draft):
                    last = found.position
                yield found
    except Unreadable as error:
        yield error.at(source.position)
    except damage() as error:
        yield problem_at(_behind(source, last), f"broken off or damaged: {error}", "Get it again.")
    except OSError as error:
        if error.errno is None:
            reason = f"broken off or damaged: {error}"
            yield problem_at(_behind(source, last), reason, "Get it again.")
        else:
            yield unread(source.position.name, error)
    # Libraries raise what they will on what they do not expect; the other inputs go on.
    except Exception as error:
        log.info("input %s", source.position, exc_info=error)
        reason = f"reading failed ({type(error).__name__}: {error})"
        advice = "This is a fault of diplograph: please report it, with this line and the file."
        yield problem_at(_behind(source, last), reason, advice)


def _behind(source: Source, last: Position) -> Position:
    """Where reading stopped: behind the last article of this file that was read."""
    if last.record and last.name == source.position.name:
        return source.position.at(last.record + 1)
    return source.position


def _drafts(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    form = source.form
    if form not in PACKED:
        form = reading.form or form
    if form is None:
        form, stream = _sniffed(stream)
    name = source.name.rpartition(".")[0] if form_of_name(source.name) in PACKED else source.name
    if form is Form.GZIP and form_of_name(name) is Form.WARC and warcs.packed_singly(stream):
        form = Form.WARC  # read packed, so that records behind a broken one are found
    if form not in PACKED:
        yield from _READERS[form](source, stream, reading)
    elif source.depth >= _DEEPEST:
        raise Unreadable(f"archives inside archives, {_DEEPEST} deep", "Unpack it and look.")
    elif form is Form.ZIP:
        with members(source, stream, reading.form) as found:
            for member in found:
                yield from (
                    (member,) if isinstance(member, Problem) else read_drafts(member, reading)
                )
    else:
        inner = replace(source, name=name, form=form_of_name(name), depth=source.depth + 1)
        with unpacked(stream, form, source.budget) as content:
            yield from _drafts(inner, content, reading)


def _sniffed(stream: BinaryIO) -> tuple[Form, BinaryIO]:
    """The form that the first bytes tell: JSON Lines if the first line is a whole object."""
    head = stream.read(_HEAD)
    form = form_of_bytes(head)
    stream = rejoined(head, stream)
    if form is not None:
        return form, stream
    lines = b""
    while (line := stream.readline(LARGEST)) and not line.strip():
        lines += line
    first = line.strip().removeprefix(b"\xef\xbb\xbf")
    if first.startswith(b"{") and isinstance(loaded(first), dict):
        form = Form.JSON_LINES
    else:
        form = Form.JSON if first[:1] in (b"{", b"[") else Form.TEXT
    return form, rejoined(lines + line, stream)
