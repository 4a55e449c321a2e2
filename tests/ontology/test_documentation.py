"""The page on the ontology shows what is so."""

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, URIRef

from ontology.relation_types import RelationType, families, relation_types, speech_acts
from ontology.turtle import read_turtle
from ontology.validation import validate
from ontology.vocabulary import REL_NS

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found


@cache
def example() -> Graph:
    return Graph().parse(data="".join(blocks("turtle")), format="turtle")


def test_the_example_conforms() -> None:
    report = validate(example())
    assert report.conforms, report.text


def test_the_queries_find_the_example() -> None:
    graph = example() + read_turtle("diplograph.ttl") + read_turtle("relations.ttl")
    for query in blocks("sparql"):
        assert list(graph.query(query))


@pytest.mark.parametrize("leaf", relation_types().values(), ids=lambda leaf: leaf.name)
def test_a_leaf_has_its_row(leaf: RelationType) -> None:
    flags = (
        (leaf.symmetric, "both ways"),
        (leaf.performative, "by saying so"),
        (leaf.collective, "by bodies"),
    )
    notes = ", ".join(note for is_so, note in flags if is_so)
    codes = " ".join(leaf.cameo)
    assert f"| {leaf.family} | `{leaf.name}` | {leaf.definition} | {codes} | {notes} |" in PAGE


@pytest.mark.parametrize("family", families())
def test_a_family_has_its_row(family: str) -> None:
    meaning = read_turtle("relations.ttl").value(URIRef(REL_NS + family), SKOS.definition)
    leaf = relation_types()[families()[family][0]]
    assert f"| {family} | {meaning} | {leaf.quad} | {leaf.intensity:g} |" in PAGE


@pytest.mark.parametrize("act", speech_acts().values(), ids=lambda act: act.name)
def test_a_speech_act_has_its_row(act: RelationType) -> None:
    assert f"| `{act.name}` | {act.definition} | {' '.join(act.cameo)} |" in PAGE
