"""At whom: the paths from a verb to its objects, and the conditions of table rows."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import (
    antecedent,
    children,
    conjuncts,
    has_to,
    infinitive,
    is_passive,
    is_relative,
    is_verb,
    prep_objects,
)
from ontology.lexicon_relations import ActorPath, Condition

_INNER = ("dobj", "dative", "to", "with", "against", "on", "from", "for", "at", "in")
_NAMING = frozenset({"dobj", "pobj", "dative", "poss"})
_SIDES = ("between", "among", "from", "to", "with")
_DUTIES = frozenset({"must", "should", "ought"})
_OWING = frozenset({"have", "need"})
_MEASURES = frozenset({"up", "over", "around", "about", "between"})


class Objects:
    """Finds objects in one text."""

    def __init__(self, lookup: Lookup, subjects: Subjects) -> None:
        self._lookup = lookup
        self._subjects = subjects

    def along(self, verb: Token, path: ActorPath, particle: str = "") -> list[Found]:
        """The actors that `path` reaches from `verb`, which may have a particle."""
        if path.name == "inner":
            return self._inner(verb)
        owner = path.owner or path.name in {"clause", "order"}
        heads = self.heads(verb, path.name, particle)
        found = [each for head in heads for each in self._lookup.phrase(head, owner)]
        return unique(found)

    def heads(self, verb: Token, name: str, particle: str = "") -> list[Token]:
        """Heads of the phrases that a path names, before asking whom they denote."""
        if name == "dobj":
            return self.direct(verb, particle)
        if name == "dative":
            return self._dative(verb)
        if name in {"clause", "order"}:
            return self._clause_subjects(verb, ordered=name == "order")
        if name == "if":
            return self._conditional_subjects(verb)
        if name == "sides":
            things = self.direct(verb, particle)
            return [n for t in things for n in (t, *prep_objects(t, _SIDES))] + [
                *prep_objects(verb, _SIDES)
            ]
        if name == "prefixed":
            return _after_hyphen(verb)
        return self._prepositional(verb, name)

    def direct(self, verb: Token, particle: str = "") -> list[Token]:
        """The direct object, the passive's subject, or what a relative clause describes.

        A particle may have been read as a preposition: `called in the envoy`.
        """
        if is_passive(verb):
            return self._subjects.patients(verb)
        own = [each for each in children(verb, "dobj") if not is_relative(each)]
        own += [] if own else _small_clause_subjects(verb)
        own += [] if own else [each for each in children(verb, "oprd") if each.pos_ == "PROPN"]
        if own or (own := list(_misread_objects(verb))):
            return own
        if particle and (own := list(prep_objects(verb, (particle,)))):
            return own
        noun = antecedent(verb)
        if noun is not None and not any(is_relative(s) for s in children(verb, "nsubj")):
            return [noun]
        # `condemned and denounced X`: the object stands with the last verb
        return [each for other in children(verb, "conj") for each in children(other, "dobj")][:1]

    def _dative(self, verb: Token) -> list[Token]:
        found: list[Token] = []
        for child in children(verb, "dative"):
            found += [child] if child.pos_ != "ADP" else children(child, "pobj")
        if not found and is_passive(verb) and children(verb, "dobj"):
            return self._subjects.patients(verb)
        if not found:  # `gave the Ivory Coast 5 million dollars` read as one phrase
            found = [
                m for thing in children(verb, "dobj") for m in children(thing, "nmod", "compound")
            ]
        return found

    def _clause_subjects(self, verb: Token, ordered: bool) -> list[Token]:
        """Who acts in the content clause; an order has the bare verb or an auxiliary of duty."""
        found: list[Token] = []
        for clause in children(verb, "ccomp", "xcomp", "advcl"):
            if _is_order(clause) or not (ordered or clause.dep_ == "advcl"):
                found += children(clause, "nsubj", "nsubjpass")
                found += list(prep_objects(clause, ("by",))) if is_passive(clause) else []
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "for":
                found += [n for n in children(preposition, "pobj") if _acts_in_infinitive(n)]
        return [each for each in found if not is_relative(each)]

    def _conditional_subjects(self, verb: Token) -> list[Token]:
        """Whose conduct a threat turns on: `threatened to stop talks if X goes ahead`."""
        clauses = [c for v in (verb, *complements(verb)) for c in children(v, "advcl")]
        return [
            subject
            for clause in clauses
            if any(mark.lower_ in {"if", "unless"} for mark in children(clause, "mark"))
            for subject in children(clause, "nsubj", "nsubjpass")
        ]

    def _prepositional(self, verb: Token, name: str) -> list[Token]:
        found = list(prep_objects(verb, (name,)))
        if not found:
            for noun in self.direct(verb):
                for each in conjuncts(noun):
                    found += prep_objects(each, (name,))
        if not found:
            for other in children(verb, "conj", "xcomp", "prt"):
                if (not children(verb, "dobj") and is_verb(other)) or other.dep_ == "prt":
                    found += prep_objects(other, (name,))
        return found

    def _inner(self, verb: Token) -> list[Found]:
        """The objects of the promised or threatened act."""
        for clause in complements(verb):
            for name in _INNER:
                if found := self.along(clause, ActorPath(name, True)):
                    return found
        for clause in complements(verb):
            inside = (t for t in clause.subtree if t.i > clause.i and t.dep_ in _NAMING)
            for token in inside:
                if found := self._lookup.phrase(token, False):
                    return [replace(f, sureness=min(f.sureness, 0.5)) for f in found]
        return []

    def satisfied(self, verb: Token, condition: Condition, particle: str = "") -> bool:
        """Whether the sentence has what a row asks for (kinds of actors are asked elsewhere)."""
        kind, words = condition.kind, condition.words
        if kind.startswith("no-"):
            return not self.satisfied(verb, Condition(kind[3:], words), particle)
        if kind == "dobj":
            nouns = self.direct(verb, particle)
            return _among((each for noun in nouns for each in conjuncts(noun)), words)
        if kind == "inf":
            act = infinitive(verb)
            return act is not None and _among([act], words)
        if kind == "act":
            return _among(complements(verb), words)
        if kind == "duty":
            return any(is_duty(clause, verb) for clause in children(verb, "ccomp"))
        if kind == "prep":
            return any(c.lower_ in words for c in _around(verb, self.direct(verb)))
        if kind == "oprd":
            return _among(_predicates(verb), words)
        if kind == "as":
            named = [*_predicates(verb), *_as_what(_around(verb, self.direct(verb)))]
            return _among(named, words)
        if kind in {"subject", "object", "mod"}:
            return True
        return _among(self._prepositional(verb, kind), words)


def complements(verb: Token) -> Iterator[Token]:
    """The verbs that complete `verb`: clauses, infinitives, gerunds after a preposition."""
    own = children(verb, "xcomp", "ccomp")
    yield from own
    if not own and not children(verb, "dobj"):
        yield from (clause for clause in children(verb, "advcl") if has_to(clause))
    for noun in children(verb, "dobj"):
        yield from children(noun, "acl")
    for preposition in children(verb, "prep"):
        yield from children(preposition, "pcomp")


def _small_clause_subjects(verb: Token) -> list[Token]:
    """`held X responsible`, `helped X recover`: what the parse makes a subject below the verb."""
    return [
        subject
        for clause in children(verb, "ccomp")
        if (not is_verb(clause) or verb.lemma_ == "help")
        and not children(clause, "mark", "aux", "cop")
        for subject in children(clause, "nsubj")
    ]


def _is_order(clause: Token) -> bool:
    """Whether a content clause orders: to-infinitive, should, or a bare verb after a singular."""
    words = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in {"should", "must", "be", "to"} for c in words):
        return True
    singular = any(s.tag_ in {"NN", "NNP"} for s in children(clause, "nsubj"))
    return not words and (clause.tag_ == "VB" or (clause.tag_ == "VBP" and singular))


def _misread_objects(verb: Token) -> Iterator[Token]:
    """Objects behind a measure (`kidnapped up to 16 X`) or a participle (`rejects proposed X`)."""
    for preposition in children(verb, "prep"):
        before = preposition.nbor(-1).lower_ if preposition.i else ""
        if preposition.lower_ in _MEASURES or (before, preposition.lower_) == ("up", "to"):
            for inner in (preposition, *children(preposition, "prep")):
                yield from (n for n in children(inner, "pobj") if children(n, "nummod"))
    for participle in children(verb, "xcomp"):
        if participle.tag_ in {"VBN", "VBD"} and participle.i == verb.i + 1:
            yield from children(participle, "dobj")


def _acts_in_infinitive(noun: Token) -> bool:
    return any(child.tag_ == "VB" for child in children(noun, "acl", "relcl")) or any(
        child.tag_ == "VB" and child.i > noun.i for child in noun.head.head.children
    )


def is_duty(clause: Token, verb: Token) -> bool:
    """Whether a clause after `verb` lays a duty on whom a pronoun takes up: `that it must go`."""
    if clause.i < verb.i or not any(s.tag_ == "PRP" for s in children(clause, "nsubj")):
        return False
    aux = {child.lower_ for child in children(clause, "aux")}
    owed = clause.lemma_ in _OWING and any(has_to(c) for c in children(clause, "xcomp"))
    return bool(aux & _DUTIES) or owed


def _after_hyphen(prefix: Token) -> list[Token]:
    """`pro-Russian`: the word that a prefix is joined to."""
    after = prefix.doc[prefix.i + 1 : prefix.i + 3]
    return [after[1]] if len(after) == 2 and after[0].text == "-" else []


def _among(tokens: Iterator[Token] | list[Token], words: frozenset[str]) -> bool:
    return any(not words or token.lemma_.lower() in words for token in tokens)


def _around(verb: Token, nouns: list[Token]) -> Iterator[Token]:
    for head in (verb, *nouns):
        yield from children(head, "prep", "agent", "prt", "dative")


def _as_what(phrases: Iterator[Token]) -> Iterator[Token]:
    for phrase in phrases:
        if phrase.lower_ == "as":
            for named in phrase.children:
                yield from conjuncts(named)


def _predicates(verb: Token) -> list[Token]:
    return [
        each
        for child in children(verb, "oprd", "acomp", "ccomp", "xcomp")
        if child.dep_ in {"oprd", "acomp"} or child.pos_ in {"ADJ", "NOUN"}
        for each in (child, *child.children)
        if each.pos_ != "PROPN"
    ]
