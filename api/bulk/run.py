"""One run: what is in the store already is passed over, the rest is read and written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import batched, chain, islice
from typing import Final

from api.bulk.tally import Tally
from api.bulk.timely import Parts, behind, timely
from api.ingestion import THREADS, extractor_settings, version_of
from api.settings import Settings
from graph.errors import GraphError
from graph.extraction.pool import BATCH, ExtractorPool
from graph.extraction.process import peak_memory
from graph.extractor import ArticleExtractor, ReadArticle
from graph.store import Outcome, Store
from graph.triples.marks import Mark
from ingest.batches import failed, input_hash
from ingest.readers import Position, Problem, Read
from ingest.readers.problems import problem_at
from ingest.records import Article

type Inputs = Iterable[Read]
type Result = ReadArticle | Problem
type Written = Problem | tuple[ReadArticle, Outcome]

# So few articles are read before workers would have started.
FEW: Final = 3 * BATCH
_CHUNK: Final = 4 * BATCH


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run reads: by how many workers, and whether it reads what is stored again."""

    workers: int
    again: bool = False


class Run:
    """Puts articles into an open store.

    Args:
        store: where they go; this process is its only writer.
        settings: how to read.
        plan: by how many workers.
        tell: is given every problem that is to be told, as it is met.
        observe: is called after each article, whatever became of it.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        plan: Plan,
        tell: Callable[[Problem], None],
        observe: Callable[[Tally], None],
    ) -> None:
        self._store, self._settings, self._plan = store, settings, plan
        self._tell, self._observe = tell, observe
        self.tally = Tally()
        self.extractor = version_of(settings, store.registry)
        self.workers = 0
        self.losses = 0
        self.worker_peak = 0
        self.stopped = False
        self.error: str | None = None
        self._pool: ExtractorPool | None = None
        self._before = (0, 0)
        # Where those articles stand that are being read.
        self._places: dict[str, Position] = {}

    def stop(self) -> None:
        """Take no more articles; those that are being read are still written."""
        self.stopped = True
        if self._pool is not None:
            self._pool.stop()

    def ingest(self, inputs: Inputs) -> None:
        """Read and write.

        Raises:
            StoreError: the disk, or the server that holds the store, refuses.
            LanguageError: the spaCy pipeline is not installed.
            WorkersFailed: worker processes end as soon as they start.
        """
        self._before = self._store.copy_counts()
        fresh = self._fresh(self._articles(inputs))
        few = list(islice(fresh, FEW))
        pooled = self._plan.workers > 1 and len(few) == FEW
        read = self._read_by_workers if pooled else self._read_here
        results = read(chain(few, fresh)) if few else iter(())
        parts = timely(self._noted(results), _quads_of, Parts(self._store.at_once))
        # Workers are not to wait for the disk; here one thing is done after the other.
        written = behind(self._put, parts) if pooled else map(self._put, parts)
        for outcomes in written:
            self._account(outcomes)

    @property
    def parent_peak(self) -> int:
        """The largest memory that this process ever had, in bytes."""
        return peak_memory()

    def _articles(self, inputs: Inputs) -> Iterator[Article]:
        for position, found in inputs:
            if self.stopped:
                return
            if isinstance(found, Problem):
                self._report(found)
            else:
                self._places[found.id] = position
                yield found

    def _fresh(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles that are not stored as they are, read by this very extractor."""
        if self._plan.again:
            yield from articles
            return
        for some in batched(articles, _CHUNK):
            marks = self._store.marks(article.id for article in some)
            for article in some:
                if marks.get(article.id) == Mark(input_hash(article), self.extractor):
                    del self._places[article.id]
                    self.tally.outcomes[Outcome.UNCHANGED] += 1
                    self._observe(self.tally)
                else:
                    yield article

    def _read_here(self, articles: Iterator[Article]) -> Iterator[Result]:
        # One worker is one processor; what is too little for several may use two.
        threads = 1 if self._plan.workers == 1 else THREADS
        settings = replace(extractor_settings(self._settings, threads), prints=True)
        extractor = ArticleExtractor.load(settings, self._store.registry)
        for some in batched(articles, BATCH):
            yield from extractor.read(some)

    def _read_by_workers(self, articles: Iterator[Article]) -> Iterator[Result]:
        settings = replace(extractor_settings(self._settings, 1), prints=True)
        with ExtractorPool(settings, self._plan.workers) as pool:
            self._pool, self.workers = pool, self._plan.workers
            try:
                yield from pool.read(articles)
            finally:
                self.losses, self.worker_peak = pool.losses, pool.peak

    def _noted(self, results: Iterator[Result]) -> Iterator[Result]:
        for result in results:
            self.tally.waiting += 1
            self._observe(self.tally)
            yield result

    def _put(self, results: list[Result]) -> list[Written]:
        """Write articles together, or one by one where something is wrong with one of them."""
        articles = [result for result in results if isinstance(result, ReadArticle)]
        written: list[Written] = [each for each in results if isinstance(each, Problem)]
        try:
            written += zip(articles, self._store.put_many(articles), strict=True)
        except GraphError:
            raise
        except Exception as error:
            if len(articles) == 1:
                return [*written, failed(articles[0].id, error)]
            for article in articles:
                written += self._put([article])
        return written

    def _account(self, written: list[Written]) -> None:
        copies, revisions = self._store.copy_counts()
        self.tally.copies = max(0, copies - self._before[0])
        self.tally.revisions = max(0, revisions - self._before[1])
        for each in written:
            self.tally.waiting -= 1
            if isinstance(each, Problem):
                self._report(self._placed(each))
            else:
                self._places.pop(each[0].id, None)
                self.tally.add_article(*each)
                self._observe(self.tally)

    def _placed(self, problem: Problem) -> Problem:
        """The report on an article, which goes by its id, with the place where it stands."""
        position = self._places.pop(problem.path, None)
        if position is None or position.name == problem.path:
            return problem
        reason = f"article '{problem.path}': {problem.reason}"
        return problem_at(position, reason, problem.advice, problem.severity)

    def _report(self, problem: Problem) -> None:
        if self.tally.add_problem(problem):
            self._tell(problem)
        self._observe(self.tally)


def _quads_of(result: Result) -> int:
    return result.quads.count(b"\n") if isinstance(result, ReadArticle) else 0
