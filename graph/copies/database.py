"""The prints of all articles in SQLite, found by the keys that copies share."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from graph.copies.prints import ArticlePrint, FactPrint, pieces_of
from graph.copies.words import Signature, Words, band_keys, fact_keys

_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;  -- whatever a power cut damages is made anew from the store
PRAGMA cache_size = -262144;  -- KiB: the keys of some 100,000 articles, and no more than there are
PRAGMA wal_autocheckpoint = 8192;  -- pages: keys lie all over the file, the same ones come again
CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, state TEXT, rank TEXT,
  day TEXT, outlet TEXT, words INTEGER, signature BLOB, parent INTEGER, root INTEGER, link TEXT);
CREATE INDEX IF NOT EXISTS article_parent ON article (parent) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS article_link ON article (link) WHERE link IS NOT NULL;
CREATE TABLE IF NOT EXISTS fact (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, article INTEGER,
  shape INTEGER, sentence INTEGER, quotes TEXT, said TEXT, position INTEGER,
  parent INTEGER, root INTEGER);
CREATE INDEX IF NOT EXISTS fact_article ON fact (article);
CREATE INDEX IF NOT EXISTS fact_parent ON fact (parent) WHERE parent IS NOT NULL;
CREATE TABLE IF NOT EXISTS article_key (key INTEGER, id INTEGER, PRIMARY KEY (key, id))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact_key (key INTEGER, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
# However many are alike (boilerplate of a whole archive), so many of the first are looked at.
_MOST: Final = 256
_ARTICLE: Final = "id, iri, rank, day, outlet, words, signature, parent"
_FACT: Final = (
    "fact.id, fact.iri, fact.article, rank, day, shape, sentence, quotes, said, position, "
    "fact.parent"
)


class Article(NamedTuple):
    """An article in the database."""

    id: int
    iri: str
    rank: str
    day: str | None
    outlet: str | None
    words: int
    signature: Signature
    parent: int | None

    @property
    def order(self) -> tuple[str, int, str]:
        """Which of two articles is the earlier."""
        return self.rank, 0, self.iri


class Fact(NamedTuple):
    """A fact in the database, with rank and day of its article."""

    id: int
    iri: str
    article: int
    rank: str
    day: str | None
    shape: int
    sentence: int
    quotes: tuple[Words, ...]
    said: str | None
    position: int
    parent: int | None

    @property
    def order(self) -> tuple[str, int, str]:
        """Which of two facts is the earlier report."""
        return self.rank, self.position, self.iri


class Database:
    """Opens, or makes, the database at a path; None is one in memory."""

    def __init__(self, path: Path | None) -> None:
        self.sql = sqlite3.connect(path or ":memory:", check_same_thread=False)
        self.sql.executescript(_SCHEMA)

    def add_article(self, new: ArticlePrint) -> Article:
        """Enter an article, without its facts."""
        id = self._next("article")
        row = (id, new.iri, new.state, new.rank, new.day, new.outlet, new.words, new.signature)
        self.sql.execute(
            "INSERT INTO article (id, iri, state, rank, day, outlet, words, signature) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        self._add_keys("article_key", ((key, id) for key in new.keys))
        values = np.frombuffer(new.signature, dtype=np.uint32)
        return Article(id, new.iri, new.rank, new.day, new.outlet, new.words, values, None)

    def add_facts(self, new: Sequence[FactPrint], article: Article) -> range:
        """Enter the facts of an article; their numbers."""
        first = self._next("fact")
        numbers = range(first, first + len(new))
        rows = (
            (id, fact.iri, article.id, fact.shape, fact.sentence, fact.quotes, fact.said,
             fact.position)
            for id, fact in zip(numbers, new, strict=True)
        )  # fmt: skip
        self.sql.executemany(
            "INSERT INTO fact "
            "(id, iri, article, shape, sentence, quotes, said, position) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        pairs = ((key, id) for id, fact in zip(numbers, new, strict=True) for key in fact.keys)
        self._add_keys("fact_key", pairs)
        return numbers

    def known_keys(self, table: str, keys: Iterable[int]) -> set[int]:
        """Those of the keys that something in the table has: what shares none is like nothing."""
        query = f"SELECT key FROM {table}_key WHERE key IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self.sql.execute(query, (json.dumps(list(keys)),))}

    def article(self, iri: str) -> Article | None:
        """The article of this IRI."""
        found = self._articles("WHERE iri = ?", (iri,))
        return next(found, None)

    def facts_of(self, article: Article) -> list[Fact]:
        """The facts of an article."""
        return list(self._facts("WHERE fact.article = ?", (article.id,)))

    def facts_named(self, iris: Iterable[str]) -> list[Fact]:
        """The facts of these IRIs that are there."""
        where = "WHERE fact.iri IN (SELECT value FROM json_each(?))"
        return list(self._facts(where, (json.dumps(list(iris)),)))

    def remove_article(self, article: Article) -> None:
        """Forget an article, and not its facts."""
        self._remove_keys("article_key", article.id, band_keys(article.signature))
        self.sql.execute("DELETE FROM article WHERE id = ?", (article.id,))

    def remove_fact(self, fact: Fact) -> None:
        """Forget a fact."""
        self._remove_keys("fact_key", fact.id, fact_keys(fact.shape, fact.sentence, fact.quotes))
        self.sql.execute("DELETE FROM fact WHERE id = ?", (fact.id,))

    def articles_like(self, article: Article) -> Iterator[Article]:
        """The articles that share a key with this one, the earliest first."""
        keys = sorted(band_keys(article.signature))
        marks = ", ".join("?" * len(keys))
        where = (
            f"WHERE id IN (SELECT id FROM article_key WHERE key IN ({marks})) AND id != ? "
            f"ORDER BY rank LIMIT {_MOST}"
        )
        return self._articles(where, (*keys, article.id))

    def facts_like(self, fact: Fact) -> Iterator[Fact]:
        """The facts that share a key with this one, the earliest first."""
        keys = sorted(fact_keys(fact.shape, fact.sentence, fact.quotes))
        marks = ", ".join("?" * len(keys))
        where = (
            f"WHERE fact.id IN (SELECT id FROM fact_key WHERE key IN ({marks})) "
            f"AND fact.article != ? ORDER BY rank, position, fact.iri LIMIT {_MOST}"
        )
        return self._facts(where, (*keys, fact.article))

    def article_at(self, id: int) -> Article:
        """The article with this number."""
        return next(self._articles("WHERE id = ?", (id,)))

    def fact_at(self, id: int) -> Fact:
        """The fact with this number."""
        return next(self._facts("WHERE fact.id = ?", (id,)))

    def _articles(self, where: str, values: tuple[object, ...]) -> Iterator[Article]:
        query = f"SELECT {_ARTICLE} FROM article {where}"
        for row in self.sql.execute(query, values).fetchall():
            *head, signature, parent = row
            yield Article._make((*head, np.frombuffer(signature, dtype=np.uint32), parent))

    def _facts(self, where: str, values: tuple[object, ...]) -> Iterator[Fact]:
        query = f"SELECT {_FACT} FROM fact JOIN article ON article.id = fact.article {where}"
        for row in self.sql.execute(query, values).fetchall():
            yield Fact._make((*row[:7], pieces_of(row[7]), *row[8:]))

    def _next(self, table: str) -> int:
        (last,) = self.sql.execute(f"SELECT MAX(id) FROM {table}").fetchone()
        return (last or 0) + 1

    def _add_keys(self, table: str, pairs: Iterable[tuple[int, int]]) -> None:
        self.sql.executemany(f"INSERT OR IGNORE INTO {table} (key, id) VALUES (?, ?)", pairs)

    def _remove_keys(self, table: str, id: int, keys: Iterable[int]) -> None:
        rows = ((key, id) for key in keys)
        self.sql.executemany(f"DELETE FROM {table} WHERE key = ? AND id = ?", rows)
