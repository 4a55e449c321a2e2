"""The words of a content: subtrees as offsets, without cue, marks and conjunctions around them."""

import re
from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from ingest.records import Span

_EDGES = frozenset(' \t\r\n\u00a0,;:"“”«»„–—-')
_REOPENED = re.compile(r"\n\s*“")  # a paragraph of a quotation that goes on
_CLOSING = re.compile(r"[.,!?]?”")
_ENDINGS = _EDGES | {"."}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MAX_GAP = 2


def phrase_spans(
    heads: Iterable[Token], text: str, without: Collection[Token] = ()
) -> tuple[Span, ...]:
    """Offsets of the subtrees of `heads`, in pieces where `without` and its subtrees interrupt.

    Commas, dashes and quotation marks at the edges of a piece are left out, and so is a `that` at
    the front of the first.
    """
    left_out = {token.i for each in without for token in each.subtree}
    wanted = {token for head in heads for token in head.subtree if token.i not in left_out}
    pieces = (_trimmed(run, text) for run in _runs(sorted(wanted, key=lambda token: token.i)))
    return tuple(span for span in pieces if span is not None)


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Stretches of neighbouring tokens; a gap of marks alone does not part them."""
    run: list[Token] = []
    for token in tokens:
        if run and not _close(run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _close(before: Token, after: Token) -> bool:
    if after.i == before.i + 1:
        return True
    between = before.doc[before.i + 1 : after.i]
    return len(between) <= _MAX_GAP and all(token.is_punct or token.is_space for token in between)


def _trimmed(run: list[Token], text: str) -> Span | None:
    while run and (_introduces(run[0]) or run[0].is_space):
        run = run[1:]
    while run and ((run[0].is_punct and run[0].text not in "([$") or run[0].dep_ == "cc"):
        run = run[1:]
    if run and _introduces(run[0]):
        run = run[1:]
    while run and (run[-1].dep_ == "cc" or run[-1].is_punct or run[-1].is_space):
        if run[-1].text in {")", "]", "?", "!"}:
            break
        run = run[:-1]
    if not run or not any(token.is_alpha or token.like_num for token in run):
        return None
    return trimmed(Span(run[0].idx, run[-1].idx + len(run[-1])), text)


def _introduces(word: Token) -> bool:
    """Whether `word` is the `that` of a clause; before a bare noun it is taken for an article."""
    if word.lower_ != "that":
        return False
    noun = word.head
    subject = word.dep_ == "det" and noun.dep_ in {"nsubj", "nsubjpass"}
    plain = noun.tag_ in {"NNS", "NNP", "NNPS"} or (
        noun.tag_ == "NN" and word.i > 0 and word.nbor(-1).pos_ in _NOMINAL
    )
    told = noun.head.dep_ == "ccomp" and noun.head.head.i < word.i
    return word.dep_ == "mark" or (subject and plain and told)


def trimmed(span: Span, text: str) -> Span:
    """`span` without blanks and marks at its edges; a full stop at the end goes as well."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _ENDINGS and not text[start:end].endswith("..."):
        end -= 1
    return Span(start, end)


def balanced(span: Span, text: str) -> Span:
    """`span` with the mark that closes or opens a quotation of which it holds the other one."""
    start, end = span
    inside = _REOPENED.sub("", text[start:end])
    if inside.count("“") > inside.count("”") and (close := _CLOSING.match(text, end)):
        end = close.end()
    elif inside.count("”") > inside.count("“") and text[start - 1 : start] == "“":
        start -= 1
    return Span(start, end)


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans in text order, those that touch or overlap as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and not any(c.isalnum() for c in text[result[-1].end : span.start]):
            last = result.pop()
            span = Span(last.start, max(last.end, span.end))
        result.append(span)
    return tuple(result)


def likeness(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Jaccard index of the characters of two contents, whose pieces do not overlap."""
    a, b = tuple(a), tuple(b)
    first, second = _size(a), _size(b)
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return shared / max(1, first + second - shared)


def _size(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
