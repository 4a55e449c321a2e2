"""When something was said: a date beside the cue, else that of the speaker's last words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from ingest.dates import Grain, Tense, find_dates, resolve
from ingest.dates.find import FoundDate
from ingest.grammar.syntax import children, is_verb
from ingest.records import Span
from ingest.setting import Setting
from ingest.statements.cue_words import is_setting
from ingest.statements.drafts import Draft

_TIMES = frozenset({"DATE", "TIME"})
_NAMING = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj"})
_ALONGSIDE = frozenset({"conj", "advcl", "xcomp", "pcomp"})  # `with officials saying`
_DATED = frozenset({Grain.DAY, Grain.MONTH})


class Dating:
    """Dates the statements of one text.

    Args:
        text: the article's text.
        published: ISO day of publication, None leaves relative dates open.
        setting: whose text it is: a government speaks on the day it publishes.
        paragraphs: the paragraphs read.
    """

    def __init__(
        self, text: str, published: str | None, setting: Setting, paragraphs: Sequence[Span]
    ) -> None:
        self._text, self._setting, self._paragraphs = text, setting, paragraphs
        self._published = date.fromisoformat(published) if published else None
        # by sentence: several statements may stand in one
        self._dates: dict[int, tuple[FoundDate, ...]] = {}

    def dated(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, in text order, each with its date where the text tells one."""
        done: list[Draft] = []
        for draft in sorted(drafts, key=lambda each: each.place):
            others = [span for each in drafts if each is not draft for span in each.content]
            day = self._beside(draft, others) or self._earlier(draft, done) or self._issued()
            done.append(replace(draft, date=day))
        return done

    def _issued(self) -> str | None:
        issued = self._setting.issuer is not None and self._published is not None
        return self._published.isoformat() if issued and self._published else None

    def _beside(self, draft: Draft, others: Sequence[Span]) -> str | None:
        if not draft.cue:
            return None
        sentence = draft.head.sent
        told = []
        for found in self._dates_in(sentence):
            start = sentence.start_char + found.start
            token = _token_at(sentence, start)
            if draft.covers(start) or token is None or not _belongs(token, draft.head):
                continue
            tense: Tense = "future" if _is_future(draft.head) else "past"
            value = resolve(found.expression, self._published, tense)
            if value is not None and value.grain in _DATED and value.iso:
                told.append((abs(start - draft.head.idx), value.iso))
        return min(told)[1] if told else None

    def _dates_in(self, sentence: DocSpan) -> tuple[FoundDate, ...]:
        if sentence.start not in self._dates:
            words = self._text[sentence.start_char : sentence.end_char]
            self._dates[sentence.start] = tuple(find_dates(words))
        return self._dates[sentence.start]

    def _earlier(self, draft: Draft, done: Sequence[Draft]) -> str | None:
        """The date of the speaker's last words: in the paragraph, or just before `he added`."""
        here = self._paragraph(draft.start)
        goes_on = _is_pronoun(draft)
        for other in reversed(done):
            away = here - self._paragraph(other.start)
            same = {f.actor for f in draft.speakers} & {f.actor for f in other.speakers}
            if away > 1 or (away == 1 and not (goes_on and same)):
                return None
            if same and other.date:
                return other.date
        return None

    def _paragraph(self, offset: int) -> int:
        return sum(span.start <= offset for span in self._paragraphs)


def _token_at(sentence: DocSpan, offset: int) -> Token | None:
    for token in sentence:
        if token.idx <= offset < token.idx + len(token):
            return token
        if token.idx > offset:
            return None
    return None


def _belongs(token: Token, cue: Token) -> bool:
    """Whether the date hangs on the cue or on what sets its scene, not on another verb's clause."""
    verb = token
    while not is_verb(verb):
        if verb.head == verb:
            return True
        named = verb.dep_ in _NAMING and verb.ent_type_ not in _TIMES
        within = verb.dep_ == "pobj" and token.i > verb.i and is_setting(verb)
        if named and not within:
            return False  # `his January 2 remarks`; but `in a tweet on Monday`
        verb = verb.head
    if verb == cue:
        return True
    chain = [verb, *verb.ancestors]
    if cue in chain:  # `Speaking on Thursday, he said`
        below = chain[: chain.index(cue)]
        return all(
            t.dep_ in {"advcl", "prep", "pcomp"} or not is_verb(t) or _issued(t) for t in below
        )
    return verb in list(cue.ancestors) and cue.dep_ in _ALONGSIDE


def _is_pronoun(draft: Draft) -> bool:
    """Whether the speaker is only pointed to: by a pronoun or not at all."""
    return all(found.token.pos_ == "PRON" for found in draft.speakers)


def _is_future(verb: Token) -> bool:
    return any(c.lower_ in {"will", "'ll", "shall"} for c in children(verb, "aux"))


def _issued(verb: Token) -> bool:
    """`in a statement issued on Sunday`."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ == "pobj"
