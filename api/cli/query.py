"""`query` asks the store in SPARQL."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.failures import usage
from api.cli.options import RegistryOption, StoreOption
from api.cli.output import Column, counted, note, print_bytes, print_table
from api.cli.session import open_store, settings_of
from graph.sparql import QueryAnswer, run_query, serialise


class QueryFormat(StrEnum):
    """How the answer to a query is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TTL = "ttl"


FileArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE.rq", help="File with the query; - for standard input.", show_default=False
    ),
]
TextOption = Annotated[
    str | None, typer.Option("--query", "-q", metavar="SPARQL", help="The query itself.")
]
QueryFormatOption = Annotated[
    QueryFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="table, json, csv, tsv and xml for SELECT and ASK; table and ttl for CONSTRUCT and "
        "DESCRIBE. By default a table, and ttl for the latter.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(query)


def query(
    ctx: typer.Context,
    file: FileArgument = None,
    text: TextOption = None,
    format: QueryFormatOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Ask the store in SPARQL 1.1.

    The query comes from -q, a file or standard input, and is put to all graphs at once. The
    prefixes dg:, rel:, actor:, article:, statement:, relation: and the usual ones are known.
    """
    asked = _asked(file, text)
    with open_store(settings_of(ctx, store, registry)) as opened:
        answer = run_query(opened, asked)
        usual = QueryFormat.TTL if answer.kind == "graph" else QueryFormat.TABLE
        chosen = format or usual
        if chosen is QueryFormat.TABLE:
            _print_table(answer)
        else:
            print_bytes((serialise(answer, chosen),))


def _asked(file: str | None, text: str | None) -> str:
    if text is not None and file is not None:
        raise usage("the query is given twice: leave out -q or the file.")
    if text is not None:
        return text
    if file is None and sys.stdin.isatty():
        raise usage("no query: give one with -q, as a file, or on standard input.")
    try:
        if file is None or file == "-":
            return sys.stdin.buffer.read().decode()
        return Path(file).read_text("utf-8")
    except OSError as error:
        raise usage(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except UnicodeDecodeError as error:
        raise usage(f"{file or 'standard input'} is not UTF-8: save it as UTF-8.") from error


def _print_table(answer: QueryAnswer) -> None:
    if answer.kind == "ask":
        typer.echo("yes" if answer.truth else "no")
        return
    names = answer.variables or ("subject", "predicate", "object")
    rows = [[_short(cell, answer.prefixes) for cell in row] for row in answer.rows()]
    if rows:
        print_table([Column(name) for name in names], rows)
    note(f"{counted(len(rows), 'row')}.")


def _short(value: str | None, prefixes: Mapping[str, str]) -> str:
    """An IRI with its longest prefix, anything else as it is."""
    if not value:
        return ""
    fitting = [(space, prefix) for prefix, space in prefixes.items() if value.startswith(space)]
    if not fitting:
        return value
    space, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return f"{prefix}:{value.removeprefix(space)}"
