"""`demo` shows the whole way on the article that comes with the program."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli.articles import Articles
from api.cli.extract import if_any
from api.cli.ingest import watch_copies
from api.cli.options import PortOption, RegistryOption
from api.cli.output import counted, note, progress
from api.cli.serve import listening, run
from api.cli.session import Given, open_store, settings_of
from api.cli.tables import print_relations, print_statements
from api.demo_articles import demo_articles, demo_dispatches
from api.ingestion import Stored, ingest, lazy_extractor, version_of
from api.settings import Settings
from graph.articles import get_article, list_articles
from graph.store import Outcome, Store

DEMO_STORE = Path("demo-store")
EVERYTHING = 2**31
COLLECTION = "dispatches/"

DemoStoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="Folder of the store, or address of a SPARQL endpoint. Default: ./demo-store.",
        show_default=False,
    ),
]
ServeOption = Annotated[
    bool, typer.Option("--serve/--no-serve", help="Serve the store after printing.")
]

DispatchesOption = Annotated[
    bool,
    typer.Option(
        "--dispatches/--no-dispatches",
        help="Also read the collection of demonstration dispatches; without it, take it away.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)


def demo(
    ctx: typer.Context,
    serve: ServeOption = True,
    dispatches: DispatchesOption = True,
    port: PortOption = None,
    store: DemoStoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Show it all on an article that comes with the program, and on dispatches written for it.

    The article is read, what it says is printed, and the store is served. The dispatches tell of
    public diplomacy of 2022 to 2024 in this project's own words, in the name of invented outlets;
    their ids begin with dispatches/.

    Nothing is taken from the network and nothing outside the demo store is changed.
    """
    before = ctx.obj.store if isinstance(ctx.obj, Given) else None
    texts, outlets = demo_dispatches()
    known = (*(ctx.obj.registry if isinstance(ctx.obj, Given) else ()), *(registry or ()))
    files = [*known, *outlets] if dispatches else registry
    settings = settings_of(ctx, store or before or DEMO_STORE, files, port=port)
    listener = listening(settings.host, settings.port) if serve else None
    try:
        with open_store(settings, create=True, alone=True) as opened:
            watch_copies(opened)
            articles = Articles([str(path) for path in demo_articles()])
            stored = list(ingest_into(opened, settings, articles))
            note(summary(stored, articles.skipped))
            show(opened, stored[0].id)
            note(collect(opened, settings, texts if dispatches else []))
            if listener is not None:
                run(opened, settings, listener)
    finally:
        if listener is not None:
            listener.close()


def show(store: Store, article: str) -> None:
    """Print all statements and relations of one article."""
    found = get_article(store, article)
    assert found is not None
    typer.echo("Who said what\n")
    print_statements(found.statements)
    typer.echo("\nWho stands how to whom\n")
    print_relations(found.relations)
    typer.echo("")


def collect(store: Store, settings: Settings, paths: list[Path]) -> str:
    """Read the dispatches at `paths`, or take those in the store away; what was done, in words."""
    if paths:
        articles = Articles([str(path) for path in paths])
        return (
            f"Dispatches: {summary(list(ingest_into(store, settings, articles)), articles.skipped)}"
        )
    known = [row.id for row in list_articles(store, EVERYTHING).items]
    gone = [id for id in known if id.startswith(COLLECTION) and store.delete(id)]
    return f"Dispatches: {counted(len(gone), 'article')} taken away."


def ingest_into(store: Store, settings: Settings, articles: Articles) -> Iterator[Stored]:
    """Put articles into an open store, with a progress bar; failures are told and counted."""
    load = lazy_extractor(settings, store.registry)
    some = if_any(articles)
    if some is not None:
        found = ingest(store, load(), some, version_of(settings, store.registry))
        yield from articles.without_problems(progress(found, "Ingesting"))


def summary(stored: Sequence[Stored], skipped: int) -> str:
    """What became of the articles, in a line."""
    outcomes = Counter(item.outcome for item in stored)
    told = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome if outcomes[outcome])
    statements = sum(item.statements for item in stored)
    relations = sum(item.relations for item in stored)
    parts = [
        counted(len(stored), "article") + (f" ({told})" if told else ""),
        counted(statements, "statement"),
        counted(relations, "relation"),
        *([f"{skipped} skipped"] if skipped else []),
    ]
    return f"{', '.join(parts)}."
