"""Articles that come as the body of a request, read as a file of articles is."""

import logging
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from api.ingestion import Extractor, ingest
from api.models.articles import Ingested, IngestReport, InputProblem
from api.problem_kinds import INTERNAL, UNREADABLE_ARTICLES, ProblemKind
from api.problems import Refused
from graph.store import Store
from ingest.readers import Problem, read_articles
from ingest.records import Article

log = logging.getLogger(__name__)

# Media type of a body -> ending of a file of that form.
BODY_TYPES: Final = {
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
# A language pipeline is not made for several threads at once.
one_at_a_time: Final = threading.Lock()


def submit(
    store: Store,
    extractor: Callable[[], Extractor],
    body: bytes,
    ending: str,
    version: str | None = None,
) -> IngestReport:
    """Read the articles in `body` and put them into the store.

    Args:
        store: where they go.
        extractor: what loads the pipeline; called only if there is an article.
        body: one article, a list of them, or one a line.
        ending: the ending that a file with this body would have.
        version: the extractor's.

    Raises:
        Refused: no article could be read; the problems stand in the answer.
        StoreError: the disk refuses.
    """
    articles, problems = read_body_articles(body, ending)
    if not articles:
        raise _refusal(UNREADABLE_ARTICLES, problems)
    with one_at_a_time:
        stored, failed = _parted(ingest(store, extractor(), articles, version))
    failures = [replace(each, reason=f"article {each.path}: {each.reason}") for each in failed]
    for failure in failures:
        log.error("%s", failure.reason)
    if not stored:
        raise _refusal(INTERNAL, failures)
    items = tuple(
        Ingested(id=s.id, outcome=s.outcome, statements=s.statements, relations=s.relations)
        for s in stored
    )
    return IngestReport(items=items, problems=_told([*problems, *failures]))


def read_body_articles(body: bytes, ending: str) -> tuple[list[Article], list[Problem]]:
    """The articles in a body, and what is wrong with it."""
    # Through a file, so that a body is read and complained of exactly as a file would be.
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
        path = Path(folder, f"body{ending}")
        path.write_bytes(body)
        return _parted(read_articles([path]))


def _parted[T](found: Iterable[T | Problem]) -> tuple[list[T], list[Problem]]:
    good: list[T] = []
    problems: list[Problem] = []
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            good.append(item)
    return good, problems


def _told(problems: Iterable[Problem]) -> tuple[InputProblem, ...]:
    return tuple(
        InputProblem(line=p.line, reason=p.reason, advice=p.advice, skipped=p.skipped)
        for p in problems
    )


def _refusal(kind: ProblemKind, problems: Sequence[Problem]) -> Refused:
    reasons = "; ".join(problem.reason for problem in problems) or "the list is empty"
    return Refused(kind, reasons, problems=[problem.model_dump() for problem in _told(problems)])
