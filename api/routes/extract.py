"""What is found in an article, without storing it."""

from typing import Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.bodies import ARTICLE_BODY, BodyDep, media_type
from api.dependencies import ExtractorDep, ReadingsDep, StoreDep, require_writer
from api.models.articles import ArticleWhole
from api.openapi import answers
from api.previews import preview

router = APIRouter(tags=["articles"])

JSON: Final = "application/json"


@router.post(
    "/extract",
    summary="See what is found in an article",
    dependencies=[Depends(require_writer)],
    response_model=ArticleWhole,
    responses=answers(400, 401, 403, 408, 413, 415, 429, forms=False),
    openapi_extra=ARTICLE_BODY,
)
async def extract_article(
    request: Request, store: StoreDep, extractor: ExtractorDep, readings: ReadingsDep, body: BodyDep
) -> Response:
    """The article with its statements, relations and mentions, as if it were stored; it is not.

    Needs the bearer token, since reading takes time.
    """
    media_type(request, (JSON,))
    found = await readings.run(preview, store, extractor, body)
    return Response(found, media_type=JSON)
