"""What an actor that no registry lists is called: a phrase without articles and numbers."""

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

_LOOSE_TAGS = frozenset({"DT", "PDT", "PRP$", "CD", "WDT", "IN", "RB"})
_DETERMINING = """
    additional all another around both certain few fellow many more numerous other own respective
    multiple least most nearly about over unnamed same several some such various
"""
_LOOSE_WORDS = frozenset(_DETERMINING.split())


def is_loose(token: Token) -> bool:
    """Whether `token` in front of a phrase says how many or which, not what."""
    return (
        token.tag_ in _LOOSE_TAGS or token.lower_ in _LOOSE_WORDS or token.is_punct
    ) and not token.text[0].isdigit()


def surface(span: DocSpan) -> str:
    """The words of a mention without the article in front."""
    start = span.start
    while start < span.end - 1 and span.doc[start].tag_ in {"DT", "PRP$"}:
        start += 1
    return span.doc[start : span.end].text


def bare_start(span: DocSpan) -> int:
    """The token of `span` from which its words say what the actor is."""
    start = span.start
    while start < span.end - 1:
        token = span.doc[start]
        if not (is_loose(token) or token.tag_ == "CD"):
            break
        start += 1
    return start
