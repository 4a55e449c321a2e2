"""Statements reported by a phrase: `according to X`, `in the words of X`."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.grammar.syntax import children, is_verb, prep_objects
from ingest.statements.content import phrase_spans
from ingest.statements.drafts import Draft
from ingest.statements.speakers import Speakers
from ontology.lexicon_relations import RelationLexicon

_LEADS = {"according": "to", "per": "", "citing": ""}


class Accounts:
    """Finds the statements that phrases attribute in one text."""

    def __init__(self, speakers: Speakers, text: str, lexicon: RelationLexicon) -> None:
        self._speakers, self._text = speakers, text
        self._views = lexicon.classes["STANDPOINT"]

    def of(self, word: Token) -> Draft | None:
        """The statement that a phrase at `word` attributes: `according to X`, `in X's view`."""
        form = word.lower_
        if form in {"in", "from"}:
            return self._view(word)
        if form not in _LEADS or word.dep_ == "ROOT":
            return None
        named = list(_objects(word))
        lookup = self._speakers.lookup
        found = [f for head in named for f in lookup.subject(head)]
        found = found or [f for head in named for f in lookup.owners(head)]
        cue = tuple(word.doc[word.i : named[0].left_edge.i]) if named else ()
        return self._draft(word, cue or (word,), found)

    def _view(self, word: Token) -> Draft | None:
        for noun in children(word, "pobj"):
            if noun.lemma_.lower() in self._views or self._is_point_of_view(noun):
                return self._draft(word, (noun,), self._speakers.lookup.owners(noun))
        return None

    def _is_point_of_view(self, noun: Token) -> bool:
        return noun.lower_ == "point" and any(
            named.lower_ in self._views for named in prep_objects(noun, ("of",))
        )

    def _draft(self, word: Token, cue: tuple[Token, ...], found: list[Found]) -> Draft | None:
        clause = _clause(word)
        if not found or clause is None:
            return None
        content = phrase_spans((clause,), self._text, without=(word,))
        if not content:
            return None
        return Draft(
            cue=cue,
            act="speech",
            speech_act="says",
            speakers=tuple(found),
            source=self._speakers.source(found),
            content=content,
            rule=f"account:{cue[0].lower_}",
            confidence=0.85,
        )


def _objects(word: Token) -> Iterator[Token]:
    if word.lower_ == "citing":
        yield from children(word, "dobj")
    yield from children(word, "pobj")
    for inner in children(word, "prep"):
        if inner.lower_ == _LEADS[word.lower_]:
            yield from children(inner, "pobj")


def _clause(word: Token) -> Token | None:
    """The clause that the phrase stands in."""
    head = word.head
    while head.head != head and not is_verb(head):
        head = head.head
    if head == word:
        return None
    return head if is_verb(head) or head.dep_ == "ROOT" else None
