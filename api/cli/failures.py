"""Errors on the command line: what is wrong and what to do, on standard error, and an exit code."""

from collections.abc import Iterator
from typing import Any, Final

import typer
from typer.core import TyperGroup

from api.cli.files import CannotWrite
from api.cli.output import note
from api.problems import sentence
from api.settings import SettingsError
from api.shards.errors import CannotShard
from graph.errors import AmbiguousActor, GraphError, ShardError, StoreError
from ingest.errors import LanguageError
from ontology.registry import RegistryError

FAILED: Final = 1
USAGE: Final = 2


class CannotListen(Exception):
    """The address is taken, or not one of this machine."""


_FAILURES: Final = (
    CannotShard,
    StoreError,
    ShardError,
    LanguageError,
    CannotWrite,
    CannotListen,
    FileNotFoundError,
)
_TOLD: Final = (GraphError, SettingsError, RegistryError, *_FAILURES)


class Commands(TyperGroup):
    """The commands, with every error that a person can mend told in a sentence."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            typer.Exit: with 1 or 2, after the error was printed.
        """
        try:
            return super().invoke(ctx)
        except _TOLD as error:
            for line in _lines(error):
                note(line)
            failed = isinstance(error, _FAILURES)
            raise typer.Exit(FAILED if failed else USAGE) from error


def usage(message: str) -> typer.Exit:
    """Print what is wrong with the command's arguments; to be raised."""
    note(f"Error: {message}")
    return typer.Exit(USAGE)


def _lines(error: Exception) -> Iterator[str]:
    if not isinstance(error, AmbiguousActor):
        yield f"Error: {sentence(str(error))}"
        return
    yield f"Error: {error.text!r} may be any of these; give the id of the one you mean:"
    width = max(len(row.id) for row in error.candidates)
    for row in error.candidates:
        state = f", {row.state}" if row.state else ""
        yield f"  {row.id.ljust(width)}  {row.label} ({row.type}{state})"
