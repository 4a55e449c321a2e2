"""Answers in the form the caller wants: JSON, CSV or Turtle, whole or page by page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from api.models.pages import PageOut
from api.negotiation import choose_format
from api.tabular import csv_lines
from graph.pages import Page

FORMATS: Final = {"json": "application/json", "csv": "text/csv", "ttl": "text/turtle"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in three forms, each made only when it is the one wanted.

    `json` is the model, `rows` and `columns` the CSV, `turtle` the RDF as UTF-8.
    """

    json: Callable[[], BaseModel]
    rows: Callable[[], Iterable[BaseModel]]
    columns: Sequence[str]
    turtle: Callable[[], Iterable[bytes]]

    def respond(
        self, request: Request, wanted: str | None, headers: dict[str, str] | None = None
    ) -> Response:
        """The response in the format that `wanted` or the Accept header names.

        Raises:
            UnknownFormat, NotAcceptable: see `api.negotiation.choose_format`.
        """
        chosen = choose_format(request.headers.get("accept"), wanted, FORMATS).name
        sent = {"Vary": "Accept", **(headers or {})}
        if chosen == "json":
            body = self.json().model_dump_json(serialize_as_any=True)
            return Response(body, media_type="application/json", headers=sent)
        if chosen == "csv":
            lines = csv_lines(self.rows(), self.columns)
            return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=sent)
        turtle = self.turtle()
        return StreamingResponse(turtle, media_type="text/turtle; charset=utf-8", headers=sent)


def page_answer[R, M: BaseModel](
    request: Request,
    wanted: str | None,
    page: Page[R],
    model: Callable[[R], M],
    columns: Sequence[str],
    turtle: Callable[[], Iterable[bytes]],
) -> Response:
    """A part of a list; the headers tell the total and the address of the next part."""
    following = next_address(request, page)
    headers = {"X-Total-Count": str(page.total)}
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    answer = Answer(
        json=lambda: PageOut[BaseModel].from_page(page, model, following),
        rows=lambda: map(model, page.items),
        columns=columns,
        turtle=turtle,
    )
    return answer.respond(request, wanted, headers)


def one_answer(
    request: Request,
    wanted: str | None,
    model: BaseModel,
    columns: Sequence[str],
    turtle: Callable[[], Iterable[bytes]],
) -> Response:
    """A single thing."""
    return Answer(lambda: model, lambda: (model,), columns, turtle).respond(request, wanted)


def next_address[R](request: Request, page: Page[R]) -> str | None:
    """The address of the part after `page`, or None where it is the last."""
    if page.cursor is None:
        return None
    url = request.url.remove_query_params("offset")
    url = url.include_query_params(cursor=page.cursor, limit=page.limit)
    return f"{url.path}?{url.query}"
