"""One shard: its inputs brought together, read, and written."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import batched
from pathlib import Path
from typing import Final

from api.shards.plan import Piece, Unit
from graph.errors import ShardError
from graph.extractor import ArticleExtractor, ExtractorSettings
from graph.shards.files import write_shard
from graph.shards.manifest import Shard
from graph.shards.places import Folder, filesystem, is_remote
from ingest.readers import Position, Problem, Reading, read_inputs
from ingest.records import Article

# So many articles are read together.
_BATCH: Final = 8


@dataclass(frozen=True, slots=True)
class Job:
    """How to read, and where the shards go: a folder, or its address."""

    settings: ExtractorSettings
    reading: Reading
    out: str


@dataclass(frozen=True, slots=True)
class Done:
    """One shard that is in its place, and what was noted on the way."""

    shard: Shard
    problems: tuple[Problem, ...]
    statements: int
    relations: int


class ShardWorker:
    """Reads one unit after another, the models loaded once."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._extractor = ArticleExtractor.load(job.settings)
        self._folder = Folder(job.out)

    def work(self, unit: Unit) -> Done:
        """Make the shard of a unit; doing it again makes the same file.

        Raises:
            ShardError: the input cannot be fetched, or the shard not be written.
        """
        with tempfile.TemporaryDirectory() as here:
            reading = UnitArticles(unit, Path(here), self._job.reading)
            shard = write_shard(self._folder, unit.shard, self._graphs(reading))
        skipped = sum(problem.skipped for problem in reading.problems)
        shard = replace(shard, input=unit.input, key=unit.key, skipped=skipped)
        return Done(shard, tuple(reading.problems), reading.statements, reading.relations)

    def _graphs(self, reading: "UnitArticles") -> Iterator[bytes]:
        for some in batched(reading, _BATCH):
            for found in self._extractor.read(some):
                if isinstance(found, Problem):
                    reading.problems.append(found)
                    continue
                reading.statements += found.statements
                reading.relations += found.relations
                yield found.quads


class UnitArticles:
    """The articles of a unit, whose pieces are brought into a folder as they were named."""

    def __init__(self, unit: Unit, here: Path, reading: Reading) -> None:
        self.problems: list[Problem] = []
        self.statements = self.relations = 0
        self._unit, self._reading = unit, reading
        self._pieces = {str(here / piece.below): piece for piece in unit.pieces}
        for place, piece in self._pieces.items():
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            bring(piece, Path(place))
        self._paths = [here] if unit.folder else [Path(place) for place in self._pieces]

    def __iter__(self) -> Iterator[Article]:
        for position, found in read_inputs(self._paths, self._reading):
            if isinstance(found, Problem):
                self.problems.append(self._located(position, found))
            else:
                yield found

    def _located(self, position: Position, problem: Problem) -> Problem:
        """The problem at the place that the user knows."""
        piece = self._pieces.get(position.path)
        if piece is None:
            return problem
        given = self._unit.given
        path = f"{given.rstrip('/')}/{piece.below}" if self._unit.folder else given
        before = piece.line - 1
        record = position.record + before if position.record else 0
        line = None if problem.line is None else problem.line + before
        there = replace(position, path=path, record=record, line=line)
        return replace(problem, path=there.name, line=line, position=there)


def bring(piece: Piece, target: Path) -> None:
    """Bring a piece to a path here: a link where that does, else a copy.

    Raises:
        ShardError: it cannot be read.
    """
    try:
        _bring(piece, target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ShardError(
            f"{piece.path} cannot be read ({reason}): see that every worker reaches it, and start "
            "again; the shards that are done are kept"
        ) from error


def _bring(piece: Piece, target: Path) -> None:
    if is_remote(piece.path):
        files, path = filesystem(piece.path)
        with files.open(path, "rb") as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
    elif piece.start == 0 and piece.stop is None:
        target.symlink_to(piece.path)
    else:
        with open(piece.path, "rb") as source, target.open("wb") as copy:
            source.seek(piece.start)
            stop = piece.stop if piece.stop is not None else piece.size
            copy.write(source.read(stop - piece.start))
