"""The IRIs of the data as N-Quads writes them; those that recur are made once."""

from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from graph.triples.terms import Term
from ontology.namespaces import Base, span_iri

# So many actors recur in the news, and so many facts in the article at hand.
_ACTORS: Final = 1 << 14
_FACTS: Final = 1 << 8


class Names:
    """What `Base` says, as terms.

    Args:
        base: where the data's IRIs stand.

    Raises:
        ValueError: the base makes no valid IRIs.
    """

    def __init__(self, base: Base) -> None:
        # What stands behind the base is percent-encoded: if one is valid, all are.
        ox.NamedNode(base.iri("article", "1"))
        self._base = base
        self._actors = lru_cache(_ACTORS)(self._term)
        self._facts = lru_cache(_FACTS)(self._term)

    def actor(self, id: str) -> Term:
        """An actor."""
        return self._actors("actor", id)

    def article(self, id: str) -> Term:
        """An article, and its graph."""
        return self._facts("article", id)

    def mention(self, id: str) -> Term:
        """A mention."""
        return self._term("mention", id)

    def statement(self, id: str) -> Term:
        """A statement."""
        return self._facts("statement", id)

    def relation(self, id: str) -> Term:
        """A relation."""
        return self._term("relation", id)

    def span(self, article_id: str, span: tuple[int, int]) -> Term:
        """Part of an article's text."""
        return f"<{span_iri(self.article(article_id)[1:-1], span)}>"

    def _term(self, kind: str, id: str) -> Term:
        return f"<{self._base.iri(kind, id)}>"


@lru_cache(maxsize=4)
def names_under(base: Base) -> Names:
    """The names under a base, the same for all articles."""
    return Names(base)
