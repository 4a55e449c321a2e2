"""Relations that a noun states, alone or with a light verb: talks between, impose sanctions on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import (
    children,
    conjuncts,
    describing_verbs,
    governor,
    has_particle,
    has_to,
    is_passive,
    is_verb,
    lemma_in,
    prep_objects,
    whole,
)
from ingest.relations.candidates import Candidate, allowed, is_mutual, pairs
from ingest.relations.deeds import blamed_for
from ingest.relations.misreadings import is_gerund
from ingest.relations.objects import Objects
from ontology.lexicon_relations import LightRow, RelationLexicon, TriggerRow
from ontology.relation_types import relation_types

_SETTINGS = frozenset(
    {"in", "at", "during", "after", "following", "before", "for", "through", "on"}
)
_OF_ACTS = frozenset({"threatens", "warns", "demands", "pledges"})

_OWN = ("poss-", "by-", "of-")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A noun trigger with the verb it leans on, where it leans on one."""

    noun: Token
    row: TriggerRow
    verb: Token | None = None
    light: LightRow | None = None


class NounTriggers:
    """Applies the noun and light-verb tables to one text."""

    def __init__(
        self, lookup: Lookup, subjects: Subjects, objects: Objects, lexicon: RelationLexicon
    ) -> None:
        self._lookup, self._subjects, self._objects = lookup, subjects, objects
        self._lexicon = lexicon

    def of(self, noun: Token) -> Iterator[Candidate]:
        """Candidates that `noun` triggers; a noun inside a name triggers none."""
        if noun.pos_ not in {"NOUN", "PROPN"} and not is_gerund(noun):
            return
        rows = self._lexicon.nouns.get(lemma_in(noun, self._lexicon.nouns), ())
        if not rows:
            return
        named = bool(self._lookup.reading.actors_at(noun))
        for row in rows:
            if named and "self" not in row.subjects:
                continue
            if all(self._modified(noun, need.words) for need in row.needs if need.kind == "mod"):
                found = list(self._fill(_Frame(noun, row, *self._light(noun, row))))
                yield from found
                if found:
                    return

    def _modified(self, noun: Token, words: frozenset[str]) -> bool:
        return any(
            each.lemma_.lower() in words
            for child in children(noun, "amod", "compound", "nmod")
            for each in conjuncts(child)
        )

    def _light(self, noun: Token, row: TriggerRow) -> tuple[Token | None, LightRow | None]:
        """The light verb that carries the noun, with its row."""
        verbs = [(verb, "dobj") for verb in describing_verbs(noun)]
        if governed := governor(noun):
            verbs.insert(0, governed)
        top = whole(noun)
        if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ == "NOUN":
            verbs.append((top.head.head, "dobj"))  # `the lifting of sanctions`
        for verb, how in verbs:
            for light in self._light_rows(verb):
                if light.relations and row.relation not in light.relations:
                    continue
                if light.particle:
                    if light.particle == how or has_particle(verb, light.particle):
                        return verb, light
                elif how in {"dobj", "nsubjpass", "oprd"}:
                    return verb, light
        return None, None

    def _light_rows(self, verb: Token) -> tuple[LightRow, ...]:
        table = self._lexicon.light_verbs
        return table.get(lemma_in(verb, table), ())

    def _fill(self, frame: _Frame) -> Iterator[Candidate]:
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
                negated = bool(light and light.negated)
                yield Candidate(subject, relation, target, frame.noun, clause, negated, rule)

    def _arguments(self, frame: _Frame, mutual: bool) -> tuple[list[Found], list[Found], str]:
        both = self._between(frame)
        if both:
            if mutual:
                return both, [], "between"
            return both[:1], both[1:], "between"
        objects, how = self._objects_of(frame)
        subjects, role = self._subjects_of(frame, {o.token.i for o in objects})
        if role == "patient" and how == "of" and objects:
            role = "of"  # `accepts X's control of Y`: the noun has both actors of its own
        elif role == "patient" and frame.verb is not None:
            objects = self._verb_subjects(frame.verb) or objects
        taken = {o.actor for o in objects}
        subjects = [s for s in subjects if s.actor not in taken]
        return subjects, objects, f"{role}-{how}"

    def _between(self, frame: _Frame) -> list[Found]:
        if "between" not in frame.row.subjects:
            return []
        heads = list(prep_objects(frame.noun, ("between", "among")))
        if not heads and frame.verb is not None:
            heads = list(prep_objects(frame.verb, ("between", "among")))
        if not heads and is_mutual(frame.row):
            return self._lookup.hyphenated(frame.noun)
        return unique(f for head in heads for f in self._lookup.phrase(head, False))

    def _objects_of(self, frame: _Frame) -> tuple[list[Found], str]:
        for path in frame.row.objects:
            if path.name in {"poss", "each"}:
                continue
            found: list[Found] = []
            for host in self._hosts(frame):
                if path.name == "inner":
                    heads = [
                        each
                        for c in children(host, "acl", "relcl")
                        if has_to(c)
                        for each in self._objects.direct(c)
                    ]
                elif path.name in {"clause", "order"}:
                    heads = self._objects.heads(host, path.name) + [
                        each
                        for c in children(host, "acl", "relcl")
                        for each in children(c, "nsubj")
                    ]
                else:
                    heads = list(prep_objects(host, (path.name,)))
                    if path.owner:
                        heads += self._done_to(host, path.name)
                owner = path.owner or path.name in {"clause", "order"}
                found = [f for h in heads for f in self._lookup.phrase(h, owner)]
                if found:
                    break
            if found:
                return unique(found), path.name
        if "poss" in _names(frame.row):
            return self._lookup.modifying(frame.noun), "poss"
        return [], "none"

    def _done_to(self, host: Token, name: str) -> list[Token]:
        """`opposition to recognising X's annexation`: what the act is done to."""
        return [
            each
            for preposition in children(host, "prep")
            if preposition.lower_ == name
            for act in children(preposition, "pcomp")
            for each in self._objects.direct(act)
        ]

    def _hosts(self, frame: _Frame) -> list[Token]:
        """Where the noun's phrases may hang: on it, on a noun beside it, on its light verb."""
        hosts = list(conjuncts(frame.noun))
        if frame.noun.dep_ == "conj":
            hosts.append(frame.noun.head)
        if frame.verb is not None:
            hosts.append(frame.verb)
        elif "adv" in frame.row.subjects and (governed := governor(frame.noun)) is not None:
            hosts.append(governed[0])  # `left in protest at X`
        hosts += prep_objects(frame.noun, ("by",))  # `a protest by X against Y`
        if frame.row.relation in _OF_ACTS:  # `the threat of sanctions against X`
            hosts += prep_objects(frame.noun, ("of",))
        return hosts

    def _subjects_of(self, frame: _Frame, taken: set[int]) -> tuple[list[Found], str]:
        row, noun = frame.row, frame.noun
        if "self" in row.subjects:
            return self._self(noun, taken), "self"
        if frame.verb is not None and frame.light is not None and frame.light.role == "patient":
            return self._givers(frame), "patient"
        found: list[Found]
        for name, found in (
            ("poss", self._lookup.modifying(noun) if "poss" in row.subjects else []),
            ("light", self._verb_subjects(frame.verb) if frame.verb is not None else []),
            *((p, self._of_phrase(noun, p)) for p in ("by", "of", "from") if p in row.subjects),
            ("done", self._lookup.described(noun) if "by" in row.subjects else []),
            ("blamed", blamed_for(noun, row, self._lookup, self._objects)),
            ("adv", self._setting(frame)),
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

    def _givers(self, frame: _Frame) -> list[Found]:
        """`received support from X`, `came under attack by X`: X acts."""
        found = self._lookup.modifying(frame.noun)
        for host in self._hosts(frame):
            found += self._of_phrase(host, "from") + self._of_phrase(host, "by")
        return unique(found)

    def _setting(self, frame: _Frame) -> list[Found]:
        """`In a meeting with X, Y said`, `acted in support of X`: the verb's subject took part."""
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

    def _speaking_clause(self, frame: _Frame, taken: set[int]) -> list[Found]:
        """`stressed the importance of cooperation with X`: the clause's subject is a party."""
        if not is_mutual(frame.row) or (
            not taken and relation_types()[frame.row.relation].intensity < 0
        ):
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
        tokens = [*children(noun, "compound", "nmod"), *children(noun, "appos")]
        if top.dep_ in {"compound", "nmod", "appos"}:
            tokens.append(top.head)
        found = [f for t in tokens for f in self._lookup.phrase(t, False) if f.token.i not in taken]
        if not found and top.dep_ in {"attr", "oprd"}:
            found = self._verb_subjects(top.head)
        if not found and top.dep_ == "pobj" and top.head.lower_ == "as":
            head = top.head.head
            found = self._verb_subjects(head) if is_verb(head) else self._lookup.phrase(head, False)
        return unique(found)


def light_negates(light: LightRow | None) -> bool:
    """Whether the light verb says something of its own about the noun."""
    return light is not None and (light.negated or bool(light.becomes))


def _names(row: TriggerRow) -> set[str]:
    return {path.name for path in row.objects}
