"""`load` fills a store from files of quads."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import RegistryOption, StoreOption
from api.cli.session import open_store, settings_of

FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", exists=True, dir_okay=False, help="N-Quads files.", show_default=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(load)


def load(
    ctx: typer.Context,
    files: FilesArgument,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Add the quads of N-Quads files, such as `export` writes, in bulk.

    The store is made where there is none; it must not be served meanwhile. A file that breaks off
    or is wrong may have been added in part.
    """
    settings = settings_of(ctx, store, registry)
    with open_store(settings, create=True, alone=True) as opened:
        added = sum(opened.load(file) for file in files)
    typer.echo(f"{added:,} quads added. Store: {settings.store}")
