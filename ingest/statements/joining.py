"""Two readers, one list: what the rules and the learned reader find is brought together.

The rules find fewer statements and are surer of them. So theirs stand as they are, and the learned
reader adds what it is sure of and they overlooked. Whom the source it marks denotes is found by the
rules' grammar. (Tried and left: its content edges in place of the rules', and lower or higher
thresholds; each was worse or no better on articles that the network had not seen.)
"""

from collections.abc import Sequence

from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.learned.records import Attribution
from ingest.reading import TextReading
from ingest.records import Span
from ingest.statements.content import likeness, merged, trimmed
from ingest.statements.drafts import Draft
from ingest.statements.speakers import Speakers

SURE = 0.75
_SAME = 0.5


class Joiner:
    """Joins the drafts of the rules with the attributions of the learned reader, for one text."""

    def __init__(self, reading: TextReading, speakers: Speakers, text: str) -> None:
        self._reading, self._speakers, self._text = reading, speakers, text

    def joined(self, drafts: Sequence[Draft], learned: Sequence[Attribution]) -> list[Draft]:
        """The statements of both, each once."""
        known = [draft.content for draft in drafts]
        added = [
            self._new(attribution)
            for attribution in learned
            if attribution.cue is not None
            and attribution.score >= SURE
            and not any(likeness(content, attribution.content) >= _SAME for content in known)
        ]
        return [*drafts, *(draft for draft in added if draft is not None)]

    def _new(self, attribution: Attribution) -> Draft | None:
        cue = self._tokens(attribution.cue)
        speakers = self._who(attribution, cue)
        if not speakers:
            return None
        head = _head(cue) if cue else None
        ordered = (head, *(token for token in cue if token != head)) if head is not None else ()
        return Draft(
            cue=ordered,
            act=attribution.act,
            speech_act="says",
            speakers=tuple(speakers),
            source=self._speakers.source(speakers),
            content=merged(
                (trimmed_quoted(s, self._text) for s in attribution.content), self._text
            ),
            rule="learned",
            confidence=round(attribution.score * 0.9, 2),
        )

    def _who(self, attribution: Attribution, cue: Sequence[Token]) -> list[Found]:
        source = self._tokens(attribution.source)
        if source:
            found = self._speakers.lookup.subject(_head(source))
            inside = [f for token in source for f in self._speakers.lookup.subject(token)]
            if found or inside:
                return found or inside[:1]
        return self._speakers.of(_head(cue)) if cue else []

    def _tokens(self, span: Span | None) -> list[Token]:
        if span is None:
            return []
        tokens = self._reading.doc.char_span(*span, alignment_mode="expand")
        return [token for token in tokens or () if not token.is_space]


def _head(tokens: Sequence[Token]) -> Token:
    """The token that the others hang on."""
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head == t]
    named = [t for t in heads if not t.is_punct and t.dep_ != "det"]
    return (named or heads or list(tokens))[0]


def trimmed_quoted(span: Span, text: str) -> Span:
    """A learned content without marks and blanks at its edges, its own full stop kept."""
    inner = trimmed(span, text)
    stopped = text[inner.end : inner.end + 1] in {".", "!", "?"} and inner.end < span.end
    return Span(inner.start, inner.end + 1) if stopped else inner
