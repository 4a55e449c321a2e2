"""Statements in the form of headlines and transcripts: `Rutte: Allies must spend more`."""

from collections.abc import Sequence

from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.grammar.syntax import is_verb
from ingest.reading import TextReading
from ingest.records import Span
from ingest.statements.content import trimmed
from ingest.statements.drafts import Draft
from ingest.statements.speakers import Speakers

_SPEAKING = frozenset({"Person", "Organisation", "Government", "Group"})
_DASHES = frozenset({"–", "—", "-"})


class Headlines:
    """Finds lines of one text that begin with a speaker and a colon, or end with dash and name."""

    def __init__(
        self, reading: TextReading, speakers: Speakers, text: str, paragraphs: Sequence[Span]
    ) -> None:
        self._reading, self._speakers = reading, speakers
        self._text, self._paragraphs = text, paragraphs

    def of(self, mark: Token) -> Draft | None:
        """The statement that a colon or a dash at `mark` attributes to the name beside it."""
        if mark.text != ":" and mark.text not in _DASHES:
            return None
        line = next((p for p in self._paragraphs if p.start <= mark.idx < p.end), None)
        if line is None:
            return None
        before, after = Span(line.start, mark.idx), Span(mark.idx + 1, line.end)
        if mark.text == ":":
            return self._draft(mark, self._named(before), after)
        if self._text[line.end - 1] in ".!?":
            return None  # a sentence with a dash in it is no headline
        return self._draft(mark, self._named(after), before)

    def _named(self, place: Span) -> Found | None:
        """The actor whose mention fills the place."""
        words = self._reading.doc.char_span(*trimmed(place, self._text))
        for found in self._reading.found if words is not None else ():
            if words is not None and found.end == words.end and found.start - words.start in {0, 1}:
                head = self._reading.doc[found.head]
                return Found(found.actors[0], head, found.confidence)
        return None

    def _draft(self, mark: Token, named: Found | None, place: Span) -> Draft | None:
        if named is None or self._reading.kind(named.actor) not in _SPEAKING:
            return None
        content = trimmed(place, self._text)
        if content.start >= content.end:
            return None
        if self._text[content.start] == "‘" and self._text[content.end - 1] == "’":
            content = Span(content.start + 1, content.end - 1)
        tokens = self._reading.doc.char_span(*content, alignment_mode="expand")
        if not tokens or not any(map(is_verb, tokens)):
            return None  # `Kenya: 14 medals`
        return Draft(
            cue=(mark,),
            act="speech",
            speech_act="says",
            speakers=(named,),
            source=self._speakers.source((named,)),
            content=(content,),
            rule=f"headline:{'colon' if mark.text == ':' else 'dash'}",
            confidence=0.7,
        )
