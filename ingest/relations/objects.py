"""At whom: the paths from a verb to its objects."""

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
    is_passive,
    is_relative,
    is_verb,
    prep_objects,
)
from ingest.relations.antecedents import Antecedents
from ingest.relations.misreadings import (
    idiom_nouns,
    is_small,
    named_acts,
    unless,
)
from ontology.lexicon_relations import ActorPath

_INNER = ("dobj", "dative", "to", "with", "against", "on", "from", "for", "at", "in")
_NAMING = frozenset({"dobj", "pobj", "dative", "poss"})
_WITH_VERB = frozenset({"prt", "oprd", "acomp"})
_SIDES = ("between", "among", "from", "to", "with")
_MEASURES = frozenset({"up", "over", "around", "about", "between"})


class Objects:
    """Finds objects in one text."""

    def __init__(self, lookup: Lookup, subjects: Subjects) -> None:
        self._lookup = lookup
        self._subjects = subjects
        self.antecedents = Antecedents(lookup, subjects)
        # Several rows of a trigger ask for the same; the text does not change meanwhile.
        self._direct: dict[tuple[int, str], list[Token]] = {}
        self._prepositional: dict[tuple[int, str], list[Token]] = {}

    def along(self, verb: Token, path: ActorPath, particle: str = "") -> list[Found]:
        """The actors that `path` reaches from `verb`, which may have a particle."""
        if path.name == "inner":
            return self._inner(verb)
        if path.name == "purpose":
            return self._purpose(verb)
        owner = path.owner or path.name in {"clause", "order"}
        heads = self.heads(verb, path.name, particle)
        found = [each for head in heads for each in self._lookup.phrase(head, owner)]
        if not found and owner:
            found = [each for head in heads for each in self.antecedents.owner(head)]
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
        return self.prepositional(verb, name)

    def direct(self, verb: Token, particle: str = "") -> list[Token]:
        """The direct object, the passive's subject, or what a relative clause describes.

        A particle may have been read as a preposition: `called in the envoy`.
        """
        key = verb.i, particle
        if key not in self._direct:
            self._direct[key] = self._find_direct(verb, particle)
        return self._direct[key]

    def _find_direct(self, verb: Token, particle: str) -> list[Token]:
        if is_passive(verb):
            return self._subjects.patients(verb)
        own = [each for each in children(verb, "dobj") if not is_relative(each)]
        if particle:  # `sent X packing`
            own = [o for each in own for o in unless(each, particle)]
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

    def prepositional(self, verb: Token, name: str) -> list[Token]:
        """Heads of the phrases with the preposition `name`, on the verb or on what it takes."""
        key = verb.i, name
        if key not in self._prepositional:
            self._prepositional[key] = self._find_prepositional(verb, name)
        return self._prepositional[key]

    def _find_prepositional(self, verb: Token, name: str) -> list[Token]:
        found = [self._lookup.across(each) for each in prep_objects(verb, (name,))]
        if not found:
            for noun in self.direct(verb):
                for each in conjuncts(noun):
                    found += [self._lookup.across(o) for o in prep_objects(each, (name,))]
        if not found:  # `ordered a halt to trade with X`
            nouns = [each for host in (verb, *self.direct(verb)) for each in named_acts(host)]
            for noun in nouns if name not in {"of", "to"} else ():
                if noun.head.head != verb or noun.lemma_.lower() in self._lookup.lexicon.nouns:
                    found += prep_objects(noun, (name,))
        if not found:
            for other in children(verb, "conj", "xcomp", "prt", "oprd", "acomp"):
                if (not children(verb, "dobj") and is_verb(other)) or other.dep_ in _WITH_VERB:
                    found += prep_objects(other, (name,))
        return found or self._within(verb, name)

    def _within(self, verb: Token, name: str) -> list[Token]:
        """A phrase read as hanging on a noun of the idiom: `came to blows with X`."""
        found: list[Token] = []
        hosts = (verb, *self.direct(verb))
        phrases = [p for host in hosts for p in children(host, "prep") if p.lower_ != name]
        for phrase in phrases:
            for noun in idiom_nouns(phrase):
                found += prep_objects(noun, (name,))
            for act in children(phrase, "pcomp") if phrase.lower_ == "of" else ():
                found += prep_objects(act, (name,))
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

    def _purpose(self, verb: Token) -> list[Found]:
        """Against whom something is done: `sent ships to shadow X`."""
        hosts = (verb, *self.direct(verb))
        acts = [c for host in hosts for c in children(host, "xcomp", "advcl", "acl", "relcl")]
        for act in acts:
            for name in _INNER if has_to(act) else ():
                if found := self.along(act, ActorPath(name, True)):
                    return found
        return []


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
        for clause in children(verb, "ccomp", "xcomp")
        if has_to(clause)
        or (
            (not is_verb(clause) or is_small(clause) or verb.lemma_ == "help")
            and not children(clause, "mark", "aux", "cop")
        )
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


def _after_hyphen(prefix: Token) -> list[Token]:
    """`pro-Russian`: the word that a prefix is joined to."""
    after = prefix.doc[prefix.i + 1 : prefix.i + 3]
    return [after[1]] if len(after) == 2 and after[0].text == "-" else []
