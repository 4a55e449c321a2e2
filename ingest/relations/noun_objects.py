"""At whom a noun is directed: the paths from a noun trigger to its objects."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, conjuncts, governor, has_to, is_passive, prep_objects
from ingest.relations.objects import Objects
from ontology.lexicon_relations import ActorPath, LightRow, TriggerRow

_OF_ACTS = frozenset({"threatens", "warns", "demands", "pledges"})
_DOING = frozenset({"at", "on", "under", "by", "in", "after", "following", "upon"})
_CLAUSES = frozenset({"clause", "order"})
_IN_FRONT = frozenset({"poss", "each"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A noun trigger with the verb it leans on, where it leans on one."""

    noun: Token
    row: TriggerRow
    verb: Token | None = None
    light: LightRow | None = None


class NounObjects:
    """Finds the objects of noun triggers in one text."""

    def __init__(self, lookup: Lookup, subjects: Subjects, objects: Objects) -> None:
        self._lookup, self._subjects, self._objects = lookup, subjects, objects

    def of(self, frame: Frame) -> tuple[list[Found], str]:
        """The actors on the first path of the row that reaches any, and that path's name."""
        # `the support of X for Y`: with another object beside it, `of` names the subject
        for path in sorted(frame.row.objects, key=lambda each: each.name == "of"):
            if path.name in _IN_FRONT:
                continue
            owner = path.owner or path.name in _CLAUSES
            for host in self.hosts(frame):
                heads = self._heads(frame, host, path)
                if found := [f for h in heads for f in self._lookup.phrase(h, owner)]:
                    return unique(found), path.name
        if any(path.name == "poss" for path in frame.row.objects):
            return self._lookup.modifying(frame.noun), "poss"
        return [], "none"

    def _heads(self, frame: Frame, host: Token, path: ActorPath) -> list[Token]:
        clauses = children(host, "acl", "relcl")
        if path.name == "doer":
            return self._doers(frame.noun) if host == frame.noun else []
        if path.name == "inner":
            return [each for c in clauses if has_to(c) for each in self._objects.direct(c)]
        if path.name in _CLAUSES:
            acting = [each for c in clauses for each in children(c, "nsubj")]
            return self._objects.heads(host, path.name) + acting
        heads = list(prep_objects(host, (path.name,)))
        return heads + (self._done_to(host, path.name) if path.owner else [])

    def _doers(self, noun: Token) -> list[Token]:
        """`At the request of X, Y did it`: who does what the noun asks for."""
        governed = governor(noun)
        if governed is None or governed[1] not in _DOING:
            return []
        return self._subjects.heads(governed[0], active=not is_passive(governed[0]))

    def _done_to(self, host: Token, name: str) -> list[Token]:
        """`opposition to recognising X's annexation`: what the act is done to."""
        return [
            each
            for preposition in children(host, "prep")
            if preposition.lower_ == name
            for act in children(preposition, "pcomp")
            for each in self._objects.direct(act)
        ]

    def hosts(self, frame: Frame) -> list[Token]:
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
