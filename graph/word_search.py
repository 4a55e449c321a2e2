"""Searching what was said by its words: by an index beside a store, by SPARQL at an endpoint."""

from typing import Protocol

from graph.engine import Distant
from graph.shared.following import FollowingStore
from graph.store import Store
from graph.text_index import STATEMENTS, Hit, Kind, TextIndex


class WordSearch(Protocol):
    """What finds statements and articles by words."""

    def search(
        self,
        text: str,
        limit: int = 50,
        offset: int = 0,
        kind: Kind = STATEMENTS,
        *,
        copies: bool = False,
    ) -> tuple[list[Hit], int]:
        """The statements or articles whose text holds all the words, the best fitting first, and
        how many there are; what several articles tell alike once, unless `copies` are wanted.
        """

    def close(self) -> None:
        """Let go of what is open."""


def word_search(store: Store) -> WordSearch:
    """The search of a store; the index of one on disk is kept in step by whoever writes it."""
    if isinstance(store.engine, Distant):
        from graph.remote.search import RemoteSearch

        return RemoteSearch(store)
    if isinstance(store, FollowingStore):
        return TextIndex(store, lambda: store.call("index"))
    return TextIndex(store)
