"""`demo` shows the whole way on the article that comes with the program."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.articles import Articles
from api.cli.ingest import ingest_into, summary
from api.cli.options import PortOption, RegistryOption
from api.cli.output import note
from api.cli.serve import listening, run
from api.cli.session import Given, open_store, settings_of
from api.cli.tables import print_relations, print_statements
from api.demo_articles import demo_articles
from graph.relations import find_relations
from graph.statements import find_statements
from graph.store import Store
from ingest.readers import Gaps

DEMO_STORE = Path("demo-store")
EVERYTHING = 2**31

DemoStoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="Folder of the store. Default: ./demo-store.",
        show_default=False,
    ),
]
ServeOption = Annotated[
    bool, typer.Option("--serve/--no-serve", help="Serve the store after printing.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)


def demo(
    ctx: typer.Context,
    serve: ServeOption = True,
    port: PortOption = None,
    store: DemoStoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Show it all on an article that comes with the program.

    It is read, what it says is printed, and the store is served.

    Nothing is taken from the network and nothing outside the demo store is changed.
    """
    before = ctx.obj.store if isinstance(ctx.obj, Given) else None
    settings = settings_of(ctx, store or before or DEMO_STORE, registry, port=port)
    listener = listening(settings.host, settings.port) if serve else None
    try:
        with open_store(settings, create=True, alone=True) as opened:
            articles = Articles([str(path) for path in demo_articles()], Gaps())
            stored = list(ingest_into(opened, settings, articles))
            note(summary(stored, articles.skipped))
            show(opened)
            if listener is not None:
                run(opened, settings, listener)
    finally:
        if listener is not None:
            listener.close()


def show(store: Store) -> None:
    """Print all statements and relations of the store."""
    typer.echo("Who said what\n")
    print_statements(find_statements(store, limit=EVERYTHING).items)
    typer.echo("\nWho stands how to whom\n")
    print_relations(find_relations(store, limit=EVERYTHING).items)
    typer.echo("")
