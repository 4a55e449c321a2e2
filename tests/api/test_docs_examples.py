"""The examples in the documents, run: every command, address and query gives what stands there.

The documents show the store of `factory`, in which Ruritania urges Borduria.
"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from rdflib.compare import to_isomorphic

from tests.api.cli.runner import run

DOCS = Path(__file__).parents[2] / "docs"
SERVER = "http://127.0.0.1:8000"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced part of a document."""

    language: str
    text: str


class Example(NamedTuple):
    """What is asked, and the answer that the document shows."""

    asked: str
    answer: str


def blocks(document: str) -> list[Block]:
    """The fenced parts of a document, in order."""
    found = BLOCK.findall((DOCS / document).read_text("utf-8"))
    return [Block(language, text) for language, text in found]


def queries() -> Iterator[Example]:
    """The queries of the document on SPARQL, each with the block behind it."""
    found = blocks("sparql.md")
    for number, block in enumerate(found):
        if block.language == "sparql":
            yield Example(block.text, found[number + 1].text)


def sessions(document: str) -> Iterator[Example]:
    """The commands behind `$ ` in a document, each with what is printed after it."""
    for block in blocks(document):
        if block.language == "console":
            for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                command, answer = re.split(r"(?<!\\)\n", part, maxsplit=1)
                yield Example(command.replace("\\\n", " "), answer)


def lines(text: str) -> list[str]:
    """The lines of a text, without the white space behind them and the blank ones at its end."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def same(answer: str, shown: str) -> bool:
    """Whether two texts tell the same: as JSON, as Turtle, else line by line."""
    if shown.startswith(("{", "[")):
        return bool(json.loads(answer) == json.loads(shown))
    if shown.startswith("@prefix"):
        told, expected = (Graph().parse(data=text, format="turtle") for text in (answer, shown))
        return bool(to_isomorphic(told) == to_isomorphic(expected))
    return lines(answer) == lines(shown)


@pytest.mark.parametrize(
    "example", list(queries()), ids=lambda example: example.asked.split("\n")[0]
)
def test_a_query_gives_what_the_document_shows(disk: Path, example: Example) -> None:
    result = run("query", "-q", example.asked, "--store", disk)
    assert same(result.stdout, example.answer), result.output


@pytest.mark.parametrize("example", list(sessions("cli.md")), ids=lambda example: example.asked)
def test_a_command_prints_what_the_document_shows(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Example
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIPLOGRAPH_STORE", str(disk))
    program, *arguments = shlex.split(example.asked)
    assert program == "diplograph"
    result = run(*arguments)
    printed = result.stdout + result.stderr
    assert same(printed, example.answer), printed


@pytest.mark.parametrize("example", list(sessions("http.md")), ids=lambda example: example.asked)
def test_an_address_answers_what_the_document_shows(client: TestClient, example: Example) -> None:
    program, *arguments = shlex.split(example.asked)
    assert program == "curl"
    (address,) = (part for part in arguments if part.startswith(SERVER))
    headers = [part for part in arguments if re.match(r"[\w-]+: ", part)]
    answer = client.get(address, headers=dict(header.split(": ", 1) for header in headers))
    assert same(answer.text, example.answer), answer.text


def test_the_documents_have_examples() -> None:
    assert len(list(queries())) >= 8
    assert len(list(sessions("cli.md"))) >= 8
    assert len(list(sessions("http.md"))) >= 5
