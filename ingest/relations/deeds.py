"""Whose deed a noun names where somebody is blamed or punished for it."""

from spacy.tokens import Token

from ingest.grammar.lookup import Found, Lookup
from ingest.grammar.syntax import governor, lemma_in
from ingest.relations.objects import Objects
from ontology.lexicon_relations import TriggerRow

_CHARGED = frozenset({"for", "of", "over", "in", "with", "after"})
_BLAMING = frozenset({"accuses", "criticises", "investigates", "sanctions"})
_DEEDS = frozenset({"attacks", "coerces", "occupies", "fights", "deploys"})


def blamed_for(noun: Token, row: TriggerRow, lookup: Lookup, objects: Objects) -> list[Found]:
    """`accused X of an attack on Y`, `punished X for the attack`: X did it."""
    governed = governor(noun)
    if governed is None or governed[1] not in _CHARGED or row.relation not in _DEEDS:
        return []
    verb, table = governed[0], lookup.lexicon.verbs
    if not any(each.relation in _BLAMING for each in table.get(lemma_in(verb, table), ())):
        return []
    heads = [head for head in objects.direct(verb) if head != noun]
    return [found for head in heads for found in lookup.phrase(head, False)]
