"""What a reader does: answer a query, write out a graph, parse an upload."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol, cast

import pyoxigraph as ox

from graph.engine import Engine
from graph.errors import InvalidFilter, QueryRefused, UpdateFailed, UploadUnreadable
from graph.formats import GRAPH_ENGINE
from graph.readers.nesting import check_nesting
from graph.remote.endpoint import Endpoint
from graph.sparql_answers import evaluate, syntax_error, write_answer, write_triples
from graph.sparql_scope import Scope

# What a table or a graph cannot be written in is told by this kind of head.
# The place stands in the error beside the message.
_PLACE: Final = re.compile(r"^Parser error (?:at|between) [^:]*: ")
UNACCEPTABLE: Final = "unacceptable"


@dataclass(frozen=True, slots=True)
class QueryJob:
    """A query, and the formats for whichever kind of answer it has; None refuses that kind.

    `limit` is the largest answer, in bytes.
    """

    text: str
    scope: Scope
    table: str | None
    graph: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class GraphJob:
    """A graph of the store (None is the default graph) to be written out."""

    name: str | None
    format: str
    scope: Scope
    limit: int


@dataclass(frozen=True, slots=True)
class ParseJob:
    """RDF in the file `source`, to be written as N-Triples; it is deleted by who asks."""

    source: Path
    format: str
    base_iri: str
    limit: int


@dataclass(frozen=True, slots=True)
class UpdateJob:
    """An update to be tried out on a copy of the store in `folder`, which is of no use after."""

    folder: Path
    text: str
    base_iri: str | None
    prefixes: Mapping[str, str]
    limit: int = 0


# What a job reads: the folder of a snapshot, or an endpoint.
type Source = Path | Endpoint
type Job = QueryJob | GraphJob | ParseJob | UpdateJob


@dataclass(frozen=True, slots=True)
class Head:
    """What the answer is (`select`, `ask`, `graph`, `triples`, `unacceptable`), in which format."""

    kind: str
    format: str


class Output(Protocol):
    """Where an answer goes: first its head, then its bytes."""

    def head(self, head: Head) -> None:
        """Tell what comes."""

    def write(self, piece: bytes) -> int:
        """Take some bytes of it."""


class Limited:
    """An output that refuses more than `limit` bytes."""

    def __init__(self, output: Output, limit: int) -> None:
        self._output = output
        self._limit = limit
        self.size = 0

    def write(self, piece: bytes) -> int:
        """Pass the piece on.

        Raises:
            OSError: it is too much; `exceeded` tells so afterwards.
        """
        self.size += len(piece)
        if self.exceeded:
            raise OSError("the answer is too large")
        return self._output.write(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    @property
    def exceeded(self) -> bool:
        """Whether more than the limit came."""
        return self.size > self._limit


def perform(job: Job, engine: Engine | None, output: Output) -> None:
    """Do the job on the engine, which parsing does not need.

    Raises:
        GraphError: see `graph.sparql.run_query`.
        QueryRefused: the answer is larger than the job's limit.
        UploadUnreadable: the upload cannot be parsed.
    """
    limited = Limited(output, job.limit)
    try:
        match job:
            case QueryJob():
                _query(job, _needed(engine), output, limited)
            case GraphJob():
                _graph(job, _needed(engine), output, limited)
            case ParseJob():
                _parse(job, output, limited)
            case UpdateJob():
                _try_out(job, output)
    except OSError:
        if limited.exceeded:
            raise _too_large(job) from None
        raise


def _query(job: QueryJob, engine: Engine, output: Output, limited: Limited) -> None:
    answer = evaluate(engine, job.text, job.scope)
    format = job.graph if answer.kind == "graph" else job.table
    if format is None:
        output.head(Head(UNACCEPTABLE, answer.kind))
        return
    output.head(Head(answer.kind, format))
    write_answer(answer, format, cast(IO[bytes], limited))


def _graph(job: GraphJob, engine: Engine, output: Output, limited: Limited) -> None:
    name = ox.DefaultGraph() if job.name is None else ox.NamedNode(job.name)
    output.head(Head("graph", job.format))
    triples = (quad.triple for quad in engine.quads_for_pattern(None, None, None, name))
    write_triples(triples, job.format, job.scope.prefixes, cast(IO[bytes], limited))


def _parse(job: ParseJob, output: Output, limited: Limited) -> None:
    output.head(Head("triples", "nt"))
    ox.serialize(_parsed(job), cast(IO[bytes], limited), format=ox.RdfFormat.N_TRIPLES)


def _try_out(job: UpdateJob, output: Output) -> None:
    copy = ox.Store(job.folder)
    try:
        copy.update(job.text, base_iri=job.base_iri, prefixes=dict(job.prefixes))
    except SyntaxError as error:
        raise syntax_error(str(error)) from None
    except (RuntimeError, ValueError) as error:
        raise UpdateFailed(f"{error}: mend the update, nothing was changed") from None
    output.head(Head("update", ""))


def _parsed(job: ParseJob) -> Iterator[ox.Triple]:
    if job.format not in GRAPH_ENGINE:
        raise InvalidFilter("format", f"there is no format {job.format}: use {[*GRAPH_ENGINE]}")
    format = GRAPH_ENGINE[job.format]
    content = job.source.read_bytes()
    check_nesting(job.format, content)
    try:
        parser = ox.parse(content, format=format, base_iri=job.base_iri, rename_blank_nodes=True)
        for quad in parser:
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                raise UploadUnreadable(f"it names the graph {quad.graph_name}: send triples alone")
            yield quad.triple
    except SyntaxError as error:
        raise UploadUnreadable(_PLACE.sub("", str(error.msg)), error.lineno, error.offset) from None
    except ValueError as error:
        raise UploadUnreadable(str(error)) from None


def _needed(engine: Engine | None) -> Engine:
    assert engine is not None
    return engine


def _too_large(job: Job) -> QueryRefused:
    if isinstance(job, ParseJob):
        return QueryRefused(f"the upload becomes more than {job.limit} bytes: send it in parts")
    return QueryRefused(
        f"the answer is larger than {job.limit} bytes: ask in parts, with LIMIT and OFFSET"
    )
