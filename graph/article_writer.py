"""Writing what was read from articles: each in a graph of its own, which is replaced whole."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import pyoxigraph as ox

from graph.convert import iri
from graph.engine import Engine, known_graphs
from graph.extractor import ReadArticle
from graph.folder import writing
from graph.graph_writer import GraphWriter
from graph.loading import add_graphs
from graph.replacing import Outcome, marks_of, replacement, unmarked
from graph.triples import quads
from graph.triples.marks import Mark
from ingest.records import Extraction
from ontology.namespaces import Base
from ontology.registry import Registry


class ArticleWriter(GraphWriter):
    """The articles of an engine, beside its other graphs.

    So many quads are best put `at_once`: the more, the less the engine has to sort again later; it
    takes in a million in one step.
    """

    at_once: ClassVar[int] = 600_000

    def __init__(self, engine: Engine, base: Base, registry: Registry) -> None:
        super().__init__(engine, base)
        self.registry = registry

    def put(self, extraction: Extraction, mark: Mark | None = None) -> Outcome:
        """Write what was read from an article, in place of what was read from it before.

        The article's graph is replaced whole, in one transaction; where nothing differs, nothing
        is written. With a mark, `marks` tells later which reading it was.

        Raises:
            StoreError: the disk refuses; the old graph stands.
        """
        new = tuple(quads(extraction, self.base, self.registry, mark))
        return self._put(extraction.article.id, new)

    def put_many(self, articles: Sequence[ReadArticle]) -> list[Outcome]:
        """The same for many articles, written out already, in one turn.

        Those that are not there yet are added together, which is several times as fast.

        Raises:
            StoreError: the disk refuses; of each article the old graph stands, or the new one.
        """
        graphs = [iri(self.base.article(article.id)) for article in articles]
        with self._changing():
            known = known_graphs(self.engine, graphs)
            new: dict[ox.NamedNode, ReadArticle] = {}
            for graph, article in zip(graphs, articles, strict=True):
                if graph not in known:
                    new.setdefault(graph, article)
            add_graphs(self.engine, [article.quads for article in new.values()])
            self._look_for_copies(new)
            return [
                Outcome.NEW if new.get(graph) is article else self._put_written(graph, article)
                for graph, article in zip(graphs, articles, strict=True)
            ]

    def _put(self, article_id: str, new: tuple[ox.Quad, ...]) -> Outcome:
        graph = iri(self.base.article(article_id))
        with self._writing, writing():
            outcome = self._replaced(graph, new)
            if outcome is not None:
                self._copies.follow(graph.value, new)
                self._changes += 1
        return outcome or Outcome.UNCHANGED

    def _put_each(self, articles: Sequence[ReadArticle]) -> list[Outcome]:
        """What `put_many` is where every article goes to another process by itself."""
        return [self._put(article.id, _quads(article)) for article in articles]

    def _put_written(self, graph: ox.NamedNode, article: ReadArticle) -> Outcome:
        outcome = self._replaced(graph, _quads(article))
        if outcome is not None:
            self._look_for_copies({graph: article})
        return outcome or Outcome.UNCHANGED

    def _look_for_copies(self, written: dict[ox.NamedNode, ReadArticle]) -> None:
        prints = {graph.value: each.print for graph, each in written.items() if each.print}
        self._copies.follow_many(prints.items())
        for graph, article in written.items():
            if article.print is None:
                self._copies.follow(graph.value, _quads(article))

    def _replaced(self, graph: ox.NamedNode, new: tuple[ox.Quad, ...]) -> Outcome | None:
        """What became of an article; None where nothing had to be written."""
        old = frozenset(self.engine.quads_for_pattern(None, None, None, graph))
        if old == frozenset(new):
            return None
        if old:
            self.engine.update(replacement(graph, new))
        else:
            self.engine.extend(new)
        if old and unmarked(old) == unmarked(new):
            return Outcome.UNCHANGED
        return Outcome.CHANGED if old else Outcome.NEW

    def marks(self, article_ids: Iterable[str]) -> dict[str, Mark]:
        """The marks of those of the articles that are there and marked."""
        found = marks_of(self.engine, (iri(self.base.article(id)) for id in article_ids))
        return {self.base.article_id(node): mark for node, mark in found.items()}

    def delete(self, article_id: str) -> bool:
        """Forget an article and everything read from it.

        Returns:
            Whether it was there.

        Raises:
            StoreError: the disk refuses.
        """
        graph = iri(self.base.article(article_id))
        with self._writing:
            if not any(self.engine.quads_for_pattern(None, None, None, graph)):
                return False
            with writing():
                self.engine.remove_graph(graph)
                self._copies.follow(graph.value, ())
            self._changes += 1
        return True


def _quads(article: ReadArticle) -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(article.quads, ox.RdfFormat.N_QUADS))
