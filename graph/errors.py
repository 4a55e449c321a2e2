"""What can go wrong in the graph package. Every message says what to do next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.actors import ActorRow
    from graph.lock import Holder


class GraphError(Exception):
    """Base of all errors of this package."""


class StoreError(GraphError):
    """The store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process has the store open; `holder` is what is known of it."""

    def __init__(self, message: str, holder: "Holder | None" = None) -> None:
        self.holder = holder
        super().__init__(message)


class EndpointError(StoreError):
    """An endpoint cannot be reached, or refuses.

    `status` is that of its answer, where it gave one; `passing` says that asking again may help.
    """

    def __init__(self, message: str, *, status: int | None = None, passing: bool = False) -> None:
        self.status = status
        self.passing = passing
        super().__init__(message)


class ShardError(GraphError):
    """Shards cannot be read or written, or are not what their manifest lists."""


class UnknownActor(GraphError):
    """No actor has the id or name asked for; `suggestions` are near ones."""

    def __init__(self, text: str, suggestions: Sequence["ActorRow"] = ()) -> None:
        self.text = text
        self.suggestions = tuple(suggestions)
        near = ", ".join(f"{row.label} ({row.id})" for row in self.suggestions)
        hint = f"did you mean {near}?" if near else "search with `diplograph actors TEXT`"
        super().__init__(f"no actor is called '{text}': {hint}")


class AmbiguousActor(GraphError):
    """Several actors bear the name asked for; `candidates` are all of them."""

    def __init__(self, text: str, candidates: Sequence["ActorRow"]) -> None:
        self.text = text
        self.candidates = tuple(candidates)
        names = ", ".join(f"{row.id} ({row.label}, {row.type})" for row in self.candidates)
        super().__init__(f"'{text}' may be any of {names}: give the id of the one you mean")


class InvalidFilter(GraphError):
    """A filter's value cannot be used.

    `name` is the filter; `reason` says what is wrong and, after its last colon, what to do.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class QueryRefused(GraphError):
    """A SPARQL text is not run; `reason` says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class QuerySyntaxError(GraphError):
    """A SPARQL text cannot be parsed; `line` and `column` count from 1 where they are known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        self.message = message
        self.line = line
        self.column = column
        place = f"line {line}, column {column}: " if line is not None else ""
        super().__init__(f"{place}{message}")


class UpdateFailed(GraphError):
    """An update is right as SPARQL, but cannot be done; nothing is changed."""


class UploadUnreadable(GraphError):
    """RDF that was sent cannot be parsed; `line` and `column` count from 1 where known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        self.message = message
        self.line = line
        self.column = column
        place = f"line {line}, column {column}: " if line is not None else ""
        super().__init__(f"{place}{message}")


class ReaderFailed(GraphError):
    """A reader process could not answer."""


class ReadersBusy(ReaderFailed):
    """All readers are at work and the queue is full; `seconds` is when to come again."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__("too many queries are waiting: ask again in a moment")


class ReaderTimeout(ReaderFailed):
    """A query took longer than it may; `seconds` is how long it may take."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the query was stopped after {seconds:g} s: narrow it with LIMIT or more exact "
            "patterns, or give it longer with timeout="
        )


class UpdateTimeout(ReaderTimeout):
    """An update took longer than it may where it was tried out; nothing is changed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.args = (
            f"the update was stopped after {seconds:g} s and nothing was changed: narrow its "
            "WHERE, do it in parts, or give it longer with timeout=",
        )


class ReaderLost(ReaderFailed):
    """The engine ended in the middle of a query: out of memory, or its stack overflowed."""

    def __init__(self) -> None:
        super().__init__(
            "the query took more memory than it may, or overwhelmed the engine: narrow it with "
            "LIMIT or more exact patterns"
        )


class UpdateLost(ReaderLost):
    """The engine ended where an update was tried out; nothing is changed."""

    def __init__(self) -> None:
        super().__init__()
        self.args = (
            "the update took more memory than it may and nothing was changed: narrow its WHERE, "
            "or do it in parts",
        )


class WorkersFailed(GraphError):
    """Processes that read articles end before they have read any; `code` is the last exit code."""

    def __init__(self, code: int | None) -> None:
        self.code = code
        super().__init__(
            f"the processes that read articles end as soon as they start (exit code {code}): see "
            "whether there is memory for them, and give fewer with --workers"
        )
