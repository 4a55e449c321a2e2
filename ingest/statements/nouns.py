"""Statements that a noun reports: `reiterated calls for`, `X's claim that`."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.grammar.syntax import children, has_to, is_verb, lemma_in
from ingest.records import Modality, Span
from ingest.relations.mood import Moods
from ingest.statements.addressees import Addressees
from ingest.statements.content import phrase_spans
from ingest.statements.cue_words import cue_tokens, reports
from ingest.statements.drafts import Draft
from ingest.statements.runon import run_on
from ingest.statements.speakers import Speakers
from ontology.lexicon_cues import CLAUSAL_FRAMES, Cue, CueNoun, cue_light_verbs, cue_nouns

_INTRANSITIVE_WORDS = "be flow stay last come go end begin remain happen rise fall die arrive hold"
_INTRANSITIVE = frozenset(_INTRANSITIVE_WORDS.split())


class NounCues:
    """Finds the statements of one text's reporting nouns."""

    def __init__(self, speakers: Speakers, addressees: Addressees, moods: Moods, text: str) -> None:
        self._speakers, self._addressees = speakers, addressees
        self._moods, self._text = moods, text

    def of(self, noun: Token) -> Draft | None:
        """The statement that `noun` reports, with a light verb or a possessor."""
        entry = cue_nouns().get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if entry is None:
            return None
        verb = self._light_verb(noun)
        content = self._content(noun, verb, entry)
        if not content:
            return None
        speakers = self._who(noun, verb, entry)
        if not speakers:
            return None
        return Draft(
            cue=self._cue(noun, verb),
            act="speech",
            speech_act="says",
            speakers=speakers,
            source=self._speakers.source(speakers),
            content=self._run_on(verb or noun, content),
            rule=f"noun:{entry.noun}",
            addressees=self._addressees.of(noun, _as_cue(entry)),
            requested=bool(entry.addressee & {"on"}),
            confidence=0.8 if verb is not None else 0.65,
        )

    def _run_on(self, head: Token, content: tuple[Span, ...]) -> tuple[Span, ...]:
        if not is_verb(head):
            return content
        longer = run_on(head, content, reports, self._addressees.is_occasion)
        return (*content[:-1], longer) if longer else content

    def _light_verb(self, noun: Token) -> Token | None:
        head = noun.head
        while noun.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
            noun, head = head, head.head
        if noun.dep_ != "dobj" or not is_verb(head):
            return None
        return head if lemma_in(head, cue_light_verbs()) in cue_light_verbs() else None

    def _who(self, noun: Token, verb: Token | None, entry: CueNoun) -> tuple[Found, ...]:
        if verb is not None:
            mood = self._moods.of(verb, verb)
            if mood.negated or mood.modality is not Modality.ACTUAL:
                return ()
            return tuple(self._speakers.of(verb))
        return tuple(self._speakers.lookup.modifying(noun)) if entry.alone else ()

    def _cue(self, noun: Token, verb: Token | None) -> tuple[Token, ...]:
        if verb is None or noun.i - verb.i > 6:
            return (noun,)
        return (verb, *cue_tokens(verb)[1:], *verb.doc[verb.i + 1 : noun.i + 1])

    def _content(self, noun: Token, verb: Token | None, entry: CueNoun) -> tuple[Span, ...]:
        clauses = [
            c
            for holder in (noun, *self._holders(noun, verb))
            for c in children(holder, "acl", "ccomp", "relcl", "advcl", "xcomp")
            if c.i > noun.i
        ]
        for clause in clauses:
            marks = {m.lower_ for m in children(clause, "mark")}
            ordered = has_to(clause) and clause.dep_ != "relcl"
            if ordered and ("inf" in entry.frames or ("for" in entry.frames and "for" in marks)):
                return phrase_spans((clause,), self._text)
            if "clause" in entry.frames and clause.head == noun:
                if "that" in marks:
                    return phrase_spans((clause,), self._text)
                if relative := _taken_for_relative(clause):
                    return phrase_spans((clause,), self._text, without=relative)
        for holder in (noun, *self._addressed(noun), *((verb,) if verb is not None else ())):
            for preposition in children(holder, "prep", "dative"):
                named = preposition.lower_ in entry.frames - CLAUSAL_FRAMES
                if named and preposition.i > noun.i and children(preposition, "pobj", "pcomp"):
                    return phrase_spans((preposition,), self._text)
        return ()

    def _holders(self, noun: Token, verb: Token | None) -> Iterator[Token]:
        """Where the parser may hang the infinitive of `demands on X to leave`."""
        addressed = list(self._addressed(noun))
        yield from addressed
        if verb is not None and (addressed or _has_for(verb)):
            yield verb

    def _addressed(self, noun: Token) -> Iterator[Token]:
        for preposition in children(noun, "prep"):
            if preposition.lower_ in {"on", "upon", "to"}:
                yield from children(preposition, "pobj")


def _has_for(verb: Token) -> bool:
    clauses = children(verb, "advcl", "ccomp", "xcomp")
    return any(m.lower_ == "for" for clause in clauses for m in children(clause, "mark"))


def _taken_for_relative(clause: Token) -> list[Token]:
    """The `that` of `an assurance that funds would flow`, taken for an object of its verb."""
    objects = [c for c in children(clause, "dobj") if c.lower_ == "that" and c.tag_ == "WDT"]
    return objects if clause.lemma_ in _INTRANSITIVE and children(clause, "nsubj") else []


def _as_cue(entry: CueNoun) -> Cue:
    return Cue(entry.noun, "speech", "says", entry.frames, entry.addressee)
