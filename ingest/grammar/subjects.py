"""Who acts: the subject of a verb, its own or inherited from the clause that governs it."""

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup
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
from ontology.lexicon_relations import RelationLexicon

_DEPTH = 6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMPLETIONS = ("xcomp", "ccomp", "acomp", "prep")
_ADVERBIAL = frozenset({"npadvmod", "advmod", "dep"})


class Subjects:
    """Finds subjects in one text."""

    def __init__(self, lookup: Lookup, lexicon: RelationLexicon) -> None:
        self._lookup = lookup
        self._complements = lexicon.complements
        self._agentive = lexicon.classes["AGENTIVE"]

    def of(self, verb: Token) -> list[Found]:
        """The actors who do what `verb` says: its agent if it is passive, else its subject."""
        if is_passive(verb):
            return self.agents(verb)
        found = self._denoted([*self.heads(verb, active=True), *_likewise(verb)])
        outer = self.stepped_out(verb) if not found else None
        return self.of(outer) if outer is not None else found

    def stepped_out(self, verb: Token) -> Token | None:
        """The cue above a content that `verb` is read as part of, though nobody in it acts.

        `X said that talks were tense and reiterated calls`: talks do not reiterate, so X does.
        """
        if verb.dep_ != "conj" or children(verb, "nsubj", "nsubjpass") or has_to(verb):
            return None
        first = verb
        while first.dep_ == "conj" and is_verb(first.head):
            first = first.head
        above = first.head if first.dep_ == "ccomp" and is_verb(first.head) else None
        if above is None or is_passive(verb) or verb.tag_ == "VB":
            return None
        return None if self._denoted(self.heads(verb, active=True)) else above

    def agents(self, verb: Token) -> list[Found]:
        """The actors in a passive verb's by-phrase, or in front of a participle (`UN-backed`)."""
        found = self._denoted(list(prep_objects(verb, ("by",))))
        if not found:  # `was condemned in a statement by X`, `accused of piracy by X`
            nouns = [n for p in children(verb, "prep") for n in children(p, "pobj")]
            found = self._denoted([each for n in nouns for each in prep_objects(n, ("by",))])
        if not found:  # `accused of misusing funds by X`
            blamed = [p for p in children(verb, "prep") if p.lower_ in {"of", "for"}]
            acts = [act for p in blamed for act in children(p, "pcomp")]
            found = self._denoted([each for act in acts for each in prep_objects(act, ("by",))])
        if not found:  # `funded, housed and armed by X`
            joined = [each for each in conjuncts(verb) if each is not verb]
            found = self._denoted([h for each in joined for h in prep_objects(each, ("by",))])
        if not found and verb.dep_ == "amod":
            found = self._denoted(children(verb, "npadvmod", "compound", "nmod", "amod"))
        return found

    def patients(self, verb: Token) -> list[Token]:
        """The heads of a passive verb's subject, own or inherited."""
        if verb.dep_ == "amod":
            return [verb.head]
        return self.heads(verb, active=False)

    def _denoted(self, heads: list[Token]) -> list[Found]:
        return [found for head in heads for found in self._lookup.subject(head)]

    def heads(self, verb: Token, *, active: bool, depth: int = _DEPTH) -> list[Token]:
        """Heads of the grammatical subject of `verb`, looked for in the governing clauses too."""
        own = children(verb, "nsubj", "nsubjpass")
        if own:
            return [self._resolved(each, verb) for each in own]
        if not depth or _orders(verb):
            return []
        if stray := self._stray(verb):
            return stray
        if not active and verb.dep_ == "acl":
            return [verb.head]
        return self._inherited(verb, depth - 1)

    def _stray(self, verb: Token) -> list[Token]:
        """What stands where the subject should, in a finite clause that the parse left without.

        `President X on Tuesday refused` (an adverb), `In Riyadh, X and Y signed` (listed there).
        """
        aux = {child.tag_ for child in children(verb, "aux", "auxpass")}
        if verb.dep_ not in {"ROOT", "ccomp", "conj"} or not (aux | {verb.tag_}) & _FINITE:
            return []
        before = [child for child in verb.children if child.i < verb.i]
        named = [c for c in before if c.dep_ in _ADVERBIAL and self._lookup.reading.actors_at(c)]
        if named:
            return named[-1:]
        places = [p for c in before if c.dep_ == "prep" for p in children(c, "pobj")]
        listed = [each for place in places for each in children(place, "conj")]
        return [each for each in listed if each.doc[each.head.i + 1].text == ","][:1]

    def _resolved(self, subject: Token, verb: Token) -> Token:
        """A relative pronoun gives way to what it stands for."""
        if is_relative(subject) and (noun := antecedent(verb)) is not None:
            return noun
        return subject

    def _inherited(self, verb: Token, depth: int) -> list[Token]:
        head = verb.head
        if verb.dep_ == "pcomp":
            return self._of_gerund(verb, depth)
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and has_to(verb)):
            return self._of_noun_clause(verb, depth)
        if verb.dep_ == "relcl":
            return [head]
        if head == verb:
            return []
        if verb.dep_ in {"xcomp", "ccomp", "advcl", "conj", "dep", "parataxis"} and is_verb(head):
            return self._from_verb(verb, head, depth)
        if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.pos_ == "ADJ":
            return self._from_verb(verb, head.head, depth) if is_verb(head.head) else []
        return []

    def _from_verb(self, verb: Token, head: Token, depth: int) -> list[Token]:
        """The subject handed down by a governing verb, or its object where that one acts."""
        controlled = verb.dep_ in {"xcomp", "ccomp"} or (verb.dep_ == "advcl" and has_to(verb))
        if controlled and verb.tag_ in {"VB", "VBG"} and self._object_control(head):
            objects = children(head, "dobj", "dative") or list(
                prep_objects(head, ("on", "upon", "to"))
            )
            if objects and (self._denoted(objects) or not self._subject_control(head)):
                return objects
            if is_passive(head):
                return self.heads(head, active=False, depth=depth)
        return self.heads(head, active=not is_passive(head), depth=depth)

    def _subject_control(self, head: Token) -> bool:
        """`used the visit to say`: where the object is nobody, the subject may act."""
        return any(row.control == "subject" for row in self._complements.get(head.lemma_, ()))

    def _object_control(self, head: Token) -> bool:
        return any(row.control == "object" for row in self._complements.get(head.lemma_, ()))

    def _of_gerund(self, verb: Token, depth: int) -> list[Token]:
        """`accused X of doing` (X does), `by doing` (the subject does), `its role in doing`."""
        preposition = verb.head
        head = preposition.head
        if is_verb(head):
            objects = [self._resolved(each, head) for each in children(head, "dobj")]
            if preposition.lower_ in {"of", "for", "from", "into"} and self._object_control(head):
                if objects:
                    return objects
                if is_passive(head):
                    return self.heads(head, active=False, depth=depth)
            return self.heads(head, active=not is_passive(head), depth=depth)
        if head.dep_ in {"advmod", "acomp"} and is_verb(head.head):  # `is committed to doing`
            return self.heads(head.head, active=not is_passive(head.head), depth=depth)
        return self._of_noun(head, depth)

    def _of_noun_clause(self, verb: Token, depth: int) -> list[Token]:
        """`troops attacking X` (the noun does), `a plan to attack X` (who has the plan does)."""
        noun = verb.head
        written = noun.lemma_.lower() in self._agentive and noun.dep_ == "dobj"
        if verb.tag_ == "VBG" and not (written and is_verb(noun.head)):
            return [noun]
        return (
            [noun] if verb.tag_ == "VBG" and self._denoted([noun]) else self._of_noun(noun, depth)
        )

    def _of_noun(self, noun: Token, depth: int) -> list[Token]:
        """Who acts in the clause that completes a noun: its possessor, else the verb's subject."""
        if owners := [found.token for found in self._lookup.modifying(noun)]:
            return owners
        head = noun.head
        if noun.dep_ in {"dobj", "attr"} and is_verb(head):
            return self.heads(head, active=not is_passive(head), depth=depth)
        if noun.dep_ == "pobj" and is_verb(head.head):
            return self.heads(head.head, active=True, depth=depth)
        if noun.dep_ == "conj":
            return self._of_noun(head, depth) if depth else []
        return []


def _orders(verb: Token) -> bool:
    """`“Release them,” X said`: whoever is spoken to shall do it, not X."""
    return verb.dep_ == "ccomp" and verb.tag_ == "VB" and not children(verb, "aux", "mark")


def _likewise(verb: Token) -> list[Token]:
    """Who does the same by an auxiliary alone: `X protested, as did Y`."""
    return [
        subject
        for clause in children(verb, "advcl")
        if clause.lemma_ in {"have", "do", "be"} and not children(clause, *_COMPLETIONS)
        if any(mark.lower_ == "as" for mark in children(clause, "mark", "advmod"))
        for subject in children(clause, "nsubj", "dobj", "attr")[:1]
    ]
