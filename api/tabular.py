"""Rows as CSV (RFC 4180): one line a row, lists inside a cell, the columns of the JSON."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel


def csv_lines(rows: Iterable[BaseModel], header: Sequence[str]) -> Iterator[str]:
    """The CSV of `rows`, line by line (each ends with CRLF), `header` first.

    A missing value is an empty cell; several texts are joined by `; `, spans written `12-45 60-80`.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    yield _drained(buffer)
    for row in rows:
        writer.writerow([cell(getattr(row, column)) for column in header])
        yield _drained(buffer)


def csv_text(rows: Iterable[BaseModel], header: Sequence[str]) -> str:
    """The whole CSV of `rows`."""
    return "".join(csv_lines(rows, header))


def columns(names: str) -> tuple[str, ...]:
    """The names of columns, written with spaces between them."""
    return tuple(names.split())


def cell(value: object) -> str:
    """One value as the text of a cell."""
    if value is None:
        return ""
    if not isinstance(value, tuple | list):
        return str(value)
    if len(value) == 2 and all(isinstance(offset, int) for offset in value):
        return "-".join(map(str, value))
    return (" " if _spans(value) else "; ").join(map(cell, value))


def _spans(value: Sequence[object]) -> bool:
    return all(isinstance(item, tuple | list) for item in value)


def _drained(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
