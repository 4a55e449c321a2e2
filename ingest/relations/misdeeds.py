"""Misdeeds told by somebody else: `X said that Y had broken the truce, was behind the attack`."""

from functools import cache

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, has_to, lemma_in, prep_objects
from ingest.records import Modality
from ingest.relations.antecedents import Antecedents
from ingest.relations.mood import Moods
from ontology.lexicon_relations import RelationLexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_ASIDE = frozenset({"amod", "acl", "relcl", "pcomp"})
_BEHIND = frozenset({"behind"})
_BLAMED = frozenset({"blame"})


class Misdeeds:
    """Finds in one text what a clause holds against the one who acts in it."""

    def __init__(self, lookup: Lookup, subjects: Subjects) -> None:
        self._subjects = subjects
        self._antecedents = Antecedents(lookup, subjects)
        self._lookup, self._classes = lookup, lookup.lexicon.classes
        self._moods = Moods(lookup.lexicon)
        self._misdeeds = _misdeeds(lookup.lexicon)

    def told(self, verb: Token) -> tuple[str, list[Found]]:
        """The relation in which whoever tells this stands to whom, by what `verb` says."""
        if verb.tag_ not in _FINITE or verb.dep_ in _ASIDE:
            return "", []
        leaf, found = self._held_against(verb)
        return (leaf, found) if found and self._is_told(verb) else ("", [])

    def _held_against(self, verb: Token) -> tuple[str, list[Found]]:
        plain = not children(verb, "prt")  # to break off is no breach
        misdeed = plain and lemma_in(verb, self._misdeeds) in self._misdeeds
        if misdeed or self._is_behind(verb):
            return "accuses", self._subjects.of(verb)
        if verb.lemma_ in self._classes["FAILING"] and any(map(has_to, children(verb, "xcomp"))):
            return "criticises", self._subjects.of(verb)
        return "denies", self._contradicted(verb)

    def _is_told(self, verb: Token) -> bool:
        """Whether it is said to have happened, neither denied nor wished."""
        mood = self._moods.of(verb, verb)
        return mood.modality is Modality.ACTUAL and not mood.negated

    def _is_behind(self, verb: Token) -> bool:
        """`was behind the attack`, `is to blame`."""
        if verb.lemma_ != "be":
            return False
        deeds = self._classes["BAD"] | self._classes["ATROCITY"]
        named = prep_objects(verb, _BEHIND)
        return any(each.lemma_.lower() in deeds for each in named) or any(
            clause.lemma_ in _BLAMED for clause in children(verb, "xcomp", "acomp", "advcl")
        )

    def _contradicted(self, verb: Token) -> list[Found]:
        """`the claim is false`: whose claim it was."""
        if verb.lemma_ != "be":
            return []
        named = children(verb, "acomp", "attr")
        if not any(word.lemma_.lower() in self._classes["FALSE"] for word in named):
            return []
        claims = [c for c in children(verb, "nsubj") if c.lemma_.lower() in self._classes["CLAIM"]]
        owned = [found for claim in claims for found in self._lookup.owners(claim)]
        return owned or [f for claim in claims for f in self._antecedents.owner(claim)]


@cache
def _misdeeds(lexicon: RelationLexicon) -> frozenset[str]:
    """The verbs that are misdeeds by themselves."""
    harmful = {
        lemma
        for lemma, rows in lexicon.verbs.items()
        if rows[-1].relation == "attacks" and not (rows[-1].needs or rows[-1].particle)
    }
    return lexicon.classes["MISDEED"] | harmful
