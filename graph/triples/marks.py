"""The mark that a reading leaves on its article: which version of which text was read by what."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.triples.terms import Triple, plain
from ontology.namespaces import Base
from ontology.vocabulary import DG


class Mark(NamedTuple):
    """Equal marks on one article mean that reading it again would change nothing.

    `input_hash` is of the article as given, `extractor` the version of what read it.
    """

    input_hash: str
    extractor: str


def mark_triples(article_id: str, mark: Mark, base: Base) -> Iterator[Triple]:
    """The mark, as properties of the article."""
    node = base.article(article_id)
    yield node, DG.inputHash, plain(mark.input_hash)
    yield node, DG.extractor, plain(mark.extractor)
