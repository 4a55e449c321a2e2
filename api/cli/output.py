"""How the commands print: data to standard output, notes and progress to standard error."""

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

import typer
from pydantic import BaseModel
from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from api.tabular import csv_lines

PIPE_WIDTH = 100
# News text is foreign text: it must not be able to move a terminal's cursor or colour it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Column:
    """A column of a printed table: its heading, and its widest and narrowest width, if fixed."""

    def __init__(self, heading: str, width: int | None = None, *, right: bool = False) -> None:
        self.heading = heading
        self.width = width
        self.right = right


def note(message: str) -> None:
    """Print a line for the person, not for the pipe."""
    typer.echo(plain(message), err=True)


def counted(number: int, thing: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def plain(text: str) -> str:
    """`text` without characters that steer a terminal."""
    return _CONTROL.sub("", text)


def print_table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    stream: IO[str] | None = None,
    *,
    spaced: bool = False,
) -> None:
    """Print `rows` under `columns`, wrapped to the terminal, or to 100 columns in a pipe.

    `spaced` puts a blank line between rows, for those of several lines.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, leading=int(spaced))
    for column in columns:
        table.add_column(
            column.heading,
            max_width=column.width,
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    _console(stream or sys.stdout).print(table)


def print_json(value: Any) -> None:
    """Print `value` as indented JSON, letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_models_json(rows: Iterable[BaseModel]) -> None:
    """Print `rows` as a JSON array."""
    print_json([row.model_dump(mode="json") for row in rows])


def print_csv(rows: Iterable[BaseModel], columns: Sequence[str]) -> None:
    """Print `rows` as CSV, as they come."""
    # Not by typer.echo, which leaves escape sequences out of what goes into a pipe.
    for line in csv_lines(rows, columns):
        sys.stdout.write(line)


def print_rows_csv(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of texts as CSV, the first of them the header."""
    csv.writer(sys.stdout).writerows(rows)


def print_bytes(chunks: Iterable[bytes]) -> None:
    """Print bytes to standard output as they are."""
    stream = typer.get_binary_stream("stdout")
    for chunk in chunks:
        stream.write(chunk)
    stream.flush()


def progress[T](items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
    """`items`, with a bar on standard error while they are walked, if that is a terminal."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        yield from bar.track(items, total=total, description=doing)


def _console(stream: IO[str]) -> Console:
    piped = not stream.isatty() and "COLUMNS" not in os.environ
    return Console(file=stream, width=PIPE_WIDTH if piped else None, highlight=False)
