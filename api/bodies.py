"""The bodies of requests, of the media types an address takes."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Depends, Request

from api.models.articles import ArticleIn
from api.problem_kinds import UNSUPPORTED_BODY
from api.problems import Refused


async def read_body(request: Request) -> bytes:
    """The whole body; endpoints that work with blocking code are given it so."""
    return await request.body()


BodyDep = Annotated[bytes, Depends(read_body)]


def media_type(request: Request, allowed: Iterable[str]) -> str:
    """The media type of the body, without parameters.

    Raises:
        Refused: it is none of `allowed`.
    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in allowed:
        named = f"{given!r}" if given else "no Content-Type"
        known = ", ".join(allowed)
        raise Refused(UNSUPPORTED_BODY, f"The body has {named}; this address takes {known}.")
    return given


ARTICLE_EXAMPLE = {
    "id": "example-1",
    "title": "Minister urges Ruritania to talk",
    "publisher": "The Example",
    "date": "2025-04-25",
    "text": "Foreign Secretary David Lammy urged Russia on Friday to agree to a ceasefire.",
}
_ARTICLE = ArticleIn.model_json_schema()
ARTICLE_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _ARTICLE, "example": ARTICLE_EXAMPLE}},
    }
}
ARTICLES_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"anyOf": [_ARTICLE, {"type": "array", "items": _ARTICLE}]},
                "example": ARTICLE_EXAMPLE,
            },
            "application/x-ndjson": {"schema": {"type": "string"}},
        },
    }
}
