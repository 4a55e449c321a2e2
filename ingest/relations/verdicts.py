"""Judgements on somebody in somebody else's mouth: `X's unprovoked war`, `X is the aggressor`."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, is_verb
from ingest.relations.candidates import Candidate
from ingest.relations.misdeeds import Misdeeds
from ontology.lexicon_relations import RelationLexicon

SURENESS = 0.5
_NOT = frozenset({"neg"})


class Verdicts:
    """Finds the judgements of one text."""

    def __init__(self, lookup: Lookup, subjects: Subjects, lexicon: RelationLexicon) -> None:
        self._lookup, self._subjects, self._classes = lookup, subjects, lexicon.classes
        self._misdeeds = Misdeeds(lookup, subjects)

    def of(self, word: Token, speaker: str | None) -> Iterator[Candidate]:
        """What `word`, said by `speaker`, holds against somebody."""
        yield from self._labels(word)
        if speaker is None:
            return
        leaf, judged = self._judged(word)
        if not judged:
            leaf, judged = self._misdeeds.told(word)
        for found in judged:
            if found.actor != speaker:
                named = Found(speaker, word, SURENESS)
                target = replace(found, sureness=SURENESS)
                rule = f"verdict:{word.lower_}"
                yield Candidate(named, leaf, target, word, None, False, rule)

    def _labels(self, word: Token) -> Iterator[Candidate]:
        """`labelled X a terrorist state`, `described X as an aggressor`: the narrator tells it."""
        labelled = self._labelled(word) if word.pos_ in {"NOUN", "PROPN", "ADJ"} else None
        if labelled is None:
            return
        verb, named = labelled
        words = {word.lemma_.lower(), *(c.lower_ for c in children(word, "amod", "compound"))}
        leaf = "accuses" if words & self._classes["LABEL"] else "criticises"
        if not words & (self._classes["LABEL"] | self._classes["INSULT"]):
            return
        for found in self._lookup.phrase(named, False):
            for judge in self._subjects.of(verb):
                if judge.actor != found.actor:
                    target = replace(found, sureness=SURENESS)
                    rule = f"label:{word.lower_}"
                    judging = replace(judge, sureness=SURENESS)
                    yield Candidate(judging, leaf, target, verb, verb, False, rule)

    def _labelled(self, word: Token) -> tuple[Token, Token] | None:
        """The verb that gives the label `word`, and the noun that it is given to."""
        verb = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "as" else word.head
        if not is_verb(verb) or verb.lemma_ not in self._classes["LABELLING"]:
            if (
                word.dep_ not in {"attr", "oprd"}
                or verb.head.lemma_ not in self._classes["LABELLING"]
            ):
                return None
            verb = verb.head
        if children(verb, *_NOT):
            return None
        objects = [c for c in children(verb, "dobj") if c.i < word.i]
        objects += [s for c in children(verb, "ccomp") for s in children(c, "nsubj")]
        if word.dep_ == "ccomp":  # a small clause: `called [X an accomplice]`
            objects += children(word, "nsubj")
        fits = word.dep_ in {"oprd", "attr", "pobj", "ccomp", "dobj"}
        return (verb, objects[0]) if objects and fits else None

    def _judged(self, word: Token) -> tuple[str, list[Found]]:
        if word.dep_ == "amod" and word.lower_ in self._classes["CENSURE"]:
            return "criticises", self._lookup.modifying(word.head)
        verb = word.head
        if not is_verb(verb) or children(verb, *_NOT):
            return "", []
        if word.dep_ in {"attr", "acomp"} and verb.lemma_ == "be":
            if word.lemma_.lower() in self._classes["LABEL"]:
                return "accuses", self._subjects.of(verb)
            if word.lower_ in self._classes["INSULT"] | self._classes["CENSURE"]:
                return "criticises", self._subjects.of(verb)
        if word.lower_ in self._classes["HINDERED"] and self._makes(word):
            maker = verb if verb.lemma_ == "make" else verb.head
            return "criticises", self._subjects.of(maker)
        return "", []

    def _makes(self, word: Token) -> bool:
        """`X made it difficult to`, whatever the parser takes the adjective for."""
        verb = word.head
        made = verb.lemma_ == "make" or (verb.dep_ == "ccomp" and verb.head.lemma_ == "make")
        return made and word.dep_ in {"oprd", "acomp", "ccomp", "xcomp"}
