"""`stats` counts what the store holds."""

from dataclasses import asdict

import typer

from api.cli.options import ListFormat, ListFormatOption, RegistryOption, StoreOption
from api.cli.output import Column, print_json, print_rows_csv, print_table
from api.cli.session import open_store, settings_of
from graph.stats import Stats
from graph.stats import stats as count


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(stats)


def stats(
    ctx: typer.Context,
    format: ListFormatOption = ListFormat.TABLE,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Count what the store holds.

    Articles, actors, statements, relations and quads; relations by family, articles by outlet.
    """
    with open_store(settings_of(ctx, store, registry)) as opened:
        counted = count(opened)
    if format is ListFormat.JSON:
        told = asdict(counted)
        told["by_family"] = dict(counted.by_family)
        told["by_outlet"] = dict(counted.by_outlet)
        print_json(told)
    elif format is ListFormat.CSV:
        print_rows_csv((("what", "count"), *_rows(counted)))
    else:
        print_table([Column("What"), Column("Count", right=True)], _rows(counted))


def _rows(counted: Stats) -> list[tuple[str, str]]:
    return [
        ("articles", str(counted.articles)),
        ("copies and revisions", str(counted.copies)),
        ("actors mentioned", str(counted.actors)),
        ("mentions", str(counted.mentions)),
        ("statements", str(counted.statements)),
        ("relations", str(counted.relations)),
        ("quads", str(counted.quads)),
        ("first day", counted.first_date or ""),
        ("last day", counted.last_date or ""),
        *((f"relations {family}", str(number)) for family, number in counted.by_family),
        *((f"articles of {outlet}", str(number)) for outlet, number in counted.by_outlet),
    ]
