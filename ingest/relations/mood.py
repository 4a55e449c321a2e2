"""Whether a relation is said to hold, and how really: negation and mood up the chain of verbs."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.grammar.syntax import (
    all_children,
    children,
    governor,
    is_verb,
    lemma_in,
    sentence_bounds,
)
from ingest.records import Modality
from ontology.lexicon_relations import RelationLexicon

_MODALS = {
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
    "will": Modality.INTENDED,
    "would": Modality.INTENDED,
    "shall": Modality.INTENDED,
    "'ll": Modality.INTENDED,
    "wo": Modality.INTENDED,
    "'d": Modality.INTENDED,
    "must": Modality.DEMANDED,
    "should": Modality.DEMANDED,
    "ought": Modality.DEMANDED,
}
_MARKS = {
    "if": Modality.CONDITIONAL,
    "unless": Modality.CONDITIONAL,
    "whether": Modality.POSSIBLE,
    "lest": Modality.POSSIBLE,
}
_EFFECTS = {
    "intends": Modality.INTENDED,
    "possible": Modality.POSSIBLE,
    "demands": Modality.DEMANDED,
}
_IRREAL_MODIFIERS_WORDS = """
    possible potential planned proposed future prospective upcoming hypothetical forthcoming
    intended imminent eventual would-be threatened
"""
_IRREAL_MODIFIERS = frozenset(_IRREAL_MODIFIERS_WORDS.split())
_GOING_ON = frozenset({"further", "continued", "continuing", "ongoing", "recent", "current"})
_NEVER = frozenset({"never", "hardly", "barely"})
_LASTING = frozenset({"continue", "remain", "keep", "waver"})
_OBLIGING = frozenset({"have", "need"})
_NONE = frozenset({"no", "neither"})
_DENYING = frozenset({"det", "preconj", "cc"})
_TELLING = frozenset({"discuss"})
_DEPTH = 6


@dataclass(slots=True)
class Mood:
    """Polarity and modality as they gather on the way up from a trigger."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL

    def weaken(self, modality: Modality | None) -> None:
        """Note the first thing on the way that makes the relation less than actual."""
        if modality is not None and self.modality is Modality.ACTUAL:
            self.modality = modality


class Moods:
    """Reads moods with the complement table."""

    def __init__(self, lexicon: RelationLexicon) -> None:
        self._rows = lexicon.complements

    def of(self, trigger: Token, clause: Token | None) -> Mood:
        """The mood of a relation triggered by `trigger`, whose verb is `clause`."""
        mood = Mood()
        if not is_verb(trigger):
            self._of_noun(trigger, mood, clause)
        if clause is not None:
            self._climb(clause, mood, _DEPTH, skip=trigger.i)
        start, end = sentence_bounds(trigger)
        if any(trigger.doc[at].text == "?" for at in range(max(start, end - 2), end)):
            mood.weaken(Modality.POSSIBLE)
        return mood

    def effect(self, word: Token, controlled: str | None = None) -> str | None:
        """What `word` does to what completes it, by the table."""
        pos = "verb" if is_verb(word) else "adjective" if word.pos_ == "ADJ" else "noun"
        rows = [row for row in self._rows.get(lemma_in(word, self._rows), ()) if row.pos == pos]
        wanted = [row for row in rows if controlled in {None, row.control}]
        return (wanted or rows)[0].effect if rows else None

    def _of_noun(self, noun: Token, mood: Mood, clause: Token | None) -> None:
        if any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "neg"} for c in noun.children):
            mood.negated = not mood.negated
        if any(c.lower_ in _IRREAL_MODIFIERS for c in children(noun, "amod")):
            mood.weaken(Modality.INTENDED)
        head = noun.head
        if head.dep_ in {"prep", "mark"} and noun.dep_ == "pobj":
            if head.lower_ == "without":
                mood.negated = not mood.negated
            if head.lower_ in {"of", "to", "for"} and head.head.pos_ == "NOUN":
                self._apply(self.effect(head.head), mood)
        if clause is None and (governed := governor(noun)) is not None:
            verb, how = governed
            told = verb.lemma_ in _TELLING
            met = how in {"dobj", "nsubjpass"} and not told
            effect = self.effect(verb, "subject") if met else None
            if how == "nsubjpass" and effect != "intends":
                effect = None  # a request refused was made, a meeting planned was not held
            going_on = any(c.lower_ in _GOING_ON for c in children(noun, "amod"))
            if effect in {"intends", "negates"} and not going_on:
                mood.weaken(Modality.POSSIBLE)
            elif how == "for" and self.effect(verb) == "demands":
                mood.weaken(Modality.DEMANDED)

    def _apply(self, effect: str | None, mood: Mood) -> None:
        if effect in {"negates", "denies"}:
            mood.negated = not mood.negated
        elif effect in _EFFECTS:
            mood.weaken(_EFFECTS[effect])

    def _climb(self, verb: Token, mood: Mood, depth: int, skip: int = -1) -> None:
        self._own(verb, mood, skip)
        head = verb.head
        if not depth or head == verb:
            return
        if verb.dep_ == "conj" and is_verb(head):
            if not children(verb, "nsubj", "nsubjpass", "aux"):
                self._coordinated(verb, head, mood, depth - 1)
        elif verb.dep_ in {"xcomp", "ccomp"} or self._asked(verb, head):
            self._complement(verb, head, mood, depth - 1)
        elif verb.dep_ == "pcomp":
            self._gerund(verb, head, mood, depth - 1)
        elif verb.dep_ == "advcl" and is_verb(head) and not children(verb, "mark"):
            if not children(verb, "nsubj", "nsubjpass"):
                self._climb(head, mood, depth - 1)
            elif any(c.tag_ == "TO" for c in verb.children):
                mood.weaken(Modality.DEMANDED)
        elif verb.dep_ in {"acl", "relcl"} and any(c.tag_ == "TO" for c in verb.children):
            self._apply(self.effect(head), mood)

    def _asked(self, verb: Token, head: Token) -> bool:
        """`appealed to X to act`, read as a clause of purpose."""
        purpose = verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.children)
        return purpose and is_verb(head) and self.effect(head) == "demands"

    def _own(self, verb: Token, mood: Mood, skip: int = -1) -> None:
        """Negation, modal verbs and conjunctions that stand with the verb itself."""
        for child in all_children(verb):
            if child.dep_ == "neg" or child.lower_ in _NEVER or _hardly(child):
                after = child.nbor() if child.i + 1 < len(child.doc) else child
                mood.negated ^= after.lower_ not in {"only", "just", "merely"}
            elif child.dep_ == "aux" and child.lower_ in _MODALS:
                lasting = verb.lemma_ in _LASTING and _MODALS[child.lower_] is Modality.INTENDED
                mood.weaken(None if lasting else _MODALS[child.lower_])
            elif child.dep_ == "mark" and child.lower_ in _MARKS:
                mood.weaken(_MARKS[child.lower_])
            elif (
                child.dep_ in {"nsubj", "dobj", "nsubjpass"}
                and child.i != skip
                and any(c.lower_ in _NONE and c.dep_ in _DENYING for c in child.children)
            ):
                mood.negated = not mood.negated

    def _coordinated(self, verb: Token, head: Token, mood: Mood, depth: int) -> None:
        above = Mood()
        self._climb(head, above, depth)
        mood.weaken(above.modality if above.modality is not Modality.ACTUAL else None)
        joined = any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
        if above.negated and joined:
            mood.negated = not mood.negated

    def _complement(self, verb: Token, head: Token, mood: Mood, depth: int) -> None:
        controlled = "object" if children(head, "dobj") or children(verb, "nsubj") else "subject"
        effect = self.effect(head, controlled)
        finite = verb.dep_ == "ccomp" and not any(c.tag_ == "TO" for c in verb.children)
        if finite:
            bare = verb.tag_ == "VB" and not children(verb, "aux")
            asked = effect != "demands" or bare  # not in `“We thank X,” she told reporters`
            if effect in {"demands", "denies", "possible"} and asked:
                self._apply(effect, mood)
            return
        if head.lemma_ in _OBLIGING:
            if any(c.lower_ == "yet" for c in head.children):
                mood.negated = not mood.negated  # `has yet to`
            else:
                mood.weaken(Modality.DEMANDED)
        self._apply(effect, mood)
        if is_verb(head):
            self._climb(head, mood, depth)
        elif head.pos_ == "ADJ" and is_verb(head.head):
            self._own(head.head, mood)

    def _gerund(self, verb: Token, preposition: Token, mood: Mood, depth: int) -> None:
        if preposition.lower_ == "without":
            mood.negated = not mood.negated
        head = preposition.head
        if head.lower_ == "short":  # `stopped short of accusing`
            mood.negated = not mood.negated
        if preposition.lower_ == "from" or head.pos_ in {"NOUN", "ADJ"}:
            self._apply(self.effect(head), mood)
        elif preposition.lower_ in {"against", "of", "about"} and head.lemma_ in {"warn", "talk"}:
            mood.weaken(Modality.POSSIBLE)


def _hardly(word: Token) -> bool:
    """`no longer supports`, `hardly ever supports`."""
    if word.lower_ not in {"longer", "ever"}:
        return False
    below = {child.lower_ for child in word.children}
    return "no" in below if word.lower_ == "longer" else bool(below & _NEVER)
