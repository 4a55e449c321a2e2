"""`load` puts N-Quads into the store: files of them, or folders of shards."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli.failures import usage
from api.cli.options import RegistryOption, StoreOption
from api.cli.output import counted, note, progress
from api.cli.session import open_store, settings_of
from graph.shards.loading import load_shards
from graph.shards.places import Folder, is_remote
from graph.store import Store

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files of N-Quads (.nq, .nq.gz, .nq.zst), folders of such shards, or their addresses, "
        "s3://bucket/folder say.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(load)


def load(
    ctx: typer.Context,
    paths: PathsArgument,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Load N-Quads in bulk: files such as `export` writes, or folders of shards.

    The quads of a file are added; one that breaks off or is wrong may have been added in part.

    A folder holds shards, as `ingest --out` and the backup of an endpoint write them. Each shard
    is held against the manifest first, by hash and count. Its graphs take the place of those of
    the same names. Cut short, load again.

    The store is made where there is none; it must not be served meanwhile.
    """
    for path in paths:
        if not is_remote(path) and not Path(path).exists():
            raise usage(f"{path} is not there: name files of N-Quads, or folders of shards.")
    settings = settings_of(ctx, store, registry)
    files = [Path(path) for path in paths if not is_remote(path) and Path(path).is_file()]
    folders = [path for path in paths if is_remote(path) or Path(path).is_dir()]
    with open_store(settings, create=True, alone=True) as opened:
        told = [f"{_add(opened, files):,} quads added"] if files else []
        told += [_replace(opened, folders)] if folders else []
    typer.echo(f"{', '.join(told)}. Store: {settings.store}")


def _add(store: Store, files: Sequence[Path]) -> int:
    """Add the quads of files; by how many the store grew."""
    return sum(store.add_file(file) for file in files)


def _replace(store: Store, folders: Sequence[str]) -> str:
    """Load the shards of folders; what was done, in words."""
    articles = quads = replaced = 0
    for folder in folders:
        for loaded in progress(load_shards(store, Folder(folder)), "Loading"):
            articles += loaded.graphs
            quads += loaded.quads
            replaced += loaded.replaced
    if replaced:
        note(f"{counted(replaced, 'article')} took the place of another version.")
    return f"{counted(articles, 'article')}, {quads:,} quads loaded"
