"""Which words of a parse report speech, and how they stand in it."""

from spacy.tokens import Token

from ingest.grammar.syntax import children, is_passive, is_verb, lemma_in
from ontology.lexicon_cues import Cue, cue_light_verbs, cues
from ontology.lexicon_relations import relation_lexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def cue_rows(verb: Token) -> tuple[Cue, ...]:
    """The rows of the cue table for a verb."""
    if verb.pos_ not in {"VERB", "AUX"} and verb.tag_ not in {"VBN", "VBG", "VBD"}:
        return ()
    return cues().get(lemma_in(verb, cues()), ())


def reports(verb: Token) -> bool:
    """Whether `verb` reports speech by itself or with a noun, beside quotation marks or not."""
    rows = cue_rows(verb)
    return any(cue.act == "speech" and cue.frames - {"quote"} for cue in rows) or is_light(verb)


def is_setting(noun: Token) -> bool:
    """Whether `noun` is an occasion or a medium of speech rather than its topic."""
    classes, lemma = relation_lexicon().classes, noun.lemma_.lower()
    return lemma in classes["OCCASION"] or lemma in classes["MEDIUM"]


def is_light(verb: Token) -> bool:
    """Whether `verb` may carry a reporting noun: `reiterated calls`."""
    return lemma_in(verb, cue_light_verbs()) in cue_light_verbs()


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
    return clause.tag_ in _FINITE or any(
        c.tag_ in _FINITE for c in children(clause, "aux", "auxpass", "cop")
    )


def is_inserted(verb: Token) -> bool:
    """Whether a cue stands in or after its content between commas: `The plan, he said, works`."""
    clause = verb.doc[verb.left_edge.i : verb.right_edge.i + 1]
    before = clause.start > 0 and verb.doc[clause.start - 1].text in {",", "-", "–", "—", '"'}
    short = len(clause) <= 12 and not children(verb, "mark", "ccomp", "xcomp", "dobj")
    return before and short and bool(children(verb, "nsubj"))


def is_account(verb: Token) -> bool:
    """Whether a cue says whose words its main clause is: `As X said, ...`, `As reported by X`."""
    if verb.dep_ != "advcl" or not is_verb(verb.head):
        return False
    as_ = any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    full = children(verb, "dobj", "ccomp", "xcomp", "attr", "acomp", "oprd")
    passive = is_passive(verb) and not children(verb, "nsubjpass")
    return as_ and not full and (passive or bool(children(verb, "nsubj")))
