"""A request of the SPARQL 1.1 Protocol, read by its rules (section 2)."""

import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import parse_qs

from fastapi import Request
from pydantic_core import Url

from api.bodies import media_type
from api.problem_kinds import BAD_PARAMETER, BAD_REQUEST
from api.problems import Refused

FORM: Final = "application/x-www-form-urlencoded"
QUERY_TEXT: Final = "application/sparql-query"
UPDATE_TEXT: Final = "application/sparql-update"
# What the parser of addresses takes for itself; U+FFFD is what it makes of bytes that are no UTF-8.
_INVOLVED: Final = re.compile("[\\s#\ufffd\\x00-\\x1f]")
_MOST_FIELDS: Final = 1000
_GRAPHS: Final = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """What is asked: `default` and `named` are the graphs that the request names, if any.

    `format` and `timeout` (seconds) are ours, as they came.
    """

    kind: Literal["query", "update"]
    text: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    format: str | None
    timeout: str | None


def read_get(request: Request) -> SparqlRequest | None:
    """The query of a GET, or None where it has none.

    Raises:
        Refused: several queries, or an update.
    """
    fields = _address_fields(request)
    if "update" in fields:
        raise Refused(BAD_REQUEST, "An update changes the store; send it by POST.")
    return _request("query", fields, _only(fields, "query")) if "query" in fields else None


def read_post(request: Request, body: bytes) -> SparqlRequest:
    """The query or update of a POST.

    Raises:
        Refused: the type of the body is another, it is not UTF-8, or it does not hold one query or
            one update.
    """
    kind = media_type(request, (FORM, QUERY_TEXT, UPDATE_TEXT))
    fields = _address_fields(request)
    text = _decoded(request, body)
    if kind == QUERY_TEXT:
        return _request("query", fields, text)
    if kind == UPDATE_TEXT:
        return _request("update", fields, text)
    for name, values in form_fields(body).items():
        fields.setdefault(name, []).extend(values)
    if ("query" in fields) == ("update" in fields):
        raise Refused(BAD_PARAMETER, "The form needs one field `query`, or one field `update`.")
    if "query" in fields:
        return _request("query", fields, _only(fields, "query"))
    return _request("update", fields, _only(fields, "update"))


def _request(
    kind: Literal["query", "update"], fields: dict[str, list[str]], text: str
) -> SparqlRequest:
    default, named = (tuple(fields.get(name, ())) for name in _GRAPHS[kind])
    format, timeout = (fields.get(name, [None])[0] for name in ("format", "timeout"))
    return SparqlRequest(kind, text, default, named, format or None, timeout or None)


def _address_fields(request: Request) -> dict[str, list[str]]:
    return form_fields(request.scope["query_string"])


def form_fields(content: bytes) -> dict[str, list[str]]:
    """The fields of a form or of the query of an address, each with its values in their order.

    Raises:
        Refused: it is not UTF-8, or has more than a thousand fields.
    """
    try:
        text = content.decode()
        return _plain_fields(text) or parse_qs(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except (UnicodeDecodeError, ValueError):
        raise Refused(BAD_REQUEST, "The parameters are not UTF-8, or too many.") from None


def _plain_fields(text: str) -> dict[str, list[str]] | None:
    """The fields of most forms, in a fraction of the time; None where there is a doubt."""
    if not text or _INVOLVED.search(text) or text.count("&") >= _MOST_FIELDS:
        return None
    fields: dict[str, list[str]] = {}
    for name, value in Url(f"form:?{text}").query_params():
        if "\ufffd" in value or "\ufffd" in name:
            return None
        fields.setdefault(name, []).append(value)
    return fields


def _decoded(request: Request, body: bytes) -> str:
    charset = request.headers.get("content-type", "").lower().partition("charset=")[2]
    if charset.strip(' "') not in ("", "utf-8", "utf8"):
        raise Refused(BAD_REQUEST, "The body has another charset: send UTF-8.")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refused(BAD_REQUEST, "The body is not UTF-8.") from None


def _only(fields: dict[str, list[str]], name: str) -> str:
    values = fields[name]
    if len(values) != 1:
        raise Refused(BAD_REQUEST, f"There are {len(values)} of `{name}`; give one.")
    return values[0]
