"""An article read and told about, without a trace in the store."""

from api.ingestion import ExtractorFactory, ingest
from api.models.articles import ArticleIn, ArticleWhole
from api.problem_kinds import INTERNAL, UNREADABLE_ARTICLES
from api.problems import Refused
from api.submissions import one_at_a_time, read_body_articles
from graph.articles import get_article
from graph.store import Store
from ingest.readers import Problem


def preview(store: Store, extractor: ExtractorFactory, article: ArticleIn) -> ArticleWhole:
    """What would be stored of an article, with the actors that `store` knows.

    Raises:
        Refused: it cannot be read as an article, or reading it failed.
    """
    body = article.model_dump_json(exclude_none=True).encode()
    articles, problems = read_body_articles(body, ".json")
    if not articles:
        raise Refused(UNREADABLE_ARTICLES, "; ".join(problem.reason for problem in problems))
    with one_at_a_time, Store.open(None, store.base, registry=store.registry) as scratch:
        (stored,) = ingest(scratch, extractor(), articles[:1])
        if isinstance(stored, Problem):
            raise Refused(INTERNAL, stored.reason)
        detail = get_article(scratch, stored.id)
    assert detail is not None
    return ArticleWhole.from_detail(detail)
