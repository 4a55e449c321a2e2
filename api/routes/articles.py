"""The articles: what is there, adding some, taking one away."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.answers import Answer, page_answer
from api.bodies import ARTICLES_BODY, BodyDep, media_type
from api.dependencies import (
    ExtractorDep,
    ReadingsDep,
    SettingsDep,
    StoreDep,
    WritesDep,
    require_writer,
)
from api.ingestion import version_of
from api.models.articles import ARTICLE_COLUMNS, ArticleOut, ArticleWhole, IngestReport
from api.models.facts import STATEMENT_COLUMNS
from api.models.pages import PageOut
from api.openapi import ARTICLE_ID, answers
from api.parameters import ListQuery, OneQuery
from api.problems import NotFound
from api.submissions import BODY_TYPES, submit
from api.turtle import describe
from graph.articles import get_article, list_articles

router = APIRouter(tags=["articles"])


@router.get(
    "/articles",
    summary="The articles in the store",
    response_model=PageOut[ArticleOut],
    responses=answers(406),
)
def show_articles(
    request: Request, store: StoreDep, query: Annotated[ListQuery, Query()]
) -> Response:
    """The latest first, with how many statements and relations were read from each."""
    page = list_articles(store, query.limit, query.offset, query.cursor)
    nodes = [store.base.article(row.id) for row in page.items]
    return page_answer(
        request,
        query.format,
        page,
        ArticleOut.from_row,
        ARTICLE_COLUMNS,
        lambda: describe(store, nodes),
    )


@router.post(
    "/articles",
    summary="Add articles",
    status_code=200,
    dependencies=[Depends(require_writer)],
    responses=answers(401, 403, 408, 413, 415, 429, forms=False),
    openapi_extra=ARTICLES_BODY,
)
async def add_articles(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    extractor: ExtractorDep,
    readings: ReadingsDep,
    body: BodyDep,
) -> IngestReport:
    """One article, a list of them, or one a line: read, and put into the store.

    An article with a known id takes the place of the old one. What cannot be read is listed among
    the problems, and the rest goes on. Needs the bearer token.
    """
    ending = BODY_TYPES[media_type(request, BODY_TYPES)]
    version = await run_in_threadpool(version_of, settings, store.registry)
    return await readings.run(submit, store, extractor, body, ending, version)


@router.get(
    "/articles/{id:path}",
    summary="One article",
    response_model=ArticleWhole,
    responses=answers(404, 406),
)
def show_article(
    request: Request, store: StoreDep, id: ARTICLE_ID, query: Annotated[OneQuery, Query()]
) -> Response:
    """Its text and everything read from it; spans are offsets into `text`.

    As CSV its statements, one a line.
    """
    detail = get_article(store, id)
    if detail is None:
        raise NotFound("article", id)
    whole = ArticleWhole.from_detail(detail)
    answer = Answer(
        json=lambda: whole,
        rows=lambda: whole.statements,
        columns=STATEMENT_COLUMNS,
        turtle=lambda: describe(store, (store.base.article(id),)),
    )
    return answer.respond(request, query.format)


@router.delete(
    "/articles/{id:path}",
    summary="Take an article away",
    status_code=204,
    dependencies=[Depends(require_writer)],
    responses=answers(401, 403, 404, 429, forms=False),
)
async def delete_article(store: StoreDep, writes: WritesDep, id: ARTICLE_ID) -> None:
    """The article and everything read from it. Needs the bearer token."""
    if not await writes.run(store.delete, id):
        raise NotFound("article", id)
