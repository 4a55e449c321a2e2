"""`load` puts shards of N-Quads into the store."""

from typing import Annotated

import typer

from api.cli.options import RegistryOption, StoreOption
from api.cli.output import counted, note, progress
from api.cli.session import open_store, settings_of
from graph.shards.loading import load_shards
from graph.shards.places import Folder

ShardsArgument = Annotated[
    str,
    typer.Argument(
        metavar="DIR",
        help="Folder of shards (.nq.zst, .nq.gz, .nq), or its address, s3://bucket/folder say.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(load)


def load(
    ctx: typer.Context,
    shards: ShardsArgument,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Load shards of N-Quads, as `ingest --out` and the backup of an endpoint write them.

    Each shard is held against the manifest first, by hash and count. Its graphs take the place of
    those of the same names. The store is made where there is none. Cut short, load again.
    """
    settings = settings_of(ctx, store, registry)
    articles = quads = replaced = 0
    with open_store(settings, create=True, alone=True) as opened:
        for loaded in progress(load_shards(opened, Folder(shards)), "Loading"):
            articles += loaded.graphs
            quads += loaded.quads
            replaced += loaded.replaced
    if replaced:
        note(f"{counted(replaced, 'article')} took the place of another version.")
    typer.echo(f"{counted(articles, 'article')}, {quads:,} quads loaded. Store: {settings.store}")
