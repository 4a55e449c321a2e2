"""CSV and TSV tables: one article in each row."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from ingest.readers.drafts import Draft, object_draft
from ingest.readers.encodings import not_utf8
from ingest.readers.fieldmap import numbered
from ingest.readers.forms import Form
from ingest.readers.packing import rejoined
from ingest.readers.problems import Problem, Unreadable, problem_at
from ingest.readers.reading import Reading
from ingest.readers.rows import LONGEST, Row, Rows
from ingest.readers.sources import Source

type _Namer = Callable[[Sequence[str]], Mapping[str, object] | None]

_SAMPLE: Final = 2**16
_DELIMITERS: Final = ",\t;|"
_QUOTED_CELL: Final = re.compile(r'(?:^|\t)"(?:[^"]|"")*"(?=\t|\r?$)', re.MULTILINE)
_BARE_QUOTE: Final = re.compile(r'(?:^|\t)"(?:[^"\t\n]|"")*"[^"\t\r\n]', re.MULTILINE)
_ADVICE: Final = "Put cells with commas, quotes or line ends in quotes, quotes doubled."


def read_table(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article of each row; the first row names the columns.

    The cells are parted by what parts those of the first row. In tables parted by tabs quotes are
    characters like others, unless all cells that begin with one are quoted whole.
    """
    sample = stream.read(_SAMPLE)
    csv.field_size_limit(LONGEST)
    delimiter, quoting = _dialect(sample, source.form if reading.form is None else reading.form)
    rows = Rows(rejoined(sample, stream), delimiter, quoting)
    namer: _Namer = numbered
    if not reading.fields.columns and (first := next(iter(rows), None)) is not None:
        header = [name.strip() for name in first.cells or ()]
        check_columns(header, reading)
        namer = _named(header)
    number = 0
    for number, row in enumerate(rows, start=1):
        yield _draft(source, number, row, namer, rows, reading)
    if not number:
        yield problem_at(source.position, "empty", "Put a header and one article in each row.")


def check_columns(names: Sequence[str], reading: Reading) -> None:
    """See that a table has the columns that make a row an article.

    Raises:
        Unreadable: it has not; the message lists those there are.
    """
    fields = reading.fields
    known = {*names, *(name.lower() for name in names)}
    wanted = [fields.name("text"), *([fields.names["html"]] if "html" in fields.names else [])]
    if reading.follow:
        wanted.append(fields.name("url"))
    if not any(name in known or name.partition(".")[0] in known for name in wanted):
        raise Unreadable(
            f"no column '{wanted[0]}'",
            "Say which column has the words, as in --map text=body, or text=#3 if there is no "
            f"header; there are: {', '.join(names)}.",
        )


def _draft(
    source: Source, number: int, row: Row, namer: _Namer, rows: Rows, reading: Reading
) -> Draft | Problem:
    place = source.position.at(number, row.line)
    if row.cells is None:
        return problem_at(place, f"a broken row: {row.reason}", _ADVICE)
    record = namer(row.cells)
    if record is None:
        rows.retry()
        return problem_at(place, f"{len(row.cells)} cells, more than the header has", _ADVICE)
    if any("\udc80" <= character <= "\udcff" for cell in row.cells for character in cell):
        return not_utf8(place)
    return object_draft(record, place, reading.fields, follow=reading.follow)


def _named(header: Sequence[str]) -> _Namer:
    """What turns a row into a record: columns are found in small letters, too."""
    small = [name.lower() for name in header]

    def record(row: Sequence[str]) -> Mapping[str, object] | None:
        if len(row) > len(header):
            return None
        return dict(zip(small, row, strict=False)) | dict(zip(header, row, strict=False))

    return record


def _dialect(sample: bytes, form: Form | None) -> tuple[str, int]:
    text = sample.decode("utf-8", "replace")
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    delimiter = "\t" if form is Form.TSV else max(_DELIMITERS, key=first.count)
    bare = delimiter == "\t" and (_BARE_QUOTE.search(text) or not _QUOTED_CELL.search(text))
    return delimiter, csv.QUOTE_NONE if bare else csv.QUOTE_MINIMAL
