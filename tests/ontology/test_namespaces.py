"""Ids become IRIs under one base and come back whole."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from ontology.namespaces import DEFAULT_BASE, Base
from ontology.vocabulary import DG_NS, REL_NS

BASES = st.sampled_from([Base(), Base("http://localhost:8000/kg/"), Base("https://ex.org/")])
IDS = st.text(st.characters(), min_size=1)  # surrogates too: JSON can carry them
KINDS = ("actor", "article", "mention", "statement", "relation")

READABLE = {
    "slug": ("keir-starmer", "keir-starmer"),
    "space and slash": ("a b/c", "a%20b%2Fc"),
    "hash and question mark": ("x#y?z", "x%23y%3Fz"),
    "already encoded": ("100%25", "100%2525"),
    "letters beyond ASCII": ("é", "%C3%A9"),
    "dots are no path": ("..", "%2E%2E"),
    "lone surrogate": ("\ud800", "%ED%A0%80"),
}


@pytest.mark.parametrize(("id", "local"), READABLE.values(), ids=READABLE)
def test_ids_are_encoded(id: str, local: str) -> None:
    assert Base().article(id) == URIRef(f"https://w3id.org/diplograph/article/{local}")


@pytest.mark.parametrize("kind", KINDS)
@given(base=BASES, id=IDS)
def test_an_id_comes_back(kind: str, base: Base, id: str) -> None:
    iri = getattr(base, kind)(id)
    assert getattr(base, f"{kind}_id")(iri) == id


@given(base=BASES, id=IDS)
def test_an_iri_can_be_written_and_resolved(base: Base, id: str) -> None:
    iri = base.actor(id)
    assert Graph().parse(data=f"{iri.n3()} {iri.n3()} {iri.n3()} .").value(iri, iri) == iri
    assert urlsplit(iri).path.count("/") == urlsplit(base.base).path.count("/") + 1


@given(base=BASES, id=IDS, start=st.integers(min_value=0), length=st.integers(min_value=0))
def test_a_span_comes_back(base: Base, id: str, start: int, length: int) -> None:
    span = (start, start + length)
    assert base.span_of(base.span(id, span)) == (id, span)


def test_a_span_is_a_part_of_its_article() -> None:
    assert str(Base().span("a", (3, 8))) == f"{DEFAULT_BASE}article/a#char=3,8"


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/diplograph/article/a",
        "https://w3id.org/diplograph/actor/",
        "https://w3id.org/diplograph/actor/a/b",
        "https://w3id.org/diplograph/actor/a#term-1",
        "https://elsewhere.example/actor/a",
        "a",
    ],
)
def test_an_iri_of_another_kind_has_no_actor_id(iri: str) -> None:
    with pytest.raises(ValueError, match="is not the IRI of"):
        Base().actor_id(iri)


@pytest.mark.parametrize("end", ["", "#char=", "#char=1", "#char=1,", "#char=a,b", "#char=-1,2"])
def test_a_broken_range_is_no_span(end: str) -> None:
    with pytest.raises(ValueError, match="is not the IRI of a span"):
        Base().span_of(f"{DEFAULT_BASE}article/a{end}")


def test_an_empty_id_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        Base().actor("")


@pytest.mark.parametrize(
    "base",
    ["", "graph/", "ftp://a.b/", "https://a.b", "https:///", "https://a.b/ c/", "http://a/#/"],
)
def test_a_base_must_be_able_to_carry_ids(base: str) -> None:
    with pytest.raises(ValueError, match="base"):
        Base(base)


def test_reference_graphs_stand_under_the_base() -> None:
    base = Base("https://ex.org/kg/")
    assert [str(g) for g in (base.graph_registry, base.graph_ontology, base.graph_curation)] == [
        f"https://ex.org/kg/graph/{name}" for name in ("registry", "ontology", "curation")
    ]


def test_prefixes_follow_the_base_but_the_vocabulary_stays() -> None:
    prefixes = Base("https://ex.org/kg/").prefixes()
    assert prefixes["actor"] == "https://ex.org/kg/actor/"
    assert (prefixes["dg"], prefixes["rel"]) == (DG_NS, REL_NS)


def test_prefixes_shorten_what_a_graph_holds() -> None:
    base, graph = Base(), Graph()
    for prefix, namespace in base.prefixes().items():
        graph.bind(prefix, namespace)
    graph.add((base.actor("kenya"), URIRef(f"{DG_NS}state"), Literal("KE")))
    assert 'actor:kenya dg:state "KE"' in graph.serialize()
