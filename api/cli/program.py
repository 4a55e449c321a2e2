"""The program and its commands."""

import os
from typing import Annotated

import typer

from api.cli import (
    actors,
    backup,
    demo,
    export,
    extract,
    facts,
    ingest,
    load,
    network,
    query,
    search,
    serve,
    stats,
)
from api.cli.failures import Commands
from api.cli.options import RegistryOption, StoreOption
from api.cli.session import Given

EXIT_CODES = (
    "Exit codes: 0 all went well; 1 something failed or an input was skipped; 2 wrong usage, "
    "an unknown actor, or a name that several actors bear (they are listed with their ids)."
)

app = typer.Typer(
    name="diplograph",
    cls=Commands,
    help="Who said what about whom: a knowledge graph of diplomatic actors out of news text.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for group in (
    extract,
    ingest,
    load,
    facts,
    search,
    actors,
    query,
    export,
    network,
    serve,
    demo,
    stats,
    backup,
):
    group.register(app)


def main() -> None:
    """Run the program on the arguments of the process."""
    # The parser multiplies small matrices, over which threads of BLAS would wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        # Only here: the version is in the metadata of the distribution, which takes time to find.
        from api.version import VERSION

        typer.echo(f"diplograph {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    store: StoreOption = None,
    registry: RegistryOption = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print it."),
    ] = False,
) -> None:
    ctx.obj = Given(store, tuple(registry or ()))
