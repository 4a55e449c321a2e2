"""Reading many articles, so that one at which the reading fails takes no other along."""

import hashlib
import logging
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from ingest.readers.problems import Problem
from ingest.records import Article, Extraction

log = logging.getLogger(__name__)


class Extractor(Protocol):
    """What turns articles into facts: the pipeline."""

    def extract(self, article: Article) -> Extraction:
        """Everything read from one article."""

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The same for many, in their order."""


def input_hash(article: Article) -> str:
    """SHA-256 (hex) of an article as it was given: equal hashes are read alike."""
    return hashlib.sha256(f"{article.content_hash}\x1f{article.language}".encode()).hexdigest()


def extract_each(
    extractor: Extractor, articles: Iterable[Article]
) -> Iterator[tuple[Article, Extraction | Problem]]:
    """Read `articles`, in their order: each with what was read from it, or why nothing was."""
    waiting = _Waiting(articles)
    while not waiting.ended:
        try:
            for extraction in extractor.extract_many(waiting.take()):
                yield waiting.pending.popleft(), extraction
        # Whatever a step raises: the text that does it must not take the others along.
        except Exception:
            if not waiting.pending:
                raise  # no article is to blame
            # One of those taken in together is, not known which: read each alone.
            while waiting.pending:
                article = waiting.pending.popleft()
                yield article, _alone(extractor, article)
    if waiting.error is not None:
        raise waiting.error


def extract(extractor: Extractor, articles: Iterable[Article]) -> Iterator[Extraction | Problem]:
    """The same without the articles as they were given."""
    for _, found in extract_each(extractor, articles):
        yield found


def failed(article_id: str, error: Exception) -> Problem:
    """The report on an article that the program is not up to."""
    log.info("article %s", article_id, exc_info=error)
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    reason = f"reading failed ({type(error).__name__}: {error}; {place})"
    advice = "This is a fault of diplograph: please report it, with this line and the text."
    return Problem(article_id, None, reason, advice)


class _Waiting:
    """Articles on their way through an extractor: `pending` are those taken and not yet read."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = iter(articles)
        self.pending: deque[Article] = deque()
        self.ended = False
        self.error: Exception | None = None

    def take(self) -> Iterator[Article]:
        """The articles not yet taken. An error of their source is kept: it is no article's."""
        while not self.ended:
            try:
                article = next(self._articles)
            except StopIteration:
                self.ended = True
            except Exception as error:
                self.ended, self.error = True, error
            else:
                self.pending.append(article)
                yield article


def _alone(extractor: Extractor, article: Article) -> Extraction | Problem:
    try:
        return extractor.extract(article)
    except Exception as error:
        return failed(article.id, error)
