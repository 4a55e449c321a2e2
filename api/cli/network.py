"""`network` and `timeline` measure the network of actors, whole and month by month."""

from collections.abc import Sequence

import typer
from pydantic import BaseModel

from api.cli.options import (
    ActorOption,
    CopiesOption,
    FoldOption,
    LimitOption,
    ListFormat,
    ListFormatOption,
    MinimumOption,
    ObjectOption,
    OutletOption,
    ProjectionOption,
    RegistryOption,
    SinceOption,
    StoreOption,
    SubjectOption,
    TypeOption,
    UntilOption,
)
from api.cli.output import Column, note, print_csv, print_models_json, print_table
from api.cli.session import open_store, settings_of
from api.models.network import MONTH_COLUMNS, NODE_COLUMNS, MonthOut
from api.networks import shown_network
from api.selection import select, shaped
from api.tabular import cell
from graph.timeline import timeline as months_of

EVERYTHING = 2**31
_SHOWN = ("label", "type", "weighted_degree", "pagerank", "betweenness", "community", "balance")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(network)
    app.command()(timeline)


def network(
    ctx: typer.Context,
    projection: ProjectionOption = "relations",
    fold: FoldOption = False,
    minimum: MinimumOption = 1,
    actor: ActorOption = None,
    subject: SubjectOption = None,
    object: ObjectOption = None,
    type: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    copies: CopiesOption = False,
    limit: LimitOption = None,
    format: ListFormatOption = ListFormat.TABLE,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Measure the actors of a network, the most important first.

    Degrees, PageRank, betweenness, communities, and the balance of cooperation and conflict.
    """
    given = {"subject": subject, "object": object, "type": type, "outlet": outlet}
    given |= {"since": since, "until": until}
    with open_store(settings_of(ctx, store, registry)) as opened:
        shape = shaped(opened, projection, fold, minimum, actor or ())
        filters = select(opened, copies=copies, **given)
        found = shown_network(opened, filters, shape, EVERYTHING)
    nodes = sorted(found.nodes, key=lambda node: (-node.pagerank, node.id))[:limit]
    _print(nodes, _SHOWN, NODE_COLUMNS, format)
    note(f"{found.total_nodes} actors, {found.total_edges} edges.")


def timeline(
    ctx: typer.Context,
    projection: ProjectionOption = "relations",
    fold: FoldOption = False,
    actor: ActorOption = None,
    subject: SubjectOption = None,
    object: ObjectOption = None,
    type: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    copies: CopiesOption = False,
    format: ListFormatOption = ListFormat.TABLE,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Count the facts of a network month by month, and how friendly they are.

    With --subject and --object it is the timeline of one dyad.
    """
    given = {"subject": subject, "object": object, "type": type, "outlet": outlet}
    given |= {"since": since, "until": until}
    with open_store(settings_of(ctx, store, registry)) as opened:
        shape = shaped(opened, projection, fold, actors=actor or ())
        filters = select(opened, copies=copies, **given)
        found = months_of(opened, filters, shape)
    months = [MonthOut.model_validate(month) for month in found]
    _print(months, MONTH_COLUMNS, MONTH_COLUMNS, format)


def _print(
    rows: Sequence[BaseModel], shown: Sequence[str], columns: Sequence[str], format: ListFormat
) -> None:
    if format is ListFormat.JSON:
        print_models_json(rows)
    elif format is ListFormat.CSV:
        print_csv(rows, columns)
    else:
        headings = [Column(name.replace("_", " ")) for name in shown]
        print_table(headings, ([cell(getattr(row, name)) for name in shown] for row in rows))
