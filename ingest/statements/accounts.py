"""Statements reported by a phrase: `according to X`, `in the words of X`."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.grammar.syntax import children, is_verb
from ingest.statements.content import phrase_spans
from ingest.statements.drafts import Draft
from ingest.statements.speakers import Speakers

_LEADS = {"according": "to", "per": "", "citing": ""}


def account(word: Token, speakers: Speakers, text: str) -> Draft | None:
    """The statement that a phrase at `word` attributes, if it is `according to` and the like."""
    if word.lower_ not in _LEADS or (word.lower_ == "citing" and word.dep_ == "ROOT"):
        return None
    named = list(_objects(word))
    found = tuple(f for head in named for f in speakers.lookup.subject(head)) or tuple(
        f for head in named for f in speakers.lookup.owners(head)
    )
    clause = _clause(word)
    if not named or clause is None or (not found and named[0].pos_ not in {"NOUN", "PROPN"}):
        return None
    if not found:
        return None
    content = phrase_spans((clause,), text, without=(word,))
    if not content:
        return None
    return Draft(
        cue=tuple(t for t in word.doc[word.i : named[0].left_edge.i]) or (word,),
        act="speech",
        speech_act="says",
        speakers=found,
        source=speakers.source(found),
        content=content,
        rule=f"account:{word.lower_}",
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
    while head.head is not head and not is_verb(head):
        head = head.head
    if head is word:
        return None
    return head if is_verb(head) or head.dep_ == "ROOT" else None
