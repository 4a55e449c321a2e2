"""Who seems to say a quotation, before statements are known."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, is_verb
from ingest.quotations import Quote
from ingest.reading import TextReading
from ontology.lexicon_cues import cues


def is_cue(token: Token) -> bool:
    """Whether `token` is a verb that reports speech."""
    return is_verb(token) and any(cue.act == "speech" for cue in cues().get(token.lemma_, ()))


def quoted_speakers(
    doc: Doc, reading: TextReading, subjects: Subjects, quotes: Sequence[Quote], number: int
) -> frozenset[str]:
    """The actors who are subjects of reporting verbs in the sentences that hold the quotation.

    A quotation without such a verb continues the one before.
    """
    for at in range(number, -1, -1):
        if number - at > 3:
            break
        verbs = list(_verbs_around(doc, quotes, at))
        if verbs:
            heads = [head for verb in verbs for head in subjects.heads(verb, active=True)]
            return frozenset(a for head in heads for a in reading.actors_at(head))
    return frozenset()


def _verbs_around(doc: Doc, quotes: Sequence[Quote], number: int) -> Iterator[Token]:
    outer = quotes[number].outer
    span = doc.char_span(outer.start, outer.end, alignment_mode="expand")
    if span is None:
        return
    start = doc[span.start].sent.start
    end = doc[min(span.end, len(doc)) - 1].sent.end
    for token in doc[start:end]:
        if is_cue(token) and children(token, "nsubj") and not _inside(token, quotes):
            yield token


def _inside(token: Token, quotes: Sequence[Quote]) -> bool:
    return any(quote.inner.start <= token.idx < quote.inner.end for quote in quotes)
