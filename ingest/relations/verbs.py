"""Relations that a verb or a predicate adjective states."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from spacy.tokens import Token

from ingest.grammar.interface import innermost
from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import (
    antecedent,
    children,
    has_particle,
    is_passive,
    is_verb,
    lemma_in,
    prep_objects,
)
from ingest.relations.candidates import MAX_PAIRED, Candidate, allowed, pairs
from ingest.relations.conditions import Conditions
from ingest.relations.objects import Objects, complements
from ontology.lexicon_relations import RelationLexicon, TriggerRow
from ontology.relation_types import relation_types

_HARM = -5.0
_STATES = frozenset({"State", "Government"})
_WHERE_OF = {
    "expels": (("from", "of"), frozenset({"Organisation", "State", "Government"})),
    "coerces": (("in",), _STATES),
    "investigates": (("in",), _STATES),
}
_IMPLIED = 0.4
_PREDICATE = frozenset({"acomp", "attr", "oprd", "conj"})


class VerbTriggers:
    """Applies the verb and adjective tables to one text."""

    def __init__(
        self, lookup: Lookup, subjects: Subjects, objects: Objects, lexicon: RelationLexicon
    ) -> None:
        self._lookup, self._subjects, self._objects = lookup, subjects, objects
        self._conditions = Conditions(subjects, objects)
        self._lexicon = lexicon

    def of(self, token: Token) -> Iterator[Candidate]:
        """Candidates that `token` triggers as a verb or as an adjective."""
        if is_verb(token) or (token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod"):
            return self._of_verb(token)
        if token.pos_ == "ADJ" or token.tag_ == "VBN":
            return self._of_adjective(token)
        return iter(())

    def _of_verb(self, verb: Token) -> Iterator[Candidate]:
        rows = self._lexicon.verbs.get(lemma_in(verb, self._lexicon.verbs), ())
        subjects = (unique(self._subjects.of(verb)) or self._speaking(verb)) if rows else []
        unnamed = not subjects and bool(rows) and _each_the_other(verb)
        if not (subjects or unnamed or (rows and is_passive(verb))):
            rows = ()  # nobody acts, whatever else the sentence has
        for row in rows:
            if row.particle and not has_particle(verb, row.particle):
                continue
            acting = subjects or self._hidden(verb, row)
            if not (acting or unnamed):
                continue
            if not all(self._conditions.satisfied(verb, need, row.particle) for need in row.needs):
                continue
            found = list(self._fill(verb, verb, row, acting))
            found = found or list(self._reciprocal(verb, row, subjects))
            yield from found
            if found:
                return
        if verb.tag_ == "VBN":
            yield from self._of_adjective(verb)

    def _speaking(self, verb: Token) -> list[Found]:
        """`..., when it comes to supporting X`: without anybody else the speaker does it."""
        if verb.tag_ != "VBG" or verb.dep_ != "pcomp":
            return []
        statement = innermost(self._lookup.reading.statements, verb.idx)
        if statement is None or statement.speaker is None:
            return []
        return [Found(statement.speaker, verb, _IMPLIED)]

    def _hidden(self, verb: Token, row: TriggerRow) -> list[Found]:
        """Who acts in a passive without an agent, where the act itself tells.

        `was suspended from the Union` (the Union does it), `was jailed in X` (X does), `X's jets
        were scrambled` (their owner does).
        """
        if not is_passive(verb):
            return []
        if row.relation == "deploys":
            return [f for each in self._subjects.patients(verb) for f in self._lookup.owners(each)]
        if row.relation not in _WHERE_OF:
            return []
        prepositions, kinds = _WHERE_OF[row.relation]
        heads = prep_objects(verb, prepositions)
        found = [f for head in heads for f in self._lookup.phrase(head, True)]
        kind = self._lookup.reading.kind
        return [replace(f, sureness=_IMPLIED) for f in found if kind(f.actor) in kinds]

    def _fill(
        self, trigger: Token, clause: Token, row: TriggerRow, subjects: list[Found]
    ) -> Iterator[Candidate]:
        if not subjects:
            return
        acting = {each.actor for each in subjects}
        for path in row.objects:
            if path.name == "each":
                targets: list[Found] = []
                if not self._stands_alone(trigger, row):
                    continue
            else:
                if path.name == "prior":
                    objects = self._objects.antecedents.accuser(trigger, acting)
                else:
                    objects = self._objects.along(trigger, path, row.particle)
                if not (targets := [each for each in objects if each.actor not in acting]):
                    continue
            for subject, target in pairs(subjects, targets, mutual=True):
                if allowed(self._lookup.reading, row, subject, target):
                    leaf, rule = row.relation, f"{row.place}:{path.name}"
                    if path.name == "inner" and leaf == "pledges" and self._harmful(trigger):
                        leaf = "threatens"
                    yield Candidate(subject, leaf, target, trigger, clause, False, rule)
            return

    def _reciprocal(
        self, verb: Token, row: TriggerRow, subjects: list[Found]
    ) -> Iterator[Candidate]:
        """`A and B shelled each other`: each does it to each."""
        if not subjects and _each_the_other(verb):
            subjects = self._objects.antecedents.pair(verb)
        elif len(subjects) < 2 or not _names_each_other(verb):
            return
        if len(subjects) > 1:
            for subject, target in permutations(subjects[:MAX_PAIRED], 2):
                if allowed(self._lookup.reading, row, subject, target):
                    rule = f"{row.place}:each-other"
                    yield Candidate(subject, row.relation, target, verb, verb, False, rule)

    def _harmful(self, verb: Token) -> bool:
        """Whether the promised act is a hostile one, by the plain row of its verb."""
        table = self._lexicon.verbs
        acts = [row for each in complements(verb) for row in table.get(lemma_in(each, table), ())]
        return any(
            not row.needs and relation_types()[row.relation].intensity < _HARM for row in acts
        )

    def _stands_alone(self, verb: Token, row: TriggerRow) -> bool:
        """Whether nothing but the subjects can fill a mutual row (`A and B fought the fire`)."""
        return any(n.kind == "dobj" for n in row.needs) or not self._objects.direct(verb)

    def _of_adjective(self, adjective: Token) -> Iterator[Candidate]:
        rows = self._lexicon.adjectives.get(adjective.lower_, ())
        if not rows:
            return
        clause, subjects = self._described(adjective)
        for row in rows:
            found = list(self._fill(adjective, clause, row, subjects))
            yield from found
            if found:
                return

    def _described(self, adjective: Token) -> tuple[Token, list[Found]]:
        """Of whom the adjective is said, and the verb that says it."""
        top = adjective
        while top.dep_ == "conj" and (top.head.pos_ == "ADJ" or top.head.dep_ in _PREDICATE):
            top = top.head
        if is_verb(top.head) and top.dep_ in _PREDICATE:
            return top.head, unique(self._subjects.of(top.head))
        if top.dep_ in {"amod", "acl", "relcl"}:
            return adjective, self._lookup.subject(top.head)
        if is_verb(top):
            heads = self._subjects.heads(top, active=True)
            return top, [found for head in heads for found in self._lookup.subject(head)]
        noun = antecedent(top)
        return adjective, self._lookup.subject(noun) if noun is not None else []


def _names_each_other(verb: Token) -> bool:
    """Whether `each other` or `one another` is what the verb acts on, or owns it."""
    for each in verb.subtree:
        before = each.nbor(-1).lower_ if each.i else ""
        if (before, each.lower_) in {("each", "other"), ("one", "another")}:
            named = {each.dep_, each.nbor(-1).dep_}
            return each.i > verb.i and bool(named & {"dobj", "poss", "pobj", "npadvmod"})
    return False


def _each_the_other(verb: Token) -> bool:
    """`Each accused the other`."""
    return any(c.lower_ == "each" for c in children(verb, "nsubj")) and any(
        c.lower_ in {"other", "others"} for c in children(verb, "dobj")
    )
