"""Searching what was said by its words: by an index beside a store, by SPARQL at an endpoint."""

from typing import Protocol

from graph.engine import Distant
from graph.store import Store
from graph.text_index import Hit, TextIndex


class WordSearch(Protocol):
    """What finds statements by words."""

    def search(self, text: str, limit: int = 50, offset: int = 0) -> tuple[list[Hit], int]:
        """The statements whose sentences hold all words of the text, the best fitting first, and
        how many there are.
        """

    def close(self) -> None:
        """Let go of what is open."""


def word_search(store: Store) -> WordSearch:
    """The search of a store."""
    if isinstance(store.engine, Distant):
        from graph.remote.search import RemoteSearch

        return RemoteSearch(store)
    return TextIndex(store)
