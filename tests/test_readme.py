"""The README shows what the program really answers about the article that comes with it."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.api.cli.runner import run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SERVER = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    """The fenced parts in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def examples(program: str) -> Iterator[tuple[str, str]]:
    """The commands of a program behind `$ `, each with what the README shows below it."""
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, answer = part.split("\n", 1)
            if command.split()[0] == program:
                yield command, answer


def trimmed(text: str) -> str:
    """The lines without the white space at their ends."""
    return "\n".join(line.rstrip() for line in text.splitlines())


def missing(shown: str, printed: str) -> list[str]:
    """The parts of `shown`, between lines of an ellipsis, that `printed` has not in this order."""
    absent, rest = [], trimmed(printed)
    for part in re.split(r"^…$", trimmed(shown), flags=re.MULTILINE):
        if rows := part.strip("\n"):
            _, found, after = rest.partition(rows)
            if found:
                rest = after
            else:
                absent.append(rows)
    return absent


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have settings and a width of their own."""
    for name in ("COLUMNS", *(f"DIPLOGRAPH_{field.upper()}" for field in Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the article of the demonstration alone."""
    store = tmp_path_factory.mktemp("readme") / "demo-store"
    assert run("demo", "--no-serve", "--no-dispatches", "--store", store).exit_code == 0
    return store


@pytest.mark.parametrize(
    ("command", "shown"), [pytest.param(*pair, id=pair[0]) for pair in examples("diplograph")]
)
def test_a_command_prints_what_is_shown(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "urges.rq").write_text(blocks("sparql")[0], "utf-8")
    if command.split()[1] != "demo":
        monkeypatch.setenv("DIPLOGRAPH_STORE", str(folder))
    result = run(*shlex.split(command)[1:])
    assert result.exit_code == 0
    # What goes to the terminal comes together there, the notes of the demo first.
    printed = (result.stderr, result.stdout)
    order = printed if "demo" in command else printed[::-1]
    assert missing(shown, "".join(order)) == []


@pytest.mark.parametrize(
    ("command", "shown"), [pytest.param(*pair, id=pair[0]) for pair in examples("curl")]
)
def test_an_address_answers_what_is_shown(folder: Path, command: str, shown: str) -> None:
    parts = shlex.split(command)
    (address,) = (part for part in parts if part.startswith(SERVER))
    headers = dict(part.split(": ", 1) for part in parts if re.match(r"[\w-]+: ", part))
    with (
        Store.open(folder, create=False) as store,
        TestClient(create_app(store, Settings())) as client,
    ):
        if "query@urges.rq" in parts:
            answer = client.post(address, data={"query": blocks("sparql")[0]}, headers=headers)
        else:
            answer = client.get(address, headers=headers)
    if shown.startswith("{"):
        assert answer.json() == json.loads(shown)
    else:
        assert trimmed(answer.text) == trimmed(shown)


def test_there_are_examples_of_both() -> None:
    assert len(list(examples("diplograph"))) >= 2
    assert len(list(examples("curl"))) >= 4


def test_the_figures_are_those_of_the_evaluation() -> None:
    (table,) = re.findall(r"(?:^\| .*set aside.*\n)+", README, re.MULTILINE)
    assert table in (ROOT / "docs" / "evaluation.md").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{p.name}" for p in ROOT.glob("docs/*.md"))])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target
