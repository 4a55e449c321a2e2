"""Relations of one text: every trigger's candidates judged, attributed and made into records."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.grammar.interface import Reading, StatementMap, StatementSpan, innermost
from ingest.grammar.lookup import Lookup
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import is_verb, sentence_span
from ingest.records import Modality, Polarity, Relation, Span, fact_id
from ingest.relations.candidates import Candidate, collective
from ingest.relations.content import content_of
from ingest.relations.denials import as_candidates, denials
from ingest.relations.implied import accusation, becomes, demands, voice
from ingest.relations.mood import Mood, Moods
from ingest.relations.nouns import NounTriggers
from ingest.relations.objects import Objects
from ingest.relations.verbs import VerbTriggers
from ingest.relations.verdicts import Verdicts
from ontology.lexicon_relations import RelationLexicon, relation_lexicon

_DEEPER = 0.96
_NO_CONSULTATION = frozenset({"meets", "talks"})


def find_relations(
    reading: Reading, article_id: str, lexicon: RelationLexicon | None = None
) -> Iterator[Relation]:
    """The relations that a text states, in text order, each once a sentence.

    Args:
        reading: the parsed text with its actors and statements.
        article_id: goes into the ids of the relations.
        lexicon: the trigger tables; those that come with the vocabulary if None.

    Yields:
        Relations that actually hold or are said to be (not planned, possible, demanded ones).
        `attributed_to` is the speaker of the innermost statement around the trigger, `evidence`
        the sentence, `rule` the table row and path; a narrator's relation has no date yet.
    """
    best: dict[tuple[object, ...], Relation] = {}
    for candidate, mood in stated(reading, lexicon or relation_lexicon()):
        named = collective(reading, candidate)
        if named is None or not _sensible(reading, named):
            continue
        relation = record(reading, article_id, named, mood)
        key = (
            relation.evidence,
            relation.subject,
            relation.relation,
            relation.object,
            relation.polarity,
            relation.attributed_to,
        )
        if key not in best or best[key].confidence < relation.confidence:
            best[key] = relation
    yield from sorted(best.values(), key=lambda r: (r.evidence, r.subject, r.relation, r.object))


def stated(reading: Reading, lexicon: RelationLexicon) -> Iterator[tuple[Candidate, Mood]]:
    """The candidates that hold or are said to hold, and what the statements around them imply."""
    own = voice(reading)
    told = StatementMap(reading.statements, _length(reading.doc))
    denied = list(as_candidates(denials(reading, lexicon)))
    for denial in denied:
        yield denial, Mood()
    settled = {(denial.trigger.i, denial.subject.actor) for denial in denied}
    lookup = Lookup(reading, lexicon)
    subjects = Subjects(lookup, lexicon)
    verdicts = Verdicts(lookup, subjects, lexicon)
    for candidate, mood in judged(lookup, subjects):
        if (candidate.trigger.i, candidate.subject.actor) in settled:
            continue
        statement, speaker = _around(reading, told, candidate.trigger, own)
        if mood.modality is Modality.ACTUAL:
            yield candidate, mood
            if statement and speaker and (accused := accusation(candidate, mood, speaker)):
                yield accused, Mood()
        elif announced := becomes(reading, candidate, mood, speaker):
            yield announced, Mood()
        elif mood.negated and mood.modality is Modality.INTENDED:
            yield candidate, Mood(negated=True)  # who will not help does not
    for token in reading.doc:
        speaker = _around(reading, told, token, own)[1]
        for implied in (
            *demands(token, subjects, speaker),
            *verdicts.of(token, speaker),
        ):
            yield implied, Mood()


def _around(
    reading: Reading, told: StatementMap, token: Token, own: str | None
) -> tuple[StatementSpan | None, str | None]:
    """The statement a token stands in and who speaks there; an outlet's word commits nobody."""
    statement = told.at(token.idx)
    speaker = statement.speaker if statement else own
    return statement, None if speaker and reading.kind(speaker) == "Outlet" else speaker


def _length(doc: Doc) -> int:
    """How many characters the text of a Doc has, the blanks at its end left out."""
    return doc[-1].idx + len(doc[-1]) if len(doc) else 0


def judged(lookup: Lookup, subjects: Subjects) -> Iterator[tuple[Candidate, Mood]]:
    """All candidates of a text with their moods, in the order of their triggers."""
    lexicon = lookup.lexicon
    objects = Objects(lookup, subjects)
    finders = (
        VerbTriggers(lookup, subjects, objects, lexicon),
        NounTriggers(lookup, subjects, objects, lexicon),
    )
    moods = Moods(lexicon)
    for token in lookup.reading.doc:
        for finder in finders:
            for candidate in finder.of(token):
                mood = moods.of(candidate.trigger, candidate.clause)
                mood.negated ^= candidate.negated
                yield candidate, mood


def _sensible(reading: Reading, candidate: Candidate) -> bool:
    """Speaking to a newspaper is an interview, not a consultation."""
    if candidate.relation not in _NO_CONSULTATION:
        return True
    kinds = {reading.kind(candidate.subject.actor), reading.kind(candidate.object.actor)}
    return "Outlet" not in kinds


def _depth(trigger: Token) -> int:
    """How many verbs stand above a trigger: the more, the more the parse may have gone wrong."""
    return sum(1 for above in trigger.ancestors if is_verb(above))


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def record(reading: Reading, article_id: str, candidate: Candidate, mood: Mood) -> Relation:
    """The candidate as a relation, anchored in its sentence and attributed."""
    evidence = sentence_span(candidate.trigger.sent) or _span(candidate.trigger)
    statement = innermost(reading.statements, candidate.trigger.idx)
    attributed = statement.speaker if statement else None
    polarity = Polarity.NEGATED if mood.negated else Polarity.AFFIRMED
    subject, target = candidate.subject.actor, candidate.object.actor
    return Relation(
        id=fact_id(article_id, subject, candidate.relation, target, polarity, attributed, evidence),
        subject=subject,
        relation=candidate.relation,
        object=target,
        evidence=evidence,
        polarity=polarity,
        modality=mood.modality,
        content=content_of(candidate),
        attributed_to=attributed,
        date=statement.date if statement else None,
        statement=statement.id if statement else None,
        confidence=round(candidate.sureness * _DEEPER ** _depth(candidate.trigger), 2),
        rule=candidate.rule,
    )
