"""`export` writes the store, or a selection of it, to a file for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.failures import usage
from api.cli.files import replaced
from api.cli.options import (
    AboutOption,
    ByOption,
    ObjectOption,
    OutletOption,
    RegistryOption,
    SinceOption,
    StoreOption,
    SubjectOption,
    TextOption,
    ToOption,
    TypeOption,
    UntilOption,
)
from api.cli.output import note
from api.cli.session import open_store, settings_of
from api.selection import select
from graph.export import EXPORT_FORMATS
from graph.export import export as exported

FileArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="File to write; its ending says the format: "
        f"{', '.join(f'.{name}' for name in EXPORT_FORMATS)}.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(export)


def export(
    ctx: typer.Context,
    file: FileArgument,
    by: ByOption = None,
    about: AboutOption = None,
    to: ToOption = None,
    subject: SubjectOption = None,
    object: ObjectOption = None,
    type: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    text: TextOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Write a selection, or everything, to a file.

    RDF holds the facts that meet all that is asked, GEXF the network of their relations, for
    Gephi.
    """
    format = file.suffix.removeprefix(".").lower()
    if format not in EXPORT_FORMATS:
        known = ", ".join(f".{name}" for name in EXPORT_FORMATS)
        raise usage(f"{file} ends in none of {known}: choose one of these endings.")
    with open_store(settings_of(ctx, store, registry)) as opened:
        filters = select(
            opened,
            by=by,
            about=about,
            to=to,
            subject=subject,
            object=object,
            type=type,
            since=since,
            until=until,
            outlet=outlet,
            text=text,
        )
        size = 0
        with replaced(file) as stream:
            for piece in exported(opened, filters, format):
                size += stream.write(piece)
    note(f"Wrote {file}, {size:,} bytes.")
