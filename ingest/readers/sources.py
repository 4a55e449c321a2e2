"""From the paths a user gives to the files that hold articles."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

from ingest.readers.problems import Problem

STDIN: Final = "-"


class Form(StrEnum):
    """How the articles are written down."""

    TEXT = "text"
    JSON = "json"
    JSON_LINES = "jsonl"


_FORMS: Final = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".json": Form.JSON,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read (None: standard input), and the name its text article goes by."""

    name: str
    path: Path | None
    form: Form | None
    stem: str | None

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes of the source; leaving the context closes a file, and not standard input.

        Raises:
            OSError: The file cannot be opened.
        """
        return nullcontext(sys.stdin.buffer) if self.path is None else self.path.open("rb")


def find_sources(paths: Iterable[str | Path]) -> Iterator[Source | Problem]:
    """Yield the files under `paths` in order, those of a folder sorted by their path.

    Files in a folder that are no articles by their ending are passed over; of a file that the user
    named, an unknown ending is no reason not to read it: its form shows in its first line.
    """
    for given in paths:
        path = Path(given)
        if str(given) == STDIN:
            yield Source("standard input", None, None, None)
        elif os.path.isdir(path):
            yield from _folder(path)
        elif os.path.exists(path):
            yield Source(str(given), path, _FORMS.get(path.suffix.lower()), path.stem)
        else:
            yield Problem(str(given), None, "no such file or folder", "Check the path.")


def slug(words: str) -> str:
    """`words` in small letters and hyphens, as part of an id; empty if nothing is left."""
    return re.sub(r"[^\w.]+", "-", words.lower()).strip("-.")


def _folder(folder: Path) -> Iterator[Source | Problem]:
    unreadable: list[OSError] = []
    found = sorted(
        (below / name, form)
        for below, _, names in folder.walk(on_error=unreadable.append)
        for name in names
        if (form := _FORMS.get(Path(name).suffix.lower())) and (below / name).is_file()
    )
    for error in unreadable:
        yield unread(str(error.filename), error)
    if not found and not unreadable:
        endings = ", ".join(sorted(_FORMS))
        yield Problem(str(folder), None, "no articles in this folder", f"They end in {endings}.")
    for path, form in found:
        below = path.relative_to(folder)
        if not any(part.startswith(".") for part in below.parts):
            yield Source(str(path), path, form, str(below.with_suffix("")))


def unread(name: str, error: OSError) -> Problem:
    """The report on a file or folder that the system would not open."""
    reason = (error.strerror or str(error)).lower()
    return Problem(name, None, f"cannot be read: {reason}", "Check who may read it.")
