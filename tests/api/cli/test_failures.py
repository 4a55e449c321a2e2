"""Wrong usage, unknown names and failures: what is printed, and the exit codes."""

from pathlib import Path

import pytest

from graph.store import Store
from tests.api.cli.runner import run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["said", "--by", "nobody"], "No actor is called 'nobody'", id="unknown"),
        pytest.param(["said", "--by", "grau"], "Alex Grauhof (alex-grauhof)", id="near ones"),
        pytest.param(["neighbours", "nobody"], "No actor is called 'nobody'", id="no centre"),
        pytest.param(["relations", "--type", "hugs"], "urges", id="no relation type"),
        pytest.param(["actors", "--type", "hero"], "Person", id="no type of actor"),
        pytest.param(["said", "--since", "soon"], "2025-04-25", id="no date"),
        pytest.param(["said", "--format", "docx"], "docx", id="no format"),
        pytest.param(["said", "--limit", "0"], "--limit", id="no limit"),
        pytest.param(["neighbours", "ruritania", "--hops", "99"], "--hops", id="too far"),
        pytest.param(["hum"], "hum", id="no command"),
        pytest.param(["said", "--hum"], "--hum", id="no option"),
    ],
)
def test_wrong_usage_ends_with_2(disk: Path, arguments: list[str], told: str) -> None:
    result = run("--store", disk, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_an_ambiguous_name_lists_the_candidates_with_their_ids(disk: Path) -> None:
    result = run("said", "--by", "alex grauhof", "--store", disk)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "Error: 'alex grauhof' may be any of these; give the id of the one you mean:",
        "  alex-grauhof    Alex Grauhof (Person, XR)",
        "  alex-grauhof-2  Alex Grauhof (Person, XB)",
    ]


@pytest.mark.parametrize("command", [["said"], ["stats"], ["actors"], ["export", "x.ttl"]])
def test_reading_a_store_that_is_not_there_fails_and_makes_none(
    tmp_path: Path, command: list[str]
) -> None:
    folder = tmp_path / "absent"
    result = run(*command, "--store", folder)
    assert result.exit_code == 1
    assert "diplograph ingest" in result.stderr
    assert not folder.exists()


def test_a_store_that_another_has_open_says_who_and_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Store.open(folder) as held:
        held.announce("http://127.0.0.1:4321")
        result = run("said", "--store", folder)
    assert result.exit_code == 1
    assert "http://127.0.0.1:4321" in result.stderr
    assert "stop it" in result.stderr


@pytest.mark.parametrize(
    ("variable", "value"), [("DIPLOGRAPH_PORT", "many"), ("DIPLOGRAPH_BASE", "x")]
)
def test_a_bad_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, disk: Path, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    result = run("said", "--store", disk)
    assert result.exit_code == 2
    assert variable in result.stderr


def test_the_store_is_named_before_or_after_the_command_or_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, disk: Path
) -> None:
    before = run("--store", disk, "stats")
    after = run("--store", "absent", "stats", "--store", disk)
    monkeypatch.setenv("DIPLOGRAPH_STORE", str(disk))
    assert before.stdout == after.stdout == run("stats").stdout
    assert before.exit_code == 0


def test_a_registry_file_with_mistakes_is_told(disk: Path, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("nonsense\nx\n", "utf-8")
    result = run("stats", "--registry", file, "--store", disk)
    assert result.exit_code == 2
    assert "actors.csv" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--help"], ["said", "--help"], ["-h"]])
def test_help(arguments: list[str]) -> None:
    result = run(*arguments)
    assert "Usage: diplograph" in result.stdout + result.stderr


def test_help_tells_the_exit_codes() -> None:
    text = " ".join(run("--help").stdout.split())
    for code in ("0 all went well", "1 something failed", "2 wrong usage"):
        assert code in text


def test_version() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("diplograph ")
