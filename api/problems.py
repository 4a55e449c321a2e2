"""What can go wrong, in words: every error a person meets, with its status and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from api import problem_kinds as kinds
from api.negotiation import NotAcceptable, UnknownFormat
from api.problem_kinds import ProblemKind
from api.settings import SettingsError
from graph.actors import ActorRow, AmbiguousActor, UnknownActor
from graph.errors import (
    InvalidFilter,
    QueryRefused,
    QuerySyntaxError,
    ReaderFailed,
    ReadersBusy,
    ReaderTimeout,
    StoreError,
    UpdateFailed,
    UploadUnreadable,
)
from ingest.errors import LanguageError
from ontology.registry import RegistryError


class BadParameter(Exception):
    """A parameter has a value that cannot be used; `advice` says which can."""

    def __init__(self, name: str, value: object, advice: str) -> None:
        super().__init__(f"{name} cannot be {value!r}.")
        self.name = name
        self.advice = advice


class NotFound(Exception):
    """Nothing of this kind has this id."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"There is no {kind} with the id {id!r}.")
        self.kind = kind


class Refused(Exception):
    """A request is refused as one of the kinds of problems, for the reason given."""

    def __init__(self, kind: ProblemKind, reason: str, **extra: object) -> None:
        super().__init__(reason)
        self.kind = kind
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Problem:
    """One error as RFC 9457 tells it; `advice` says what to do.

    `extra` are further members of the document, `headers` those of the answer.
    """

    kind: ProblemKind
    detail: str
    advice: str
    extra: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


_LISTS: Final = {
    "actor": "/actors?q=NAME",
    "statement": "/statements",
    "relation": "/relations",
    "article": "/articles",
}


def problem_of(error: Exception) -> Problem | None:
    """The problem that an error of any layer tells, or None where it is a fault of ours."""
    match error:
        case AmbiguousActor():
            return _ambiguous(error)
        case UnknownActor():
            return _unknown_actor(error)
        case NotFound():
            return Problem(kinds.NOT_FOUND, str(error), f"Take an id from {_LISTS[error.kind]}.")
        case InvalidFilter():
            wrong, _, advice = error.reason.rpartition(": ")
            return _bad_parameter(error.name, f"{error.name}: {sentence(wrong)}", advice)
        case BadParameter():
            return _bad_parameter(error.name, str(error), error.advice)
        case UnknownFormat():
            detail = f"There is no format {error.wanted!r} here."
            return _bad_parameter("format", detail, f"Choose one of {', '.join(error.offered)}.")
        case NotAcceptable():
            return _not_acceptable(error)
        case QuerySyntaxError():
            return _syntax(error)
        case QueryRefused():
            return _told(kinds.QUERY_REFUSED, error.reason)
        case Refused():
            return _usual(error.kind, str(error), **error.extra)
        case UpdateFailed():
            return _told(kinds.UPDATE_FAILED, str(error))
        case UploadUnreadable():
            place = {"line": error.line, "column": error.column}
            return _usual(kinds.UPLOAD_UNREADABLE, str(error), **place)
        case ReaderFailed():
            return _reader(error)
        case StoreError():
            return _told(kinds.STORE, str(error))
        case SettingsError() | RegistryError() | LanguageError():
            return _usual(kinds.SET_UP, str(error))
        case _:
            return None


def sentence(text: str) -> str:
    """`text` with a capital at its beginning and a stop at its end."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?' else '.'}"


def _told(kind: ProblemKind, message: str) -> Problem:
    """A message of the graph: what is wrong, a colon, what to do."""
    wrong, colon, advice = message.rpartition(": ")
    return Problem(kind, sentence(wrong), sentence(advice)) if colon else _usual(kind, message)


def _usual(kind: ProblemKind, detail: str, **extra: object) -> Problem:
    return Problem(kind, sentence(detail), kind.advice, extra)


def _ambiguous(error: AmbiguousActor) -> Problem:
    detail = f"{error.text!r} may be any of {len(error.candidates)} actors."
    extra = {"name": error.text, "candidates": _candidates(error.candidates)}
    return Problem(kinds.AMBIGUOUS_NAME, detail, kinds.AMBIGUOUS_NAME.advice, extra)


def _unknown_actor(error: UnknownActor) -> Problem:
    advice = kinds.UNKNOWN_ACTOR.advice
    if error.suggestions:
        advice = f"Take the id of a candidate if one is meant. {advice}"
    extra = {"name": error.text, "candidates": _candidates(error.suggestions)}
    return Problem(kinds.UNKNOWN_ACTOR, f"No actor is called {error.text!r}.", advice, extra)


def _bad_parameter(name: str, detail: str, advice: str) -> Problem:
    return Problem(kinds.BAD_PARAMETER, detail, sentence(advice), {"parameter": name})


def _not_acceptable(error: NotAcceptable) -> Problem:
    return Problem(
        kinds.NOT_ACCEPTABLE,
        "The answer has none of the forms that Accept allows.",
        f"Accept one of {', '.join(error.offered.values())}; or say format=NAME.",
        {"available": error.offered},
    )


def _syntax(error: QuerySyntaxError) -> Problem:
    place = f", line {error.line}, column {error.column}" if error.line is not None else ""
    return Problem(
        kinds.QUERY_SYNTAX,
        f"SPARQL{place}: {sentence(error.message)}",
        kinds.QUERY_SYNTAX.advice,
        {"line": error.line, "column": error.column},
    )


def _reader(error: ReaderFailed) -> Problem:
    match error:
        case ReadersBusy():
            told = _told(kinds.BUSY, str(error))
            return replace(told, headers={"Retry-After": str(error.seconds)})
        case ReaderTimeout():
            return _told(kinds.READER_TIMEOUT, str(error))
        case _:
            return _told(kinds.READER_LOST, str(error))


def _candidates(rows: Iterable[ActorRow]) -> list[dict[str, str | None]]:
    return [
        {"id": row.id, "label": row.label, "type": row.type, "state": row.state} for row in rows
    ]
