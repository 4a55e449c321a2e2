"""Finds copies as articles come and go, and keeps the links between them in the store.

The index lies beside the store and can be made anew from it at any time. Links are written before
the index notes what they were made of: cut short in between, the same is done again.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.convert import iri
from graph.copies.database import Article, Database, Fact
from graph.copies.forest import Forest
from graph.copies.likeness import is_revision, same_report, same_story
from graph.copies.prints import ArticlePrint, FactPrint, print_of, state_of
from graph.engine import Engine
from graph.folder import COPIES, COPIES_FILES
from graph.questions import ask
from ontology.namespaces import Base
from ontology.vocabulary import DG

log = logging.getLogger(__name__)

# Articles that are looked at in one turn.
_SLICE: Final = 100
_COPY: Final = "copyOf"
_REVISION: Final = "revises"
_PREDICATES: Final = {_COPY: iri(DG.copyOf), _REVISION: iri(DG.revises)}
_REPEATS: Final = iri(DG.repeats)


class CopyIndex:
    """The copies of one store. Not safe for threads: the store calls it in a writer's turn.

    Args:
        engine: the store's engine.
        base: where the data's IRIs stand.
        folder: the store's folder; None keeps the index in memory.
    """

    def __init__(self, engine: Engine, base: Base, folder: Path | None) -> None:
        self._engine = engine
        self._graph = iri(base.graph_copies)
        self._counts: tuple[int, int] | None = None
        self._folder = folder
        self._open()

    def counts(self) -> tuple[int, int]:
        """How many articles are copies, and how many revisions."""
        if self._counts is None:
            query = "SELECT link, COUNT(*) FROM article WHERE link IS NOT NULL GROUP BY link"
            found = dict(self._database.sql.execute(query).fetchall())
            self._counts = found.get(_COPY, 0), found.get(_REVISION, 0)
        return self._counts

    def put(self, graph: str, quads: Iterable[ox.Quad | ox.Triple]) -> None:
        """Follow a new version of an article's graph; no quads are the end of it."""
        self.put_many(((graph, print_of(graph, quads)),))

    def put_many(self, prints: Iterable[tuple[str, ArticlePrint | None]]) -> None:
        """The same for many articles by their prints, in one transaction; None is the end."""
        with self._mended():
            self._replace(prints)

    def behind(self) -> list[str]:
        """The IRIs of the articles that came, changed or went unseen."""
        with self._mended():
            return self._behind()
        return self._behind()

    def follow(self, graphs: Iterable[str]) -> None:
        """Look at these articles anew, as the store has them now."""
        with self._mended():
            self._replace(self._prints(graphs))

    def catch_up(self, turn: Callable[[], AbstractContextManager[None]]) -> Iterator[int]:
        """Look at the articles that came unseen, some in each of the writer's turns.

        Yields:
            How many are left.
        """
        with turn():
            behind = self.behind()
        while behind:
            with turn():
                self.follow(behind[:_SLICE])
            del behind[:_SLICE]
            yield len(behind)

    def close(self) -> None:
        """Let the file go."""
        self._database.sql.close()

    def _open(self) -> None:
        path = self._folder / COPIES if self._folder else None
        try:
            self._database = Database(path)
        except sqlite3.OperationalError as error:
            raise OSError(f"the index of copies cannot be opened: {error}") from error
        except sqlite3.DatabaseError:
            self._delete()
            self._database = Database(path)
        self._counts = None
        database = self._database
        self._articles = Forest(
            database, "article", database.article_at, database.articles_like, same_story
        )
        self._facts = Forest(database, "fact", database.fact_at, database.facts_like, same_report)

    @contextlib.contextmanager
    def _mended(self) -> Iterator[None]:
        """A change of the index; a damaged one is made anew."""
        try:
            with self._database.sql:
                yield
        except sqlite3.OperationalError as error:
            raise OSError(f"the index of copies cannot be written: {error}") from error
        except sqlite3.DatabaseError as error:
            log.warning("the index of copies is damaged (%s) and is made anew", error)
            self.discard()
            self.follow(self.behind())

    def discard(self) -> None:
        """Throw the index away; it is made anew from what is `behind` then."""
        self._database.sql.close()
        self._delete()
        self._open()

    def _delete(self) -> None:
        if self._folder is not None:
            for name in COPIES_FILES:
                (self._folder / name).unlink(missing_ok=True)

    def _behind(self) -> list[str]:
        sql = self._database.sql
        if sql.execute("SELECT id FROM article LIMIT 1").fetchone() is None:
            self._engine.remove_graph(self._graph)
        sql.execute("CREATE TEMP TABLE IF NOT EXISTS there (iri TEXT PRIMARY KEY, state TEXT)")
        sql.execute("DELETE FROM there")
        sql.executemany("INSERT OR IGNORE INTO there VALUES (?, ?)", self._states())
        found = sql.execute(
            "SELECT iri FROM article WHERE iri NOT IN (SELECT iri FROM there) UNION ALL "
            "SELECT there.iri FROM there LEFT JOIN article USING (iri) "
            "WHERE article.state IS NOT there.state"
        )
        return [graph for (graph,) in found.fetchall()]

    def _states(self) -> Iterator[tuple[str, str]]:
        for row in ask(self._engine, "article_states"):
            extractor = row["extractor"].value if row["extractor"] is not None else ""
            yield row["article"].value, state_of(row["hash"].value, extractor)

    def _prints(self, graphs: Iterable[str]) -> Iterator[tuple[str, ArticlePrint | None]]:
        for graph in graphs:
            quads = self._engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            yield graph, print_of(graph, quads)

    def _replace(self, prints: Iterable[tuple[str, ArticlePrint | None]]) -> None:
        self._articles.moved.clear()  # what an error may have left
        self._facts.moved.clear()
        unlinked: list[str] = []
        for graph, new in prints:
            if old := self._database.article(graph):
                unlinked += (graph, *self._remove(old))
            if new:
                unlinked += (graph, *(fact.iri for fact in new.facts))
                self._add(new)
        self._write(unlinked)

    def _remove(self, old: Article) -> list[str]:
        """Forget an article; the IRIs of its facts."""
        facts = self._database.facts_of(old)
        self._forget(facts)
        below = self._articles.children_of(old.id)
        self._database.remove_article(old)
        self._articles.moved.discard(old.id)
        self._articles.orphaned(below)
        return [fact.iri for fact in facts]

    def _forget(self, facts: list[Fact]) -> None:
        below = {child for fact in facts for child in self._facts.children_of(fact.id)}
        for fact in facts:
            self._database.remove_fact(fact)
            self._facts.moved.discard(fact.id)
        self._facts.orphaned(sorted(below - {fact.id for fact in facts}))

    def _add(self, new: ArticlePrint) -> None:
        known = self._database.known_keys("article", new.keys)
        article = self._database.add_article(new)
        if known:
            self._articles.place(article)
        self._add_facts(new.facts, article)

    def _add_facts(self, new: tuple[FactPrint, ...], article: Article) -> None:
        # Whoever writes graphs by hand may tell of one fact in two articles: the last one has it.
        self._forget(self._database.facts_named(fact.iri for fact in new))
        known = self._database.known_keys("fact", (key for fact in new for key in fact.keys))
        for id, fact in zip(self._database.add_facts(new, article), new, strict=True):
            if not known.isdisjoint(fact.keys):
                self._facts.place(self._database.fact_at(id))

    def _write(self, unlinked: Iterable[str]) -> None:
        """Bring the links in the store in step with the forests, in one transaction."""
        wanted: set[ox.Quad] = set()
        subjects = {ox.NamedNode(each) for each in unlinked}
        for id in self._articles.moved:
            subject, link = self._article_link(id)
            subjects.add(subject)
            wanted |= {link} if link else set()
        for id in self._facts.moved:
            subject, link = self._fact_link(id)
            subjects.add(subject)
            wanted |= {link} if link else set()
        known = {
            quad
            for subject in subjects
            for quad in self._engine.quads_for_pattern(subject, None, None, self._graph)
        }
        if known != wanted:
            self._counts = None
            self._engine.update(_change(self._graph, known - wanted, wanted - known))

    def _article_link(self, id: int) -> tuple[ox.NamedNode, ox.Quad | None]:
        article = self._database.article_at(id)
        root = self._articles.root_of(id)
        subject, kind, link = ox.NamedNode(article.iri), None, None
        if root is not None:
            first = self._database.article_at(root)
            kind = _REVISION if is_revision(article, first) else _COPY
            link = ox.Quad(subject, _PREDICATES[kind], ox.NamedNode(first.iri), self._graph)
        self._database.sql.execute("UPDATE article SET link = ? WHERE id = ?", (kind, id))
        return subject, link

    def _fact_link(self, id: int) -> tuple[ox.NamedNode, ox.Quad | None]:
        fact = self._database.fact_at(id)
        root = self._facts.root_of(id)
        subject = ox.NamedNode(fact.iri)
        if root is None:
            return subject, None
        first = ox.NamedNode(self._database.fact_at(root).iri)
        return subject, ox.Quad(subject, _REPEATS, first, self._graph)


def _change(graph: ox.NamedNode, old: set[ox.Quad], new: set[ox.Quad]) -> str:
    def block(quads: set[ox.Quad]) -> str:
        lines = (f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
        return f"{{ GRAPH {graph} {{ {' '.join(lines)} }} }}"

    parts = (("DELETE DATA", old), ("INSERT DATA", new))
    return " ; ".join(f"{verb} {block(quads)}" for verb, quads in parts if quads)
