"""Articles to quads: what one worker does, on this machine or on another."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from graph.convert import iri
from graph.extractor_version import extractor_version
from graph.triples import n_quads
from graph.triples.marks import Mark
from ingest.batches import Extractor, extract_each, failed, input_hash
from ingest.identification import is_english
from ingest.readers.problems import Problem
from ingest.records import Article, Extraction
from ontology.namespaces import DEFAULT_BASE, Base
from ontology.registry import Registry, load_registry

if TYPE_CHECKING:
    from graph.copies.prints import ArticlePrint


@dataclass(frozen=True, slots=True)
class ExtractorSettings:
    """What an extractor is made from; small, and can be sent to another process.

    Attributes:
        registry: files of further actors.
        base: where the data's IRIs stand.
        spacy_model: the name of another installed spaCy pipeline.
        fast: read by rules alone, without the learned reader.
        threads: processor threads that the learned reader may use.
        prints: also make what copies are found by.
    """

    registry: tuple[Path, ...] = ()
    base: str = DEFAULT_BASE
    spacy_model: str | None = None
    fast: bool = False
    threads: int = 1
    prints: bool = False


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was read from one article: its graph as N-Quads (UTF-8), and how much there is.

    `print` is what copies of it are found by, None where that is not asked for.
    """

    id: str
    quads: bytes
    statements: int
    relations: int
    english: bool = True
    print: "ArticlePrint | None" = None


class ArticleExtractor:
    """Reads articles into quads, the models loaded once.

    Args:
        pipeline: what finds the facts.
        base: where the data's IRIs stand.
        registry: the known actors.
        version: what the articles are marked with, see `extractor_version`.
        prints: whether to make the articles' prints too.
        zone: within which a batch is read; what the reading keeps in memory ends with it.
    """

    def __init__(
        self,
        pipeline: Extractor,
        base: Base,
        registry: Registry,
        version: str,
        prints: bool = False,
        zone: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._pipeline, self._base, self._registry = pipeline, base, registry
        self._prints, self._zone = prints, zone
        self.version = version

    @classmethod
    def load(cls, settings: ExtractorSettings, registry: Registry | None = None) -> Self:
        """Load the models, which takes seconds and some 700 MB.

        Args:
            settings: how to read.
            registry: the known actors, where they are loaded already.

        Raises:
            LanguageError: the spaCy pipeline is not installed.
            RegistryError: a registry file holds mistakes.
        """
        registry = registry or load_registry(settings.registry)
        pipeline = load_pipeline(settings, registry)
        model, fast = settings.spacy_model, settings.fast
        version = extractor_version(registry, settings.base, model, fast)
        from ingest.language import load_language, word_zone

        zone = partial(word_zone, load_language(settings.spacy_model))
        return cls(pipeline, Base(settings.base), registry, version, settings.prints, zone)

    def read(self, articles: Iterable[Article]) -> tuple[ReadArticle | Problem, ...]:
        """Read a batch of articles; one at which the reading fails comes as a problem."""
        with self._zone():
            return tuple(self._each(articles))

    def _each(self, articles: Iterable[Article]) -> Iterator[ReadArticle | Problem]:
        for article, found in extract_each(self._pipeline, articles):
            if isinstance(found, Problem):
                yield found
                continue
            try:
                yield self._written(article, found)
            except Exception as error:
                yield failed(article.id, error)

    def _written(self, article: Article, found: Extraction) -> ReadArticle:
        mark = Mark(input_hash(article), self.version)
        graph = n_quads(found, self._base, self._registry, mark)
        return ReadArticle(
            id=article.id,
            quads=graph,
            statements=len(found.statements),
            relations=len(found.relations),
            english=is_english(article.language),
            print=self._print(article.id, graph) if self._prints else None,
        )

    def _print(self, article_id: str, graph: bytes) -> "ArticlePrint | None":
        # Not imported for those who only ask: it takes a moment.
        from graph.copies.prints import print_in

        return print_in(iri(self._base.article(article_id)).value, graph)


def load_pipeline(settings: ExtractorSettings, registry: Registry) -> Extractor:
    """The language model and the learned reader, unless the settings leave it out.

    Raises:
        LanguageError: the spaCy pipeline is not installed.
    """
    # spaCy takes seconds to import: commands that only ask questions shall not wait for it.
    from ingest.language import load_language
    from ingest.learned.reader import LearnedReader
    from ingest.pipeline import Pipeline

    learned = None if settings.fast else LearnedReader(threads=settings.threads)
    return Pipeline(registry, load_language(settings.spacy_model), learned)
