"""What a trigger proposes: two actors and the relation the table names, still to be judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from spacy.tokens import Token

from ingest.grammar.interface import Reading
from ingest.grammar.lookup import Found
from ontology.lexicon_relations import TriggerRow
from ontology.relation_types import relation_types

MAX_PAIRED = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation between two actors as a table row found it.

    `trigger` is the word of the table and `clause` the verb whose negation and mood hold for it
    (None for a noun that stands free). `negated` is what the row itself says of polarity.
    """

    subject: Found
    relation: str
    object: Found
    trigger: Token
    clause: Token | None
    negated: bool
    rule: str

    @property
    def sureness(self) -> float:
        """How sure the two paths are together."""
        return min(self.subject.sureness, self.object.sureness)


def pairs(
    subjects: Sequence[Found], objects: Sequence[Found], mutual: bool
) -> Iterator[tuple[Found, Found]]:
    """Every subject with every object; for a mutual relation without objects, each with each."""
    if objects:
        yield from ((s, o) for s in subjects for o in objects if s.actor != o.actor)
    elif mutual:
        yield from combinations(subjects[:MAX_PAIRED], 2)


def collective(reading: Reading, candidate: Candidate) -> Candidate | None:
    """What only states and bodies do, said of a person, as an act of the person's state."""
    leaf = relation_types()[candidate.relation]
    if not leaf.collective:
        return candidate
    subject = _stated(reading, candidate.subject)
    target = _stated(reading, candidate.object) if leaf.symmetric else candidate.object
    if subject.actor == target.actor:
        return None
    return replace(candidate, subject=subject, object=target)


def _stated(reading: Reading, found: Found) -> Found:
    state = reading.state(found.actor) if reading.kind(found.actor) == "Person" else None
    return replace(found, actor=state) if state else found


def is_mutual(row: TriggerRow) -> bool:
    """Whether the subjects alone may fill the row: `A and B met`, `A and B are at odds`."""
    return any(path.name == "each" for path in row.objects)


def allowed(reading: Reading, row: TriggerRow, subject: Found, target: Found) -> bool:
    """Whether the kinds of the two actors are those the row asks for."""
    for condition in row.needs:
        if condition.kind == "subject" and reading.kind(subject.actor) not in condition.words:
            return False
        if condition.kind == "object" and reading.kind(target.actor) not in condition.words:
            return False
    return True
