"""Quotation marks and contents brought together: whole quotations, lone ones, continued ones."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from ingest.grammar.syntax import children
from ingest.quotations import Quote
from ingest.records import Quotation, Span
from ingest.statements.content import merged
from ingest.statements.cue_words import cue_rows
from ingest.statements.drafts import Draft
from ingest.statements.verbs import VerbCues

_SENTENCE_WORDS = 4
_CUE_ROOM = 120  # characters between the pieces of a quotation
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
            if self._given(quote, done):
                continue
            if self._is_free(quote) or self._is_begun(quote):
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

    def _is_begun(self, quote: Quote) -> bool:
        """`“Our goal,” X said, “is peace.”`, `“Never,” X said`: words before a cue, however few."""
        if self._text[quote.inner.end - 1] != "," or not self._text[quote.inner.start].isupper():
            return False
        before = self._text[: quote.outer.start].rstrip(" ")[-1:]
        if before in {"", "\n", *_STOPS}:
            return self._after(quote) is not None
        following = [q for q in self._quotes if q.inner.start > quote.inner.end]
        near = following[:1] and following[0].paragraph == quote.paragraph
        if not near or following[0].outer.start - quote.outer.end > _CUE_ROOM:
            return False
        between = self._text[quote.outer.end : following[0].outer.start].rstrip()
        return between.endswith(",") and self._after(quote) is not None

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
        if not self._continue(quote, drafts) and (bare := self._bare(quote, drafts)):
            drafts.append(bare)

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

    def _bare(self, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
        """A whole quotation after a sentence in which somebody speaks: the same one goes on."""
        first = self._doc.char_span(*quote.inner, alignment_mode="expand")
        before = self._sentence_before(quote)
        if first is None or before is None or not self._stands_alone(quote):
            return None
        said = [
            d
            for d in drafts
            if d.cue and d.speakers and d.head in before and not self._quoted(d.head)
        ]
        said.sort(key=lambda draft: (draft.act == "speech", draft.head.i))
        speakers = said[-1].speakers if said else self._verbs.subject_of(before)
        if not speakers:
            return None
        content = (self._words_of(quote),)
        return Draft((), "speech", "says", speakers, (), content, "quote:bare", confidence=0.6)

    def _stands_alone(self, quote: Quote) -> bool:
        """Whether nothing of its sentence stands outside the quotation."""
        before = self._text[: quote.outer.start].rstrip(" ")
        after = self._text[quote.outer.end :].lstrip(" ")
        whole = self._text[quote.inner.end - 1] in _STOPS or after[:1] in _STOPS
        return (
            before[-1:] in _STOPS
            and whole
            and (not after or after[0].isupper() or after[0] in "\n.“")
        )

    def _sentence_before(self, quote: Quote) -> DocSpan | None:
        """The sentence in front of the quotation, in the same paragraph."""
        at = bisect_left(self._starts, quote.outer.start) - 1
        while at >= 0 and self._doc[at].is_space and "\n" not in self._doc[at].text:
            at -= 1
        return self._doc[at].sent if at >= 0 and not self._doc[at].is_space else None

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
    around = [[q.outer for q in quotes if _overlap(q.outer, span)] for span in content]
    if not any(around):
        return Quotation.INDIRECT
    letters = quoted = 0
    for span, near in zip(content, around, strict=True):
        for at in range(span.start, span.end):
            if text[at].isalnum():
                letters += 1
                quoted += any(outer.start <= at < outer.end for outer in near)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted == letters else Quotation.MIXED
