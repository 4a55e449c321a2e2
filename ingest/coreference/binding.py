"""What syntax alone forbids or requires of a pronoun's referent."""

from spacy.tokens import Token

from ingest.coreference.discourse import Candidate, Discourse
from ingest.grammar.syntax import children, conjuncts, is_verb

_JUDGING = frozenset({"on", "for", "of", "over", "about", "from"})


def clause_of(token: Token) -> Token | None:
    """The verb whose clause `token` stands in."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if is_verb(at):
            return at
    return None


def subject_heads(token: Token, discourse: Discourse) -> frozenset[int]:
    """Tokens that head the subject, own or inherited, of the clause of `token`."""
    verb = clause_of(token)
    if verb is None:
        return frozenset()
    heads = discourse.subjects.heads(verb, active=True)
    return frozenset(each.i for head in heads for each in conjuncts(head))


def forbids(candidate: Candidate, pronoun: Token, discourse: Discourse) -> bool:
    """Whether `pronoun` cannot refer to what stands in the phrase or clause of `candidate`."""
    head = discourse.doc[candidate.head]
    if _owns(pronoun, head):
        return True
    if pronoun.tag_ == "PRP$" or pronoun.dep_ == "poss":
        return False
    if pronoun.dep_ in {"nsubj", "nsubjpass"}:
        return head.head.i == pronoun.head.i and head.dep_ in {"dobj", "pobj", "dative", "attr"}
    subjects = subject_heads(pronoun, discourse)
    acting = {a for i in subjects for a in discourse.reading.actors_at(discourse.doc[i])}
    if candidate.head in subjects or acting & set(candidate.actors):
        return True
    return clause_of(head) == clause_of(pronoun) and head.dep_ in {"dobj", "dative"}


def governs(candidate: Candidate, pronoun: Token, discourse: Discourse) -> bool:
    """Whether syntax favours `candidate`: the clause's subject, a judged object, `X and his`."""
    if pronoun.dep_ == "poss":
        if candidate.head == _joined_before(pronoun.head):
            return True
        if (judged := _judged(pronoun)) is not None:
            return candidate.head == judged.i
    return candidate.head in subject_heads(pronoun, discourse)


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
