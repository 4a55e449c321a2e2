"""`said` and `relations`: who said what about whom, and who stands how to whom."""

from collections.abc import Callable, Sequence

import typer
from pydantic import BaseModel

from api.cli.options import (
    AboutOption,
    ByOption,
    CopiesOption,
    FormatOption,
    LimitOption,
    ObjectOption,
    OutletOption,
    RegistryOption,
    RowFormat,
    SinceOption,
    StoreOption,
    SubjectOption,
    TextOption,
    ToOption,
    TypeOption,
    UntilOption,
)
from api.cli.output import counted, note, print_bytes, print_csv, print_models_json
from api.cli.session import open_store, settings_of
from api.cli.tables import print_relations, print_statements
from api.models.facts import RELATION_COLUMNS, STATEMENT_COLUMNS, RelationOut, StatementOut
from api.selection import select
from graph.export import export
from graph.pages import Page
from graph.relations import find_relations
from graph.statements import find_statements

EVERYTHING = 2**31


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(said)
    app.command()(relations)


def said(
    ctx: typer.Context,
    by: ByOption = None,
    about: AboutOption = None,
    to: ToOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    text: TextOption = None,
    copies: CopiesOption = False,
    format: FormatOption = RowFormat.TABLE,
    limit: LimitOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Who said what about whom.

    Statements that meet all that is asked, by date.
    """
    with open_store(settings_of(ctx, store, registry)) as opened:
        filters = select(
            opened,
            by=by,
            about=about,
            to=to,
            since=since,
            until=until,
            outlet=outlet,
            text=text,
            copies=copies,
        )
        if format is RowFormat.TTL:
            print_bytes(export(opened, filters, "ttl"))
            return
        page = find_statements(opened, filters, limit or EVERYTHING)
        _print(page, format, print_statements, StatementOut.from_row, STATEMENT_COLUMNS)
        _tell(page, "statement")


def relations(
    ctx: typer.Context,
    subject: SubjectOption = None,
    object: ObjectOption = None,
    type: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    text: TextOption = None,
    copies: CopiesOption = False,
    format: FormatOption = RowFormat.TABLE,
    limit: LimitOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Who urges, supports, accuses or attacks whom.

    Relations that meet all that is asked, by date.
    """
    with open_store(settings_of(ctx, store, registry)) as opened:
        filters = select(
            opened,
            subject=subject,
            object=object,
            type=type,
            since=since,
            until=until,
            outlet=outlet,
            text=text,
            copies=copies,
        )
        if format is RowFormat.TTL:
            print_bytes(export(opened, filters, "ttl"))
            return
        page = find_relations(opened, filters, limit or EVERYTHING)
        _print(page, format, print_relations, RelationOut.from_row, RELATION_COLUMNS)
        _tell(page, "relation")


def _print[R](
    page: Page[R],
    format: RowFormat,
    table: Callable[[Sequence[R]], None],
    model: Callable[[R], BaseModel],
    columns: Sequence[str],
) -> None:
    if format is RowFormat.JSON:
        print_models_json(map(model, page.items))
    elif format is RowFormat.CSV:
        print_csv(map(model, page.items), columns)
    elif page.items:
        table(page.items)


def _tell[R](page: Page[R], thing: str) -> None:
    shown = "" if len(page.items) == page.total else f", {len(page.items)} shown"
    note(f"{counted(page.total, thing)}{shown}.")
