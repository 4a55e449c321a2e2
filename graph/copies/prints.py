"""What of an article's graph tells copies apart: its words, and what its facts say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from graph.copies.nodes import (
    BODY,
    POSITION,
    PUBLISHED,
    RELATION,
    SHAPE,
    STATEMENT,
    TYPE,
    Node,
    nodes_of,
    telling,
)
from graph.copies.words import (
    Words,
    band_keys,
    fact_keys,
    key_of,
    quoted,
    signature,
    words_of,
)
from graph.triples.statements import BETWEEN_PIECES
from ontology.vocabulary import DG

_DAY: Final = len("2025-04-25")
# Days between two reports of one thing, and between the days it is said to have been said on.
_WINDOW: Final = 7
_SAID_WINDOW: Final = 1
# The shortest sentence or phrase that is no mere form of words.
SHORTEST: Final = 5
_BETWEEN: Final = "\n"
# Of one sentence there are several facts.
_sentence_words = lru_cache(maxsize=256)(words_of)


@dataclass(frozen=True, slots=True)
class FactPrint:
    """One statement or relation.

    `shape` is a key of what it says (the speaker; subject, relation, object and so on), `sentence`
    one of shape and sentence (0 where that is too short), `quotes` are the quoted words as
    `pieces_of` reads them, `said` the day on which it was said or held. Reports of the same share
    one of the `keys`.
    """

    iri: str
    shape: int
    sentence: int
    quotes: str
    said: str | None
    position: int
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticlePrint:
    """One article, small and ready to be sent to another process.

    `state` changes with its text and its reading, `outlet` is who published it, `words` their
    number, `signature` the bytes of their MinHash. Articles that are alike share one of the `keys`.
    """

    iri: str
    state: str
    day: str | None
    outlet: str | None
    words: int
    signature: bytes
    keys: tuple[int, ...]
    facts: tuple[FactPrint, ...]

    @property
    def rank(self) -> str:
        """The order of articles: the earlier first, of one day the shorter."""
        return f"{self.day or '9999-99-99'} {self.words:08} {self.iri}"


def state_of(content_hash: str, extractor: str) -> str:
    """What `ArticlePrint.state` is made of."""
    return f"{content_hash} {extractor}"


def print_of(graph: str, quads: Iterable[ox.Quad | ox.Triple]) -> ArticlePrint | None:
    """The print of an article's graph; None where it holds no article.

    Whoever has the quads can make it, in whatever process.
    """
    nodes = nodes_of(quads)
    article = nodes.get(graph)
    text = _one(article, BODY) if article else None
    if article is None or text is None:
        return None
    words = words_of(text)
    values = signature(words)
    return ArticlePrint(
        iri=graph,
        state=state_of(_one(article, DG.contentHash) or "", _one(article, DG.extractor) or ""),
        day=_day(_one(article, PUBLISHED)),
        outlet=_one(article, DG.publisher) or _one(article, DG.publisherName),
        words=len(words),
        signature=values.tobytes(),
        keys=tuple(sorted(band_keys(values))),
        facts=tuple(_facts(nodes)),
    )


def print_in(graph: str, data: bytes) -> ArticlePrint | None:
    """The same from N-Quads as `graph.triples` writes them, most of which need not be parsed."""
    return print_of(graph, ox.parse(telling(data), format=ox.RdfFormat.N_QUADS))


def pieces_of(quotes: str) -> tuple[Words, ...]:
    """The words of each piece of `FactPrint.quotes`."""
    return tuple(tuple(piece.split(" ")) for piece in quotes.split(_BETWEEN) if piece)


def near(said: str | None, day: str | None, other_said: str | None, other: str | None) -> bool:
    """Whether two reports are near enough in time to be of one thing; unknown days are."""
    if said and other_said:
        return _apart(said, other_said) <= _SAID_WINDOW
    one, two = said or day, other_said or other
    return one is None or two is None or _apart(one, two) <= _WINDOW


def _facts(nodes: dict[str, Node]) -> Iterator[FactPrint]:
    for iri, node in sorted(nodes.items()):
        types = node.get(TYPE, ())
        if STATEMENT in types and (speaker := _one(node, DG.speaker)):
            yield _fact(iri, node, key_of("statement", speaker), node, DG.saidOn)
        elif RELATION in types:
            shape = key_of("relation", *(_one(node, term) for term in SHAPE))
            statement = nodes.get(_one(node, DG.inStatement) or "", {})
            yield _fact(iri, node, shape, statement, DG.heldOn)


def _fact(iri: str, node: Node, shape: int, statement: Node, day: str) -> FactPrint:
    words = _sentence_words(_one(node, DG.sentence) or "")
    # Two statements of one speaker in one sentence are told apart by what was said.
    told = words_of(_one(node, DG.text) or "")
    sentence = key_of(shape, words, told) if len(words) >= SHORTEST else 0
    quotes = tuple(piece for piece in _quotes(statement) if len(piece) >= SHORTEST)
    return FactPrint(
        iri=iri,
        shape=shape,
        sentence=sentence,
        quotes=_BETWEEN.join(" ".join(piece) for piece in quotes),
        said=_day(_one(node, day)),
        position=int(_one(node, POSITION) or 0),
        keys=tuple(sorted(fact_keys(shape, sentence, quotes))),
    )


def _quotes(statement: Node) -> Iterator[Words]:
    """The quoted words, piece by piece: all words of a direct quotation, of others the marked."""
    text = _one(statement, DG.text) or ""
    if _one(statement, DG.quotation) == str(DG.Direct):
        yield from map(words_of, text.split(BETWEEN_PIECES))
    else:
        yield from quoted(text)


def _one(node: Node | None, predicate: str) -> str | None:
    return min(node.get(str(predicate), ()), default=None) if node else None


def _day(value: str | None) -> str | None:
    return value if value and len(value) == _DAY else None


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
