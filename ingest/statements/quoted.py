"""Quotation marks and contents brought together: whole quotations, lone ones, continued ones."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ingest.grammar.syntax import children
from ingest.quotations import Quote
from ingest.records import Quotation, Span
from ingest.statements.content import merged
from ingest.statements.cue_words import cue_rows
from ingest.statements.drafts import Draft
from ingest.statements.verbs import VerbCues

_SENTENCE_WORDS = 4
_STOPS = frozenset(".!?…")
_ENDS = _STOPS | {","}


class Quotations:
    """Gives every quotation of one text to the statement it belongs to."""

    def __init__(self, doc: Doc, text: str, quotes: Sequence[Quote], verbs: VerbCues) -> None:
        self._doc, self._text, self._quotes, self._verbs = doc, text, quotes, verbs
        self._starts = [token.idx for token in doc]

    def joined(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with whole quotations, and new ones for quotations nobody had."""
        done = [self._completed(draft) for draft in drafts]
        for quote in self._quotes:
            if self._is_free(quote) and not self._given(quote, done):
                self._give(quote, done)
        return done

    def _completed(self, draft: Draft) -> Draft:
        """Content that reaches into a quotation takes all of it."""
        spans = list(draft.content)
        for quote in self._quotes:
            inside = any(quote.inner.start <= token.idx < quote.inner.end for token in draft.cue)
            if inside or not any(_share(quote.inner, span) for span in draft.content):
                continue
            if self._is_free(quote) or any(_share(quote.inner, s) > 0.5 for s in draft.content):
                spans.append(self._words_of(quote))
        return draft.with_content(merged(spans, self._text))

    def _words_of(self, quote: Quote) -> Span:
        span = quote.inner
        if self._text[span.end - 1] == ",":
            span = Span(span.start, span.end - 1)
        return span

    def _is_free(self, quote: Quote) -> bool:
        """Whether a quotation is an utterance rather than a quoted word or title."""
        inner = self._text[quote.inner.start : quote.inner.end]
        after_comma = self._text[: quote.outer.start].rstrip().endswith(",")
        if inner[-1] in _STOPS and (inner[0].isupper() or after_comma):
            return True
        long = len(inner.split()) >= _SENTENCE_WORDS
        return long and (inner[-1] in _ENDS or not quote.closed or inner[0].isupper())

    def _given(self, quote: Quote, drafts: Sequence[Draft]) -> bool:
        return any(
            _overlap(quote.inner, span) > 0.5 * (quote.inner.end - quote.inner.start)
            for draft in drafts
            for span in draft.content
        )

    def _give(self, quote: Quote, drafts: list[Draft]) -> None:
        if quote.continues and self._continue(quote, drafts):
            return
        verb = self._beside(quote)
        if verb is not None:
            for at, draft in enumerate(drafts):
                if draft.cue and draft.head == verb:
                    drafts[at] = self._added(draft, quote)
                    return
            new = self._verbs.quoting(verb, (self._words_of(quote),))
            if new is not None:
                drafts.append(new)
                return
        self._continue(quote, drafts)

    def _added(self, draft: Draft, quote: Quote) -> Draft:
        return draft.with_content((*draft.content, self._words_of(quote)))

    def _continue(self, quote: Quote, drafts: list[Draft]) -> bool:
        """A bare quotation goes on with the last one, in its paragraph or the one before."""
        before = [
            (draft.content[-1].end, at)
            for at, draft in enumerate(drafts)
            if draft.content and draft.content[-1].end <= quote.inner.start
        ]
        if not before:
            return False
        end, at = max(before)
        last = self._quote_ending(end)
        if last is None or not 0 <= quote.paragraph - last.paragraph <= 1:
            return False
        drafts[at] = self._added(drafts[at], quote)
        return True

    def _quote_ending(self, offset: int) -> Quote | None:
        return next((q for q in self._quotes if abs(q.inner.end - offset) <= 1), None)

    def _beside(self, quote: Quote) -> Token | None:
        """The verb that reports the quotation: in the words after it, else in those before."""
        after = self._after(quote)
        return after if after is not None else self._before(quote)

    def _after(self, quote: Quote) -> Token | None:
        if not quote.closed:
            return None
        tokens = self._outside(quote.outer.end)
        if not tokens or any(c.isalnum() for c in self._text[quote.outer.end : tokens[0].idx]):
            return None
        ends_open = self._text[quote.inner.end - 1] in ",?!…-–—"
        return self._reporting(tokens, strict=not ends_open)

    def _before(self, quote: Quote) -> Token | None:
        doc = self._doc
        at = bisect_left(self._starts, quote.outer.start) - 1
        while at >= 0 and doc[at].is_space:
            at -= 1
        if at < 0:
            return None
        last = doc[at]
        if last.text not in {":", ","} and not last.text.endswith((":", ",")):
            return None
        sentence = list(doc[last.sent.start : at + 1])
        verbs = [t for t in reversed(sentence) if cue_rows(t) and not self._quoted(t)]
        return verbs[0] if verbs else None

    def _outside(self, offset: int) -> list[Token]:
        """The tokens of the clause that begins at `offset`, to the end of the sentence."""
        at = bisect_left(self._starts, offset)
        while at < len(self._doc) and (self._doc[at].is_space or self._doc[at].is_punct):
            at += 1
        first = self._doc[at] if at < len(self._doc) else None
        if first is None or "\n" in self._text[offset : first.idx]:
            return []
        found: list[Token] = []
        for token in self._doc[first.i : first.i + 16]:
            if token.idx > first.idx and (token.is_space or token.text in {".", ";", '"'}):
                break
            found.append(token)
        return found

    def _reporting(self, tokens: list[Token], strict: bool) -> Token | None:
        """The first cue among `tokens`; unless `strict` any word with a subject may be one."""
        for token in tokens:
            if cue_rows(token) and not self._quoted(token):
                return token
        if strict or len(tokens) > 8:
            return None
        for token in tokens:
            if any(child in tokens for child in children(token, "nsubj")):
                return token
        return None

    def _quoted(self, token: Token) -> bool:
        return any(q.inner.start <= token.idx < q.inner.end for q in self._quotes)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _share(inner: Span, span: Span) -> float:
    """What part of the quotation the span covers."""
    return _overlap(inner, span) / max(1, inner.end - inner.start)


def quotation_of(content: Sequence[Span], quotes: Sequence[Quote], text: str) -> Quotation:
    """Whether the content stands in quotation marks: all, none or some of it."""
    letters = quoted = 0
    for span in content:
        for at in range(span.start, span.end):
            if text[at].isalnum():
                letters += 1
                quoted += any(q.outer.start <= at < q.outer.end for q in quotes)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted == letters else Quotation.MIXED
