"""Drafts as records: one for each speaker, dated, linked, with a stable id."""

from collections.abc import Iterator, Sequence

from ingest.grammar.interface import StatementSpan
from ingest.quotations import Quote
from ingest.reading import TextReading
from ingest.records import Act, Article, Span, Statement, fact_id
from ingest.setting import Setting
from ingest.statements.about import about
from ingest.statements.content import balanced, merged
from ingest.statements.drafts import Draft
from ingest.statements.quoted import quotation_of


def statements_of(
    drafts: Sequence[Draft],
    reading: TextReading,
    quotes: Sequence[Quote],
    article: Article,
    setting: Setting,
) -> Iterator[Statement]:
    """The statements of the drafts, one a speaker, without parents."""
    for draft in drafts:
        pieces = merged(draft.content, article.text)
        content = tuple(balanced(piece, article.text) for piece in pieces)
        cue = _cue_spans(draft, article.text)
        speakers: list[str | None] = [found.actor for found in draft.speakers]
        for speaker in speakers or [None]:
            addressees = [each for each in draft.addressees if each != speaker]
            yield Statement(
                id=fact_id(article.id, draft.act, speaker, cue, content),
                act=Act(draft.act),
                speech_act=draft.speech_act,
                speaker=speaker,
                source=draft.source,
                cue=cue,
                content=content,
                quotation=quotation_of(content, quotes, article.text),
                addressee=addressees[0] if addressees else None,
                about=about(draft, speaker, reading),
                date=draft.date,
                reported_by=setting.outlet,
                confidence=draft.confidence,
                rule=draft.rule,
            )


def _cue_spans(draft: Draft, text: str) -> tuple[Span, ...]:
    return merged((Span(token.idx, token.idx + len(token)) for token in draft.cue), text)


def statement_spans(
    statements: Sequence[Statement], reading: TextReading
) -> tuple[StatementSpan, ...]:
    """The statements as the search for relations sees them."""
    tokens = {token.idx: token.i for token in reading.doc}
    return tuple(
        StatementSpan(
            id=each.id,
            speaker=each.speaker,
            cue=tuple(tokens[span.start] for span in each.cue if span.start in tokens),
            content=each.content,
            date=each.date,
            addressee=each.addressee,
        )
        for each in statements
        if each.act
        is not Act.INTENTION  # what somebody wants to do is not said, nor does it happen
    )
