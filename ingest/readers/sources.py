"""From the paths a user gives to the files that hold articles."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ingest.readers.forms import ENDINGS, PACKED, Form, form_of_name
from ingest.readers.packing import Budget, measured
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, problem_at

STDIN: Final = "-"
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
# Browsers keep the advertisements of `Page.html` in the folder `Page_files`.
_FURNITURE: Final = "_files"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, in a folder, an archive or memory.

    `open` gives its bytes; `form` is None where only they can tell it; `name` is that of the file,
    without the endings that were unpacked already; `stem` names a text that has no id; `url` and
    `charset` are what was told when it was fetched; `depth` counts the archives around it.
    """

    position: Position
    name: str
    form: Form | None
    stem: str | None
    open: Callable[[], AbstractContextManager[BinaryIO]]
    budget: Budget
    url: str | None = None
    charset: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Address:
    """A page, feed or file of the web, to be fetched."""

    position: Position
    url: str


def find_sources(
    paths: Iterable[str | Path], form: Form | None = None
) -> Iterator[Source | Address | Problem]:
    """Yield the files under `paths` in order, those of a folder sorted by their path.

    Files in a folder that are no articles by their ending are passed over, unless the user says
    what `form` they have; of a file that the user named, an unknown ending is no reason not to
    read it: its form shows in its first bytes.
    """
    for given in paths:
        path, position = Path(given), Position(str(given))
        if str(given) == STDIN:
            yield _standard_input()
        elif isinstance(given, str) and _ADDRESS.match(given):
            yield Address(position, given)
        elif os.path.isdir(path):
            yield from _folder(path, form)
        elif os.path.exists(path):
            yield _file(path, position, path.stem)
        elif scheme := _SCHEME.match(str(given)):
            reason = f"addresses of the form {scheme[1]}:// are not fetched"
            yield problem_at(position, reason, "Give one of http or https, or a file.")
        else:
            yield problem_at(position, "no such file or folder", "Check the path.")


def slug(words: str) -> str:
    """`words` in small letters and hyphens, as part of an id; empty if nothing is left."""
    return re.sub(r"[^\w.]+", "-", words.lower()).strip("-.")


def stem_of(name: str) -> str:
    """A file's name without its ending, and without that of a packed one before it."""
    path = Path(name)
    if form_of_name(name) in PACKED:
        path = path.with_suffix("")
    return str(path.with_suffix("")) if form_of_name(path.name) else str(path)


def _standard_input() -> Source:
    budget = Budget()

    def opened() -> AbstractContextManager[BinaryIO]:
        return nullcontext(measured(sys.stdin.buffer, budget.feed))

    return Source(Position("standard input"), "", None, None, opened, budget)


def _file(path: Path, position: Position, stem: str) -> Source:
    size = path.stat().st_size if path.is_file() else 0
    form = form_of_name(path.name)
    return Source(position, path.name, form, stem, _opener(path), Budget(size))


def _opener(path: Path) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: path.open("rb")


def _folder(folder: Path, form: Form | None) -> Iterator[Source | Problem]:
    found = False
    for each in _walk(folder, form):
        found = True
        if isinstance(each, Problem):
            yield each
        else:
            stem = stem_of(str(each.relative_to(folder)))
            yield _file(each, Position(str(each)), stem)
    if not found:
        advice = f"They end in {', '.join(ENDINGS)}."
        yield Problem(str(folder), None, "no articles in this folder", advice)


def _walk(folder: Path, form: Form | None) -> Iterator[Path | Problem]:
    """The files below `folder`; only one listing of a folder at each depth is held."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted((each.name, each.is_dir(follow_symlinks=False)) for each in entries)
    except OSError as error:
        yield unread(str(error.filename), error)
        return
    names = {name for name, _ in inside}
    for name, is_folder in inside:
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            page = name.removesuffix(_FURNITURE)
            if page == name or names.isdisjoint((f"{page}.html", f"{page}.htm")):
                yield from _walk(path, form)
        elif (form or form_of_name(name)) and path.is_file():
            yield path


def unread(name: str, error: OSError) -> Problem:
    """The report on a file or folder that the system would not open."""
    reason = (error.strerror or str(error)).lower()
    return Problem(name, None, f"cannot be read: {reason}", "Check who may read it.")
