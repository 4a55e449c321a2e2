"""What is found in an article, without storing it."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends

from api.bodies import ARTICLE_EXAMPLE
from api.dependencies import ExtractorDep, ReadingsDep, StoreDep, require_writer
from api.models.articles import ArticleIn, ArticleWhole
from api.openapi import answers
from api.previews import preview

router = APIRouter(tags=["articles"])


@router.post(
    "/extract",
    summary="See what is found in an article",
    dependencies=[Depends(require_writer)],
    responses=answers(400, 401, 403, 413, 429, forms=False),
)
async def extract_article(
    store: StoreDep,
    extractor: ExtractorDep,
    readings: ReadingsDep,
    article: Annotated[ArticleIn, Body(examples=[ARTICLE_EXAMPLE])],
) -> ArticleWhole:
    """The article with its statements, relations and mentions, as if it were stored; it is not.

    Needs the bearer token, since reading takes time.
    """
    return await readings.run(preview, store, extractor, article)
