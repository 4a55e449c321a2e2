"""Statements that a reporting verb makes, by the frame that the cue table gives it."""

from collections.abc import Iterator

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.grammar.syntax import children, conjuncts, has_to, is_passive, is_verb
from ingest.records import Modality, Span
from ingest.relations.mood import Moods
from ingest.statements.addressees import Addressees
from ingest.statements.content import phrase_spans
from ingest.statements.cue_words import (
    cue_rows,
    cue_tokens,
    is_account,
    is_finite,
    is_inserted,
    is_setting,
    reports,
)
from ingest.statements.drafts import Draft
from ingest.statements.runon import run_on
from ingest.statements.speakers import Speakers
from ontology.lexicon_cues import CLAUSAL_FRAMES, Cue, performatives

_OBJECTS = ("dobj", "dative")
_SCENES = frozenset({"speak", "talk", "ask", "cite"})
_TIMES = frozenset({"DATE", "TIME"})
_KEPT = frozenset({"of", "about"})
_REASONS = frozenset({"for", "on"})  # `thanked X for`, `congratulated X on`
_TOPICAL = frozenset({"for", "of", "about", "against"})
_NOBODY_WORDS = "nobody none everyone everybody anyone anybody who which that it"
_NOBODY = frozenset(_NOBODY_WORDS.split())
_PRESENT = frozenset({"VBP", "VBZ"})


class VerbCues:
    """Finds the statements of one text's reporting verbs."""

    def __init__(
        self,
        speakers: Speakers,
        addressees: Addressees,
        moods: Moods,
        text: str,
        issuers: frozenset[str] = frozenset(),
    ) -> None:
        self._speakers, self._addressees = speakers, addressees
        self._moods, self._text, self._issuers = moods, text, issuers

    def of(self, verb: Token) -> Draft | None:
        """The statement that `verb` reports, if it is a cue with a content and a speaker."""
        for cue in (*cue_rows(verb), *self._performed(verb)):
            frame, content = self._content(verb, cue)
            if not content or not self._holds(verb, cue):
                continue
            speakers = tuple(self._speakers.of(verb))
            if not speakers and not (frame == "clause" and self._has_subject(verb)):
                continue
            return self._draft(verb, cue, frame, content, speakers)
        return None

    def _performed(self, verb: Token) -> tuple[Cue, ...]:
        """`We support X` in a government's own text says that it does."""
        if not self._issuers or verb.tag_ not in _PRESENT:
            return ()
        row = performatives().get(verb.lemma_)
        if row is None:
            return ()
        own = any(found.actor in self._issuers for found in self._speakers.of(verb))
        return (row,) if own else ()

    def quoting(self, verb: Token, content: tuple[Span, ...]) -> Draft | None:
        """A statement whose content is a quotation beside the cue; any verb may report one."""
        verb = _quoted_as(verb)
        speakers = tuple(self._speakers.of(verb))
        if not speakers and not self._has_subject(verb) and not self._speakers.inverted(verb):
            return None
        rows = cue_rows(verb) or (
            Cue(verb.lemma_, "speech", "says", frozenset(), frozenset({"obj", "to"})),
        )
        return self._draft(verb, rows[0], "quote", content, speakers)

    def subject_of(self, sentence: DocSpan) -> tuple[Found, ...]:
        """The one person that a sentence is about, as the subject of its main verb."""
        found = tuple(self._speakers.of(sentence.root)) if is_verb(sentence.root) else ()
        return found if len(found) == 1 and self._speakers.is_person(found[0].actor) else ()

    def _draft(
        self,
        verb: Token,
        cue: Cue,
        frame: str,
        content: tuple[Span, ...],
        speakers: tuple[Found, ...],
    ) -> Draft:
        heads = self._speakers.subjects.heads(verb, active=True)
        source = self._speakers.source(speakers) or tuple(
            self._speakers.words(head) for head in heads[:1]
        )
        return Draft(
            cue=cue_tokens(verb),
            act=cue.act,
            speech_act=cue.speech_act or "says",
            speakers=speakers,
            source=source,
            content=self._run_on(verb, frame, content),
            rule=f"cue:{cue.lemma}:{frame}",
            addressees=self._addressees.of(verb, cue),
            requested=frame == "inf",
            confidence=0.9 if speakers else 0.5,
        )

    def _run_on(self, verb: Token, frame: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
        if frame == "quote":
            return content
        acts = frame == "inf"
        longer = run_on(verb, content, reports, self._addressees.is_occasion, acts=acts)
        return (*content[:-1], longer) if longer else content

    def _has_subject(self, verb: Token) -> bool:
        """Whether somebody speaks whom the text does not let us name."""
        subjects = self._speakers.apposed(verb) or self._speakers.subjects.heads(verb, active=True)
        return any(s.lower_ not in _NOBODY for s in subjects) and not is_passive(verb)

    def _holds(self, verb: Token, cue: Cue) -> bool:
        """Whether it was said: `did not say`, `if he says`, `is to blame` report nothing."""
        if has_to(verb) and verb.head.lemma_ == "be" and verb.dep_ in {"xcomp", "ccomp"}:
            return False
        if cue.lemma in _SCENES and verb.dep_ == "advcl":
            return False
        mood = self._moods.of(verb, verb)
        return not mood.negated and mood.modality is Modality.ACTUAL

    def _content(self, verb: Token, cue: Cue) -> tuple[str, tuple[Span, ...]]:
        for frame, finder in (
            ("clause", self._clause),
            ("inf", self._infinitive),
            ("gerund", self._gerund),
        ):
            wanted = frame in cue.frames or (frame == "clause" and "quote" in cue.frames)
            if wanted and (content := finder(verb)):
                return frame, content
        for preposition in sorted(cue.frames - CLAUSAL_FRAMES):
            if content := self._phrase(verb, preposition, "obj" in cue.addressee):
                return preposition, content
        if "np" in cue.frames and (content := self._object(verb)):
            return "np", content
        return "", ()

    def _clause(self, verb: Token) -> tuple[Span, ...]:
        heads = [c for c in children(verb, "ccomp") if is_finite(c) or children(c, "mark")]
        heads = heads or self._beside_occasion(verb)
        after = [c for c in heads if c.i > verb.i]
        if after and not all(self._opens_quoted(c) for c in heads):
            heads = after  # what stands before is another clause: a question, a report before this
        if heads:
            cut = [each for head in heads for each in self._other_reports(head, verb)]
            return phrase_spans(heads, self._text, without=cut)
        inserted = verb.dep_ in {"ccomp", "advcl"} and is_inserted(verb)
        if verb.dep_ == "parataxis" or inserted or is_account(verb):
            begun = phrase_spans(
                self._speakers.parted(verb), self._text, without=self._speakers.apposed(verb)
            )
            return (*begun, *phrase_spans((verb.head,), self._text, without=(verb,)))
        return ()

    def _beside_occasion(self, verb: Token) -> list[Token]:
        """`said in a message that ...`, where the parser hangs the clause on the message."""
        nouns = [n for prep in children(verb, "prep") for n in children(prep, "pobj")]
        clauses = [c for n in nouns if is_setting(n) for c in children(n, "relcl", "acl")]
        return [c for c in clauses if any(m.lower_ == "that" for m in children(c, "mark"))]

    def _opens_quoted(self, clause: Token) -> bool:
        return any(
            token.is_quote for token in clause.doc[max(0, clause.left_edge.i - 1) : clause.i]
        )

    def _other_reports(self, head: Token, verb: Token) -> list[Token]:
        """Reports coordinated with a content that are no part of it: `said A, and Y denied B`."""
        return [
            each
            for each in self._joined_to(head)
            if reports(each)
            if self._speakers.subjects.stepped_out(each) == verb or self._starts_anew(each)
        ]

    def _joined_to(self, head: Token) -> Iterator[Token]:
        for each in children(head, "conj"):
            yield each
            yield from self._joined_to(each)

    def _starts_anew(self, clause: Token) -> bool:
        """A clause after a comma with an actor of its own as subject."""
        subjects = children(clause, "nsubj")
        before = clause.doc[clause.left_edge.i - 1] if clause.left_edge.i else clause
        between = [before, *(before.nbor(-1),)] if before.i else [before]
        return any(self._speakers.lookup.subject(each) for each in subjects) and any(
            token.text in {",", ";", "—", "–"} for token in between
        )

    def _infinitive(self, verb: Token) -> tuple[Span, ...]:
        for clause in children(verb, "xcomp", "ccomp", "advcl"):
            if has_to(clause) and not (clause.dep_ == "advcl" and clause.i < verb.i):
                subjects = children(clause, "nsubj", "nsubjpass")
                marks = children(clause, "mark")  # `for X to leave` is said of X, not to X
                return phrase_spans((clause,), self._text, without=marks or subjects)
        for named in children(verb, *_OBJECTS):
            for each in conjuncts(named):
                for clause in children(each, "acl", "relcl"):
                    if has_to(clause) and self._speakers.lookup.phrase(each, False):
                        return phrase_spans((clause,), self._text)
        return ()

    def _gerund(self, verb: Token) -> tuple[Span, ...]:
        heads = [c for c in children(verb, "xcomp", "ccomp") if _is_gerund(c)]
        return phrase_spans(heads[:1], self._text)

    def _phrase(self, verb: Token, preposition: str, told: bool) -> tuple[Span, ...]:
        """The phrase with the preposition; `of`, `about` and the `for` of thanks belong to it."""
        if preposition == "as":
            return self._predicated(verb)
        for holder in (verb, *children(verb, *_OBJECTS)):
            for prep in children(holder, "prep"):
                named = [
                    c for c in children(prep, "pobj", "pcomp") if self._is_topic(c, preposition)
                ]
                if prep.lower_ == preposition and named:
                    whole = preposition in _KEPT or (preposition in _REASONS and told)
                    return phrase_spans([prep] if whole else named, self._text)
        return ()

    def _is_topic(self, noun: Token, preposition: str) -> bool:
        """What is spoken of or called for, rather than when, where and in what form."""
        setting = preposition not in _TOPICAL and is_setting(noun)
        return noun.ent_type_ not in _TIMES and not setting

    def _predicated(self, verb: Token) -> tuple[Span, ...]:
        """`described the talks as useful`, `called it a mistake`."""
        for clause in children(verb, "ccomp"):
            if not is_finite(clause) and not has_to(clause) and children(clause, "nsubj"):
                return phrase_spans((clause,), self._text)
        objects = children(verb, "dobj", "nsubjpass")
        labels = children(verb, "oprd") + [
            prep for prep in children(verb, "prep") if prep.lower_ == "as"
        ]
        if not labels and len(objects) == 2:  # `called it a mistake`, read as two objects
            return phrase_spans(objects, self._text)
        return phrase_spans((*objects, *labels), self._text) if objects and labels else ()

    def _object(self, verb: Token) -> tuple[Span, ...]:
        heads = [c for c in children(verb, "dobj") if c.ent_type_ not in _TIMES]
        clauses = [c for c in children(verb, "ccomp") if not is_finite(c) and not has_to(c)]
        if is_passive(verb):  # `was condemned by X`: what was condemned
            heads = [c for c in children(verb, "nsubjpass") if c.pos_ != "PRON"]
        named = heads[:1] or clauses[:1]
        return phrase_spans(named, self._text, without=self._back_at_the_cue(named, verb))

    def _back_at_the_cue(self, named: list[Token], verb: Token) -> list[Token]:
        """`raised the case of X, detained there, and reminded Y`: the parser joins the last two."""
        return [
            each
            for head in named
            for each in head.subtree
            if each.dep_ == "conj" and each.tag_ == verb.tag_ != each.head.tag_
            if reports(each) and not children(each, "nsubj", "nsubjpass")
        ]


def _quoted_as(verb: Token) -> Token:
    """The verb that has the speaker: `X was quoted as saying`."""
    saying = [c for p in children(verb, "prep") if p.lower_ == "as" for c in children(p, "pcomp")]
    return saying[0] if saying and is_passive(verb) and cue_rows(saying[0]) else verb


def _is_gerund(verb: Token) -> bool:
    """`denied arming them`, `denied having armed them`."""
    return verb.tag_ == "VBG" or any(c.tag_ == "VBG" for c in children(verb, "aux"))
