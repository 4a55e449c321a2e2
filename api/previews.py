"""An article read and told about, without a trace in the store."""

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


def preview(store: Store, extractor: ExtractorFactory, article: ArticleIn) -> ArticleWhole:
    """What would be stored of an article, with the actors that `store` knows.

    Raises:
        Refused: it cannot be read as an article, or reading it failed.
    """
    body = article.model_dump_json(exclude_none=True).encode()
    articles, problems = read_body_articles(body, ".json")
    if not articles:
        raise Refused(UNREADABLE_ARTICLES, "; ".join(problem.reason for problem in problems))
    reading = extractor()
    if isinstance(reading, DistantReading):
        return ArticleWhole.from_detail(_distant(reading, articles[0]))
    return ArticleWhole.from_detail(_here(store, reading, articles[0]))


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
