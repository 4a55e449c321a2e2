"""`search`: what was said, found by its words, the best fitting first."""

from contextlib import closing
from typing import Annotated

import typer

from api.cli.options import LimitOption, ListFormat, ListFormatOption, RegistryOption, StoreOption
from api.cli.output import counted, note, print_csv, print_models_json
from api.cli.session import open_store, settings_of
from api.cli.tables import print_statements
from api.models.facts import STATEMENT_COLUMNS, StatementOut
from api.searching import USUAL, find
from graph.word_search import word_search

WordsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...", help="All of them must occur; case and accents do not matter."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(search)


def search(
    ctx: typer.Context,
    words: WordsArgument,
    format: ListFormatOption = ListFormat.TABLE,
    limit: LimitOption = USUAL,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Search what was said.

    Statements whose sentences hold all the words, the best fitting first.
    """
    settings = settings_of(ctx, store, registry)
    with open_store(settings) as opened, closing(word_search(opened)) as index:
        found, total = find(opened, index, " ".join(words), limit or USUAL)
    rows = [each.row for each in found]
    if format is ListFormat.JSON:
        print_models_json(each.out() for each in found)
    elif format is ListFormat.CSV:
        print_csv(map(StatementOut.from_row, rows), STATEMENT_COLUMNS)
    elif rows:
        print_statements(rows)
    shown = "" if len(rows) == total else f", {len(rows)} shown"
    note(f"{counted(total, 'statement')}{shown}.")
