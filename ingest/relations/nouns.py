"""Relations that a noun states, alone or with a light verb: talks between, impose sanctions on."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import (
    children,
    conjuncts,
    governor,
    is_passive,
    is_verb,
    lemma_in,
    prep_objects,
    whole,
)
from ingest.relations.candidates import Candidate, allowed, is_mutual, pairs
from ingest.relations.deeds import blamed_for
from ingest.relations.light import carriers, light_negates
from ingest.relations.misreadings import is_gerund
from ingest.relations.noun_objects import Frame, NounObjects
from ingest.relations.objects import Objects
from ontology.lexicon_relations import Condition, RelationLexicon

_SETTINGS = frozenset(
    {"in", "at", "during", "after", "following", "before", "for", "through", "on"}
)
_OWN = ("poss-", "by-", "of-")
_ADDRESSED = frozenset({"urges", "demands", "asks", "proposes", "invites", "pledges"})


class NounTriggers:
    """Applies the noun and light-verb tables to one text."""

    def __init__(
        self, lookup: Lookup, subjects: Subjects, objects: Objects, lexicon: RelationLexicon
    ) -> None:
        self._lookup, self._subjects, self._objects = lookup, subjects, objects
        self._reached = NounObjects(lookup, subjects, objects)
        self._lexicon = lexicon

    def of(self, noun: Token) -> Iterator[Candidate]:
        """Candidates that `noun` triggers; a noun inside a name triggers none."""
        if noun.pos_ not in {"NOUN", "PROPN"} and not is_gerund(noun):
            return
        rows = self._lexicon.nouns.get(lemma_in(noun, self._lexicon.nouns), ())
        if not rows:
            return
        actors_at = self._lookup.reading.actors_at
        inside = noun.dep_ in {"compound", "nmod"} and actors_at(noun.head)  # `trade ministers`
        named = bool(actors_at(noun) or inside)
        for row in rows:
            if named and "self" not in row.subjects:
                continue
            if not all(self._qualified(noun, need) for need in row.needs):
                continue
            for verb, light in carriers(noun, row, self._lexicon.light_verbs):
                found = list(self._fill(Frame(noun, row, verb, light)))
                yield from found
                if found:
                    return

    def _qualified(self, noun: Token, need: Condition) -> bool:
        """Whether the noun has the modifier or the contents that its row asks for."""
        if need.kind == "mod":
            return self._modified(noun, need.words)
        if need.kind == "of":
            named = (each for head in prep_objects(noun, ("of",)) for each in conjuncts(head))
            return any(each.lemma_.lower() in need.words for each in named)
        return True

    def _modified(self, noun: Token, words: frozenset[str]) -> bool:
        return any(
            each.lemma_.lower() in words
            for child in children(noun, "amod", "compound", "nmod")
            for each in conjuncts(child)
        )

    def _fill(self, frame: Frame) -> Iterator[Candidate]:
        row, light = frame.row, frame.light
        relation = (light.becomes if light else "") or row.relation
        mutual = is_mutual(row)
        subjects, objects, how = self._arguments(frame, mutual)
        if light and light.becomes:
            mutual = False
        rule = f"{row.place}:{how}" + (f"+{light.place}" if light else "")
        for subject, target in pairs(subjects, objects, mutual):
            if allowed(self._lookup.reading, row, subject, target):
                # what somebody has of his own stands, whatever is wished about it
                clause = None if how.startswith(_OWN) and not light_negates(light) else frame.verb
                if how.startswith("patient") and relation in _ADDRESSED:
                    clause = frame.noun  # what X asked stands, whatever became of it
                negated = bool(light and light.negated)
                yield Candidate(subject, relation, target, frame.noun, clause, negated, rule)

    def _arguments(self, frame: Frame, mutual: bool) -> tuple[list[Found], list[Found], str]:
        both = self._between(frame)
        if both:
            if mutual:
                return both, [], "between"
            return both[:1], both[1:], "between"
        objects, how = self._reached.of(frame)
        subjects, role = self._subjects_of(frame, {o.token.i for o in objects}, how)
        if role == "patient" and how == "of" and objects and subjects:
            role = "of"  # `accepts X's control of Y`: the noun has both actors of its own
        elif role == "patient" and frame.verb is not None:
            if how == "of" and not subjects and "of" in frame.row.subjects:
                subjects = objects  # `won the backing of X`
            objects = self._verb_subjects(frame.verb) or objects
        if role == "of" and not objects and not is_verb(frame.noun.sent.root):
            return [], [], "none"  # a heading: `Joint statement of X and Y`
        taken = {o.actor for o in objects}
        subjects = [s for s in subjects if s.actor not in taken]
        return subjects, objects, f"{role}-{how}"

    def _between(self, frame: Frame) -> list[Found]:
        if "between" not in frame.row.subjects:
            return []
        heads = list(prep_objects(frame.noun, ("between", "among")))
        if not heads and frame.verb is not None:
            heads = list(prep_objects(frame.verb, ("between", "among")))
        if not heads and is_mutual(frame.row):
            return self._lookup.hyphenated(frame.noun)
        return unique(f for head in heads for f in self._lookup.phrase(head, False))

    def _subjects_of(self, frame: Frame, taken: set[int], how: str) -> tuple[list[Found], str]:
        row, noun = frame.row, frame.noun
        if "self" in row.subjects:
            return self._self(noun, taken), "self"
        if self._suffers(frame):
            return self._givers(frame), "patient"
        found: list[Found]
        if (
            "of" in row.subjects
            and how not in {"of", "none"}
            and (found := self._of_phrase(noun, "of"))
        ):
            return unique(found), "of"
        for name, found in (
            ("poss", self._lookup.modifying(noun) if "poss" in row.subjects else []),
            ("light", self._verb_subjects(frame.verb) if frame.verb is not None else []),
            *((p, self._of_phrase(noun, p)) for p in ("by", "of", "from") if p in row.subjects),
            ("done", self._lookup.described(noun) if "by" in row.subjects else []),
            ("blamed", blamed_for(noun, row, self._lookup, self._objects)),
            ("adv", self._setting(frame, taken)),
            ("clause", self._speaking_clause(frame, taken)),
        ):
            kept = [f for f in found if f.token.i not in taken]
            if kept:
                return unique(kept), name
        return [], "none"

    def _of_phrase(self, noun: Token, name: str) -> list[Found]:
        heads = list(prep_objects(noun, (name,)))
        if not heads and name == "by":  # `the expulsion of the envoy by X`
            heads = [h for each in prep_objects(noun, ("of",)) for h in prep_objects(each, ("by",))]
        return [found for head in heads for found in self._lookup.subject(head)]

    def _verb_subjects(self, verb: Token) -> list[Found]:
        if is_verb(verb):
            return unique(self._subjects.of(verb))
        found = self._lookup.modifying(verb) or self._of_phrase(verb, "by")
        if (
            not found
            and (governed := governor(verb)) is not None
            and governed[1] in {"dobj", "attr"}
        ):
            found = self._subjects.of(governed[0])
        return unique(found)

    def _suffers(self, frame: Frame) -> bool:
        """Whether the light verb's subject is at the noun's receiving end."""
        if frame.verb is None or frame.light is None:
            return False
        role = frame.light.role
        named = "of" in frame.row.subjects and any(prep_objects(frame.noun, ("of",)))
        return role == "patient" or (role == "either" and (named or bool(self._givers(frame))))

    def _givers(self, frame: Frame) -> list[Found]:
        """`received support from X`, `came under attack by X`: X acts."""
        found = self._lookup.modifying(frame.noun)
        for host in self._reached.hosts(frame):
            found += self._of_phrase(host, "from") + self._of_phrase(host, "by")
        return unique(found)

    def _setting(self, frame: Frame, taken: set[int]) -> list[Found]:
        """`In a meeting with X, Y said`, `acted in support of X`: the verb's subject took part."""
        if not taken and "adv" not in frame.row.subjects:
            return []
        governed = governor(frame.noun)
        if governed is None or frame.noun.dep_ not in {"pobj", "conj"}:
            return []
        verb, preposition = governed
        settings = _SETTINGS if "adv" in frame.row.subjects else frozenset({"in"})
        if preposition not in settings:
            return []
        heads = self._subjects.heads(verb, active=not is_passive(verb))
        found = [f for h in heads for f in self._lookup.subject(h)]
        return [replace(f, sureness=min(f.sureness, 0.75)) for f in found]

    def _speaking_clause(self, frame: Frame, taken: set[int]) -> list[Found]:
        """`stressed the importance of cooperation with X`: the clause's subject is a party."""
        if not taken or not is_mutual(frame.row):
            return []
        verb = next((t for t in frame.noun.ancestors if is_verb(t)), None)
        if verb is None:
            return []
        heads = self._subjects.heads(verb, active=not is_passive(verb))
        found = [f for h in heads for f in self._lookup.subject(h)]
        return [replace(f, sureness=min(f.sureness, 0.5)) for f in found]

    def _self(self, noun: Token, taken: set[int]) -> list[Found]:
        """Whom an agent noun denotes: `X is an ally of Y`, `X, a critic of Y`, `NATO ally X`."""
        top = whole(noun)
        # `our allies` alone says no more than the word itself
        tokens = children(noun, "appos") or children(noun, "compound", "nmod")
        if top.dep_ in {"compound", "nmod", "appos"}:
            tokens.append(top.head)
        found = [f for t in tokens for f in self._lookup.phrase(t, False) if f.token.i not in taken]
        if not found and top.dep_ in {"attr", "oprd"}:
            found = self._verb_subjects(top.head)
        if not found and top.dep_ == "nsubj" and top.head.lemma_ == "be":  # `its ally is X`
            named = children(top.head, "attr")
            found = [f for each in named for f in self._lookup.phrase(each, False)]
        if not found and top.dep_ == "pobj" and top.head.lower_ == "as":
            head = top.head.head
            found = self._verb_subjects(head) if is_verb(head) else self._lookup.phrase(head, False)
        return unique(found)
