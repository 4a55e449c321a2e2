"""Whether a sentence has what a row of the verb table asks for."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, conjuncts, has_to, infinitive, is_passive
from ingest.relations.misreadings import is_small, judgement
from ingest.relations.objects import Objects, complements
from ontology.lexicon_relations import Condition

_ASKED_ELSEWHERE = frozenset({"subject", "object", "mod"})
_DUTIES = frozenset({"must", "should", "ought"})
_OWING = frozenset({"have", "need"})


class Conditions:
    """Tests conditions in one text."""

    def __init__(self, subjects: Subjects, objects: Objects) -> None:
        self._subjects, self._objects = subjects, objects

    def satisfied(self, verb: Token, condition: Condition, particle: str = "") -> bool:
        """Whether the sentence has what a row asks for (kinds of actors are asked elsewhere)."""
        kind, words = condition.kind, condition.words
        if kind.startswith("no-"):
            return not self._holds(verb, kind[3:], words, particle)
        return self._holds(verb, kind, words, particle)

    def _holds(self, verb: Token, kind: str, words: frozenset[str], particle: str) -> bool:
        if kind == "duty":
            return any(_is_duty(clause, verb) for clause in children(verb, "ccomp"))
        if kind == "prep":
            return any(c.lower_ in words for c in _around(verb, self._objects.direct(verb)))
        return kind in _ASKED_ELSEWHERE or _among(self._asked(verb, kind, particle), words)

    def _asked(self, verb: Token, kind: str, particle: str) -> list[Token]:
        """The words among which those of the condition must be."""
        if kind == "dobj":
            nouns = self._objects.direct(verb, particle)
            return [each for noun in nouns for each in conjuncts(noun)]
        if kind == "inf":
            act = infinitive(verb)
            return [] if act is None else [act]
        if kind == "act":
            return list(complements(verb))
        if kind == "nsubj":
            return self._subjects.heads(verb, active=not is_passive(verb))
        if kind == "oprd":
            return _predicates(verb)
        if kind == "as":
            return self._judged(verb)
        return self._objects.prepositional(verb, kind)

    def _judged(self, verb: Token) -> list[Token]:
        """What the object is called: `branded X a liar`, `described X as criminal`."""
        nouns = self._objects.direct(verb)
        after = [c for noun in nouns for c in children(noun, "amod") if c.i > noun.i]
        named = [*_predicates(verb), *_as_what(_around(verb, nouns)), *after]
        return [*named, *judgement(verb)]


def _is_duty(clause: Token, verb: Token) -> bool:
    """Whether a clause after `verb` lays a duty on whom a pronoun takes up: `that it must go`."""
    if clause.i < verb.i or not any(s.tag_ == "PRP" for s in children(clause, "nsubj")):
        return False
    aux = {child.lower_ for child in children(clause, "aux")}
    owed = clause.lemma_ in _OWING and any(has_to(c) for c in children(clause, "xcomp"))
    return bool(aux & _DUTIES) or owed


def _among(tokens: list[Token], words: frozenset[str]) -> bool:
    return any(not words or token.lemma_.lower() in words for token in tokens)


def _around(verb: Token, nouns: list[Token]) -> Iterator[Token]:
    for head in (verb, *(each for noun in nouns for each in conjuncts(noun))):
        yield from children(head, "prep", "agent", "prt", "dative")


def _as_what(phrases: Iterator[Token]) -> Iterator[Token]:
    for phrase in phrases:
        if phrase.lower_ == "as":
            for named in phrase.children:
                for each in conjuncts(named):
                    yield from (each, *children(each, "amod"))


def _predicates(verb: Token) -> list[Token]:
    return [
        each
        for child in children(verb, "oprd", "acomp", "ccomp", "xcomp")
        if child.dep_ in {"oprd", "acomp"} or is_small(child)
        for each in (child, *child.children)
        if each.pos_ != "PROPN" or each.lower_ == "grata"
    ]
