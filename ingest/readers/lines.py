"""JSON Lines: one article on each line, of files of any size."""

import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from ingest.readers.drafts import Draft, object_draft
from ingest.readers.encodings import BOM, not_utf8
from ingest.readers.packing import LARGEST, too_large
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, problem_at
from ingest.readers.reading import Reading
from ingest.readers.sources import Source

_PIECE: Final = 2**20


def read_lines(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article on each line, and a report for each line that holds none."""
    empty = True
    for number, data in numbered_lines(stream):
        place = source.position.at(number, number)
        if data is None:
            empty = False
            yield too_large().at(place)
        elif data.strip():
            empty = False
            yield _line(place, data, reading)
    if empty:
        yield problem_at(source.position, "empty", "Put one article on each line.")


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines, counted from 1, the first without a byte order mark; None for one too long."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM)
        if len(line) <= LARGEST:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
        yield number, None


def loaded(data: bytes | str) -> object:
    """The JSON value, or the exception that says why there is none."""
    try:
        return json.loads(data.decode() if isinstance(data, bytes) else data)
    except (ValueError, RecursionError) as error:
        return error


def _line(place: Position, data: bytes, reading: Reading) -> Draft | Problem:
    value = loaded(data)
    if isinstance(value, UnicodeDecodeError):
        return not_utf8(place)
    if isinstance(value, Exception):
        advice = "Write one JSON object a line, without line ends inside."
        return problem_at(place, _reason(value), advice)
    return object_draft(value, place, reading.fields, follow=reading.follow)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: {error.msg.lower()} (column {error.colno})"
    return "broken JSON: nested too deep" if isinstance(error, RecursionError) else "broken JSON"
