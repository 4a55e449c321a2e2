"""To whom something is said: `told X`, `said to X`, `speaking to X`, `in talks with X`."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.grammar.lookup import Lookup
from ingest.grammar.syntax import children, prep_objects
from ingest.statements.cue_words import is_setting
from ontology.lexicon_cues import Cue
from ontology.lexicon_relations import RelationLexicon


class Addressees:
    """Finds addressees in one text."""

    def __init__(self, lookup: Lookup, lexicon: RelationLexicon) -> None:
        self._lookup, self._classes = lookup, lexicon.classes

    def of(self, verb: Token, cue: Cue) -> tuple[str, ...]:
        """Ids of the actors spoken to, the nearest first."""
        found = [actor for head in self._heads(verb, cue) for actor in self._actors(head)]
        return tuple(dict.fromkeys(found))

    def is_occasion(self, phrase: Token) -> bool:
        """Whether a prepositional phrase tells where or to whom was spoken: `in an interview`."""
        named = children(phrase, "pobj")
        if phrase.dep_ != "prep":
            return False
        if phrase.lower_ == "to":
            return any(self._actors(each) for each in named)
        return any(is_setting(each) for each in named)

    def _actors(self, head: Token) -> list[str]:
        return [found.actor for found in self._lookup.phrase(head, False)]

    def _heads(self, verb: Token, cue: Cue) -> Iterator[Token]:
        if "obj" in cue.addressee:
            yield from children(verb, "dative", "dobj")
            for clause in children(verb, "ccomp"):  # `urged X to leave` read as a clause
                if any(c.tag_ == "TO" for c in clause.children):
                    yield from children(clause, "nsubj")
        yield from prep_objects(verb, sorted(cue.addressee - {"obj"}))
        yield from self._scene(verb)

    def _scene(self, verb: Token) -> Iterator[Token]:
        for clause in children(verb, "advcl"):
            if clause.lemma_ in self._classes["SPEAKING"]:
                yield from prep_objects(clause, ("to", "with", "on"))
                yield from children(clause, "dobj")
            elif clause.lemma_ in self._classes["ASKING"]:
                yield from prep_objects(clause, ("by",))
        for occasion in prep_objects(verb, ("in", "during", "at")):
            if occasion.lemma_.lower() in self._classes["OCCASION"]:
                yield from prep_objects(occasion, ("with", "to"))
