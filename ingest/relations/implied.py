"""What a statement does beyond its words.

A duty laid on somebody is a demand, a claim of misdeeds an accusation, an announced act a promise
or a threat.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.grammar.interface import Reading
from ingest.grammar.lookup import Found
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, is_passive, is_verb
from ingest.records import Modality
from ingest.relations.candidates import Candidate
from ingest.relations.mood import Mood
from ontology.lexicon_relations import relation_lexicon
from ontology.relation_types import relation_types

_DUTIES = {"must": "demands", "should": "urges", "ought": "urges"}
_DUTY_VERBS = {"have": "demands", "need": "demands"}
_MISDEEDS = frozenset({"attacks", "coerces", "occupies"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_KIND = frozenset({"AID", "CONCEDE", "COOPERATE", "SUPPORT"})
_YIELDING = frozenset({"concedes", "agrees"})
_PRESENT = frozenset({"VBP", "VBZ"})
_VOICES = frozenset({"we", "us", "our"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
SURENESS = 0.5


def voice(reading: Reading) -> str | None:
    """Whose own text this is: the actor whom `we` outside every statement denotes."""
    covered = [span for each in reading.statements for span in each.content]
    voices = Counter(
        actor
        for token in reading.doc
        if token.tag_ in _PRONOUNS and token.lower_ in _VOICES  # `US` is no pronoun
        if not any(s.start <= token.idx < s.end for s in covered)
        for actor in reading.actors_at(token)
    )
    return voices.most_common(1)[0][0] if voices else None


def becomes(
    reading: Reading, candidate: Candidate, mood: Mood, speaker: str | None
) -> Candidate | None:
    """An act that its own doer announces: hostile ones threaten, helpful ones are promised."""
    if mood.modality is not Modality.INTENDED:
        return None
    if mood.negated:  # `will not accept X's demand`
        refused = replace(candidate, relation="rejects", rule=f"{candidate.rule}:not")
        return refused if candidate.relation in _YIELDING else None
    if speaker is None:
        return None
    doer = candidate.subject.actor
    own = speaker == doer or reading.state(speaker) == doer
    if not own or relation_types()[candidate.relation].performative:
        return None
    family = relation_types()[candidate.relation].family
    if _is_named(candidate):
        return None
    leaf = "threatens" if family in _HOSTILE else "pledges" if family in _KIND else None
    return replace(candidate, relation=leaf, rule=f"{candidate.rule}:announced") if leaf else None


def _is_named(candidate: Candidate) -> bool:
    """Whether the verb above is the threat or promise already: `threatened to attack`."""
    above = candidate.clause.head if candidate.clause is not None else None
    rows = relation_lexicon().verbs.get(above.lemma_, ()) if above is not None else ()
    return any(row.relation in {"threatens", "pledges"} for row in rows)


def accusation(candidate: Candidate, mood: Mood, speaker: str) -> Candidate | None:
    """Who says that X attacked, occupies or oppresses somebody accuses X."""
    if mood.negated or speaker == candidate.subject.actor or candidate.relation not in _MISDEEDS:
        return None
    if candidate.relation == "occupies" and not is_verb(candidate.trigger):
        return None  # `X's control of Y` may be told without blame
    accused = replace(candidate.subject, sureness=SURENESS)
    return replace(
        candidate,
        subject=Found(speaker, candidate.trigger, SURENESS),
        relation="accuses",
        object=accused,
        negated=False,
        rule=f"claim of {candidate.relation}",
    )


def demands(verb: Token, subjects: Subjects, speaker: str | None) -> Iterator[Candidate]:
    """`X must`, `X has to`, `X should` said by somebody else: a demand or an appeal to X."""
    if speaker is None or not is_verb(verb) or verb.dep_ in {"relcl", "acl"}:
        return
    if (duty := _duty(verb)) is None:
        return
    for found in subjects.agents(verb) if is_passive(verb) else subjects.of(verb):
        if found.actor != speaker:
            named = Found(speaker, verb, SURENESS)
            target = replace(found, sureness=SURENESS)
            yield Candidate(named, duty, target, verb, None, False, f"duty:{duty}")


def _inverted(verb: Token, aux: Token) -> bool:
    """`Should Russia return, we will talk` lays no duty on Russia."""
    return any(subject.i > aux.i for subject in children(verb, "nsubj", "nsubjpass"))


def _duty(verb: Token) -> str | None:
    for aux in children(verb, "aux"):
        if aux.lower_ in _DUTIES and not _inverted(verb, aux):
            return _DUTIES[aux.lower_]
    head = verb.head
    owed = verb.dep_ in {"xcomp", "ccomp"} and any(c.tag_ == "TO" for c in verb.children)
    if owed and head.tag_ in _PRESENT and not children(head, "neg", "dobj"):
        return _DUTY_VERBS.get(head.lemma_)
    return None
