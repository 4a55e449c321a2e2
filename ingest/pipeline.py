"""From articles to extractions: the steps in their order, the models loaded once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.cast import Cast
from ingest.coreference import resolve_references
from ingest.gazetteer import Gazetteer
from ingest.grammar.syntax import sentence_span
from ingest.language import annotate_many
from ingest.learned.records import AttributionReader
from ingest.mentions.finder import MentionFinder
from ingest.mentions.names import Names
from ingest.mentions.notables import Notables
from ingest.mentions.persons import Persons
from ingest.mentions.spellings import Spellings
from ingest.mentions.titles import Titles
from ingest.quotations import find_quotes
from ingest.reading import TextReading
from ingest.records import Article, Extraction, Mention, Relation, Span, Statement
from ingest.relations import find_relations
from ingest.setting import Publishers, Setting
from ingest.statements import find_statements
from ontology.domains import is_domain
from ontology.registry import Registry


class Pipeline:
    """Reads articles with one registry and one spaCy pipeline.

    Args:
        registry: the known actors, offices and terms.
        nlp: a pipeline with tagger, parser and entity recogniser for English.
        learned: the learned reader of statements; without it the rules read alone.
    """

    def __init__(
        self, registry: Registry, nlp: Language, learned: AttributionReader | None = None
    ) -> None:
        self._registry, self._learned = registry, learned
        self._nlp = nlp
        # Posts are no names of their own: their titles stand for whoever holds them that day.
        self._gazetteer = Gazetteer(
            name for name in registry.names if registry.actors[name.actor].type != "Post"
        )
        self._names = Names(registry, self._gazetteer)
        self._titles = Titles(
            title for office in registry.offices.values() for title in office.titles
        )
        self._notables = Notables(registry)
        self._spellings = Spellings(registry)
        self._publishers = Publishers(registry)

    def extract(self, article: Article) -> Extraction:
        """Everything read from one article."""
        (extraction,) = self.extract_many((article,))
        return extraction

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The same for many, in their order; parsing is batched across articles."""
        for article, paragraphs, doc in annotate_many(self._nlp, articles):
            yield self._read(article, paragraphs, doc)

    def _read(self, article: Article, paragraphs: tuple[Span, ...], doc: Doc) -> Extraction:
        setting = self._publishers.of(article, paragraphs)
        reading = self._mentions(article, doc, setting)
        quotes = find_quotes(article.text, paragraphs)
        resolve_references(reading, quotes, setting)
        learned = self._learned.attributions(article.text, paragraphs) if self._learned else ()
        statements = find_statements(reading, quotes, paragraphs, article, setting, learned)
        relations = tuple(find_relations(reading, article.id))
        return _assembled(self._named(article, setting), reading, statements, relations)

    def _named(self, article: Article, setting: Setting) -> Article:
        """The article with the publisher that only its masthead or its address told."""
        publisher = setting.outlet or setting.issuer
        if publisher is None or (article.publisher and not is_domain(article.publisher)):
            return article
        return replace(article, publisher=self._registry.actors[publisher].label)

    def _mentions(self, article: Article, doc: Doc, setting: Setting) -> TextReading:
        cast = Cast(self._registry, article.date, setting.states)
        persons = Persons(cast, self._gazetteer, self._notables, self._spellings)
        finder = MentionFinder(doc, doc.text, cast, self._names, self._titles, persons)
        return TextReading(doc, cast, finder.find())


def _assembled(
    article: Article,
    reading: TextReading,
    statements: tuple[Statement, ...],
    relations: tuple[Relation, ...],
) -> Extraction:
    mentions = tuple(_mentions(reading))
    named = {mention.actor for mention in mentions}
    for statement in statements:
        named |= {statement.speaker or "", statement.addressee or "", statement.reported_by or ""}
        named |= set(statement.about)
    for relation in relations:
        named |= {relation.subject, relation.object}
    actors = reading.cast.actors
    return Extraction(
        article=article,
        actors=tuple(actors[each] for each in sorted(named) if each in actors),
        mentions=mentions,
        statements=statements,
        relations=relations,
        sentences=tuple(_sentences(reading.doc)),
    )


def _mentions(reading: TextReading) -> Iterator[Mention]:
    for found in reading.found:
        tokens = found.in_doc(reading.doc)
        span = Span(tokens.start_char, tokens.end_char)
        for actor in found.actors:
            yield Mention(span, actor, found.kind, found.confidence, found.alternatives)


def _sentences(doc: Doc) -> Iterator[Span]:
    for sentence in doc.sents:
        if (span := sentence_span(sentence)) is not None:
            yield span
