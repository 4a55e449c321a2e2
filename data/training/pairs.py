"""Pairs of actors that a sentence may relate, described as the head for relations sees them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.learned.encoding import Integers, Window
from ingest.records import ActorType, Extraction, Mention, MentionKind, Polarity, Span, Statement
from ontology.relation_types import relation_types

NAMED, PRONOUN, SPEAKER, JUST_BEFORE, BEFORE = range(5)
MAX_CANDIDATES: Final = 16
FEATURE_SIZES: Final = (5, 5, 6, len(ActorType), len(ActorType), 2, 2, 2, 2, 2, 64, 2)
RULE_FEATURES: Final = 10  # from this column on: what the rules say of the pair
_NEAR, _FAR = 5, 15
_KINDS: Final = {kind: number for number, kind in enumerate(ActorType)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may take part in a relation of a sentence.

    `place` says how the sentence knows the actor (named, by a pronoun, as the speaker of what it
    says, from one or two sentences before), `pieces` are the word pieces of each mention, none
    where the window has no mention. `within` are the speakers whose words the mentions stand in.
    """

    actor: str
    place: int
    pieces: tuple[tuple[int, ...], ...]
    kind: ActorType
    state: str | None
    speaks: bool
    within: frozenset[str]

    @property
    def at(self) -> int:
        """The first word piece, 0 if there is none."""
        return self.pieces[0][0] if self.pieces else 0


@dataclass(frozen=True, slots=True)
class SentencePairs:
    """The candidates of one sentence and the ordered pairs of them, a row of features a pair.

    `sentence` and `window` are numbers of the extraction's sentences and of the text's windows,
    `pieces` the half-open bounds of the sentence in its window.
    """

    sentence: int
    window: int
    pieces: tuple[int, int]
    candidates: tuple[Candidate, ...]
    pairs: tuple[tuple[int, int], ...]
    features: Integers

    def pool(self, length: int) -> NDArray[np.float32]:
        """Weights (candidates, pieces) that take the mean over mentions of the mean of pieces."""
        weights = np.zeros((len(self.candidates), length), dtype=np.float32)
        for row, candidate in enumerate(self.candidates):
            if not candidate.pieces:
                weights[row, 0] = 1.0
            for pieces in candidate.pieces:
                weights[row, list(pieces)] += 1 / len(pieces) / len(candidate.pieces)
        return weights


def leaf_numbers() -> Mapping[str, int]:
    """The number of each relation leaf among the network's answers; 0 is no relation."""
    return {leaf: number for number, leaf in enumerate(sorted(relation_types()), start=1)}


def sentence_pairs(extraction: Extraction, windows: Sequence[Window]) -> Iterator[SentencePairs]:
    """Yield the pairs of every sentence in which somebody is named.

    Args:
        extraction: sentences, mentions, statements, and the relations that the rules found.
        windows: the text as the encoder sees it.
    """
    maker = _Maker(extraction, windows)
    for number in range(len(extraction.sentences)):
        if (found := maker.of(number)) is not None:
            yield found


class _Maker:
    def __init__(self, extraction: Extraction, windows: Sequence[Window]) -> None:
        self._extraction, self._windows = extraction, windows
        self._sentences = extraction.sentences
        self._actors = {actor.id: actor for actor in extraction.actors}
        self._mentions = sorted(extraction.mentions, key=lambda mention: mention.span)
        self._leaves = leaf_numbers()

    def of(self, number: int) -> SentencePairs | None:
        sentence = self._sentences[number]
        place = self._window(sentence)
        if place is None:
            return None
        offsets = self._windows[place].offsets
        pieces = _pieces(offsets, sentence)
        statements = [s for s in self._extraction.statements if _covers(s, sentence)]
        candidates = self._candidates(number, offsets, statements)
        pairs = tuple(_pairs(candidates))
        if not pieces or not pairs:
            return None
        rules = self._rules(sentence)
        rows = [_features(candidates[i], candidates[j], rules) for i, j in pairs]
        bounds = (pieces[0], pieces[-1] + 1)
        features = np.array(rows, dtype=np.int64)
        return SentencePairs(number, place, bounds, candidates, pairs, features)

    def _window(self, sentence: Span) -> int | None:
        for number, window in enumerate(self._windows):
            if window.offsets[1, 0] <= sentence.start < window.offsets[-2, 1]:
                return number
        return None

    def _candidates(
        self, number: int, offsets: Integers, statements: Sequence[Statement]
    ) -> tuple[Candidate, ...]:
        places: dict[str, int] = {}
        spans: dict[str, list[Span]] = {}
        for place, mention in self._known(number, offsets, statements):
            first = places.setdefault(mention.actor, place)
            if place == first or (first, place) == (NAMED, PRONOUN):
                spans.setdefault(mention.actor, []).append(mention.span)
        speakers = {statement.speaker for statement in statements}
        for speaker in sorted(filter(None, speakers - places.keys())):
            places[speaker], spans[speaker] = SPEAKER, []
        found = [
            self._candidate(actor, place, spans[actor], offsets, statements)
            for actor, place in places.items()
        ]
        return tuple(found[:MAX_CANDIDATES])

    def _candidate(
        self,
        actor: str,
        place: int,
        spans: Sequence[Span],
        offsets: Integers,
        statements: Sequence[Statement],
    ) -> Candidate:
        known = self._actors.get(actor)
        inside = {
            statement.speaker
            for statement in statements
            for content in statement.content
            for span in spans
            if statement.speaker and place <= PRONOUN and content.start <= span.start < content.end
        }
        return Candidate(
            actor,
            place,
            tuple(pieces for span in spans if (pieces := _pieces(offsets, span))),
            known.type if known else ActorType.GROUP,
            known.state if known else None,
            any(statement.speaker == actor for statement in statements),
            frozenset(filter(None, inside)),
        )

    def _known(
        self, number: int, offsets: Integers, statements: Sequence[Statement]
    ) -> Iterator[tuple[int, Mention]]:
        """Who is there to be related, the nearest first."""
        here = self._within(self._sentences[number], offsets)
        yield from ((NAMED, m) for m in here if m.kind is not MentionKind.PRONOUN)
        yield from ((PRONOUN, m) for m in here if m.kind is MentionKind.PRONOUN)
        start = self._sentences[number].start
        for statement in statements:
            mentions = [m for m in self._mentions if m.actor == statement.speaker]
            seen = [m for m in mentions if _pieces(offsets, m.span)]
            if seen:
                yield SPEAKER, min(seen, key=lambda m: abs(m.span.start - start))
        for place, back in ((JUST_BEFORE, 1), (BEFORE, 2)):
            if number >= back:
                for mention in self._within(self._sentences[number - back], offsets):
                    yield place, mention

    def _within(self, sentence: Span, offsets: Integers) -> list[Mention]:
        return [
            mention
            for mention in self._mentions
            if sentence.start <= mention.span.start < sentence.end
            and _pieces(offsets, mention.span)
        ]

    def _rules(self, sentence: Span) -> Mapping[tuple[str, str], tuple[int, int]]:
        return {
            (r.subject, r.object): (self._leaves[r.relation], int(r.polarity is Polarity.NEGATED))
            for r in self._extraction.relations
            if r.evidence.start < sentence.end and r.evidence.end > sentence.start
        }


def _pieces(offsets: Integers, span: Span) -> tuple[int, ...]:
    inside = np.flatnonzero((offsets[:, 0] < span.end) & (offsets[:, 1] > span.start))
    return tuple(int(piece) for piece in inside)


def _covers(statement: Statement, sentence: Span) -> bool:
    return statement.speaker is not None and any(
        content.start < sentence.end and content.end > sentence.start
        for content in statement.content
    )


def _pairs(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Ordered pairs of which at least one stands in the sentence itself."""
    for i, first in enumerate(candidates):
        for j, second in enumerate(candidates):
            if i != j and min(first.place, second.place) <= PRONOUN:
                yield i, j


def _features(
    subject: Candidate, target: Candidate, rules: Mapping[tuple[str, str], tuple[int, int]]
) -> list[int]:
    rule, negated = rules.get((subject.actor, target.actor), (0, 0))
    return [
        subject.place,
        target.place,
        _distance(target.at - subject.at),
        _KINDS[subject.kind],
        _KINDS[target.kind],
        int(subject.speaks),
        int(target.speaks),
        int(subject.actor in target.within),
        int(target.actor in subject.within),
        int(subject.state is not None and subject.state == target.state),
        rule,
        negated,
    ]


def _distance(pieces: int) -> int:
    """Where the object stands: far before, before, just before, just behind, behind, far behind."""
    steps = (-_FAR, -_NEAR, 0, _NEAR + 1, _FAR + 1)
    return sum(pieces >= step for step in steps)
