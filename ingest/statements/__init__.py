"""Who said what: statements found by cue words, quotation marks and the parse."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from ingest.learned.records import Attribution
from ingest.quotations import Quote
from ingest.reading import TextReading
from ingest.records import Article, Span, Statement
from ingest.relations.mood import Moods
from ingest.setting import Setting
from ingest.statements.accounts import Accounts
from ingest.statements.addressees import Addressees
from ingest.statements.assembly import statement_spans, statements_of
from ingest.statements.choice import chosen
from ingest.statements.dating import Dating
from ingest.statements.drafts import Draft
from ingest.statements.firstperson import is_report, resolve_first_person
from ingest.statements.headlines import Headlines
from ingest.statements.joining import Joiner
from ingest.statements.nesting import nested, with_denials
from ingest.statements.nouns import NounCues
from ingest.statements.quoted import Quotations
from ingest.statements.speakers import Speakers
from ingest.statements.verbs import VerbCues
from ontology.lexicon_relations import RelationLexicon, relation_lexicon


def find_statements(
    reading: TextReading,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Span],
    article: Article,
    setting: Setting,
    learned: Sequence[Attribution] = (),
) -> tuple[Statement, ...]:
    """The statements of a parsed article, in text order.

    Args:
        reading: the text with its mentions; its `statements` are set, and what `I` and `we` mean
            is added to its mentions.
        quotes: the quotations of the text.
        paragraphs: the paragraphs that are read.
        article: the article itself.
        setting: whose text it is.
        learned: what the learned reader found, none where the rules read alone.
    """
    lexicon = relation_lexicon()
    speakers = Speakers(reading, lexicon)
    headlines = Headlines(reading, speakers, article.text, paragraphs)
    finder = _Finder(speakers, lexicon, article.text, _issuers(reading, setting), headlines)
    outside, inside = _parted(reading, quotes)
    drafts = Quotations(reading.doc, article.text, quotes, finder.verbs).joined(
        chosen([draft for token in outside for draft in finder.of(token)])
    )
    resolve_first_person(reading, drafts)
    reported = [draft for token in inside for draft in finder.of(token) if is_report(draft)]
    drafts += [draft for draft in reported if _within_one(draft, quotes)]
    if learned:
        drafts = Joiner(reading, speakers, article.text).joined(chosen(drafts), learned)
    drafts = Dating(article.text, article.date, setting, paragraphs).dated(chosen(drafts))
    found = nested(list(statements_of(drafts, reading, quotes, article, setting)), reading)
    reading.statements = statement_spans(found, reading)
    return tuple(with_denials(found, reading, lexicon))


class _Finder:
    """All ways in which one token can report a statement."""

    def __init__(
        self,
        speakers: Speakers,
        lexicon: RelationLexicon,
        text: str,
        issuers: frozenset[str],
        headlines: Headlines,
    ) -> None:
        addressees = Addressees(speakers.lookup, lexicon)
        moods = Moods(lexicon)
        self._accounts = Accounts(speakers, text, lexicon)
        self.verbs = VerbCues(speakers, addressees, moods, text, issuers)
        self._nouns = NounCues(speakers, addressees, moods, text)
        self._headlines = headlines

    def of(self, token: Token) -> list[Draft]:
        found = (
            self._headlines.of(token),
            self._accounts.of(token),
            self._nouns.of(token),
            self.verbs.of(token),
        )
        return [draft for draft in found if draft is not None]


def _issuers(reading: TextReading, setting: Setting) -> frozenset[str]:
    """Whose own text it is: the body that publishes it, and its state."""
    if setting.issuer is None:
        return frozenset()
    states = (reading.cast.registry.state_actor(code) for code in setting.states)
    return frozenset({setting.issuer, *(state for state in states if state)})


def _parted(reading: TextReading, quotes: Sequence[Quote]) -> tuple[list[Token], list[Token]]:
    """The tokens outside all quotations and those inside one."""
    parts: tuple[list[Token], list[Token]] = ([], [])
    starts = [quote.inner.start for quote in quotes]
    for token in reading.doc:
        at = bisect_right(starts, token.idx) - 1
        parts[at >= 0 and token.idx < quotes[at].inner.end].append(token)
    return parts


def _within_one(draft: Draft, quotes: Sequence[Quote]) -> bool:
    """Whether cue and content stand in one quotation: what follows it is somebody else's."""
    around = [q.inner for q in quotes if q.inner.start <= draft.head.idx < q.inner.end]
    return any(
        span.start < inner.end and inner.start < span.end
        for inner in around
        for span in draft.content[:1]
    )
