"""The command line while a server has the store open."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.service.serving import PROGRAM, environment, served

pytestmark = pytest.mark.slow

ARTICLE = "Foreign Secretary David Lammy urged Russia on Friday to agree to a ceasefire."


def program(store: Path, *arguments: str, **settings: object) -> tuple[int, str, str]:
    """Exit code, output and notes of a command in a process of its own."""
    done = subprocess.run(
        (*PROGRAM, "--store", str(store), *arguments),
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A file with an article."""
    path = tmp_path / "2025-04-25-example.txt"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Path]:
    """The folder of an empty store that nobody serves."""
    yield tmp_path / "alone"
    shutil.rmtree(tmp_path / "alone", ignore_errors=True)


COMMANDS = (
    ("said", "--format", "json"),
    ("query", "-q", "SELECT ?who ?whom { ?who rel:urges ?whom }"),
)


def test_the_same_is_done_and_printed_as_without_a_server(
    tmp_path: Path, alone: Path, article: str
) -> None:
    shared = tmp_path / "served"
    with served(shared, token="") as address:
        with_server = program(shared, "ingest", article)
        without = program(alone, "ingest", article)
        assert with_server[0] == without[0] == 0
        assert with_server[1].replace(str(shared), str(alone)) == without[1]
        assert httpx2.get(f"{address}/health").json()["articles"] == 1
        for command in COMMANDS:
            assert program(shared, *command)[:2] == program(alone, *command)[:2]
        assert program(shared, "backup", str(tmp_path / "copy"))[0] == 0
        assert program(tmp_path / "copy", *COMMANDS[0])[1] == program(alone, *COMMANDS[0])[1]
        left = list((shared / "snapshots").glob("reading-*"))
        assert left == []


def test_the_key_lies_where_only_its_owner_reads_it(tmp_path: Path) -> None:
    with served(tmp_path / "store") as address:
        note = tmp_path / "store" / "holder.json"
        assert note.stat().st_mode & 0o077 == 0
        assert httpx2.post(f"{address}/snapshots").status_code == 403


def test_a_second_server_is_told_who_has_the_store(tmp_path: Path) -> None:
    with served(tmp_path / "store") as address:
        code, _, notes = program(tmp_path / "store", "serve", "--port", "0")
    assert code == 1
    assert address in notes
