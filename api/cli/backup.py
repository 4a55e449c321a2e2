"""`backup` copies the store, also while it is served."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import RegistryOption, StoreOption
from api.cli.session import open_store, settings_of
from graph.backup import back_up

TargetArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="Folder to make.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(backup)


def backup(
    ctx: typer.Context,
    target: TargetArgument,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Copy the store as it is now to a new folder, which is a store itself.

    Works while the store is served. To restore, stop the server and put the copy in the place of
    the store's folder.

    The copy of an endpoint is a folder of N-Quads shards, to be restored by `load`.
    """
    settings = settings_of(ctx, store, registry)
    with open_store(settings) as opened:
        folder = settings.store if isinstance(settings.store, Path) else None
        size = back_up(opened, folder, target)
    typer.echo(f"Wrote {target}, {size:,} bytes.")
