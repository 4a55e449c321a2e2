"""An article read and told about, without a trace in the store."""

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.ingestion import Extractor, ExtractorFactory, ingest
from api.models.articles import ArticleIn, ArticleWhole
from api.problem_kinds import INTERNAL, UNREADABLE_ARTICLES
from api.problems import Refused
from api.reading import DistantReading, ReadingFailed
from api.submissions import one_at_a_time, read_body_articles
from graph.articles import ArticleDetail, get_article
from graph.store import Store
from ingest.readers import Problem
from ingest.records import Article


def preview(store: Store, extractor: ExtractorFactory, body: bytes) -> bytes:
    """What would be stored of an article, with the actors that `store` knows, as JSON.

    Raises:
        RequestValidationError: the body is not JSON, or no `ArticleIn`.
        Refused: it cannot be read as an article, or reading it failed.
    """
    try:
        article = ArticleIn.model_validate_json(body)
    except ValidationError as error:
        told = error.errors(include_url=False, include_context=False)
        raise RequestValidationError(
            [{**each, "loc": ("body", *each["loc"])} for each in told]
        ) from None
    found = article.model_dump_json(exclude_none=True).encode()
    articles, problems = read_body_articles(found, ".json")
    if not articles:
        raise Refused(UNREADABLE_ARTICLES, "; ".join(problem.reason for problem in problems))
    reading = extractor()
    detail = (
        _distant(reading, articles[0])
        if isinstance(reading, DistantReading)
        else _here(store, reading, articles[0])
    )
    return ArticleWhole.from_detail(detail).model_dump_json().encode()


def _distant(reading: DistantReading, article: Article) -> ArticleDetail:
    try:
        return reading.detail(article)
    except ReadingFailed as error:
        raise Refused(INTERNAL, f"reading failed ({error})") from error


def _here(store: Store, reading: Extractor, article: Article) -> ArticleDetail:
    with one_at_a_time, Store.open(None, store.base, registry=store.registry) as scratch:
        (stored,) = ingest(scratch, reading, (article,))
        if isinstance(stored, Problem):
            raise Refused(INTERNAL, stored.reason)
        detail = get_article(scratch, stored.id)
    assert detail is not None
    return detail
