"""Articles to quads: what one worker does, on this machine or on another."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from api.ingestion import Extractor, extract
from graph.convert import to_engine
from graph.triples import quads
from ingest.readers import Problem
from ingest.records import Article, Extraction
from ontology.namespaces import DEFAULT_BASE, Base
from ontology.registry import Registry, load_registry


@dataclass(frozen=True, slots=True)
class ExtractorSettings:
    """What an extractor is made from; small, and can be sent to another process.

    `registry` are files of further actors, `base` is where the data's IRIs stand, `spacy_model`
    another installed spaCy pipeline; `fast` reads by rules alone.
    """

    registry: tuple[Path, ...] = ()
    base: str = DEFAULT_BASE
    spacy_model: str | None = None
    fast: bool = False


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was read from one article: its graph as N-Quads (UTF-8), and how much there is."""

    id: str
    quads: bytes
    statements: int
    relations: int


class ArticleExtractor:
    """Reads articles into quads, the models loaded once."""

    def __init__(self, pipeline: Extractor, base: Base, registry: Registry) -> None:
        self._pipeline, self._base, self._registry = pipeline, base, registry

    @classmethod
    def load(cls, settings: ExtractorSettings) -> Self:
        """Load the models, which takes seconds and some 700 MB.

        Raises:
            LanguageError: the spaCy pipeline is not installed.
            RegistryError: a registry file holds mistakes.
        """
        from ingest.language import load_language
        from ingest.learned.reader import LearnedReader
        from ingest.pipeline import Pipeline

        registry = load_registry(settings.registry)
        learned = None if settings.fast else LearnedReader()
        pipeline = Pipeline(registry, load_language(settings.spacy_model), learned)
        return cls(pipeline, Base(settings.base), registry)

    def read(self, articles: Iterable[Article]) -> Iterator[ReadArticle | Problem]:
        """Read a batch of articles; one at which the reading fails comes as a problem."""
        for found in extract(self._pipeline, articles):
            yield found if isinstance(found, Problem) else self._written(found)

    def _written(self, found: Extraction) -> ReadArticle:
        graph = to_engine(quads(found, self._base, self._registry))
        return ReadArticle(
            id=found.article.id,
            quads=ox.serialize(graph, format=ox.RdfFormat.N_QUADS) or b"",
            statements=len(found.statements),
            relations=len(found.relations),
        )


def made_with(settings: ExtractorSettings) -> dict[str, str]:
    """What decides over the quads of an article, beside the article; equal for equal quads."""
    registry = hashlib.sha256()
    for path in settings.registry:
        registry.update(path.read_bytes())
    return {
        "diplograph": version("diplograph"),
        "spacy_model": settings.spacy_model or "",
        "reading": "fast" if settings.fast else "thorough",
        "registry": registry.hexdigest()[:16] if settings.registry else "",
    }
