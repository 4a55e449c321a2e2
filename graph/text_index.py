"""Full-text search of statements and articles: SQLite's FTS5 beside the store, in step when asked.

The index follows the store by comparing what both have, so that nothing is lost whatever was cut
short; a damaged file, or one of another version, is made anew.
"""

import contextlib
import re
import sqlite3
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import SDO, URIRef

from graph.errors import InvalidFilter, StoreError
from graph.folder import TEXT_INDEX
from graph.questions import ask
from graph.reading import read_node
from graph.store import Store
from ontology.vocabulary import DG

_VERSION: Final = 3
_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS known
  (id INTEGER PRIMARY KEY, kind TEXT, node TEXT, hash TEXT, first TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS {statements}
  USING fts5(title, words, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE IF NOT EXISTS {articles}
  USING fts5(title, words, tokenize = "unicode61 remove_diacritics 2");
PRAGMA user_version = {version};
"""
# Of several that tell the same, the first where it is found, else the one that fits best.
_SEARCH: Final = """
WITH
  found AS MATERIALIZED (
    SELECT rowid AS id, bm25({table}) AS fit FROM {table} WHERE {table} MATCH :words
  ),
  told AS (
    SELECT id, node, fit,
      row_number() OVER (PARTITION BY first ORDER BY node <> first, fit, node) AS report
    FROM found JOIN known USING (id)
  ),
  page AS MATERIALIZED (
    SELECT id, node, fit FROM told WHERE :copies OR report = 1
    ORDER BY fit, node LIMIT :limit OFFSET :offset
  )
SELECT node, highlight({table}, 1, char(2), char(3)), fit
FROM page JOIN {table} ON {table}.rowid = page.id
WHERE {table} MATCH :words ORDER BY fit, node
"""
_COUNT: Final = """
SELECT COUNT(*), COUNT(DISTINCT first) FROM {table} JOIN known ON known.id = {table}.rowid
WHERE {table} MATCH :words
"""
_WORD: Final = re.compile(r"\w+")


# A node, its title and words, and the node that it repeats, itself if none.
type Text = tuple[str, str | None, str | None, str]


class Kind(NamedTuple):
    """What is found: its table, the question for its keys, where its title and words stand."""

    table: str
    keys: str
    title: URIRef | None
    words: URIRef


STATEMENTS: Final = Kind("statement_words", "statement_keys", None, DG.sentence)
ARTICLES: Final = Kind("article_words", "article_keys", SDO.headline, SDO.articleBody)
_KINDS: Final = (STATEMENTS, ARTICLES)


class Hit(NamedTuple):
    """A statement or article found: `marked` is its text, the words between \\x02 and \\x03.

    The lower the `rank`, the better it fits (BM25).
    """

    node: URIRef
    marked: str
    rank: float


class TextIndex:
    """The words of all statements and articles of one store."""

    def __init__(self, store: Store, keep: Callable[[], object] | None = None) -> None:
        """The index of a store.

        Args:
            store: the store.
            keep: brings the file in step, where another process does it; by default this one.
        """
        self._store = store
        self._keep = keep
        self._path = store.folder / TEXT_INDEX if store.folder else None
        self._lock = threading.Lock()
        self._version = -1
        self._database: sqlite3.Connection | None = None

    def search(
        self,
        text: str,
        limit: int = 50,
        offset: int = 0,
        kind: Kind = STATEMENTS,
        *,
        copies: bool = False,
    ) -> tuple[list[Hit], int]:
        """The statements or articles whose text holds all the words, the best fitting first.

        Case and accents do not matter; words in an article's title count too. Of what several
        articles tell alike there is one, with `copies` every report.

        Returns:
            A part of them, and how many there are.

        Raises:
            InvalidFilter: the text has no word.
            StoreError: the index cannot be written.
        """
        words = " ".join(f'"{word}"' for word in words_of(text))
        return self._safely(lambda: self._found(words, limit, offset, kind, copies))

    def renew(self) -> None:
        """Bring the index in step with the store.

        Raises:
            StoreError: it cannot be written.
        """
        self._safely(self._in_step)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._database is not None:
                self._database.close()
            self._database, self._version = None, -1

    def _safely[T](self, work: Callable[[], T]) -> T:
        with self._lock:
            try:
                return work()
            except sqlite3.OperationalError as error:
                raise _refused(error) from error
            except sqlite3.DatabaseError:
                self._discard()
                return work()

    def _found(
        self, words: str, limit: int, offset: int, kind: Kind, copies: bool
    ) -> tuple[list[Hit], int]:
        return ranked(self._in_step(), kind, words, limit, offset, copies=copies)

    def _in_step(self) -> sqlite3.Connection:
        version = self._store.version
        if self._database is not None and version == self._version:
            return self._database
        if self._keep is not None:
            self._keep()
            # Anew, for the file may be another one by now.
            self._forget()
            self._database = self._connected()
        else:
            self._database = self._database or self._made()
            with self._database:
                for kind in _KINDS:
                    self._follow(self._database, kind)
        self._version = version
        return self._database

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path or ":memory:", check_same_thread=False)

    def _made(self) -> sqlite3.Connection:
        database = self._connected()
        ((version,),) = database.execute("PRAGMA user_version")
        if version not in (0, _VERSION) or _old(database):
            database.close()
            self._discard()
            database = self._connected()
        _lay_out(database)
        return database

    def _follow(self, database: sqlite3.Connection, kind: Kind) -> None:
        rows = ask(self._store.engine, kind.keys)
        there = {
            (row["node"].value, row["hash"].value, (row["first"] or row["node"]).value)
            for row in rows
        }
        listed = "SELECT id, node, hash, first FROM known WHERE kind = ?"
        found = database.execute(listed, (kind.table,))
        known = {(node, hash, first): id for id, node, hash, first in found}
        gone = [(id,) for key, id in known.items() if key not in there]
        database.executemany("DELETE FROM known WHERE id = ?", gone)
        database.executemany(f"DELETE FROM {kind.table} WHERE rowid = ?", gone)
        self._add(database, kind, sorted(there - known.keys()))

    def _add(
        self, database: sqlite3.Connection, kind: Kind, keys: Iterable[tuple[str, str, str]]
    ) -> None:
        for iri, hash, first in keys:
            node = read_node(self._store.engine, URIRef(iri))
            title = node.one(kind.title) if kind.title else None
            _insert(database, kind, hash, (iri, title, node.one(kind.words), first))

    def _forget(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database, self._version = None, -1

    def _discard(self) -> None:
        self._forget()
        for path in files_of(self._path):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()


def files_of(path: Path | None) -> tuple[Path, ...]:
    """The files of an index: its own, and those that SQLite keeps beside it."""
    if path is None:
        return ()
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("", "-wal", "-shm"))


def _old(database: sqlite3.Connection) -> bool:
    """Whether the file is from before there was a version."""
    tables = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'")
    return tables.fetchone() is not None


def words_of(text: str) -> list[str]:
    """The words to look for.

    Raises:
        InvalidFilter: there is none.
    """
    words = _WORD.findall(text)
    if not words:
        raise InvalidFilter("q", "there is no word to look for: give at least one")
    return words


def fill(database: sqlite3.Connection, kind: Kind, rows: Iterable[Text]) -> None:
    """Make an index of texts in an empty database: each with its node, title and words."""
    _lay_out(database)
    for row in rows:
        _insert(database, kind, "", row)


def ranked(
    database: sqlite3.Connection,
    kind: Kind,
    words: str,
    limit: int,
    offset: int,
    *,
    copies: bool,
) -> tuple[list[Hit], int]:
    """A part of what an index holds for words in quotation marks, and how much there is."""
    asked = {"words": words, "limit": limit, "offset": offset, "copies": copies}
    rows = database.execute(_SEARCH.format(table=kind.table), asked).fetchall()
    hits = [Hit(URIRef(node), marked, rank) for node, marked, rank in rows]
    if not offset and len(hits) < limit:
        return hits, len(hits)
    ((all, once),) = database.execute(_COUNT.format(table=kind.table), {"words": words})
    return hits, all if copies else once


def _lay_out(database: sqlite3.Connection) -> None:
    names = {"statements": STATEMENTS.table, "articles": ARTICLES.table}
    database.executescript(_SCHEMA.format(version=_VERSION, **names))


def _insert(database: sqlite3.Connection, kind: Kind, hash: str, text: Text) -> None:
    node, title, words, first = text
    insert = "INSERT INTO known (kind, node, hash, first) VALUES (?, ?, ?, ?)"
    id = database.execute(insert, (kind.table, node, hash, first)).lastrowid
    insert = f"INSERT INTO {kind.table} (rowid, title, words) VALUES (?, ?, ?)"
    database.execute(insert, (id, title, words))


def _refused(error: sqlite3.Error) -> StoreError:
    return StoreError(f"the text index cannot be written ({error}): check the free space")
