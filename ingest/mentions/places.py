"""Whether a city that is a seat of government acts as the government or is just a place."""

from functools import cache

from spacy.tokens import Token

from ontology.lexicon_actors import not_actors
from ontology.lexicon_cues import cue_nouns

_PLACE = frozenset(
    {"in", "at", "near", "outside", "around", "from", "through", "across", "over", "into",
     "toward", "towards", "via", "inside"}
)  # fmt: skip
_LOCATING = frozenset({"in", "at", "near", "into", "outside", "around", "across", "off"})
_MOTION_WORDS = """
    road route train railway highway pipeline
    arrive come drive flight fly go head journey move return send tour travel trip visit
"""
_STRIKE_WORDS = """
    advance assault attack bombardment bombing march offensive raid shelling strike
"""
_TAKEN_WORDS = """
    besiege bomb bombard capture enter leave liberate reach recapture retake seize shell visit
"""
_PLACE_WORDS = """
    airport area capital city district hotel island metro port province region station street
    suburb time town university village
"""
_SEATED_WORDS = """
    administration authority government junta leadership ministry parliament police presidency
    prosecutor regime ruler general putschist court
"""
_SEATED = frozenset(_SEATED_WORDS.split())
_MOTION = frozenset(_MOTION_WORDS.split())
_SENT_WORDS = """
    accept aid apology appeal approval arms assistance assurance backing buy call condemnation
    congratulation criticism demand encouragement endorsement extract funding gain get grant help
    invitation invite letter loan message money note obtain offer order plea pledge praise pressure
    promise proposal protest rebuke receive recognition reply request response secure seek signal
    support threat ultimatum warning weapon win withhold word
"""
_VISITS = frozenset({"fly", "go", "head", "journey", "travel", "visit"})
_ARRIVALS = frozenset({"arrive", "land"})
_VISITING = frozenset({"journey", "tour", "trip", "visit"})
_VISITORS = frozenset({"nsubj", "nsubjpass", "poss"})
_STRIKES = frozenset(_STRIKE_WORDS.split())
_PLACE_NOUNS = frozenset(_PLACE_WORDS.split())
_TAKEN = frozenset(_TAKEN_WORDS.split())


@cache
def _sent() -> frozenset[str]:
    """What only a government sends, not a town."""
    return frozenset(_SENT_WORDS.split()) | cue_nouns().keys()


def is_place(token: Token) -> bool:
    """True where the clause uses the city headed by `token` as a place: `in Kyiv`, `strike on`."""
    head = token.head
    if token.dep_ in {"compound", "nmod"} and head.lemma_.lower() in _PLACE_NOUNS | not_actors():
        return True
    if token.dep_ == "appos" and head.pos_ == "PROPN":
        return True
    if token.dep_ == "npadvmod":
        return True
    if token.dep_ == "conj":
        return is_place(head) if head.i != token.i else False
    if token.dep_ != "pobj":
        return False
    preposition, governor = head.lower_, head.head
    if preposition == "from" and governor.lemma_.lower() in _sent():
        return False  # `a warning from Brussels`
    if preposition == "in" and governor.lemma_.lower() in _SEATED and not _owned(governor):
        return False  # `the government in Kyiv` is Ukraine's
    if preposition in _PLACE:
        return not (preposition == "in" and _is_visited(governor, _ARRIVALS))
    if preposition == "to" and governor.lemma_.lower() in _MOTION:
        return not _is_visited(governor)
    return preposition in {"on", "against"} and governor.lemma_.lower() in _STRIKES


def _is_visited(governor: Token, words: frozenset[str] = _VISITS) -> bool:
    """Whether somebody goes to see those who govern there: a visit to a seat is one to a state."""
    person = any(c.ent_type_ == "PERSON" for c in governor.children if c.dep_ in _VISITORS)
    named = governor.pos_ == "NOUN" and governor.lemma_.lower() in _VISITING
    return named or (governor.lemma_.lower() in words and person)


def is_location(token: Token) -> bool:
    """Whether an unknown name stands where a place does: `in Idku`, `the town of X`."""
    preposition = token.head
    if token.dep_ == "conj":
        return is_location(preposition) if preposition.i != token.i else False
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in _TAKEN
    if token.dep_ != "pobj":
        return False
    return preposition.lower_ in _LOCATING or (
        preposition.lower_ == "of" and preposition.head.lemma_.lower() in _PLACE_NOUNS
    )


def _owned(noun: Token) -> bool:
    """Whether whose institution it is has been said: `the Iraqi government in Kyiv`."""
    return any(
        child.dep_ in {"poss", "amod", "compound", "nmod"} and child.text[0].isupper()
        for child in noun.children
    )
