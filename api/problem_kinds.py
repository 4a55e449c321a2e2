"""The kinds of problems a caller can meet, as /docs lists them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """`name` ends the address of the type; `advice` is what usually helps."""

    name: str
    status: int
    title: str
    advice: str


QUERY_SYNTAX: Final = ProblemKind(
    "query-syntax",
    400,
    "The query cannot be read",
    "Mend the query at the place named; dg:, rel:, actor: and the other prefixes of the store "
    "need no declaration.",
)
BAD_REQUEST: Final = ProblemKind(
    "bad-request", 400, "The request cannot be read", "Mend the request as /docs describes it."
)
UNAUTHORISED: Final = ProblemKind(
    "unauthorised",
    401,
    "Token missing or wrong",
    "Send the header `Authorization: Bearer TOKEN` with the server's token.",
)
READ_ONLY: Final = ProblemKind(
    "read-only",
    403,
    "The server is read-only",
    "Set DIPLOGRAPH_TOKEN where the server runs, start it again, and send the token.",
)
QUERY_REFUSED: Final = ProblemKind(
    "query-refused",
    403,
    "The query is refused",
    "Ask a smaller question, about this store alone.",
)
NOT_FOUND: Final = ProblemKind(
    "not-found", 404, "Not found", "Take an id from the list of its kind; /docs has all addresses."
)
UNKNOWN_ACTOR: Final = ProblemKind(
    "unknown-actor", 404, "Unknown actor", "Search for the name with /actors?q=NAME."
)
METHOD_NOT_ALLOWED: Final = ProblemKind(
    "method-not-allowed",
    405,
    "Method not allowed",
    "Use one of the methods named in the Allow header; /docs lists them.",
)
NOT_ACCEPTABLE: Final = ProblemKind(
    "not-acceptable",
    406,
    "No acceptable form",
    "Accept one of the media types listed as available, or say format=NAME.",
)
AMBIGUOUS_NAME: Final = ProblemKind(
    "ambiguous-name", 409, "Ambiguous name", "Ask again with the id of the one you mean."
)
TOO_LARGE: Final = ProblemKind(
    "body-too-large",
    413,
    "The body is too large",
    "Send fewer articles at a time, or raise DIPLOGRAPH_MAX_BODY on the server.",
)
UNSUPPORTED_BODY: Final = ProblemKind(
    "unsupported-body",
    415,
    "Unknown type of body",
    "Send one of the media types that /docs names for this address.",
)
BAD_PARAMETER: Final = ProblemKind(
    "bad-parameter",
    422,
    "Parameter cannot be used",
    "Mend the parameters named; /docs says what each takes.",
)
UNREADABLE_ARTICLES: Final = ProblemKind(
    "unreadable-articles",
    422,
    "No article can be read",
    "Mend the articles as the list of problems says.",
)
INTERNAL: Final = ProblemKind(
    "internal",
    500,
    "Internal error",
    "Look into the server's log, and report the error with what stands there.",
)
SET_UP: Final = ProblemKind(
    "set-up", 500, "The server is not set up rightly", "Mend the setting and start it again."
)
STORE: Final = ProblemKind(
    "store", 503, "The store cannot be used", "Check the store's folder, and try again."
)

UPDATE_FAILED: Final = ProblemKind(
    "update-failed", 400, "The update cannot be done", "Mend the update; nothing was changed."
)
UPLOAD_UNREADABLE: Final = ProblemKind(
    "upload-unreadable",
    400,
    "The upload cannot be read",
    "Mend the file at the place named, or name its media type rightly; nothing was changed.",
)
SLOW_BODY: Final = ProblemKind(
    "slow-body", 408, "The body did not come", "Send the body without long pauses."
)
BUSY: Final = ProblemKind(
    "busy", 429, "Too many requests wait", "Ask again after the seconds in Retry-After."
)
READER_LOST: Final = ProblemKind(
    "query-overwhelming", 503, "The query overwhelmed the engine", "Ask a smaller question."
)
READER_TIMEOUT: Final = ProblemKind(
    "query-timeout", 504, "The query took too long", "Ask a smaller question, or use timeout=."
)

KINDS: Final = (
    QUERY_SYNTAX,
    BAD_REQUEST,
    UNAUTHORISED,
    READ_ONLY,
    QUERY_REFUSED,
    NOT_FOUND,
    UNKNOWN_ACTOR,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    AMBIGUOUS_NAME,
    TOO_LARGE,
    UNSUPPORTED_BODY,
    BAD_PARAMETER,
    UNREADABLE_ARTICLES,
    INTERNAL,
    SET_UP,
    STORE,
    UPDATE_FAILED,
    UPLOAD_UNREADABLE,
    SLOW_BODY,
    BUSY,
    READER_LOST,
    READER_TIMEOUT,
)


def kind_of_status(status: int) -> ProblemKind | None:
    """The most general kind of problem with an HTTP status, or None."""
    of_status = {kind.status: kind for kind in KINDS}
    general = {
        400: BAD_REQUEST,
        403: READ_ONLY,
        404: NOT_FOUND,
        422: BAD_PARAMETER,
        500: INTERNAL,
        503: STORE,
    }
    return general.get(status) or of_status.get(status)
