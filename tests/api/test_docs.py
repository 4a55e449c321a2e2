"""The documents name every command, option, address, parameter and setting."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from fastapi.testclient import TestClient

from api.cli import app
from api.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
CLI = (DOCS / "cli.md").read_text("utf-8")
HTTP = (DOCS / "http.md").read_text("utf-8")
# Every command has these; they are described once.
COMMON = {"--help", "--store", "--registry", "--install-completion", "--show-completion"}


def commands() -> dict[str, Any]:
    """Name -> command."""
    group: Any = typer.main.get_command(app)
    found: dict[str, Any] = group.commands
    return found


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level."""
    level = heading.split(" ", 1)[0]
    assert f"{heading}\n" in text, f"no heading {heading}"
    return text.partition(f"{heading}\n")[2].partition(f"\n{level} ")[0]


def options() -> Iterator[tuple[str, str]]:
    """Command and option, for all options that are not common."""
    for name, command in commands().items():
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--") and option not in COMMON:
                    yield name, option


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented_and_has_help(name: str) -> None:
    assert f"diplograph {name}" in section(CLI, f"## {name}")
    assert commands()[name].help


@pytest.mark.parametrize(("command", "option"), sorted(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`{option}" in section(CLI, f"## {command}")


@pytest.mark.parametrize("option", sorted({*COMMON, "--version"}))
def test_common_options_are_documented(option: str) -> None:
    assert option in section(CLI, "## Everywhere")


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_documented(field: str) -> None:
    assert f"`DIPLOGRAPH_{field.upper()}`" in section(CLI, "## Settings")


def test_exit_codes_are_documented() -> None:
    codes = section(CLI, "## Exit codes")
    assert [code for code in ("0", "1", "2") if f"`{code}`" not in codes] == []


def test_every_address_and_parameter_is_documented(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    missing = []
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            heading = f"{method.upper()} {path}"
            if heading not in HTTP:
                missing.append(heading)
            names = [parameter["name"] for parameter in operation.get("parameters", ())]
            missing += [f"{heading} {name}" for name in names if f"`{name}`" not in HTTP]
    assert missing == []


def test_every_error_is_documented(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    statuses = {
        status
        for methods in schema["paths"].values()
        for operation in methods.values()
        for status in operation["responses"]
        if status >= "400"
    }
    errors = section(HTTP, "## Errors")
    assert [status for status in sorted(statuses) if f"`{status}`" not in errors] == []


@pytest.mark.parametrize("path", ["/statements", "/relations", "/actors", "/articles"])
def test_openapi_has_examples(client: TestClient, path: str) -> None:
    schema = client.get("/openapi.json").json()
    reference = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    page = schema["components"]["schemas"][reference["schema"]["$ref"].rsplit("/", 1)[1]]
    row = schema["components"]["schemas"][
        page["properties"]["items"]["items"]["$ref"].rsplit("/")[-1]
    ]
    assert any("examples" in str(field) for field in row["properties"].values())
