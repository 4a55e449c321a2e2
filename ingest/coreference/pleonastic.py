"""The `it` that stands for nothing: `it is clear that`, `it comes as`, `made it hard to`."""

from spacy.tokens import Token

from ingest.grammar.syntax import children

_RAISING = frozenset({"seem", "appear", "turn", "happen", "take", "remain", "come", "follow"})
_WEATHER = frozenset({"rain", "snow"})
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl", "csubj")


def is_pleonastic(token: Token) -> bool:
    """Whether this `it` refers to nothing."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ == "dobj":
        return any(child.pos_ == "ADJ" for child in verb.children)
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    lemma = verb.lemma_.lower()
    if lemma in _WEATHER or (lemma in _RAISING and _has_clause(verb)):
        return True
    if verb.pos_ == "ADJ":  # `made it clear that`
        return True
    if token.dep_ == "nsubjpass" and children(verb, "ccomp"):
        return True
    return lemma == "be" and _predicates(verb)


def _has_clause(verb: Token) -> bool:
    if any(child.lower_ in {"that", "as", "amid", "after", "if", "to"} for child in verb.children):
        return True
    return bool(children(verb, *_CLAUSES))


def _predicates(verb: Token) -> bool:
    """`be` with an adjective or noun and a clause that says what is so."""
    predicates = children(verb, "acomp", "attr")
    if any(each.tag_ in {"WP", "WDT"} for each in predicates):
        return True
    for each in (verb, *predicates):
        if children(each, *_CLAUSES):
            return True
        if any(p.lower_ == "for" for p in children(each, "prep", "mark")):
            return True
    return any(p.ent_type_ in {"TIME", "DATE"} for p in predicates)
