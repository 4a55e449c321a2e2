"""The constants and the Turtle say the same, and every term explains itself."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from ingest.records import Act, ActorType, MentionKind, Modality, Polarity, Quotation
from ontology.turtle import TURTLE_FILES, read_turtle
from ontology.vocabulary import DG, DG_NS, REL, REL_NS, SPEECH, SPEECH_NS, terms

VANN = Namespace("http://purl.org/vocab/vann/")
DG_TERMS = sorted(terms(DG))
REL_TERMS = sorted(terms(REL) | terms(SPEECH))
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty}
RECORDS = {
    DG.Act: Act,
    DG.MentionKind: MentionKind,
    DG.Modality: Modality,
    DG.Polarity: Polarity,
    DG.Quotation: Quotation,
}


@cache
def ontology() -> Graph:
    return read_turtle("diplograph.ttl") + read_turtle("relations.ttl")


def declared(file: str, namespace: str) -> set[URIRef]:
    """Typed subjects of a file that stand in a namespace, the namespace's own IRI excepted."""
    typed = read_turtle(file).subjects(RDF.type)
    iris = {iri for iri in typed if isinstance(iri, URIRef) and iri.startswith(namespace)}
    return iris - {URIRef(namespace)}


def properties() -> Iterator[URIRef]:
    graph = ontology()
    for term in (*DG_TERMS, *REL_TERMS):
        if PROPERTY_KINDS & set(graph.objects(term, RDF.type)):
            yield term


@pytest.mark.parametrize("name", TURTLE_FILES)
def test_each_file_is_a_versioned_ontology_with_a_licence(name: str) -> None:
    graph = read_turtle(name)
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    for predicate in ("title", "license", "description"):
        assert graph.value(header, URIRef(f"http://purl.org/dc/terms/{predicate}"))
    assert graph.value(header, OWL.versionInfo)


def test_all_files_have_the_version_of_the_vocabulary() -> None:
    versions = {str(v) for f in TURTLE_FILES for v in read_turtle(f).objects(None, OWL.versionInfo)}
    assert len(versions) == 1


def test_the_vocabulary_has_a_constant_for_each_term_and_no_other() -> None:
    assert terms(DG) == declared("diplograph.ttl", DG_NS)


def test_the_relation_types_have_a_constant_each_and_no_other() -> None:
    assert terms(REL) | terms(SPEECH) == declared("relations.ttl", REL_NS)
    assert terms(SPEECH) == declared("relations.ttl", SPEECH_NS)


@pytest.mark.parametrize(
    ("vocabulary", "namespace"), [(DG, DG_NS), (REL, REL_NS), (SPEECH, SPEECH_NS)]
)
def test_a_constant_is_called_like_its_term(vocabulary: type, namespace: str) -> None:
    for name, iri in vars(vocabulary).items():
        if isinstance(iri, URIRef):
            assert iri.removeprefix(namespace).replace("-", "_") == name


def test_nothing_outside_the_declared_terms_is_used() -> None:
    graph = ontology() + read_turtle("shapes.ttl")
    used = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    own = {iri for iri in used if str(iri).startswith((DG_NS, REL_NS))} - {URIRef(REL_NS)}
    assert own == terms(DG) | terms(REL) | terms(SPEECH)


@pytest.mark.parametrize("term", [*DG_TERMS, *REL_TERMS])
def test_a_term_has_one_label_and_one_definition(term: URIRef) -> None:
    graph = ontology()
    (label,) = graph.objects(term, RDFS.label)
    (definition,) = graph.objects(term, SKOS.definition)
    assert isinstance(label, Literal)
    assert isinstance(definition, Literal)
    assert label.language == definition.language == "en"
    assert str(definition).endswith(".")


@pytest.mark.parametrize("term", list(properties()))
def test_a_property_has_one_domain_and_one_range(term: URIRef) -> None:
    graph = ontology()
    assert len(set(graph.objects(term, RDFS.domain))) == 1
    assert len(set(graph.objects(term, RDFS.range))) == 1


@pytest.mark.parametrize("term", list(properties()))
def test_a_property_that_takes_literals_is_a_datatype_property(term: URIRef) -> None:
    graph = ontology()
    range_ = graph.value(term, RDFS.range)
    literal = range_ in (RDFS.Literal, DG.CalendarDate) or str(range_).startswith(
        "http://www.w3.org/2001/XMLSchema#"
    )
    assert ((term, RDF.type, OWL.DatatypeProperty) in graph) == literal


@pytest.mark.parametrize(("kind", "record"), RECORDS.items(), ids=lambda v: getattr(v, "name", v))
def test_individuals_are_the_values_of_the_records(kind: URIRef, record: type[StrEnum]) -> None:
    graph = read_turtle("diplograph.ttl")
    values = {str(graph.value(each, SKOS.notation)) for each in graph.subjects(RDF.type, kind)}
    assert values == {each.value for each in record}


def test_enumerations_are_closed() -> None:
    graph = read_turtle("diplograph.ttl")
    for kind, members in graph.subject_objects(OWL.oneOf):
        assert set(graph.items(members)) == set(graph.subjects(RDF.type, kind))


def test_there_is_a_class_for_each_type_of_actor() -> None:
    subclasses = set(read_turtle("diplograph.ttl").subjects(RDFS.subClassOf, DG.Actor))
    assert subclasses == {URIRef(DG_NS + type.value) for type in ActorType}


@pytest.mark.parametrize(
    ("file", "namespace"), [("diplograph.ttl", DG_NS), ("relations.ttl", REL_NS)]
)
def test_the_header_names_the_namespace(file: str, namespace: str) -> None:
    assert (None, VANN.preferredNamespaceUri, Literal(namespace)) in read_turtle(file)
