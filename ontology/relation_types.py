"""The relation types and speech acts of `relations.ttl` as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.turtle import read_turtle
from ontology.vocabulary import DG, REL_NS, SPEECH_NS


@dataclass(frozen=True, slots=True)
class RelationType:
    """One leaf of the relation types, or one speech act.

    `family` is the PLOVER class it stands under and `plover` that class's code, `cameo` the codes
    of CAMEO it covers, `quad` one of VC MC VX MX, `intensity` PLOVER's score from -10 to 10, and
    `broader` the leaf it narrows. What is `collective` persons do for their states. Speech acts
    have the family SPEECH, which PLOVER left out: their `plover` and `quad` are empty and their
    intensity is 0.
    """

    name: str
    label: str
    definition: str
    family: str
    plover: str
    cameo: tuple[str, ...]
    quad: str
    intensity: float
    symmetric: bool
    performative: bool
    collective: bool
    broader: str | None


@cache
def relation_types() -> Mapping[str, RelationType]:
    """Name -> leaf (`urges`), from the most cooperative family to the most hostile."""
    graph = read_turtle("relations.ttl")
    leaves = [
        _read(graph, iri, REL_NS) for iri in graph.subjects(RDF.type, DG.RelationType, unique=True)
    ]
    leaves.sort(key=lambda leaf: (-leaf.intensity, leaf.family, leaf.name))
    return MappingProxyType({leaf.name: leaf for leaf in leaves})


@cache
def families() -> Mapping[str, tuple[str, ...]]:
    """PLOVER class (`REQUEST`) -> names of its leaves."""
    grouped: dict[str, tuple[str, ...]] = {}
    for leaf in relation_types().values():
        grouped[leaf.family] = (*grouped.get(leaf.family, ()), leaf.name)
    return MappingProxyType(grouped)


@cache
def speech_acts() -> Mapping[str, RelationType]:
    """Name -> speech act (`announces`), in alphabetical order."""
    graph = read_turtle("relations.ttl")
    acts = [_read(graph, iri, SPEECH_NS) for iri in graph.subjects(RDF.type, DG.SpeechAct)]
    return MappingProxyType({act.name: act for act in sorted(acts, key=lambda act: act.name)})


def _read(graph: Graph, iri: Node, namespace: str) -> RelationType:
    broader = graph.value(iri, SKOS.broader)
    nested = (broader, RDF.type, DG.RelationType) in graph
    quad = read_turtle("diplograph.ttl").value(graph.value(iri, DG.quadClass), SKOS.notation)
    return RelationType(
        name=str(iri).removeprefix(namespace),
        label=str(graph.value(iri, RDFS.label)),
        definition=str(graph.value(iri, SKOS.definition)),
        family=_family(graph, iri),
        plover="".join(_codes(graph, iri, DG.PLOVERCode)),
        cameo=_codes(graph, iri, DG.CAMEOCode),
        quad=str(quad or ""),
        intensity=float(str(graph.value(iri, DG.intensity) or 0)),
        symmetric=_is_true(graph, iri, DG.symmetric),
        performative=_is_true(graph, iri, DG.performative),
        collective=_is_true(graph, iri, DG.collective),
        broader=str(broader).removeprefix(namespace) if nested else None,
    )


def _codes(graph: Graph, iri: Node, datatype: URIRef) -> tuple[str, ...]:
    """The notations of `iri` that have this datatype, sorted."""
    codes = graph.objects(iri, SKOS.notation)
    return tuple(
        sorted(
            str(code) for code in codes if isinstance(code, Literal) and code.datatype == datatype
        )
    )


def _family(graph: Graph, iri: Node) -> str:
    """The local name of the topmost concept above `iri`."""
    while (broader := graph.value(iri, SKOS.broader)) is not None:
        iri = broader
    return str(iri).removeprefix(REL_NS)


def _is_true(graph: Graph, iri: Node, flag: URIRef) -> bool:
    return (iri, flag, Literal(True)) in graph
