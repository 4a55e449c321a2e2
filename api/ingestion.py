"""Reading articles into the store: what the command line and the server do alike."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from api.settings import Settings
from graph.errors import GraphError
from graph.extractor import ExtractorSettings, load_pipeline
from graph.extractor_version import extractor_version
from graph.store import Outcome, Store
from graph.triples.marks import Mark
from ingest.batches import Extractor, extract, extract_each, failed, input_hash
from ingest.readers import Problem
from ingest.records import Article, Extraction
from ontology.registry import Registry

__all__ = [
    "THREADS",
    "Extractor",
    "ExtractorFactory",
    "Stored",
    "extract",
    "extractor_settings",
    "ingest",
    "lazy_extractor",
    "version_of",
]

type ExtractorFactory = Callable[[], Extractor]

# The server and single commands read one article at a time; two threads make that faster.
THREADS = 2


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one article."""

    id: str
    outcome: Outcome
    statements: int
    relations: int


def extractor_settings(settings: Settings, threads: int = THREADS) -> ExtractorSettings:
    """How the settings say to read."""
    return ExtractorSettings(
        registry=settings.registry,
        base=settings.base,
        spacy_model=settings.spacy_model,
        fast=settings.fast,
        threads=threads,
    )


def version_of(settings: Settings, registry: Registry) -> str:
    """The version of the extractor that the settings make."""
    return extractor_version(registry, settings.base, settings.spacy_model, settings.fast)


def lazy_extractor(settings: Settings, registry: Registry) -> ExtractorFactory:
    """A factory that loads the language model on its first call, and once.

    Raises (the factory):
        LanguageError: the spaCy pipeline that `settings` name is not installed.
    """
    lock = threading.Lock()

    @cache
    def load() -> Extractor:
        return load_pipeline(extractor_settings(settings), registry)

    def factory() -> Extractor:
        with lock:
            return load()

    return factory


def ingest(
    store: Store, extractor: Extractor, articles: Iterable[Article], version: str | None = None
) -> Iterator[Stored | Problem]:
    """Read `articles` and put each into `store` as soon as it is read; failures as in `extract`.

    Args:
        store: where they go.
        extractor: what reads them.
        articles: the articles.
        version: the extractor's, which the articles are marked with where it is given.

    Raises:
        StoreError: the disk refuses.
    """
    for article, found in extract_each(extractor, articles):
        if isinstance(found, Problem):
            yield found
        else:
            mark = Mark(input_hash(article), version) if version else None
            yield _put(store, found, mark)


def _put(store: Store, extraction: Extraction, mark: Mark | None) -> Stored | Problem:
    try:
        outcome = store.put(extraction, mark)
    except GraphError:
        raise
    except Exception as error:
        return failed(extraction.article.id, error)
    statements, relations = len(extraction.statements), len(extraction.relations)
    return Stored(extraction.article.id, outcome, statements, relations)
