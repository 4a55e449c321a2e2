"""Who speaks: the actors behind a cue, and the words that name them."""

from collections.abc import Sequence

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, is_passive, is_verb
from ingest.reading import TextReading
from ingest.records import Span
from ontology.lexicon_relations import RelationLexicon


class Speakers:
    """Finds speakers in one text."""

    def __init__(self, reading: TextReading, lexicon: RelationLexicon) -> None:
        self._reading = reading
        self.lookup = Lookup(reading, lexicon)
        self.subjects = Subjects(self.lookup, lexicon)

    def of(self, verb: Token) -> list[Found]:
        """The actors who say what `verb` reports; of a passive, those in its by-phrase."""
        if is_verb(verb) and is_passive(verb):
            return self.subjects.agents(verb)
        if apposed := self.apposed(verb):
            return unique(found for head in apposed for found in self.lookup.subject(head))
        if is_verb(verb):
            return unique(self.subjects.of(verb)) or self._inverted(verb)
        heads = children(verb, "nsubj")  # a verb misread as another word
        return unique(found for head in heads for found in self.lookup.subject(head))

    def _inverted(self, verb: Token) -> list[Found]:
        """`..., wrote Smith`: after a quotation or a comma the parser may see an object."""
        return unique(f for head in self.inverted(verb) for f in self.lookup.subject(head))

    def inverted(self, verb: Token) -> list[Token]:
        """What the parser takes for the object of a cue after a quotation, or of the first word."""
        before = verb.doc[verb.i - 1] if verb.i else verb
        opens = verb.is_sent_start and verb.tag_ in {"VBD", "VBN"}
        if not (before.is_quote or before.text == "," or opens):
            return []
        if children(verb, "nsubj", "nsubjpass"):
            return []
        return [c for c in children(verb, "dobj") if c.left_edge.i == verb.i + 1]

    def apposed(self, verb: Token) -> list[Token]:
        """The subject of a cue that the parser took for an apposition of the name before it.

        `In a call with Lavrov, Rubio said`; `Serbia, Vucic said, will wait`.
        """
        before = verb.nbor(-1) if verb.i else verb
        if before.dep_ != "appos" or before.pos_ != "PROPN" or before.left_edge.i == 0:
            return []
        subjects = children(verb, "nsubj", "nsubjpass")
        inserted = verb.i + 1 < len(verb.doc) and verb.nbor().text == ","
        parted = subjects == [before.head] and inserted
        if before.left_edge.nbor(-1).text != "," or not (parted or not subjects):
            return []
        return [before]

    def parted(self, verb: Token) -> list[Token]:
        """The subject of the content where the cue stands between it and its verb."""
        return [each.head for each in self.apposed(verb) if each.head.head == verb]

    def is_person(self, actor: str) -> bool:
        """Whether the actor is a person."""
        return self._reading.kind(actor) == "Person"

    def source(self, speakers: Sequence[Found]) -> tuple[Span, ...]:
        """Offsets of the words that name the speakers, each mention once."""
        return tuple(dict.fromkeys(self.words(found.token) for found in speakers))

    def words(self, token: Token) -> Span:
        """Offsets of the mention that `token` heads, or of its noun phrase."""
        mention = self._reading.at(token)
        if mention is not None:
            tokens = mention.in_doc(self._reading.doc)
            return Span(tokens.start_char, tokens.end_char)
        before = children(token, "det", "amod", "compound", "nummod")
        left = min((c.i for c in before if c.i < token.i), default=token.i)
        return Span(token.doc[left].idx, token.idx + len(token))
