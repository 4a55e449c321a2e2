"""Statements that a reporting verb makes, by the frame that the cue table gives it."""

from spacy.tokens import Token

from ingest.grammar.lookup import Found
from ingest.grammar.syntax import children, conjuncts, has_to, is_passive, lemma_in
from ingest.records import Modality, Span
from ingest.relations.mood import Moods
from ingest.statements.addressees import Addressees
from ingest.statements.content import phrase_spans
from ingest.statements.drafts import Draft
from ingest.statements.speakers import Speakers
from ontology.lexicon_cues import CLAUSAL_FRAMES, Cue, cues

_OBJECTS = ("dobj", "dative")
_PERIOD = frozenset({"VBD", "VBZ", "VBP", "MD"})


class VerbCues:
    """Finds the statements of one text's reporting verbs."""

    def __init__(self, speakers: Speakers, addressees: Addressees, moods: Moods, text: str) -> None:
        self._speakers, self._addressees = speakers, addressees
        self._moods, self._text = moods, text

    def of(self, verb: Token) -> Draft | None:
        """The statement that `verb` reports, if it is a cue with a content and a speaker."""
        for cue in cue_rows(verb):
            frame, content = self._content(verb, cue)
            if not content or not self._holds(verb, cue):
                continue
            speakers = tuple(self._speakers.of(verb))
            if not speakers and not self._has_subject(verb):
                continue
            return self._draft(verb, cue, frame, content, speakers)
        return None

    def quoting(self, verb: Token, content: tuple[Span, ...]) -> Draft | None:
        """A statement whose content is a quotation beside the cue; any verb may report one."""
        speakers = tuple(self._speakers.of(verb))
        if not speakers and not self._has_subject(verb):
            return None
        rows = cue_rows(verb) or (
            Cue(verb.lemma_, "speech", "says", frozenset(), frozenset({"obj", "to"})),
        )
        return self._draft(verb, rows[0], "quote", content, speakers)

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
        requested = (frame == "inf" and "obj" in cue.addressee) or frame == "order"
        return Draft(
            cue=cue_tokens(verb),
            act=cue.act,
            speech_act=cue.speech_act or "says",
            speakers=speakers,
            source=source,
            content=content,
            rule=f"cue:{cue.lemma}:{frame}",
            addressees=self._addressees.of(verb, cue),
            requested=requested,
            confidence=0.9 if speakers else 0.5,
        )

    def _has_subject(self, verb: Token) -> bool:
        """Whether somebody speaks whom the text does not let us name."""
        return bool(children(verb, "nsubj")) and not is_passive(verb)

    def _holds(self, verb: Token, cue: Cue) -> bool:
        """Whether the words were said: `did not say`, `may announce`, `if he says` are no report."""
        mood = self._moods.of(verb, verb)
        return not mood.negated and mood.modality is not Modality.CONDITIONAL

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
            if content := self._phrase(verb, preposition):
                return preposition, content
        if "np" in cue.frames and (content := self._object(verb)):
            return "np", content
        return "", ()

    def _clause(self, verb: Token) -> tuple[Span, ...]:
        heads = [c for c in children(verb, "ccomp") if is_finite(c) or children(c, "mark")]
        if heads:
            return phrase_spans(heads, self._text, without=(verb,) if verb.head in heads else ())
        if verb.dep_ == "parataxis" or (verb.dep_ in {"ccomp", "advcl"} and is_inserted(verb)):
            return phrase_spans((verb.head,), self._text, without=(verb,))
        return ()

    def _infinitive(self, verb: Token) -> tuple[Span, ...]:
        for clause in children(verb, "xcomp", "ccomp", "advcl"):
            if has_to(clause) and not (clause.dep_ == "advcl" and clause.i < verb.i):
                subjects = children(clause, "nsubj", "nsubjpass")
                ordered = [s for s in subjects if not children(clause, "mark")]
                return phrase_spans((clause,), self._text, without=ordered)
        for named in children(verb, *_OBJECTS):
            for each in conjuncts(named):
                for clause in children(each, "acl", "relcl"):
                    if has_to(clause) and self._speakers.lookup.phrase(each, False):
                        return phrase_spans((clause,), self._text)
        return ()

    def _gerund(self, verb: Token) -> tuple[Span, ...]:
        heads = [c for c in children(verb, "xcomp", "ccomp") if c.tag_ == "VBG"]
        return phrase_spans(heads[:1], self._text)

    def _phrase(self, verb: Token, preposition: str) -> tuple[Span, ...]:
        """The phrase with the preposition: `of` and `about` belong to the words, `for` of a call does not."""
        if preposition == "for":
            for clause in children(verb, "advcl", "ccomp", "xcomp"):
                if has_to(clause) and any(m.lower_ == "for" for m in children(clause, "mark")):
                    marks = [m for m in children(clause, "mark") if m.lower_ == "for"]
                    return phrase_spans((clause,), self._text, without=marks)
        holders = (verb, *children(verb, *_OBJECTS))
        for holder in holders:
            for prep in children(holder, "prep"):
                if prep.lower_ == preposition and children(prep, "pobj", "pcomp", "amod", "acomp"):
                    keep = (
                        preposition in {"of", "about", "for", "over"} and holder is not verb
                    ) or (preposition in {"of", "about"})
                    heads = [prep] if keep else children(prep, "pobj", "pcomp", "amod", "acomp")
                    return phrase_spans(heads, self._text)
        return ()

    def _object(self, verb: Token) -> tuple[Span, ...]:
        heads = children(verb, "dobj")
        if not heads and is_passive(verb):
            return ()
        clauses = [c for c in children(verb, "ccomp") if not is_finite(c) and not has_to(c)]
        return phrase_spans(heads[:1] or clauses[:1], self._text)


def cue_rows(verb: Token) -> tuple[Cue, ...]:
    """The rows of the cue table for a verb."""
    if verb.pos_ not in {"VERB", "AUX"} and verb.tag_ not in {"VBN", "VBG", "VBD"}:
        return ()
    return cues().get(lemma_in(verb, cues()), ())


def cue_tokens(verb: Token) -> tuple[Token, ...]:
    """The cue's words: the verb first, then its auxiliaries, negation and particle beside it."""
    near = {c.i for c in children(verb, "aux", "auxpass", "neg", "prt", "advmod")}
    found = [verb]
    at = verb.i - 1
    while at in near:
        found.append(verb.doc[at])
        at -= 1
    at = verb.i + 1
    while at in near and verb.doc[at].dep_ == "prt":
        found.append(verb.doc[at])
        at += 1
    return tuple(found)


def is_finite(clause: Token) -> bool:
    """Whether `clause` has a finite verb."""
    return clause.tag_ in _PERIOD or any(
        c.tag_ in _PERIOD for c in children(clause, "aux", "auxpass", "cop")
    )


def is_inserted(verb: Token) -> bool:
    """Whether a cue stands in or after its content between commas: `The plan, he said, works`."""
    clause = verb.doc[verb.left_edge.i : verb.right_edge.i + 1]
    before = clause.start > 0 and verb.doc[clause.start - 1].text in {",", "-", "–", "—", '"'}
    short = len(clause) <= 12 and not children(verb, "mark", "ccomp", "xcomp", "dobj")
    return before and short and bool(children(verb, "nsubj"))
