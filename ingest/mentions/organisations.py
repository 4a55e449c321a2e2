"""Proper names of bodies by their words: `Ministry of Sport and Tourism`, `UN Mission in X`."""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from ingest.grammar.syntax import sentence_bounds
from ontology.lexicon_actors import organisation_nouns

_LINKS = frozenset({"of", "for", "on", "against"})
_LOCATED = frozenset({"mission", "office", "force", "operation", "delegation", "academy"})
_ARTICLES = frozenset({"the", "an", "a"})
_COMPOUND_ADJECTIVE = re.compile(r"-[a-z]|-$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_JOINTS = frozenset({"-", "–", "&", "/"})

type Blocked = Callable[[int], bool]


def organisation_phrases(doc: Doc, blocked: Blocked) -> Iterator[tuple[int, int]]:
    """Start and end of each capitalised phrase that an organisation noun heads.

    Args:
        doc: the parsed article.
        blocked: whether a token belongs to a person's name or a title and so ends a phrase.
    """
    done = 0
    for token in doc:
        if token.i < done or not _heads(token):
            continue
        start = _leftmost(doc, token.i, done, blocked)
        end = _rightmost(doc, token.i + 1, blocked)
        while (further := _next_head(doc, end, blocked)) is not None:
            end = _rightmost(doc, further + 1, blocked)
        broken = start > 0 and doc[start - 1].text in _JOINTS
        if end - start > 1 and not broken and token.ent_type_ not in {"LOC", "GPE", "FAC"}:
            done = end
            yield start, end


def _next_head(doc: Doc, at: int, blocked: Blocked) -> int | None:
    """A head noun that follows in the same run of capitals: `Joint Stock Company X Company`."""
    run = range(at, _run(doc, at, blocked))
    return next((i for i in run if _heads(doc[i])), None)


def _heads(token: Token) -> bool:
    return token.text[0].isupper() and token.lower_ in organisation_nouns()


def _capital(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.ent_type_ not in {"DATE", "TIME"}
        and token.pos_ in {"PROPN", "ADJ", "NOUN", "VERB", "NUM"}
        and not _COMPOUND_ADJECTIVE.search(token.text)
    )


def _leftmost(doc: Doc, at: int, floor: int, blocked: Blocked) -> int:
    start = at
    while start > floor:
        before = doc[start - 1]
        if blocked(start - 1) or sentence_bounds(before) != sentence_bounds(doc[at]):
            break
        if _capital(before) or _ORDINAL.match(before.text):
            start -= 1
        elif _joins(doc, start - 1, blocked) and start - 1 > floor:
            start -= 2
        else:
            break
    first = doc[start]
    if first.is_sent_start and first.pos_ != "PROPN" and start < at and not first.ent_type_:
        start += 1
    return start


def _joins(doc: Doc, at: int, blocked: Blocked) -> bool:
    """Whether token `at` holds two capitalised words of one name together."""
    token = doc[at]
    if at == 0 or at + 1 >= len(doc) or blocked(at - 1):
        return False
    both = all(
        doc[i].text[0].isupper() and not _COMPOUND_ADJECTIVE.search(doc[i].text)
        for i in (at - 1, at + 1)
    )
    if token.text in _JOINTS:
        return both and not token.whitespace_
    return both and token.lower_ == "and" and doc[at - 1].ent_type_ != "GPE"


def _rightmost(doc: Doc, end: int, blocked: Blocked) -> int:
    links = _LINKS | {"in"} if doc[end - 1].lower_ in _LOCATED else _LINKS
    while end + 1 < len(doc) and doc[end].lower_ in links:
        at = end + 1
        while at < len(doc) and doc[at].lower_ in _ARTICLES:
            at += 1
        stop = _run(doc, at, blocked)
        if stop == at:
            break
        end = stop
        links = _LINKS
    return end


def _run(doc: Doc, at: int, blocked: Blocked) -> int:
    """End of the capitalised words from `at` on."""
    stop = at
    while stop < len(doc) and not blocked(stop):
        if _capital(doc[stop]):
            stop += 1
        elif stop > at and _joins(doc, stop, blocked) and not blocked(stop + 1):
            stop += 2
        else:
            break
    return stop
