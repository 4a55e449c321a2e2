"""Running the program inside the tests' process."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from api.cli import app


def run(*arguments: str | Path, input: str | bytes | None = None) -> Result:
    """What the program prints and how it ends."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)


def json_of(*arguments: str | Path) -> Any:
    """The JSON that the program prints; it must end well."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)
