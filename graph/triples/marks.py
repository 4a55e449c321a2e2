"""The mark that a reading leaves on its article: which version of which text was read by what."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.triples.names import Names
from graph.triples.terms import Triple, plain, term
from ontology.vocabulary import DG


class Mark(NamedTuple):
    """Equal marks on one article mean that reading it again would change nothing.

    `input_hash` is of the article as given, `extractor` the version of what read it.
    """

    input_hash: str
    extractor: str


def mark_triples(article_id: str, mark: Mark, names: Names) -> Iterator[Triple]:
    """The mark, as properties of the article."""
    node = names.article(article_id)
    yield node, term(DG.inputHash), plain(mark.input_hash)
    yield node, term(DG.extractor), plain(mark.extractor)
