"""`actors` finds them, `neighbours` shows the network around one."""

from typing import Annotated

import typer

from api.cli.options import (
    CopiesOption,
    LimitOption,
    ListFormat,
    ListFormatOption,
    OutletOption,
    RegistryOption,
    SinceOption,
    StoreOption,
    TypeOption,
    UntilOption,
)
from api.cli.output import counted, note, print_csv, print_json, print_models_json
from api.cli.session import open_store, settings_of
from api.cli.tables import print_actors, print_neighbourhood
from api.models.actors import (
    ACTOR_COLUMNS,
    EDGE_COLUMNS,
    ActorOut,
    EdgeOut,
    NeighbourhoodOut,
)
from api.selection import select
from graph.actors import resolve_actor, search_actors
from graph.neighbourhood import Neighbourhood, neighbourhood

DEFAULT_ACTORS = 50
DEFAULT_NEIGHBOURS = 200

TextArgument = Annotated[
    str, typer.Argument(metavar="TEXT", help="Part of a name.", show_default=False)
]
ActorArgument = Annotated[str, typer.Argument(metavar="ACTOR", help="Id or name.")]
ActorTypeOption = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="Person, State, Government, Organisation, Group, Outlet or Post.",
    ),
]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="XX", help="ISO alpha-2 code of its state.")
]
HopsOption = Annotated[
    int, typer.Option("--hops", min=1, max=5, metavar="N", help="How many relations to follow.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(actors)
    app.command()(neighbours)


def actors(
    ctx: typer.Context,
    text: TextArgument = "",
    type: ActorTypeOption = None,
    state: StateOption = None,
    format: ListFormatOption = ListFormat.TABLE,
    limit: LimitOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Find actors by name.

    The best fit and the most mentioned come first: 50 of them, unless --limit says otherwise.
    """
    with open_store(settings_of(ctx, store, registry)) as opened:
        page = search_actors(opened, text, type, state, limit or DEFAULT_ACTORS)
    if format is ListFormat.JSON:
        print_models_json(map(ActorOut.from_row, page.items))
    elif format is ListFormat.CSV:
        print_csv(map(ActorOut.from_row, page.items), ACTOR_COLUMNS)
    elif page.items:
        print_actors(page.items)
    shown = "" if len(page.items) == page.total else f", {len(page.items)} shown"
    note(f"{counted(page.total, 'actor')}{shown}.")


def neighbours(
    ctx: typer.Context,
    actor: ActorArgument,
    hops: HopsOption = 1,
    type: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    copies: CopiesOption = False,
    format: ListFormatOption = ListFormat.TABLE,
    limit: LimitOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Show the network around an actor.

    Who stands how to whom, within so many relations of it. At most 200 actors unless --limit
    says otherwise; the most closely tied ones are kept.
    """
    with open_store(settings_of(ctx, store, registry)) as opened:
        chosen = select(opened, type=type, since=since, until=until, outlet=outlet)
        found = neighbourhood(
            opened,
            resolve_actor(opened, actor),
            hops,
            chosen.type,
            chosen.since,
            chosen.until,
            chosen.outlet,
            limit or DEFAULT_NEIGHBOURS,
            copies=copies,
        )
    _print(found, format)
    cut = "; --limit kept some out" if found.truncated else ""
    note(f"{counted(len(found.nodes), 'actor')}, {counted(len(found.edges), 'relation')}{cut}.")


def _print(found: Neighbourhood, format: ListFormat) -> None:
    if format is ListFormat.JSON:
        print_json(NeighbourhoodOut.from_graph(found).model_dump(mode="json"))
    elif format is ListFormat.CSV:
        print_csv(map(EdgeOut.from_row, found.edges), EDGE_COLUMNS)
    elif found.edges:
        print_neighbourhood(found)
