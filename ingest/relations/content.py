"""What a relation is about: the act urged or promised, the misdeed blamed, the claim denied."""

from spacy.tokens import Token

from ingest.grammar.syntax import children, is_verb
from ingest.records import Span
from ingest.relations.candidates import Candidate
from ontology.relation_types import relation_types

_ABOUT = frozenset({"of", "for", "over", "against", "about", "from", "on", "with", "into"})


def content_of(candidate: Candidate) -> Span | None:
    """Offsets of the complement that says what is urged, blamed, promised or denied, if any.

    The clause or infinitive of the trigger, else the phrase that does not name the second actor,
    else the thing whose owner the second actor is.
    """
    trigger, named = candidate.trigger, candidate.object.token
    if not relation_types()[candidate.relation].performative or not is_verb(trigger):
        return None
    nouns = children(trigger, "dobj")
    clauses = children(trigger, "xcomp", "ccomp") + [
        clause for noun in nouns for clause in children(noun, "acl")
    ]
    if clauses:
        return _span(clauses[0], named)
    for head in (trigger, *nouns):
        for preposition in children(head, "prep"):
            about = children(preposition, "pobj", "pcomp")
            if preposition.lower_ in _ABOUT and about and named not in preposition.subtree:
                return _span(about[0], None)
    owned = [noun for noun in nouns if noun != named and named in noun.subtree]
    return _span(owned[0], None) if owned else None


def _span(head: Token, without: Token | None) -> Span | None:
    """The subtree of `head` from the first word on, less a second actor that opens it."""
    tokens = sorted(head.subtree, key=lambda token: token.i)
    if without in tokens and without is not None and without.i < head.i:
        tokens = [token for token in tokens if token.i > without.i]
    if tokens and tokens[0].lower_ == "that":
        tokens = tokens[1:]
    if not tokens:
        return None
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
