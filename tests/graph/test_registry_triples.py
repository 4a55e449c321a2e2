"""The registry as RDF."""

from rdflib import ORG, OWL, SKOS, TIME, Graph, Literal, URIRef

from graph.registry_triples import registry_quads
from ontology.namespaces import Base
from ontology.validation import validate
from ontology.vocabulary import DG
from tests.graph.factory import graph_of, registry

BASE = Base()


def registry_graph() -> Graph:
    quads = tuple(registry_quads(registry(), BASE))
    assert {str(quad.graph_name) for quad in quads} == {f"<{BASE.graph_registry}>"}
    return graph_of(quads)


def test_it_conforms_to_the_shapes() -> None:
    report = validate(registry_graph())
    assert report.conforms, report.text


def test_names_by_kind() -> None:
    graph, norway = registry_graph(), BASE.actor("norway")
    others = {Literal("Kingdom of Norway"), Literal("N.O.R.")}
    assert set(graph.objects(norway, SKOS.altLabel)) == others
    assert set(graph.objects(norway, DG.acronym)) == {Literal("N.O.R.")}
    assert set(graph.objects(norway, SKOS.hiddenLabel)) == {
        Literal("Norwegian"),
        Literal("Norwegians"),
    }
    assert graph.value(BASE.actor("government-of-norway"), DG.metonym) == Literal("Oslo")


def test_wikidata_only_where_the_registry_has_it() -> None:
    graph = registry_graph()
    assert set(graph.subject_objects(OWL.sameAs)) == {
        (BASE.actor("norway"), URIRef("http://www.wikidata.org/entity/Q20")),
        (BASE.actor("iceland"), URIRef("http://www.wikidata.org/entity/Q189")),
    }


def test_a_term_is_a_membership_with_an_interval() -> None:
    graph, person = registry_graph(), BASE.actor("astrid-nordahl")
    post = BASE.actor("foreign-minister-of-norway")
    (membership,) = graph.subjects(ORG.member, person)
    assert graph.value(membership, DG.post) == post
    assert graph.value(membership, ORG.role) == DG.ForeignMinister
    assert graph.value(membership, ORG.organization) == BASE.actor("government-of-norway")
    interval = graph.value(membership, ORG.memberDuring)
    begin, end = (graph.value(interval, edge) for edge in (TIME.hasBeginning, TIME.hasEnd))
    assert str(graph.value(begin, TIME.inXSDDate)) == "2023-10-16"
    assert str(graph.value(end, TIME.inXSDgYearMonth)) == "2025-06"
    assert str(graph.value(membership, DG.knownUntil)) == "2025-06-30"
    assert (person, ORG.holds, post) in graph
