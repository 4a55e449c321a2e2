"""Relation types and speech acts as the Turtle lists them."""

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from ontology.relation_types import RelationType, families, relation_types, speech_acts
from ontology.turtle import read_turtle
from ontology.vocabulary import DG, REL_NS

LEAVES = list(relation_types().values())
SCALE = {  # PLOVER manual of 2021: quad class and score of each event class
    "AID": ("MC", 10.0),
    "COOPERATE": ("MC", 9.5),
    "RETREAT": ("MC", 6.5),
    "SUPPORT": ("VC", 5.0),
    "CONCEDE": ("VC", 4.5),
    "AGREE": ("VC", 2.5),
    "CONSULT": ("VC", 2.5),
    "REQUEST": ("VX", 0.0),
    "REJECT": ("VX", -2.0),
    "ACCUSE": ("VX", -3.0),
    "THREATEN": ("VX", -3.5),
    "PROTEST": ("MX", -5.0),
    "MOBILIZE": ("MX", -5.5),
    "SANCTION": ("MX", -6.0),
    "COERCE": ("MX", -7.0),
    "ASSAULT": ("MX", -9.0),
}
FAMILIES = {
    "REQUEST": "urges demands asks proposes invites",
    "SUPPORT": "supports praises recognises",
    "AGREE": "agrees pledges",
    "CONSULT": "meets talks mediates",
    "COOPERATE": "cooperates",
    "AID": "aids arms",
    "CONCEDE": "concedes apologises",
    "RETREAT": "withdraws",
    "ACCUSE": "accuses criticises investigates summons",
    "REJECT": "rejects opposes denies denies-report",
    "THREATEN": "threatens warns",
    "PROTEST": "protests",
    "SANCTION": "sanctions expels cuts-ties",
    "MOBILIZE": "deploys",
    "COERCE": "coerces occupies",
    "ASSAULT": "attacks fights",
}
SPEECH_ACTS = "says announces reports confirms denies suggests declines-to-comment asks"


def leaf_iri(leaf: RelationType) -> URIRef:
    return URIRef(REL_NS + leaf.name)


each_leaf = pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.name)


def test_families_hold_their_leaves() -> None:
    assert {name: set(leaves) for name, leaves in families().items()} == {
        name: set(leaves.split()) for name, leaves in FAMILIES.items()
    }


def test_families_run_from_friendly_to_hostile() -> None:
    scores = [SCALE[family][1] for family in families()]
    assert scores == sorted(scores, reverse=True)


@each_leaf
def test_a_leaf_has_the_codes_and_the_score_of_its_family(leaf: RelationType) -> None:
    assert leaf.plover == leaf.family
    assert (leaf.quad, leaf.intensity) == SCALE[leaf.family]
    assert leaf.cameo
    assert all(re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code) for code in leaf.cameo)


@each_leaf
def test_a_leaf_says_what_it_is(leaf: RelationType) -> None:
    assert leaf.label
    assert leaf.definition[0].isupper()
    assert read_turtle("relations.ttl").value(leaf_iri(leaf), SKOS.example)


@each_leaf
def test_a_leaf_is_a_property_under_its_family(leaf: RelationType) -> None:
    graph = read_turtle("relations.ttl")
    properties = set(graph.transitive_objects(leaf_iri(leaf), RDFS.subPropertyOf))
    concepts = set(graph.transitive_objects(leaf_iri(leaf), SKOS.broader))
    assert {URIRef(REL_NS + leaf.family), DG.relatesTo} <= properties
    assert concepts == properties - {DG.relatesTo}
    symmetric = (leaf_iri(leaf), RDF.type, OWL.SymmetricProperty) in graph
    assert symmetric == leaf.symmetric


def test_the_family_of_a_leaf_has_the_same_code_and_score() -> None:
    graph = read_turtle("relations.ttl")
    vocabulary = read_turtle("diplograph.ttl")
    for family in graph.subjects(RDF.type, DG.RelationFamily):
        code = str(graph.value(family, SKOS.notation))
        quad = vocabulary.value(graph.value(family, DG.quadClass), SKOS.notation)
        assert (str(quad), float(str(graph.value(family, DG.intensity)))) == SCALE[code]


@pytest.mark.parametrize(
    ("flag", "names"),
    [
        ("symmetric", "meets talks agrees cooperates fights"),
        ("collective", "cooperates fights arms aids deploys"),
        (
            "performative",
            "urges demands asks proposes invites supports praises recognises agrees pledges "
            "apologises accuses criticises summons rejects opposes denies denies-report "
            "threatens warns protests",
        ),
    ],
)
def test_flags(flag: str, names: str) -> None:
    assert {leaf.name for leaf in LEAVES if getattr(leaf, flag)} == set(names.split())


def test_only_the_denial_of_a_report_is_nested_deeper() -> None:
    assert {leaf.name: leaf.broader for leaf in LEAVES if leaf.broader} == {
        "denies-report": "denies"
    }
    assert relation_types()["denies-report"].family == "REJECT"


def test_speech_acts_are_a_family_without_plover_code() -> None:
    acts = speech_acts()
    assert set(acts) == set(SPEECH_ACTS.split())
    for act in acts.values():
        assert (act.family, act.plover, act.quad, act.intensity) == ("SPEECH", "", "", 0.0)
        assert act.cameo[0].startswith("01")
        assert act.performative


def test_a_speech_act_is_no_relation_of_the_same_name() -> None:
    assert relation_types()["denies"].definition != speech_acts()["denies"].definition
