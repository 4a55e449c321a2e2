"""Reading articles into the store: what the command line and the server do alike."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from api.settings import Settings
from graph.store import Outcome, Store
from ingest.records import Article, Extraction
from ontology.registry import Registry


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
        from ingest.pipeline import Pipeline

        from ingest.language import load_language

        return Pipeline(registry, load_language(settings.spacy_model))

    def factory() -> Extractor:
        with lock:
            return load()

    return factory


def ingest(store: Store, extractor: Extractor, articles: Iterable[Article]) -> Iterator[Stored]:
    """Read `articles` and put each into `store` as soon as it is read."""
    for extraction in extractor.extract_many(articles):
        yield Stored(
            id=extraction.article.id,
            outcome=store.put(extraction),
            statements=len(extraction.statements),
            relations=len(extraction.relations),
        )
