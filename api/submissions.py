"""Articles that come as the body of a request, read as a file of articles is."""

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from api.ingestion import Extractor, ingest
from api.models.articles import Ingested, IngestReport, InputProblem
from api.problem_kinds import UNREADABLE_ARTICLES
from api.problems import Refused
from graph.store import Store
from ingest.readers import Problem, read_articles
from ingest.records import Article

# Media type of a body -> ending of a file of that form.
BODY_TYPES: Final = {
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
# A language pipeline is not made for several threads at once.
one_at_a_time: Final = threading.Lock()


def submit(
    store: Store, extractor: Callable[[], Extractor], body: bytes, ending: str
) -> IngestReport:
    """Read the articles in `body` and put them into the store.

    Args:
        store: where they go.
        extractor: what loads the pipeline; called only if there is an article.
        body: one article, a list of them, or one a line.
        ending: the ending that a file with this body would have.

    Raises:
        Refused: no article could be read; the problems stand in the answer.
    """
    articles, problems = read_body_articles(body, ending)
    told = tuple(
        InputProblem(line=p.line, reason=p.reason, advice=p.advice, skipped=p.skipped)
        for p in problems
    )
    if not articles:
        reasons = "; ".join(problem.reason for problem in told) or "the list is empty"
        listed = [problem.model_dump() for problem in told]
        raise Refused(UNREADABLE_ARTICLES, reasons, problems=listed)
    with one_at_a_time:
        items = tuple(
            Ingested(id=s.id, outcome=s.outcome, statements=s.statements, relations=s.relations)
            for s in ingest(store, extractor(), articles)
        )
    return IngestReport(items=items, problems=told)


def read_body_articles(body: bytes, ending: str) -> tuple[list[Article], list[Problem]]:
    """The articles in a body, and what is wrong with it."""
    # Through a file, so that a body is read and complained of exactly as a file would be.
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
        path = Path(folder, f"body{ending}")
        path.write_bytes(body)
        found = list(read_articles([path]))
    problems = [item for item in found if isinstance(item, Problem)]
    return [item for item in found if not isinstance(item, Problem)], problems
