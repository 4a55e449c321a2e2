"""Whether a graph is well formed by the SHACL shapes."""

from dataclasses import dataclass

import pyshacl
from rdflib import Dataset, Graph

from ontology.turtle import read_turtle


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome; `text` is pyshacl's account of each violation and warning."""

    conforms: bool
    text: str


def validate(data: Graph) -> Report:
    """Check a graph (of a dataset: all its graphs as one) against `shapes.ttl`.

    The vocabulary and the relation types are added to a copy of `data` first, so `data` need not
    hold them. What articles may disagree on is reported as a warning and does not spoil `conforms`.
    """
    merged = Graph()
    triples = data.quads() if isinstance(data, Dataset) else data
    for subject, predicate, object_, *_ in triples:
        merged.add((subject, predicate, object_))
    merged += read_turtle("diplograph.ttl")
    merged += read_turtle("relations.ttl")
    conforms, _, text = pyshacl.validate(
        merged,
        shacl_graph=read_turtle("shapes.ttl"),
        inference="none",
        allow_warnings=True,
        inplace=True,
    )
    return Report(bool(conforms), str(text))
