"""What of an article's graph tells copies apart: its words, and what its facts say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, SDO

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

type _Node = dict[str, list[str]]

_DAY: Final = len("2025-04-25")
# Days between two reports of one thing, and between the days it is said to have been said on.
_WINDOW: Final = 7
_SAID_WINDOW: Final = 1
# The shortest sentence or phrase that is no mere form of words.
SHORTEST: Final = 5
_BETWEEN: Final = "\n"
_TYPE: Final = str(RDF.type)
_STATEMENT: Final = str(DG.Statement)
_RELATION: Final = str(DG.Relation)
_FACTS: Final = (_STATEMENT, _RELATION)
_BODY: Final = str(SDO.articleBody)
_PUBLISHED: Final = str(SDO.datePublished)
_POSITION: Final = str(SDO.position)
_NAMED: Final = (ox.NamedNode, ox.Literal)
_SHAPE: Final = (DG.subject, DG.relationType, DG.object, DG.polarity, DG.modality, DG.attributedTo)
_LOOKED_AT: Final = {
    *(_TYPE, _BODY, _PUBLISHED, _POSITION),
    *map(str, _SHAPE),
    *map(str, (DG.contentHash, DG.extractor, DG.publisher, DG.publisherName)),
    *map(str, (DG.speaker, DG.saidOn, DG.heldOn, DG.inStatement)),
    *map(str, (DG.sentence, DG.text, DG.quotation)),
}
_LINKS: Final = frozenset(f"<{term}>".encode() for term in _LOOKED_AT)


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

    It takes a millisecond, and whoever has the quads can make it, in whatever process.
    """
    nodes = _nodes(quads)
    article = nodes.get(graph)
    text = _one(article, _BODY) if article else None
    if article is None or text is None:
        return None
    words = words_of(text)
    values = signature(words)
    return ArticlePrint(
        iri=graph,
        state=state_of(_one(article, DG.contentHash) or "", _one(article, DG.extractor) or ""),
        day=_day(_one(article, _PUBLISHED)),
        outlet=_one(article, DG.publisher) or _one(article, DG.publisherName),
        words=len(words),
        signature=values.tobytes(),
        keys=tuple(sorted(band_keys(values))),
        facts=tuple(_facts(nodes)),
    )


def print_in(graph: str, data: bytes) -> ArticlePrint | None:
    """The print of an article's graph that is written out as N-Quads."""
    lines = (line for line in data.split(b"\n") if line and line.split(b" ", 2)[1] in _LINKS)
    return print_of(graph, ox.parse(b"\n".join(lines), ox.RdfFormat.N_QUADS))


def pieces_of(quotes: str) -> tuple[Words, ...]:
    """The words of each piece of `FactPrint.quotes`."""
    return tuple(tuple(piece.split(" ")) for piece in quotes.split(_BETWEEN) if piece)


def near(said: str | None, day: str | None, other_said: str | None, other: str | None) -> bool:
    """Whether two reports are near enough in time to be of one thing; unknown days are."""
    if said and other_said:
        return _apart(said, other_said) <= _SAID_WINDOW
    one, two = said or day, other_said or other
    return one is None or two is None or _apart(one, two) <= _WINDOW


def _nodes(quads: Iterable[ox.Quad | ox.Triple]) -> dict[str, _Node]:
    """What the graph says of each node, as far as it is looked at."""
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        predicate = quad.predicate.value
        if predicate not in _LOOKED_AT:
            continue
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(object_, _NAMED):
            value = object_.value
            if predicate != _TYPE or value in _FACTS:
                nodes[subject.value][predicate].append(value)
    return nodes


def _facts(nodes: dict[str, _Node]) -> Iterator[FactPrint]:
    for iri, node in sorted(nodes.items()):
        types = node.get(_TYPE, ())
        if _STATEMENT in types and (speaker := _one(node, DG.speaker)):
            yield _fact(iri, node, key_of("statement", speaker), node, DG.saidOn)
        elif _RELATION in types:
            shape = key_of("relation", *(_one(node, term) for term in _SHAPE))
            statement = nodes.get(_one(node, DG.inStatement) or "", {})
            yield _fact(iri, node, shape, statement, DG.heldOn)


def _fact(iri: str, node: _Node, shape: int, statement: _Node, day: str) -> FactPrint:
    words = words_of(_one(node, DG.sentence) or "")
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
        position=int(_one(node, _POSITION) or 0),
        keys=tuple(sorted(fact_keys(shape, sentence, quotes))),
    )


def _quotes(statement: _Node) -> Iterator[Words]:
    """The quoted words, piece by piece: all words of a direct quotation, of others the marked."""
    text = _one(statement, DG.text) or ""
    if _one(statement, DG.quotation) == str(DG.Direct):
        yield from map(words_of, text.split(BETWEEN_PIECES))
    else:
        yield from quoted(text)


def _one(node: _Node | None, predicate: str) -> str | None:
    return min(node.get(str(predicate), ()), default=None) if node else None


def _day(value: str | None) -> str | None:
    return value if value and len(value) == _DAY else None


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
