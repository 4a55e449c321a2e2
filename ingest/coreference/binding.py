"""What syntax alone forbids or requires of a pronoun's referent."""

from functools import cached_property

from spacy.tokens import Token

from ingest.coreference.discourse import Candidate, Discourse
from ingest.grammar.syntax import SUBJECTS, children, conjuncts, is_verb

_JUDGING = frozenset({"on", "for", "of", "over", "about", "from"})
_COMPLEMENTS = frozenset({"dobj", "pobj", "dative", "attr"})


class Binding:
    """What syntax says of one pronoun and all that it might refer to."""

    def __init__(self, pronoun: Token, discourse: Discourse) -> None:
        self.pronoun, self._discourse = pronoun, discourse
        self._dep = pronoun.dep_
        self._possessive = self._dep == "poss" or pronoun.tag_ == "PRP$"

    @cached_property
    def clause(self) -> Token | None:
        """The verb whose clause the pronoun stands in."""
        return clause_of(self.pronoun)

    @cached_property
    def subjects(self) -> frozenset[int]:
        """Tokens that head the subject, own or inherited, of the clause of the pronoun."""
        if self.clause is None:
            return frozenset()
        heads = self._discourse.subjects.heads(self.clause, active=True)
        return frozenset(each.i for head in heads for each in conjuncts(head))

    @cached_property
    def _acting(self) -> frozenset[str]:
        """The actors that the subject names."""
        reading, doc = self._discourse.reading, self._discourse.doc
        return frozenset(a for i in self.subjects for a in reading.actors_at(doc[i]))

    @cached_property
    def _favoured(self) -> tuple[int | None, int | None]:
        """What a possessive's noun is coordinated with, and the object judged for it."""
        if self._dep != "poss":
            return None, None
        judged = _judged(self.pronoun)
        return _joined_before(self.pronoun.head), None if judged is None else judged.i

    def forbids(self, candidate: Candidate) -> bool:
        """Whether the pronoun cannot refer to what stands in the phrase or clause of it."""
        head = self._discourse.doc[candidate.head]
        if self._possessive:
            return _owns(self.pronoun, head)
        if self._dep in SUBJECTS:
            return head.head.i == self.pronoun.head.i and head.dep_ in _COMPLEMENTS
        if candidate.head in self.subjects or not self._acting.isdisjoint(candidate.actors):
            return True
        return head.dep_ in {"dobj", "dative"} and clause_of(head) == self.clause

    def governs(self, candidate: Candidate) -> bool:
        """Whether syntax favours it: the clause's subject, a judged object, `X and his`."""
        joined, judged = self._favoured
        if candidate.head == joined:
            return True
        return candidate.head == judged if judged is not None else candidate.head in self.subjects


def clause_of(token: Token) -> Token | None:
    """The verb whose clause `token` stands in."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if is_verb(at):
            return at
    return None


def _joined_before(owned: Token) -> int | None:
    """What the owned noun or its phrase is coordinated with: `X and the head of its Y`."""
    while owned.dep_ == "pobj" and owned.head.lower_ == "of":
        owned = owned.head.head
    return owned.head.i if owned.dep_ == "conj" else None


def _judged(pronoun: Token) -> Token | None:
    """The object of `congratulate X on his`, `remind X of its`, `thank X for their`."""
    preposition = pronoun.head.head
    verb = preposition.head
    if preposition.lower_ not in _JUDGING or not is_verb(verb):
        return None
    objects = [c for c in children(verb, "dobj") if c.i < preposition.i]
    persons = [c for c in objects if c.pos_ == "PROPN" or c.tag_ == "PRP"]
    return persons[0] if persons else None


def _owns(pronoun: Token, head: Token) -> bool:
    """`his spokesman X` is not X's: the owned noun, what is joined to it, and its apposition."""
    if pronoun.dep_ != "poss":
        return False
    owned = pronoun.head
    return (
        head.i == owned.i
        or (head.dep_ in {"appos", "compound"} and head.head.i == owned.i)
        or (owned.dep_ in {"appos", "compound"} and owned.head.i == head.i)
    )
