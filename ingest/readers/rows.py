"""The rows of a CSV file; a quote that is never closed does not swallow the rows behind it."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from ingest.readers.lines import numbered_lines
from ingest.readers.packing import too_large

# The longest cell, in characters: a quote left open runs no further before it is found out.
LONGEST: Final = 4 * 2**20


class Row(NamedTuple):
    """The cells of a row and the line it begins on; no cells but a `reason` if it is broken."""

    line: int
    cells: list[str] | None
    reason: str = ""


class Rows:
    """Iterates over the rows that are not empty. Bytes that are no UTF-8 come as surrogates."""

    def __init__(self, stream: BinaryIO, delimiter: str, quoting: int) -> None:
        self._lines = _Lines(stream)
        self._reader = csv.reader(self._lines, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
        self._quoted = quoting != csv.QUOTE_NONE

    def __iter__(self) -> Iterator[Row]:
        while (row := self._next()) is not None:
            if row.cells is None or any(row.cells):
                yield row

    def retry(self) -> None:
        """Read the lines of the last row again, but for its first, as rows of their own."""
        self._lines.retry()

    def _next(self) -> Row | None:
        line = self._lines.begin()
        try:
            cells = next(self._reader)
        except StopIteration:
            return None
        except csv.Error as error:
            self.retry()
            return Row(line, None, str(error))
        if self._quoted and self._lines.left_open():
            self.retry()
            return Row(line, None, "a quote is opened and never closed")
        return Row(line, cells)


class _Lines:
    """The lines of a file, of which those of the last row can be taken again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = numbered_lines(stream)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._next = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        self._taken.append(line)
        self._next += 1
        return line

    def begin(self) -> int:
        """Begin a row; the number of its first line."""
        self._taken.clear()
        return self._next

    def retry(self) -> None:
        """Give all lines but the first of this row again."""
        self._again.extendleft(reversed(self._taken[1:]))
        self._next -= len(self._taken[1:])
        self._taken.clear()

    def left_open(self) -> bool:
        """Whether the row ran over several lines in a quote that was not meant to be open."""
        quotes = sum(line.count('"') for line in self._taken)
        return len(self._taken) > 1 and quotes % 2 == 1

    def _read(self) -> str:
        _, data = next(self._lines)
        if data is None:
            raise too_large()
        return data.decode("utf-8", "surrogateescape")
