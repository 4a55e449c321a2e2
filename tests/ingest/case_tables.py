"""Tables of cases as plain text: a sentence, and below it what is to be found in it.

They stand in `cases/`, a file for a group of rule families, a heading (`##`) for a family. Cases
are separated by blank lines. The first line of a case is the text (¶ for a paragraph's end), each
indented line after it one thing expected. A line `! reason` says that the case still fails.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("cases")


def cases(file: str, heading: str) -> list[Any]:
    """The cases under a heading of a file as parameters (text, expected lines)."""
    return [_case(block) for block in _blocks(file)[heading]]


def headings(file: str) -> list[str]:
    """The rule families of a file."""
    return list(_blocks(file))


@cache
def _blocks(file: str) -> dict[str, list[str]]:
    """Heading -> the blocks of lines below it."""
    text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for block in text.strip().split("\n\n"):
        if block.startswith("## "):
            found[block[3:]] = []
        else:
            list(found.values())[-1].append(block)
    return found


def _case(block: str) -> Any:
    text, *lines = block.splitlines()
    rest = [line.strip() for line in lines]
    expected = [_broken(line) for line in rest if not line.startswith("!")]
    return pytest.param(
        _broken(text), expected, marks=list(_marks(rest)), id=" ".join(text.split()[:7])
    )


def _marks(lines: list[str]) -> Iterator[pytest.MarkDecorator]:
    for line in lines:
        if line.startswith("!"):
            yield pytest.mark.xfail(strict=True, reason=line[1:].strip())


def _broken(line: str) -> str:
    return line.replace(" ¶ ", "\n\n")
