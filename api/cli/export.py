"""`export` writes the store, or a selection of it, to a file for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.failures import usage
from api.cli.files import replaced
from api.cli.options import (
    AboutOption,
    ActorOption,
    ByOption,
    CopiesOption,
    FoldOption,
    MinimumOption,
    ObjectOption,
    OutletOption,
    PolarityOption,
    ProjectionOption,
    QuotationOption,
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
from api.selection import select, shaped
from graph.export import EXPORT_FORMATS, TIMES
from graph.export import export as exported

FileArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="File to write; its ending says the format: "
        f"{', '.join(f'.{name}' for name in EXPORT_FORMATS)}.",
    ),
]
TimeOption = Annotated[
    str | None,
    typer.Option(
        "--time",
        metavar="HOW",
        help=f"How GEXF tells time: {', '.join(TIMES)}. Default: timestamps.",
        show_default=False,
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
    quotation: QuotationOption = None,
    polarity: PolarityOption = None,
    copies: CopiesOption = False,
    projection: ProjectionOption = "relations",
    fold: FoldOption = False,
    minimum: MinimumOption = 1,
    actor: ActorOption = None,
    time: TimeOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Write a selection, or everything, to a file.

    RDF holds the facts that meet all that is asked; the other formats the network of their
    relations, measured: GEXF and GraphML for Gephi, tables for its Data Laboratory, Cytoscape JSON.
    """
    format = next((name for name in EXPORT_FORMATS if file.name.lower().endswith(f".{name}")), None)
    if format is None:
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
            quotation=quotation,
            polarity=polarity,
            copies=copies,
        )
        shape = shaped(opened, projection, fold, minimum, actor or ())
        pieces = exported(opened, filters, format, shape, time)
        size = 0
        with replaced(file) as stream:
            for piece in pieces:
                size += stream.write(piece)
    note(f"Wrote {file}, {size:,} bytes.")
