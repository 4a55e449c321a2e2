"""Full-text search at an endpoint: SPARQL finds the texts, SQLite here ranks them.

SPARQL has no index for words, so the endpoint looks through all of them. What it finds is a
little more than what is wanted (parts of words), and goes through the same tokeniser that the
index of a store on disk has.
"""

import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from typing import Final

import pyoxigraph as ox

from graph.convert import text as literal
from graph.errors import InvalidFilter
from graph.questions import Term, ask
from graph.store import Store
from graph.text_index import ARTICLES, STATEMENTS, Hit, Kind, fill, ranked, words_of

# Letters with marks on them, of the Latin script; and the marks alone.
_MARKED: Final = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_MARKS: Final = "[\u0300-\u036f]*"
# The question has so many places for words, and brings back so many texts.
_PLACES: Final = 8
_MOST: Final = 10_000


# What is looked for by which question, and what it is called.
_QUESTIONS: Final = {STATEMENTS: ("sentences", "statements"), ARTICLES: ("texts", "articles")}


class RemoteSearch:
    """Searches the statements and articles of an endpoint."""

    def __init__(self, store: Store) -> None:
        self._store = store

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

        They are ranked among each other alone; case and accents do not matter; words in an
        article's title count too. Of what several articles tell alike there is one, with `copies`
        every report.

        Returns:
            A part of them, and how many there are.

        Raises:
            InvalidFilter: the text has no word, or too many texts hold the words.
            EndpointError: the endpoint does not answer.
        """
        words = words_of(text)
        with closing(sqlite3.connect(":memory:")) as database:
            fill(database, kind, sorted(self._texts(words, kind)))
            wanted = " ".join(f'"{word}"' for word in words)
            return ranked(database, kind, wanted, limit, offset, copies=copies)

    def close(self) -> None:
        """Nothing is held."""

    def _texts(self, words: list[str], kind: Kind) -> set[tuple[str, str, str, str]]:
        bound: dict[str, Term] = {
            f"word{number}": literal(_pattern(word))
            for number, word in enumerate(words[:_PLACES], start=1)
        }
        question, called = _QUESTIONS[kind]
        rows = ask(self._store.engine, question, bound)
        found = {
            (
                row["node"].value,
                _value(row["title"]),
                row["words"].value,
                (row["first"] or row["node"]).value,
            )
            for row in rows
        }
        if len(found) > _MOST:
            raise InvalidFilter(
                "q", f"more than {_MOST:,} {called} of the endpoint hold this: give more words"
            )
        return found


def _value(term: ox.Literal | None) -> str:
    return term.value if term is not None else ""


def _pattern(word: str) -> str:
    """A regular expression for the word with whatever marks on its letters, in any case."""
    return "".join(_letter(letter) for letter in word)


def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    same = {base, base.upper(), letter, *_variants().get(base, "")}
    return f"[{''.join(sorted(each for each in same if len(each) == 1))}]{_MARKS}"


@cache
def _variants() -> Mapping[str, str]:
    found: dict[str, str] = defaultdict(str)
    for code in _MARKED:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        found[base] += chr(code)
    return found
