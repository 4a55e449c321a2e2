"""Who has been mentioned up to a place in the text, in which role, how long ago."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.coreference.reporting import quoted_speakers
from ingest.grammar.lookup import Lookup
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, conjuncts, is_verb
from ingest.mentions.found import Found
from ingest.quotations import Quote
from ingest.reading import TextReading
from ingest.records import ActorType
from ontology.lexicon_relations import relation_lexicon

_WEIGHTS = {
    "nsubj": 1.0, "nsubjpass": 1.0, "agent": 0.6, "dobj": 0.6, "dative": 0.6, "ROOT": 0.8,
    "poss": 0.5, "appos": 0.4, "pobj": 0.45,
}  # fmt: skip
_OTHER_WEIGHT = 0.35
_MODIFIER_WEIGHT = 0.2
_TOGETHER_BONUS = 0.1
_PAIR_WEIGHT = 0.95
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_MEETING = frozenset({"meet", "call", "phone", "telephone", "host", "receive", "visit"})
_TOGETHER = _MEETING | {"talk", "speak", "agree", "negotiate", "discuss", "hold", "have"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a later word may take up.

    `actors` is empty for a thing that is no actor; `head` its token; `weight` its grammatical
    prominence; `sentence` and `quote` where it stands.
    """

    actors: tuple[str, ...]
    head: int
    end: int
    plural: bool
    weight: float
    sentence: int
    quote: int | None


class Discourse:
    """The candidates of one text, and where its sentences and quotations lie."""

    def __init__(self, reading: TextReading, quotes: Sequence[Quote]) -> None:
        self.reading = reading
        self.doc: Doc = reading.doc
        self.cast = reading.cast
        self.quotes = quotes
        lexicon = relation_lexicon()
        self.lookup = Lookup(reading, lexicon)
        self.subjects = Subjects(self.lookup, lexicon)
        self._quote_starts = [quote.inner.start for quote in quotes]
        self._starts = [sentence.start for sentence in self.doc.sents]
        self._quoted = self._quoted_sentences()
        self._speakers: dict[int, frozenset[str]] = {}
        self.candidates: list[Candidate] = []
        for found in reading.found:
            self.enter(found)
        self.candidates += [*self._things(), *self._pairs()]

    # -- places --------------------------------------------------------------------------------

    def sentence_of(self, token: Token) -> int:
        """Number of the sentence of `token`."""
        return bisect_right(self._starts, token.i) - 1

    def quote_around(self, token: Token) -> int | None:
        """Number of the quotation that `token` stands in."""
        at = bisect_right(self._quote_starts, token.idx) - 1
        return at if at >= 0 and token.idx < self.quotes[at].inner.end else None

    def distance(self, candidate: Candidate, token: Token) -> int:
        """Sentences back from `token`; those inside quotations do not count from outside them."""
        here = self.sentence_of(token)
        steps = range(candidate.sentence, here)
        if not self._quoted or self.quote_around(token) is not None:
            return len(steps)
        return sum(1 for each in steps if each not in self._quoted or each == candidate.sentence)

    def speakers_of(self, quote: int) -> frozenset[str]:
        """Who seems to say a quotation: the subjects of the reporting verbs around it."""
        if quote not in self._speakers:
            self._speakers[quote] = quoted_speakers(
                self.doc, self.reading, self.subjects, self.quotes, quote
            )
        return self._speakers[quote]

    def _quoted_sentences(self) -> frozenset[int]:
        spans = [quote.outer for quote in self.quotes]
        return frozenset(
            number
            for number, sentence in enumerate(self.doc.sents)
            if any(a <= sentence.start_char and sentence.end_char <= b + 1 for a, b in spans)
        )

    # -- candidates ----------------------------------------------------------------------------

    def enter(self, found: Found) -> None:
        """A mention becomes a candidate, alone and with what it is coordinated with."""
        token = self.doc[found.head]
        weight = _MODIFIER_WEIGHT if found.modifier else self._weight(token)
        plural = len(found.actors) > 1 or self._is_plural(token, found)
        self.candidates.append(self._candidate(found.actors, token, found.end, plural, weight))
        first = token
        while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            first = first.head
        members = list(conjuncts(first))
        if len(members) < 2 or members[-1].i != token.i:
            return
        actors = tuple(dict.fromkeys(a for m in members for a in self.reading.actors_at(m)))
        if len(actors) > 1:
            together = self._weight(first) + _TOGETHER_BONUS
            self.candidates.append(self._candidate(actors, first, found.end, True, together))

    def _candidate(
        self, actors: tuple[str, ...], token: Token, end: int, plural: bool, weight: float
    ) -> Candidate:
        sentence, quote = self.sentence_of(token), self.quote_around(token)
        return Candidate(actors, token.i, end, plural, weight, sentence, quote)

    def _is_plural(self, token: Token, found: Found) -> bool:
        if not self.cast.is_type(found.actors[0], ActorType.GROUP):
            return False
        return token.tag_ in _PLURAL_TAGS or token.lower_ in {"people", "police"}

    def _weight(self, token: Token) -> float:
        while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            token = token.head
        if token.dep_ == "pobj" and token.head.dep_ == "agent":
            return _WEIGHTS["agent"]
        return _WEIGHTS.get(token.dep_, _OTHER_WEIGHT)

    def _things(self) -> Iterator[Candidate]:
        """Nouns that name no actor, lest their pronouns be given to one."""
        for token in self.doc:
            if token.pos_ != "NOUN" or token.dep_ in {"compound", "npadvmod", "nmod"}:
                continue
            if self.reading.at(token) is None and not self.lookup.subject(token):
                plural = token.tag_ == "NNS"
                yield self._candidate((), token, token.i + 1, plural, self._weight(token))

    def _pairs(self) -> Iterator[Candidate]:
        """Who meets or talks with whom: two that `they` may take up together."""
        for token in self.doc:
            if is_verb(token) and token.lemma_ in _TOGETHER:
                yield from self._pair(token)

    def _pair(self, verb: Token) -> Iterator[Candidate]:
        subjects = children(verb, "nsubj")
        partners = children(verb, "dobj") if verb.lemma_ in _MEETING else []
        for holder in (verb, *children(verb, "dobj")):
            for preposition in children(holder, "prep"):
                if preposition.lower_ in {"with", "to"}:
                    partners += children(preposition, "pobj")
        actors = [
            tuple(a for t in side for c in conjuncts(t) for a in self.reading.actors_at(c))
            for side in (subjects, partners)
        ]
        both = tuple(dict.fromkeys(a for side in actors for a in side))
        if all(actors) and len(both) > 1:
            yield self._candidate(both, verb, partners[-1].i + 1, True, _PAIR_WEIGHT)
