"""Reading articles into the store: what the command line and the server do alike."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from api.settings import Settings
from graph.errors import GraphError
from graph.store import Outcome, Store
from ingest.learned.records import AttributionReader
from ingest.readers import Problem
from ingest.records import Article, Extraction
from ontology.registry import Registry

log = logging.getLogger(__name__)


class Extractor(Protocol):
    """What turns articles into facts: the pipeline."""

    def extract(self, article: Article) -> Extraction:
        """Everything read from one article."""

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The same for many, in their order."""


type ExtractorFactory = Callable[[], Extractor]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one article."""

    id: str
    outcome: Outcome
    statements: int
    relations: int


def lazy_extractor(settings: Settings, registry: Registry) -> ExtractorFactory:
    """A factory that loads the language model on its first call, and once.

    Raises (the factory):
        LanguageError: the spaCy pipeline that `settings` name is not installed.
    """
    lock = threading.Lock()

    @cache
    def load() -> Extractor:
        # spaCy takes seconds to import: commands that only ask questions shall not wait for it.
        from ingest.language import load_language
        from ingest.pipeline import Pipeline

        return Pipeline(registry, load_language(settings.spacy_model), _learned(settings))

    def factory() -> Extractor:
        with lock:
            return load()

    return factory


def _learned(settings: Settings) -> AttributionReader | None:
    """The learned reader, unless the settings leave it out."""
    if settings.fast:
        return None
    from ingest.learned.reader import LearnedReader

    return LearnedReader()


def extract(extractor: Extractor, articles: Iterable[Article]) -> Iterator[Extraction | Problem]:
    """Read `articles`, in their order; one at which reading fails comes as a problem.

    Reading goes on behind it, so that no article is lost with another.
    """
    waiting = _Waiting(articles)
    while not waiting.ended:
        try:
            for extraction in extractor.extract_many(waiting.take()):
                waiting.pending.popleft()
                yield extraction
        # Whatever a step raises: the text that does it must not take the others along.
        except Exception:
            if not waiting.pending:
                raise  # no article is to blame
            # One of those taken in together is, not known which: read each alone.
            while waiting.pending:
                yield _alone(extractor, waiting.pending.popleft())
    if waiting.error is not None:
        raise waiting.error


def ingest(
    store: Store, extractor: Extractor, articles: Iterable[Article]
) -> Iterator[Stored | Problem]:
    """Read `articles` and put each into `store` as soon as it is read; failures as in `extract`.

    Raises:
        StoreError: the disk refuses.
    """
    for extraction in extract(extractor, articles):
        yield extraction if isinstance(extraction, Problem) else _put(store, extraction)


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
        return _failed(article, error)


def _put(store: Store, extraction: Extraction) -> Stored | Problem:
    try:
        outcome = store.put(extraction)
    except GraphError:
        raise
    except Exception as error:
        return _failed(extraction.article, error)
    statements, relations = len(extraction.statements), len(extraction.relations)
    return Stored(extraction.article.id, outcome, statements, relations)


def _failed(article: Article, error: Exception) -> Problem:
    """The report on an article that the program is not up to."""
    log.info("article %s", article.id, exc_info=error)
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    reason = f"reading failed ({type(error).__name__}: {error}; {place})"
    advice = "This is a fault of diplograph: please report it, with this line and the text."
    return Problem(article.id, None, reason, advice)
