"""Full-text search of statements: SQLite's FTS5 beside the store, brought in step when asked."""

import contextlib
import re
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import URIRef

from graph.errors import InvalidFilter, StoreError
from graph.folder import TEXT_INDEX
from graph.questions import ask
from graph.reading import read_node
from graph.store import Store
from ontology.vocabulary import DG

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS known (id INTEGER PRIMARY KEY, statement TEXT, hash TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS words
  USING fts5(sentence, tokenize = "unicode61 remove_diacritics 2");
"""
SEARCH: Final = """
SELECT known.statement, highlight(words, 0, char(2), char(3)), bm25(words)
FROM words JOIN known ON known.id = words.rowid
WHERE words MATCH ? ORDER BY bm25(words), known.statement LIMIT ? OFFSET ?
"""
_COUNT: Final = "SELECT COUNT(*) FROM words WHERE words MATCH ?"
_WORD: Final = re.compile(r"\w+")


class Hit(NamedTuple):
    """A statement found: `marked` is its sentences, the words found between \\x02 and \\x03.

    The lower the `rank`, the better it fits (BM25).
    """

    statement: URIRef
    marked: str
    rank: float


class TextIndex:
    """The words of all statements of one store.

    The index follows the store by comparing what both have, so that nothing is lost whatever was
    cut short; a damaged file is made anew.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._path = store.folder / TEXT_INDEX if store.folder else None
        self._lock = threading.Lock()
        self._version = -1
        self._database: sqlite3.Connection | None = None

    def search(self, text: str, limit: int = 50, offset: int = 0) -> tuple[list[Hit], int]:
        """The statements whose sentences hold all words of the text, the best fitting first.

        Case and accents do not matter.

        Returns:
            A part of them, and how many there are.

        Raises:
            InvalidFilter: the text has no word.
            StoreError: the index cannot be written.
        """
        words = " ".join(f'"{word}"' for word in words_of(text))
        with self._lock:
            try:
                return self._found(words, limit, offset)
            except sqlite3.OperationalError as error:
                raise _refused(error) from error
            except sqlite3.DatabaseError:
                self._discard()
                return self._found(words, limit, offset)

    def _found(self, words: str, limit: int, offset: int) -> tuple[list[Hit], int]:
        database = self._in_step()
        rows = database.execute(SEARCH, (words, limit, offset)).fetchall()
        ((total,),) = database.execute(_COUNT, (words,))
        return [Hit(URIRef(iri), marked, rank) for iri, marked, rank in rows], total

    def _in_step(self) -> sqlite3.Connection:
        if self._database is None:
            self._database = sqlite3.connect(self._path or ":memory:", check_same_thread=False)
            self._database.executescript(_SCHEMA)
        version = self._store.version
        if version != self._version:
            with self._database:
                self._follow(self._database)
            self._version = version
        return self._database

    def _follow(self, database: sqlite3.Connection) -> None:
        rows = ask(self._store.engine, "statement_keys")
        there = {(row["statement"].value, row["hash"].value) for row in rows}
        known = {
            (iri, hash): id
            for id, iri, hash in database.execute("SELECT id, statement, hash FROM known")
        }
        gone = [(id,) for key, id in known.items() if key not in there]
        database.executemany("DELETE FROM known WHERE id = ?", gone)
        database.executemany("DELETE FROM words WHERE rowid = ?", gone)
        self._add(database, sorted(there - known.keys()))

    def _add(self, database: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> None:
        _insert(database, ((*key, self._sentence(key[0])) for key in keys))

    def _sentence(self, iri: str) -> str | None:
        return read_node(self._store.engine, URIRef(iri)).one(DG.sentence)

    def _discard(self) -> None:
        if self._database is not None:
            self._database.close()
        if self._path is not None:
            with contextlib.suppress(FileNotFoundError):
                Path(self._path).unlink()
        self._database, self._version = None, -1

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._database is not None:
                self._database.close()
            self._database, self._version = None, -1


def words_of(text: str) -> list[str]:
    """The words to look for.

    Raises:
        InvalidFilter: there is none.
    """
    words = _WORD.findall(text)
    if not words:
        raise InvalidFilter("q", "there is no word to look for: give at least one")
    return words


def fill(database: sqlite3.Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    """Make an index of statements, hashes and sentences in an empty database."""
    database.executescript(_SCHEMA)
    _insert(database, rows)


def _insert(database: sqlite3.Connection, rows: Iterable[tuple[str, str, str | None]]) -> None:
    for iri, hash, sentence in rows:
        insert = "INSERT INTO known (statement, hash) VALUES (?, ?)"
        id = database.execute(insert, (iri, hash)).lastrowid
        database.execute("INSERT INTO words (rowid, sentence) VALUES (?, ?)", (id, sentence))


def _refused(error: sqlite3.Error) -> StoreError:
    return StoreError(f"the text index cannot be written ({error}): check the free space")
