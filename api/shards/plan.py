"""Which inputs make one shard: few enough articles to be read again, the same ones every time."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from api.shards.errors import CannotShard
from graph.shards.places import filesystem, is_remote
from ingest.readers import Form, Problem
from ingest.readers.forms import PACKED, form_of_name
from ingest.readers.sources import Source, find_sources

# Files of one article go together; others may hold many, and go alone.
_ONE: Final = frozenset((Form.TEXT, Form.HTML, Form.JSON, Form.MAIL, Form.PDF, Form.DOCX))
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_TOGETHER: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or some lines of one.

    `path` is where it lies, `below` how it is called in the folder that was named, `start` and
    `stop` the bytes of the lines (None is the end), `line` the number of the first. `state` is its
    size and what else tells that it has changed.
    """

    path: str
    below: str
    state: str
    size: int
    start: int = 0
    stop: int | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """What one shard is read from: pieces of what was `given`, which is a `folder` or one file."""

    given: str
    folder: bool
    input: str
    pieces: tuple[Piece, ...]

    @property
    def key(self) -> str:
        """Stands for exactly this input in exactly this state."""
        told = repr((self.input, self.folder, self.pieces))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def shard(self) -> str:
        """The name of the shard's file."""
        return f"part-{self.key}.nq.zst"


def plan(paths: Sequence[str], size: int, form: Form | None = None) -> Iterator[Unit | Problem]:
    """Divide inputs into units of about `size` articles.

    JSON Lines on this machine are divided by lines; elsewhere, or compressed, a file of many
    articles is one unit.

    Args:
        paths: files, folders, or addresses such as s3://bucket/folder.
        size: articles to a unit.
        form: the form of all inputs, whatever they are called.

    Raises:
        CannotShard: standard input is among the paths, which cannot be read twice, or a page of
            the web.
        ShardError: nothing here reads such an address.
    """
    for path in paths:
        if path == "-":
            raise CannotShard(
                "standard input cannot be divided nor read again: save it to a file first"
            )
        if _WEB.match(path):
            raise CannotShard(
                f"{path}: pages of the web are fetched into a store, not into shards: leave out "
                "--out, or save them to files first"
            )
        if is_remote(path):
            files, root = filesystem(path)
            pieces = _elsewhere(path, files, root)
            yield from _units(path, not files.isfile(root), pieces, size, form)
        else:
            yield from _units(path, Path(path).is_dir(), _here(path, form), size, form)


def _here(path: str, form: Form | None) -> Iterator[Piece | Problem]:
    for source in find_sources((path,), form):
        if isinstance(source, Problem):
            yield source
        elif isinstance(source, Source):
            file = Path(source.position.path)
            below = os.path.relpath(file, path) if Path(path).is_dir() else file.name
            about = file.stat()
            absolute = str(file.absolute())
            yield Piece(absolute, below, str(about.st_mtime_ns), about.st_size)


def _elsewhere(address: str, files: Any, root: str) -> Iterator[Piece | Problem]:
    found: dict[str, Any] = files.find(root, detail=True)
    if not found:
        yield Problem(address, None, "no such file or folder", "Check the address.")
    scheme = address.partition("://")[0]
    for path, about in sorted(found.items()):
        below = path.removeprefix(root).strip("/") or path.rsplit("/", 1)[-1]
        if not any(part.startswith(".") for part in below.split("/")):
            state = about.get("ETag") or about.get("mtime") or about.get("LastModified") or ""
            yield Piece(f"{scheme}://{path}", below, str(state), int(about["size"]))


def _units(
    given: str, folder: bool, found: Iterable[Piece | Problem], size: int, form: Form | None
) -> Iterator[Unit | Problem]:
    together: list[Piece] = []
    for piece in found:
        if isinstance(piece, Problem):
            yield piece
        elif (kind := _form(piece, form)) not in _ONE:
            for name, part in _divided(piece, size, kind):
                yield Unit(given, folder, f"{given}: {name}", (part,))
        else:
            together.append(piece)
            if len(together) >= size or sum(each.size for each in together) > _TOGETHER:
                yield _together(given, folder, together)
                together = []
    if together:
        yield _together(given, folder, together)


def _together(given: str, folder: bool, pieces: Sequence[Piece]) -> Unit:
    name = f"{pieces[0].below} to {pieces[-1].below}" if len(pieces) > 1 else pieces[0].below
    return Unit(given, folder, f"{given}: {name}", tuple(pieces))


def _form(piece: Piece, form: Form | None) -> Form | None:
    own = form_of_name(piece.below)
    return own if own in PACKED else form or own


def _divided(piece: Piece, size: int, form: Form | None) -> Iterator[tuple[str, Piece]]:
    """The name of each part, and the part."""
    if is_remote(piece.path) or form is not Form.JSON_LINES:
        yield piece.below, piece
        return
    for start, stop, line, count in _lines(Path(piece.path), size):
        name = f"{piece.below} lines {line} to {line + count - 1}"
        yield name, replace(piece, start=start, stop=stop, line=line)


def _lines(path: Path, size: int) -> Iterator[tuple[int, int, int, int]]:
    """Where every `size` lines begin and end, the number of the first, and how many there are."""
    start = place = count = 0
    line = 1
    with path.open("rb") as file:
        for text in file:
            place += len(text)
            count += 1
            if count == size:
                yield start, place, line, count
                start, line, count = place, line + count, 0
    if count:
        yield start, place, line, count
