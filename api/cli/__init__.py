"""The command line: `diplograph COMMAND`."""

from api.cli.program import app, main

__all__ = ["app", "main"]
