"""Light verbs: which verb carries a noun, and in which part (`hold talks`, `came under attack`)."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from ingest.grammar.syntax import describing_verbs, governor, has_particle, lemma_in, whole
from ontology.lexicon_relations import LightRow, TriggerRow

type Carrier = tuple[Token | None, LightRow | None]


def carriers(
    noun: Token, row: TriggerRow, table: Mapping[str, tuple[LightRow, ...]]
) -> Iterator[Carrier]:
    """The light verbs that may carry `noun` as a trigger of `row`, the likeliest first.

    Each comes with its row of the table; a noun that none carries stands by itself.
    """
    found = False
    verbs = [(verb, "dobj") for verb in describing_verbs(noun)]
    if governed := governor(noun):
        verbs.insert(0, governed)
    top = whole(noun)
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ == "NOUN":
        verbs.append((top.head.head, "dobj"))  # `the lifting of sanctions`
    for verb, how in verbs:
        light = _carrying(verb, how, row, table)
        if light is not None:
            found = True
            yield verb, light
    if not found:
        yield None, None


def _carrying(
    verb: Token, how: str, row: TriggerRow, table: Mapping[str, tuple[LightRow, ...]]
) -> LightRow | None:
    """The first row by which `verb`, of which the noun is `how`, carries a trigger of `row`."""
    for light in table.get(lemma_in(verb, table), ()):
        if light.relations and row.relation not in light.relations:
            continue
        if light.particle:
            if light.particle == how or has_particle(verb, light.particle):
                return light
        elif how in {"dobj", "nsubjpass", "oprd"}:
            return light
    return None


def light_negates(light: LightRow | None) -> bool:
    """Whether the light verb says something of its own about the noun."""
    return light is not None and (light.negated or bool(light.becomes))
