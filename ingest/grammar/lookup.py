"""From tokens to actors: what a phrase denotes, and who owns the thing it names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ingest.grammar.interface import Reading
from ingest.grammar.series import Series
from ingest.grammar.syntax import (
    PARTITIVE,
    children,
    conjuncts,
    examples,
    is_leaf,
    prep_objects,
)
from ontology.lexicon_relations import RelationLexicon

OWNER_DEPTH = 2
_BELONGING = {"belonging": "to", "belongs": "to", "bound": "for", "destined": "for"}
# of `French and German nationals` nobody says that their states act
_PRIVATE = frozenset({"national", "citizen", "resident", "people", "person", "civilian"})
_OUTLETS = frozenset({"Outlet"})
_NAMED_BODIES = frozenset({"Organisation", "Group"})
_NATIONAL = frozenset({"JJ", "NNP", "NNPS"})
_MODIFIERS = ("amod", "compound", "nmod", "nummod")


@dataclass(frozen=True, slots=True)
class Found:
    """An actor reached from a trigger, the token that names it and the sureness of the path."""

    actor: str
    token: Token
    sureness: float


class Lookup:
    """Answers who a token denotes, for one text."""

    def __init__(self, reading: Reading, lexicon: RelationLexicon) -> None:
        self.reading, self.lexicon = reading, lexicon
        self._series = Series(reading)
        self._representatives = lexicon.classes["REPRESENTATIVE"]
        self._publications = lexicon.classes["PUBLICATION"]
        self._bodies = lexicon.classes["BODY"]
        self._agentive = lexicon.classes["AGENTIVE"]
        self._ties, self._borders = lexicon.classes["TIED"], lexicon.classes["BORDER"]
        self._seated = lexicon.classes["SEATED"]

    def phrase(self, token: Token, owner: bool) -> list[Found]:
        """The actors denoted by the coordination that begins at `token`.

        With `owner`, a thing stands for its owner; otherwise only leaders, officials, forces and
        the like do (`Iranian officials` where the text knows no such group).
        """
        found: list[Found] = []
        for each in self._members(token):
            found += self._one(each, owner)
        return unique(found)

    def subject(self, token: Token) -> list[Found]:
        """The actors denoted by a subject: a force or a statement acts for its owner."""
        found: list[Found] = []
        for each in self._members(token):
            found += self._one(each, False)
            if not found and each.lemma_.lower() in self._agentive:
                found += self.owners(each)
        return unique(found)

    def _members(self, token: Token) -> Iterator[Token]:
        """The coordination that begins at `token`, and what its commas add to it."""
        for each in conjuncts(token):
            yield each
            yield from self._series.later(each)

    def _one(self, token: Token, owner: bool) -> list[Found]:
        direct = [Found(actor, token, 0.9) for actor in self.reading.actors_at(token)]
        if is_leaf(token) and (direct or token.dep_ != "appos"):
            return direct
        direct = direct or self._outlet(token) or self._body(token)
        direct = self._of_states(token) or ([*self._also(token), *direct] if direct else [])
        for named in children(token, "appos"):
            direct += [f for each in conjuncts(named) for f in self._apposed(each)]
        for named in examples(token) if direct or self._stands_for(token) else ():
            direct += [Found(actor, named, 0.85) for actor in self.reading.actors_at(named)]
        if direct or (direct := self._named_after(token)):
            return direct
        if token.dep_ == "appos" and (other := self.reading.actors_at(token.head)):
            return [Found(actor, token.head, 0.8) for actor in other]
        if token.lower_ in PARTITIVE:
            return [f for named in prep_objects(token, ("of",)) for f in self.phrase(named, owner)]
        if owner or self._stands_for(token):
            return self.owners(token)
        return []

    def _named_after(self, token: Token) -> list[Found]:
        """`the mayor of X, Y`: a person in apposition to the place instead of the office."""
        if token.pos_ != "NOUN":
            return []
        places = prep_objects(token, ("of", "in", "to", "for"))
        named = [a for place in places for a in children(place, "appos") if a.pos_ == "PROPN"]
        found = [Found(actor, a, 0.75) for a in named for actor in self.reading.actors_at(a)]
        return [each for each in found if self.reading.kind(each.actor) == "Person"]

    def _also(self, token: Token) -> list[Found]:
        """`Afghan and Pakistani officers`: the officers of the state that is named first, too."""
        adjectives = [
            each
            for child in children(token, "amod", "compound", "nmod")
            if children(child, "cc") or child.tag_ in _NATIONAL
            for each in conjuncts(child)
            if each.tag_ in _NATIONAL and self.reading.actors_at(each)
        ]
        joined = [a for a in adjectives if a.i + 1 < token.i and a.nbor().lower_ in {"and", ","}]
        kinds = {k for a in adjectives for k in map(self.reading.kind, self.reading.actors_at(a))}
        if len(adjectives) < 2 or kinds != {"State"} or token.lemma_.lower() in _PRIVATE:
            return []
        return [Found(a, each, 0.75) for each in joined for a in self.reading.actors_at(each)]

    def _of_states(self, token: Token) -> list[Found]:
        """`the presidents of Bosnia, Croatia and Serbia`: each state, for nobody else is named."""
        if token.tag_ not in {"NNS", "NNPS"} or not self._stands_for(token):
            return []
        if token.lemma_.lower() in _PRIVATE:
            return []
        states = [each for named in prep_objects(token, ("of",)) for each in self._members(named)]
        found = [Found(a, s, 0.75) for s in states for a in self.reading.actors_at(s)]
        kinds = {self.reading.kind(each.actor) for each in found}
        return found if len(found) > 1 and kinds == {"State"} else []

    def _outlet(self, token: Token) -> list[Found]:
        """`the Times newspaper`, `the Anadolu news agency`: the outlet in front of the noun."""
        if token.lemma_.lower() not in self._publications:
            return []
        return self._in_front(token, ("compound", "nmod", "poss"), _OUTLETS, 0.9)

    def _body(self, token: Token) -> list[Found]:
        """`the Hamas movement`, `the al-Qaeda terror network`: the body in front of the noun."""
        if token.lemma_.lower() not in self._bodies:
            return []
        return self._in_front(token, ("compound", "nmod"), _NAMED_BODIES, 0.85)

    def _in_front(
        self, token: Token, deps: tuple[str, ...], kinds: frozenset[str], sureness: float
    ) -> list[Found]:
        """The actors of some kinds that modifiers of `token` name."""
        named = children(token, *deps)
        found = [Found(a, each, sureness) for each in named for a in self.reading.actors_at(each)]
        return [each for each in found if self.reading.kind(each.actor) in kinds]

    def _stands_for(self, token: Token) -> bool:
        return token.lemma_.lower() in self._representatives

    def _apposed(self, token: Token) -> list[Found]:
        """Names in apposition: a list read as one (`X, Minister Y`), or who a noun stands for."""
        found = [Found(actor, token, 0.85) for actor in self.reading.actors_at(token)]
        for inner in children(token, "appos"):
            found += [f for each in conjuncts(inner) for f in self._apposed(each)]
        return found

    def hyphenated(self, noun: Token) -> list[Found]:
        """The two in front of `noun`: `the Iran-Iraq war`, `Russian-Ukrainian talks`."""
        at = self.reading.actors_at
        joined = [t for t in noun.doc[max(noun.i - 6, 0) : noun.i] if t.text in "-–/"]
        sides = [(t.nbor(-1), t.nbor()) for t in joined if t.i and noun in t.ancestors]
        both = [pair for pair in sides if at(pair[0]) and at(pair[1])]
        return unique(Found(a, t, 0.8) for pair in both for t in pair for a in at(t))

    def across(self, token: Token) -> Token:
        """The far side of a border: `along its border with X`, wherever `with` is attached."""
        if token.lemma_.lower() not in self._borders:
            return token
        after = token.doc[token.i + 1 : token.i + 2]
        sides = [side for word in after if word.lower_ == "with" for side in children(word, "pobj")]
        return sides[0] if sides else token

    def owners(self, token: Token, depth: int = OWNER_DEPTH) -> list[Found]:
        """Who the thing named by `token` belongs to or comes from, nearest kind of tie first."""
        faced = token.lemma_.lower() in self._borders and any(prep_objects(token, ("with",)))
        # `its border with X` is the border of X here
        for step in (self._of,) if faced else (self._modifying, self._of, self._described):
            if found := step(token, depth):
                return unique(replace(f, sureness=min(f.sureness, 0.65)) for f in found)
        return []

    def modifying(self, token: Token) -> list[Found]:
        """Possessors and demonyms in front of `token`."""
        return self._modifying(token, 0)

    def _modifying(self, token: Token, depth: int) -> list[Found]:
        for deps in (("poss",), _MODIFIERS):
            found: list[Found] = []
            for child in children(token, *deps):
                for each in (*conjuncts(child), *self._tied(child)):
                    found += [Found(actor, each, 0.8) for actor in self.reading.actors_at(each)]
                    if not found and each.tag_ == "WP$":
                        found += self._whose(each)
                    if not found and depth and each.dep_ == "poss":
                        found += self.owners(each, depth - 1)
            if found:
                return found
        return []

    def _whose(self, pronoun: Token) -> list[Found]:
        """`X, whose forces attacked`: what the relative clause describes."""
        verb = next((t for t in pronoun.ancestors if t.dep_ == "relcl"), None)
        if verb is None:
            return []
        return [Found(actor, verb.head, 0.8) for actor in self.reading.actors_at(verb.head)]

    def _tied(self, participle: Token) -> list[Token]:
        """`a Panama-flagged tanker`, `the Saudi-led force`: in front of a participle of tie."""
        if participle.lower_ not in self._ties:
            return []
        return children(participle, "npadvmod", "compound", "nmod", "amod", "advmod", "nsubj")

    def _of(self, token: Token, depth: int) -> list[Found]:
        borders = ("with",) if token.lemma_.lower() in self._borders else ()
        seated = ("in",) if token.lemma_.lower() in self._seated else ()
        for names in (borders, ("by",), ("of",), ("between",), ("from",), seated):
            found: list[Found] = []
            for named in prep_objects(token, names):
                for each in self._members(named):
                    direct = [Found(a, each, 0.7) for a in self.reading.actors_at(each)]
                    found += direct or (self.owners(each, depth - 1) if depth else [])
            if found:
                return found
        return []

    def described(self, token: Token) -> list[Found]:
        """Doers in a clause on `token`: `the raid launched by X`."""
        return self._described(token, 0)

    def _described(self, token: Token, depth: int) -> list[Found]:
        """The doer in a clause on the noun: `the raid launched by X`, `the raid X launched`."""
        for clause in children(token, "acl", "relcl"):
            if clause.dep_ == "acl" and children(clause, "mark"):
                continue  # `the claim that X fired` is not X's
            names = ("by", _BELONGING.get(clause.lower_, "by"))
            for agent in (*prep_objects(clause, names), *children(clause, "nsubj")):
                agents = conjuncts(agent)
                if found := [Found(a, t, 0.7) for t in agents for a in self.reading.actors_at(t)]:
                    return found
        return []


def unique(found: Iterable[Found]) -> list[Found]:
    """Each actor once, by its first and so surest path."""
    best: dict[str, Found] = {}
    for each in found:
        best.setdefault(each.actor, each)
    return list(best.values())
